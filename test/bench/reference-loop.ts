/**
 * What it measures: the machine. The hold model (pop the first event, push it again later by an exponential
 * time) on a typed binary heap with 10^4 events pending, in nanoseconds a hold.
 *
 * FROZEN: speed is judged by the ratio to this loop, so a change here would move every threshold. It imports
 * nothing, and must never be edited, improved or replaced.
 */

const PENDING = 10_000;
const INCREMENTS = 65_536;
const ID_FACTOR = 4_194_304;

/** Multiplicative congruential generator of Park and Miller, to fill the table of increments. */
function tableOfIncrements(): Float64Array {
  const table = new Float64Array(INCREMENTS);
  let state = 20_270_104;
  for (let i = 0; i < INCREMENTS; i++) {
    state = (state * 16_807) % 2_147_483_647;
    table[i] = Math.floor(-Math.log(state / 2_147_483_647) * 100_000);
  }
  return table;
}

/** A binary heap of doubles, each time * 2^22 + id. */
class ReferenceHeap {
  private readonly keys = new Float64Array(PENDING + 1);
  private size = 0;

  push(key: number): void {
    const keys = this.keys;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = keys[parent];
      if (above <= key) break;
      keys[hole] = above;
      hole = parent;
    }
    keys[hole] = key;
  }

  pop(): number {
    const keys = this.keys;
    const first = keys[0];
    const size = --this.size;
    const moved = keys[size];
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1] < keys[child]) child++;
      if (keys[child] >= moved) break;
      keys[hole] = keys[child];
      hole = child;
    }
    keys[hole] = moved;
    return first;
  }
}

const increments = tableOfIncrements();

/**
 * Runs the loop.
 *
 * @returns nanoseconds a hold
 */
export function referenceLoop(holds: number): number {
  const heap = new ReferenceHeap();
  for (let id = 0; id < PENDING; id++) heap.push(increments[id] * ID_FACTOR + id);
  const start = performance.now();
  let last = 0;
  for (let i = 0; i < holds; i++) {
    const key = heap.pop();
    const time = Math.floor(key / ID_FACTOR);
    if (time < last) throw new Error('The heap is out of order.');
    last = time;
    const id = key - time * ID_FACTOR;
    heap.push((time + increments[(i * 7 + id) & (INCREMENTS - 1)]) * ID_FACTOR + id);
  }
  return ((performance.now() - start) * 1e6) / holds;
}
