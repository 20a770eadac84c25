import { mean } from 'simple-statistics';
import { clarkYangConstant, differenceVariances } from './clark-yang.ts';
import { nelsonMatejcikConstant, pooledDifferenceVariance } from './nelson-matejcik.ts';
import { checkSamples, type PlanSamples } from './plan-samples.ts';
import { sphericity } from './sphericity.ts';

/** How plans were compared with the best of the others. */
type BestMethod = 'Nelson-Matejcik' | 'Clark-Yang';

/** Every plan against the best of the others; all intervals hold together. */
export interface BestComparison {
  readonly method: BestMethod;
  /** p-value of sphericity, by which the method was chosen; null where there is nothing to test. */
  readonly sphericityP: number | null;
  /**
   * Of each plan's mean minus the best mean of the others, higher being better: wholly at or above 0 for a plan that
   * is the best, wholly at or below 0 for one that is not.
   */
  readonly intervals: readonly { readonly lo: number; readonly hi: number }[];
  /** Plan with the highest mean; of equal ones the first. */
  readonly best: number;
}

/** Below this p-value the covariance counts as clearly not spherical. */
const CLEARLY = 0.05;

/**
 * Multiple comparisons with the best under common random numbers, at fixed n: by Nelson and Matejcik, whose half-width
 * `g S / sqrt(n)` pools all plans; by Clark and Yang, with `t S_il / sqrt(n)` for each pair, where Mauchly's test finds
 * that the pairs clearly differ or there are too few replications to test it.
 *
 * The limits of plan i are `min(0, min_l(mean_i - mean_l - w_il))` and `max(0, min_l(mean_i - mean_l + w_il))`.
 *
 * @param samples higher is better
 * @param level joint confidence level
 * @throws RangeError for samples that do not belong together
 * @see Hsu (1996), Multiple Comparisons, chapter 4; Nelson and Matejcik (1995), Management Science 41(12):1935-1945
 */
export function compareWithBest(samples: PlanSamples, level: number): BestComparison {
  const n = checkSamples(samples);
  const k = samples.length;
  const enough = n > k && n >= 3;
  const tested = enough ? sphericity(samples) : null;
  const spherical = enough && (tested === null || tested.p >= CLEARLY);
  const widths = spherical ? pooledWidths(samples, level) : pairedWidths(samples, level);
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
    method: spherical ? 'Nelson-Matejcik' : 'Clark-Yang',
    sphericityP: tested?.p ?? null,
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
