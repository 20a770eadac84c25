import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { plannedChecks, precisionHolds } from '../../sim/stats/sequential-precision.ts';
import { normalDraws } from './normal-draws.ts';

/**
 * Coverage after a study ended by itself, over 2,000 trials: stopping favours samples that happen to vary little, and
 * must not cost more than two points of the nominal 95 %. Seeds were fixed before the first run.
 */
const TRIALS = 2000;
const LEAST = 0.93;

interface Stopped {
  readonly covered: number;
  readonly meanSize: number;
}

function stopAt(
  draw: () => number,
  truth: number,
  halfWidth: number,
  schedule: { minimum: number; maximum: number; every: number },
): Stopped {
  let covered = 0;
  let size = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const values: number[] = [];
    for (const n of plannedChecks(schedule)) {
      while (values.length < n) values.push(draw());
      const narrow = (m: number) => {
        const { lo, hi } = meanInterval(values.slice(0, m), 0.95);
        return (hi - lo) / 2 <= halfWidth;
      };
      if (n === schedule.maximum || precisionHolds(n, narrow)) break;
    }
    const { lo, hi } = meanInterval(values, 0.95);
    if (lo <= truth && truth <= hi) covered++;
    size += values.length / TRIALS;
  }
  return { covered: covered / TRIALS, meanSize: size };
}

describe('intervals of studies that ended by themselves hold the truth in at least 93 % of 2,000 trials', () => {
  const schedule = { minimum: 30, maximum: 400, every: 10 };

  // Half-widths that 95 % intervals of standard normal values reach at about 30, 43 and 97 observations.
  test.each([
    [0.37, 'right at the minimum'],
    [0.3, 'soon after it'],
    [0.2, 'long after it'],
  ])('normal values, half-width %d: %s', (halfWidth) => {
    const { covered, meanSize } = stopAt(normalDraws(`sequential ${halfWidth}`), 0, halfWidth, schedule);
    console.info(
      `half-width ${halfWidth}: ${covered} covered, ${meanSize.toFixed(1)} replications on average`,
    );
    expect(covered).toBeGreaterThanOrEqual(LEAST);
  });

  // A year's mean of some hundred skewed amounts keeps a skewness of a few tenths: chi-square with 32 degrees of freedom has 0.5.
  test('skewed values', () => {
    const normal = normalDraws('sequential skewed');
    const draw = () => {
      let sum = 0;
      for (let i = 0; i < 32; i++) sum += normal() ** 2;
      return (sum - 32) / 8;
    };
    const { covered, meanSize } = stopAt(draw, 0, 0.3, schedule);
    console.info(`skewed: ${covered} covered, ${meanSize.toFixed(1)} replications on average`);
    expect(covered).toBeGreaterThanOrEqual(LEAST);
  });
});
