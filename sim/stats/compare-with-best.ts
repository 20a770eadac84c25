import { mean } from 'simple-statistics';
import { clarkYangConstant, differenceVariances } from './clark-yang.ts';
import { nelsonMatejcikConstant, pooledDifferenceVariance } from './nelson-matejcik.ts';
import { checkSamples, type PlanSamples } from './plan-samples.ts';
import { sphericity } from './sphericity.ts';

/** How plans are compared with the best of the others. */
export type BestMethod = 'Clark-Yang' | 'Nelson-Matejcik';

/** Every plan against the best of the others; all intervals hold together. */
export interface BestComparison {
  readonly method: BestMethod;
  /**
   * p-value of sphericity, which Nelson and Matejcik assume; null where there is nothing to test. A large one does not
   * show that it holds.
   */
  readonly sphericityP: number | null;
  /**
   * Of each plan's mean minus the best mean of the others, higher being better: wholly at or above 0 for a plan that
   * is the best, wholly at or below 0 for one that is not.
   */
  readonly intervals: readonly { readonly lo: number; readonly hi: number }[];
  /** Plan with the highest mean; of equal ones the first. */
  readonly best: number;
}

/**
 * Multiple comparisons with the best under common random numbers, at fixed n: by Clark and Yang, with
 * `t S_il / sqrt(n)` for each pair, whatever the covariance of the plans; or by Nelson and Matejcik, whose half-width
 * `g S / sqrt(n)` pools all plans and holds only where all pairs vary alike.
 *
 * The method is the caller's and is not chosen by a test of sphericity: such a test overlooks moderate violations,
 * and what it then chooses covers too little. With too few replications to pool, it is Clark and Yang in any case.
 *
 * The limits of plan i are `min(0, min_l(mean_i - mean_l - w_il))` and `max(0, min_l(mean_i - mean_l + w_il))`.
 *
 * @param samples higher is better
 * @param level joint confidence level; above 1 / plans for Nelson and Matejcik
 * @throws RangeError for samples that do not belong together
 * @see Hsu (1996), Multiple Comparisons, chapter 4; Clark and Yang (1986), Proceedings of the 1986 Winter Simulation
 *   Conference, 228-230; Nelson and Matejcik (1995), Management Science 41(12):1935-1945
 */
export function compareWithBest(
  samples: PlanSamples,
  level: number,
  method: BestMethod = 'Clark-Yang',
): BestComparison {
  const n = checkSamples(samples);
  const k = samples.length;
  const pooled = method === 'Nelson-Matejcik' && n >= 3;
  const widths = pooled ? pooledWidths(samples, level) : pairedWidths(samples, level);
  const means = samples.map((sample) => mean(sample));
  const intervals = means.map((own, i) => {
    let lo = Number.POSITIVE_INFINITY;
    let hi = Number.POSITIVE_INFINITY;
    means.forEach((other, l) => {
      if (l === i) return;
      lo = Math.min(lo, own - other - widths[i]![l]!);
      hi = Math.min(hi, own - other + widths[i]![l]!);
    });
    return { lo: Math.min(0, lo), hi: Math.max(0, hi) };
  });
  return {
    method: pooled ? 'Nelson-Matejcik' : 'Clark-Yang',
    sphericityP: n > k ? (sphericity(samples)?.p ?? null) : null,
    intervals,
    best: means.indexOf(Math.max(...means)),
  };
}

function pooledWidths(samples: PlanSamples, level: number): number[][] {
  const n = samples[0]!.length;
  const g = nelsonMatejcikConstant(samples.length, n, level);
  const width = g * Math.sqrt(pooledDifferenceVariance(samples) / n);
  return samples.map(() => samples.map(() => width));
}

function pairedWidths(samples: PlanSamples, level: number): number[][] {
  const n = samples[0]!.length;
  const t = clarkYangConstant(samples.length, n, level);
  return differenceVariances(samples).map((row) => row.map((variance) => t * Math.sqrt(variance / n)));
}
