import { DAY } from '../engine/civil.ts';
import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { draw, entityKey } from '../engine/draw.ts';
import { LocalTime } from '../engine/local-time.ts';
import type { CompiledWorld } from './compiled.ts';
import type { CompiledShock } from './compiled-shocks.ts';
import { Purpose } from './purposes.ts';

const DAYS_PER_YEAR = 365.25;

/** What the shocks of one replication do to a region, day by day. */
export interface ShockFactors {
  /** Factor of the rate of enquiries on a local day of a region. */
  readonly enquiries: (region: number, day: number) => number;
  /** Factor of the speed of rivals for a customer of a region that first enquires at a second. */
  readonly rivals: (region: number, second: number) => number;
}

/** One strike of a shock. */
interface Spell {
  readonly shock: CompiledShock;
  /** First day, and the first one after it. */
  readonly from: number;
  readonly until: number;
}

/**
 * Draws when the shocks of a replication strike; null in a world without any.
 *
 * @param r0 first word of the replication's key
 * @param r1 second word
 */
export function shockFactors(world: CompiledWorld, r0: number, r1: number): ShockFactors | null {
  if (world.shocks.length === 0) return null;
  const spells = spellsOfAll(world, r0, r1);
  const clocks = world.regions.map(({ offsets }) => new LocalTime(world.startUtc, offsets));
  const product = (region: number, day: number, factor: 'enquiries' | 'rivals') =>
    spells.reduce(
      (all, { shock, from, until }) =>
        day >= from && day < until && shock.regions.includes(region) ? all * shock[factor] : all,
      1,
    );
  return {
    enquiries: (region, day) => product(region, day, 'enquiries'),
    rivals: (region, second) => product(region, clocks[region].day(second), 'rivals'),
  };
}

/** Every strike of the shocks of a replication, the same under every plan. */
export function spellsOfAll(world: CompiledWorld, r0: number, r1: number): Spell[] {
  const first = Math.floor(world.startUtc / DAY);
  const last = first + Math.ceil(world.horizon / DAY) + 1;
  return world.shocks.flatMap((shock) => spellsOf(shock, first, last, r0, r1));
}

/** When a shock lasts: once from its date on, or by exponential waits from the end of the one before. */
function spellsOf(shock: CompiledShock, first: number, last: number, r0: number, r1: number): Spell[] {
  const { day, days, perYear, k0, k1 } = shock;
  if (day !== null) return [{ shock, from: day, until: day + days }];
  if (perYear === 0) return [];
  const key = new Int32Array(2);
  entityKey(r0, r1, k0, k1, key);
  const found: Spell[] = [];
  let from = first;
  for (let k = 0; ; k++) {
    const wait = exponentialQuantile(draw(Purpose.shockWait, key[0], key[1], k)) * (DAYS_PER_YEAR / perYear);
    from += Math.floor(wait);
    if (from >= last) return found;
    found.push({ shock, from, until: from + days });
    from += days;
  }
}
