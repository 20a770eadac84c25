import type { Intensity } from '../engine/intensity.ts';

const WEEK = 604_800;

/** Beyond any horizon, and still an int32. */
const NEVER = 0x7fffffff;

/**
 * Time as enquiries run: it passes with the expected leads of a stream, so slowly at night, hardly on holidays, fast
 * at a fair, and in an ordinary week as fast as the wall clock on average.
 *
 * Second enquiries are put off on it, because customers write in the same hours whether it is the first time or not.
 */
export class OperationalClock {
  private readonly intensity: Intensity;
  /** Weeks passed before each local day, and at the end. */
  private readonly before: Float64Array;

  constructor(intensity: Intensity) {
    this.intensity = intensity;
    this.before = new Float64Array(intensity.days + 1);
    for (let day = 0; day < intensity.days; day++) {
      this.before[day + 1] = this.before[day] + intensity.dayMass[day];
    }
  }

  /**
   * The second at which this much operational time has passed since t.
   *
   * @param t second within the horizon
   * @param seconds of operational time, above 0
   * @returns a second after t, 2^31 - 1 if it does not come within the horizon
   */
  after(t: number, seconds: number): number {
    const target = this.passedAt(t) + seconds / WEEK;
    const { before } = this;
    const { dayStart, from, until, rate, days } = this.intensity;
    if (!(target < before[days])) return NEVER;
    const day = lastAtMost(before, target, days);
    let passed = before[day];
    const last = dayStart[day + 1] - 1;
    let segment = dayStart[day];
    while (segment < last && passed + rate[segment] * (until[segment] - from[segment]) <= target) {
      passed += rate[segment] * (until[segment] - from[segment]);
      segment++;
    }
    const offset = Math.floor((target - passed) / rate[segment]);
    return Math.max(t + 1, Math.min(from[segment] + offset, until[segment] - 1));
  }

  /** Weeks of operational time that have passed at second t. */
  private passedAt(t: number): number {
    const { from, until, rate, dayStart, days } = this.intensity;
    const segment = lastAtMost(from, t, from.length);
    if (segment < 0) return 0;
    const day = lastAtMost(dayStart, segment, days);
    let passed = this.before[day];
    for (let i = dayStart[day]; i < segment; i++) passed += rate[i] * (until[i] - from[i]);
    return passed + rate[segment] * (Math.min(t, until[segment]) - from[segment]);
  }
}

/** Index of the last of the first `count` ascending values that is at most x, -1 if there is none. */
function lastAtMost(ascending: Int32Array | Float64Array, x: number, count: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle] <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}
