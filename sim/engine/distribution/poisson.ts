import { discrete } from './discrete.ts';
import { type Distribution, requirePositive } from './distribution.ts';
import { normalQuantile } from './normal.ts';
import { gammaKernel, incompleteGamma } from './special-functions.ts';

/** Probability of the count k: mean^k exp(-mean) / k!. */
function poissonProbability(mean: number, k: number): number {
  return gammaKernel(k + 1, mean) / mean;
}

/**
 * Smallest k with F(k) >= u for the Poisson distribution of any mean, for means that change from call to
 * call: a normal guess, then steps of one with F(k) = Q(k + 1, mean). For many draws at one mean use
 * `poisson`, which is a hundred times faster.
 *
 * @param mean greater than 0
 * @param u in (0, 1)
 */
export function poissonQuantile(mean: number, u: number): number {
  let k = Math.max(0, Math.round(mean + Math.sqrt(mean) * normalQuantile(u) - 0.5));
  let below = incompleteGamma(k + 1, mean, true);
  if (below >= u) {
    for (; k > 0; k--) {
      below -= poissonProbability(mean, k);
      if (below < u) break;
    }
    return k;
  }
  while (below < u && k < mean + 1e6) {
    k++;
    const step = poissonProbability(mean, k);
    if (step < 1e-300) break;
    below += step;
  }
  return k;
}

/**
 * Poisson distribution, tabulated wherever the probability is at least 1e-20.
 *
 * @throws RangeError unless mean > 0
 */
export function poisson(mean: number): Distribution {
  requirePositive('mean', mean);
  return tabulated(mean, (k) => poissonProbability(mean, k), mean);
}

/** A count distribution as a table around its mode, `mode` being anywhere near it. */
export function tabulated(mode: number, probability: (k: number) => number, mean: number): Distribution {
  let first = Math.floor(mode);
  while (first > 0 && probability(first - 1) >= 1e-20) first--;
  const values: number[] = [];
  const weights: number[] = [];
  for (let k = first; k <= mode || probability(k) >= 1e-20; k++) {
    values.push(k);
    weights.push(probability(k));
  }
  const table = discrete(values, weights);
  return { quantile: table.quantile, cdf: table.cdf, mean };
}
