/**
 * Moves labels apart along one axis, as little as needed, and keeps their order.
 *
 * Each run of labels that would touch is laid out as one block around its own middle, so that the result does not
 * lean to one side.
 *
 * @param wanted positions of the labels' middles, in any order and unit
 * @param sizes of the labels in the same order and unit
 * @param range limits for all labels; the lower one gives way when they cannot fit
 * @returns positions of the middles, in the order of `wanted`
 */
export function spreadLabels(
  wanted: readonly number[],
  sizes: readonly number[],
  range: { readonly lo: number; readonly hi: number },
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  let blocks: Block[] = [];
  for (const index of order) {
    const size = sizes[index]!;
    blocks.push({ members: [index], size, starts: wanted[index]! - size / 2 });
    blocks = mergeTouching(blocks, range);
  }
  const placed = new Array<number>(wanted.length);
  for (const block of blocks) {
    let edge = startOf(block, range);
    for (const index of block.members) {
      placed[index] = edge + sizes[index]! / 2;
      edge += sizes[index]!;
    }
  }
  return placed;
}

/** Labels that touch. `starts` is the sum of the starts that each member would like the whole block to have. */
interface Block {
  readonly members: readonly number[];
  readonly size: number;
  readonly starts: number;
}

function startOf({ starts, members, size }: Block, { lo, hi }: { lo: number; hi: number }): number {
  return Math.min(hi - size, Math.max(lo, starts / members.length));
}

function mergeTouching(blocks: readonly Block[], range: { lo: number; hi: number }): Block[] {
  const kept = blocks.slice(0, -1);
  let last = blocks.at(-1)!;
  for (let before = kept.at(-1); before; before = kept.at(-1)) {
    if (startOf(before, range) + before.size <= startOf(last, range)) break;
    kept.pop();
    last = {
      members: [...before.members, ...last.members],
      size: before.size + last.size,
      starts: before.starts + last.starts - last.members.length * before.size,
    };
  }
  return [...kept, last];
}
