import { findLevel } from './find-level.ts';

/** How far a plan is from the baseline at a level of its setting, relative to the baseline. */
export interface Off {
  readonly off: number;
  /** Half the width of its interval; null where there is none, as with one year. */
  readonly halfWidth: number | null;
}

/** A level of the setting, and how far from the baseline it leaves the plan. */
export interface FoundMatch extends Off {
  readonly level: number;
}

const MOST_CORRECTIONS = 3;

/**
 * Finds the level of a setting at which a plan is equal to the baseline, as nearly as the years given tell.
 *
 * A quarter of the years finds the neighbourhood; all of them tell how near it is, and where it should rather be. How
 * far a plan is off at two neighbouring levels differs by chance as well: customers that meet another conduct go
 * other ways. So nobody tries until a value happens to be small; what is within an eighth of its own interval is left.
 *
 * @param offAt how far the plan is off over the first so many years; deterministic
 * @param limits of the level
 * @param within how far it may be, above 0
 * @param years all that there are
 * @returns null where no level between the limits brings it that near, or to where chance may explain the rest
 */
export async function findMatch(
  offAt: (level: number, years: number) => Promise<Off>,
  limits: readonly [number, number],
  within: number,
  years: number,
): Promise<FoundMatch | null> {
  const few = Math.min(years, Math.max(FEWEST, Math.ceil(years / 4)));
  const tried: FoundMatch[] = [];
  const valueAt = async (level: number) => {
    const there = await offAt(level, few);
    tried.push({ level, ...there });
    const isLimit = level === limits[0] || level === limits[1];
    // A limit is no answer for want of years: nearer ones may lie inside.
    return !isLimit && mayBeEqual(there, within) ? 0 : there.off;
  };
  const rough = await findLevel(valueAt, limits, within).catch((error: unknown) => {
    // The setting moves the measure by jumps.
    if (error instanceof RangeError) return null;
    throw error;
  });
  // A limit that is near enough is found at once; how the value moves takes another place.
  if (tried.length === 1) await valueAt(limits[0] === tried[0]!.level ? limits[1] : limits[0]);
  const slope = slopeOf(tried);
  const limit = tried.toSorted((a, b) => Math.abs(a.off) - Math.abs(b.off))[0]!;
  if (rough === null && !mayBeEqual(limit, within)) return null;
  let { level } = rough ?? limit;
  let best: FoundMatch | undefined;
  for (let correction = 0; correction <= MOST_CORRECTIONS; correction++) {
    const there = { level, ...(await offAt(level, years)) };
    if (best === undefined || Math.abs(there.off) < Math.abs(best.off)) best = there;
    if (Math.abs(there.off) <= closeEnough(there.halfWidth, within)) return there;
    const next = Math.min(limits[1], Math.max(limits[0], level - there.off / slope));
    if (next === level || !Number.isFinite(next)) break;
    level = next;
  }
  if (best === undefined) return null;
  const isLimit = best.level === limits[0] || best.level === limits[1];
  return isLimit && !mayBeEqual(best, within) ? null : best;
}

/** Whether chance, or the tolerance, may explain that a plan is off by so much. */
function mayBeEqual({ off, halfWidth }: Off, within: number): boolean {
  return Math.abs(off) <= Math.max(within, halfWidth ?? 0);
}

/** Fewer years find no neighbourhood worth the name. */
const FEWEST = 10;

/** Where the whole interval is within the tolerance, or no correction is worth its name beside chance. */
function closeEnough(halfWidth: number | null, within: number): number {
  return halfWidth === null ? within : Math.max(within - halfWidth, halfWidth / 4);
}

/** Whether the whole interval is within the tolerance. */
export function isWithin({ off, halfWidth }: Off, within: number): boolean {
  return halfWidth !== null && Math.abs(off) + halfWidth <= within;
}

/** By how much the value rises with the level: between the nearest places that differ by more than chance. */
function slopeOf(tried: readonly FoundMatch[]): number {
  const near = tried.toSorted((a, b) => Math.abs(a.off) - Math.abs(b.off));
  const [first, ...rest] = near;
  if (first === undefined) return Number.NaN;
  const apart = (each: FoundMatch) => Math.abs(each.off - first.off);
  const other = rest.find((each) => apart(each) > 4 * (each.halfWidth ?? 0)) ?? rest.at(-1);
  return other === undefined ? Number.NaN : (other.off - first.off) / (other.level - first.level);
}
