/** A rectangle in pixels; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A mean with its two intervals, in pixels, and the size of its name. */
export interface Cross {
  readonly x: number;
  readonly y: number;
  readonly xLo: number;
  readonly xHi: number;
  /** Upper end, the smaller number. */
  readonly yTop: number;
  readonly yBottom: number;
  readonly nameWidth: number;
  readonly nameHeight: number;
}

/** Half the thickness that is kept free around lines, and around the sign of a mean. */
const LINE = 4;
const SIGN = 8;
/** Space between a name and what it belongs to. */
const GAP = 6;

/**
 * Finds each cross a place for its name where it covers neither a cross nor another name: beside the intervals,
 * above or below them, or in one of the quarters between.
 *
 * Greedy, in the order given. A name that finds no place is left out, rather than made unreadable.
 *
 * @returns the box of each name, or null
 */
export function placeLabels(
  crosses: readonly Cross[],
  plot: { readonly width: number; readonly height: number },
): (Box | null)[] {
  const taken = crosses.flatMap(obstaclesOf);
  return crosses.map((cross) => {
    const free = candidatesFor(cross).find(
      (box) =>
        box.left >= 0 &&
        box.right <= plot.width &&
        box.top >= 0 &&
        box.bottom <= plot.height &&
        !taken.some((other) => overlap(box, other)),
    );
    if (free) taken.push(free);
    return free ?? null;
  });
}

/** What a cross covers: its two lines and its sign. */
export function obstaclesOf({ x, y, xLo, xHi, yTop, yBottom }: Cross): Box[] {
  return [
    { left: xLo, right: xHi, top: y - LINE, bottom: y + LINE },
    { left: x - LINE, right: x + LINE, top: yTop, bottom: yBottom },
    { left: x - SIGN, right: x + SIGN, top: y - SIGN, bottom: y + SIGN },
  ];
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function candidatesFor({ x, y, xLo, xHi, yTop, yBottom, nameWidth, nameHeight }: Cross): Box[] {
  const at = (left: number, top: number): Box => ({
    left,
    right: left + nameWidth,
    top,
    bottom: top + nameHeight,
  });
  const right = Math.max(xHi, x + SIGN) + GAP;
  const left = Math.min(xLo, x - SIGN) - GAP - nameWidth;
  const above = Math.min(yTop, y - SIGN) - GAP - nameHeight;
  const below = Math.max(yBottom, y + SIGN) + GAP;
  const middle = y - nameHeight / 2;
  const centred = x - nameWidth / 2;
  const quarterRight = x + SIGN + 1;
  const quarterLeft = x - SIGN - 1 - nameWidth;
  const quarterAbove = y - SIGN - 1 - nameHeight;
  const quarterBelow = y + SIGN + 1;
  return [
    at(right, middle),
    at(left, middle),
    at(quarterRight, quarterAbove),
    at(quarterRight, quarterBelow),
    at(quarterLeft, quarterAbove),
    at(quarterLeft, quarterBelow),
    at(centred, above),
    at(centred, below),
  ];
}
