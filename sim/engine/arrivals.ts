import { enlarged } from './columns.ts';
import { exponentialQuantile } from './distribution/exponential.ts';
import { childKey, draw } from './draw.ts';
import type { Intensity } from './intensity.ts';

/** The candidates of one stream in the order of their times; row k is candidate k. */
export interface Candidates {
  readonly count: number;
  /** Second of each candidate. */
  readonly time: Int32Array;
  /** The candidates' keys, two words each. */
  readonly key: Int32Array;
}

/** What tells the draws of one stream from all others. */
export interface StreamKey {
  /** The stream's own key. */
  readonly e0: number;
  readonly e1: number;
  /** Kind of child that a candidate is (see `childKey`). */
  readonly candidateKind: number;
  /** Purpose of the gap before a candidate, drawn from the candidate's key with k = 0. */
  readonly gapPurpose: number;
}

/**
 * Draws a stream of arrivals: a Poisson process on the operational clock
 *
 *     clock(t) = perWeek x integral over [0, t) of dayFactor(day) x intensity(s) ds,
 *
 * on which candidate k comes when the first k + 1 unit exponential gaps have passed (E. Cinlar's inversion).
 * The gap belongs to the candidate's key, which depends on the stream and k alone. So candidate k is the same
 * in every variant of the world: a change of rate moves it in time, and a longer horizon only adds candidates.
 * Thinning by a factor of at most 1 is the caller's: keep a candidate iff a draw of its own is at most that.
 *
 * @param intensity when arrivals come
 * @param dayFactor factor of each local day of the intensity
 * @param perWeek arrivals a week where all factors are 1
 * @param until first second that is left out, at most the intensity's horizon
 */
export function drawArrivals(
  intensity: Intensity,
  dayFactor: Float64Array,
  perWeek: number,
  stream: StreamKey,
  until: number,
): Candidates {
  const { from, rate, dayMass, dayStart } = intensity;
  const { e0, e1, candidateKind, gapPurpose } = stream;
  const candidate = new Int32Array(2);
  let time = new Int32Array(64);
  let key = new Int32Array(128);
  let count = 0;

  childKey(e0, e1, candidateKind, 0, candidate);
  let due = exponentialQuantile(draw(gapPurpose, candidate[0], candidate[1], 0));
  let clock = 0;
  for (let day = 0; day < dayMass.length; day++) {
    const scale = perWeek * dayFactor[day];
    const clockAtNight = clock + scale * dayMass[day];
    const last = dayStart[day + 1] - 1;
    let segment = dayStart[day];
    while (due < clockAtNight) {
      // What is due today beyond the other segments falls into the last, whatever rounding says.
      while (segment < last && due >= clock + scale * massOf(intensity, segment)) {
        clock += scale * massOf(intensity, segment++);
      }
      const offset = Math.floor((due - clock) / (scale * rate[segment]));
      const at = Math.min(from[segment] + offset, intensity.until[segment] - 1);
      if (at >= until) return { count, time, key };
      if (count === time.length) {
        time = enlarged(time, 2 * count);
        key = enlarged(key, 4 * count);
      }
      time[count] = at;
      key[2 * count] = candidate[0];
      key[2 * count + 1] = candidate[1];
      count++;
      childKey(e0, e1, candidateKind, count, candidate);
      due += exponentialQuantile(draw(gapPurpose, candidate[0], candidate[1], 0));
    }
    clock = clockAtNight;
  }
  return { count, time, key };
}

function massOf(intensity: Intensity, segment: number): number {
  return intensity.rate[segment] * (intensity.until[segment] - intensity.from[segment]);
}
