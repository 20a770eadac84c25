import { mean } from 'simple-statistics';
import { clarkYangConstant, differenceVariances } from './clark-yang.ts';
import { checkSamples, type PlanSamples } from './plan-samples.ts';

/**
 * Which plans may still be the best: plan i stays unless some plan l beats it by more than
 * `t(1 - (1 - level) / (k - 1)) S_il / sqrt(n)`. The best is among them with at least this confidence.
 *
 * Pairs are compared within replications, so it holds with and without common random numbers.
 *
 * @param samples higher is better
 * @param level confidence that the best stays
 * @returns for each plan whether it stays; the one with the best mean always does
 * @throws RangeError for samples that do not belong together
 * @see Nelson, Swann, Goldsman and Song (2001), Operations Research 49(6):950-963, with Bonferroni in the place of
 *   independence
 */
export function subsetSelection(samples: PlanSamples, level: number): boolean[] {
  const n = checkSamples(samples);
  const t = clarkYangConstant(samples.length, n, level);
  const variances = differenceVariances(samples);
  const means = samples.map((sample) => mean(sample));
  return means.map((own, i) =>
    means.every((other, l) => own >= other - t * Math.sqrt(variances[i]![l]! / n)),
  );
}
