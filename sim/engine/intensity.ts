import { DAY, monthOf, weekdayOf } from './civil.ts';
import type { LocalTime } from './local-time.ts';

/** How the intensity of a stream varies over time, as plain data; all factors are relative. */
export interface IntensityPattern {
  /** 168 factors of the local hour of the week, Monday 00:00 first. */
  readonly hourOfWeek: ArrayLike<number>;
  /** Twelve factors of the local month, January first. */
  readonly season: ArrayLike<number>;
  /**
   * Stretches [from, until) of simulation seconds in which `multiple` times the ordinary intensity is added;
   * a negative multiple takes away, to no less than nothing in all. Stretches may overlap.
   */
  readonly bursts: readonly { readonly from: number; readonly until: number; readonly multiple: number }[];
}

const HOUR = 3600;

/**
 * A piecewise constant intensity over [0, horizon): hour of the week x season x (1 + bursts), in units of the
 * ordinary weekly total, so that a week in which all factors average 1 has mass 1.
 *
 * Laid out by local days, since a factor drawn for each day multiplies it (see `daily-factor.ts`); seconds
 * of no intensity are left out. It depends on no draw and is shared by replications.
 */
export class Intensity {
  /** Day number of the first local day; all arrays of days start with it. */
  readonly firstDay: number;
  /** Mass of each local day. */
  readonly dayMass: Float64Array;
  /** First segment of each local day, and one more entry for the end. */
  readonly dayStart: Int32Array;
  /** Segments [from, until) of constant intensity in weeks' totals a second. */
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly rate: Float64Array;

  /**
   * @param local wall clock of the place
   * @param horizon in seconds
   * @throws RangeError if there are not 168 hours and twelve months, or a factor is negative
   */
  constructor(pattern: IntensityPattern, local: LocalTime, horizon: number) {
    requireFactors('hours of the week', pattern.hourOfWeek, 168);
    requireFactors('months', pattern.season, 12);
    const edges = [...pattern.bursts.flatMap((burst) => [burst.from, burst.until]), horizon];
    edges.sort((a, b) => a - b);
    this.firstDay = local.day(0);
    const from: number[] = [];
    const until: number[] = [];
    const rate: number[] = [];
    const dayStart: number[] = [0];

    let edge = 0;
    let stretch = 0;
    let burstFactor = 1;
    for (let t = 0, next = 0; t < horizon; t = next) {
      while (local.stretchFrom(stretch + 1) <= t) stretch++;
      while (edges[edge] <= t) edge++;
      if (t === 0 || edges[edge - 1] === t) burstFactor = burstFactorAt(pattern.bursts, t);
      const clock = t + local.stretchShift(stretch);
      const hour = Math.floor(clock / HOUR);
      const day = Math.floor(clock / DAY);
      while (dayStart.length <= day - this.firstDay) dayStart.push(from.length);
      next = Math.min(
        (hour + 1) * HOUR - local.stretchShift(stretch),
        local.stretchFrom(stretch + 1),
        edges[edge],
      );
      const ofWeek = pattern.hourOfWeek[24 * weekdayOf(day) + hour - 24 * day];
      const relative = ofWeek * pattern.season[monthOf(day) - 1] * burstFactor;
      if (relative === 0) continue;
      from.push(t);
      until.push(next);
      rate.push(relative / (7 * DAY));
    }
    dayStart.push(from.length);

    this.from = Int32Array.from(from);
    this.until = Int32Array.from(until);
    this.rate = Float64Array.from(rate);
    this.dayStart = Int32Array.from(dayStart);
    this.dayMass = new Float64Array(dayStart.length - 1);
    for (let d = 0; d < this.dayMass.length; d++) {
      for (let s = dayStart[d]; s < dayStart[d + 1]; s++) this.dayMass[d] += rate[s] * (until[s] - from[s]);
    }
  }

  /** Number of local days. */
  get days(): number {
    return this.dayMass.length;
  }
}

function burstFactorAt(bursts: IntensityPattern['bursts'], t: number): number {
  let factor = 1;
  for (const burst of bursts) if (burst.from <= t && t < burst.until) factor += burst.multiple;
  return Math.max(0, factor);
}

function requireFactors(what: string, factors: ArrayLike<number>, count: number): void {
  if (factors.length !== count || !Array.from(factors).every((factor) => factor >= 0)) {
    throw new RangeError(`An intensity needs ${count} non-negative factors for the ${what}.`);
  }
}
