import type { Distribution } from './distribution.ts';

/**
 * Continuous empirical distribution: straight lines between the sorted observations, the i-th of n (from 0)
 * being the quantile i / (n - 1) (A. M. Law, "Simulation Modeling and Analysis", section 6.2.4).
 *
 * @param observations at least two, not all equal, in any order
 * @throws RangeError otherwise
 */
export function empirical(observations: ArrayLike<number>): Distribution {
  const sorted = Float64Array.from(observations).sort();
  const steps = sorted.length - 1;
  if (!(steps >= 1 && sorted[steps] > sorted[0])) {
    throw new RangeError('An empirical distribution needs at least two different observations.');
  }
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += 0.5 * (sorted[i] + sorted[i + 1]);
  return {
    quantile: (u) => {
      const position = u * steps;
      const i = Math.min(steps - 1, Math.floor(position));
      return sorted[i] + (position - i) * (sorted[i + 1] - sorted[i]);
    },
    cdf: (x) => {
      if (x < sorted[0]) return 0;
      if (x >= sorted[steps]) return 1;
      let i = 0;
      let above = steps;
      while (above - i > 1) {
        const middle = (i + above) >> 1;
        if (sorted[middle] <= x) i = middle;
        else above = middle;
      }
      return (i + (x - sorted[i]) / (sorted[i + 1] - sorted[i])) / steps;
    },
    mean: sum / steps,
  };
}
