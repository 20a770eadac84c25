import { sampleSkewness } from 'simple-statistics';
import type { StudyRows } from '../execute/replicate.ts';
import type { MeasureInfo } from '../results/estimate.ts';
import { type FamilyRequest, isDecided } from './decided-family.ts';
import { INTERVAL_METHODS } from './interval-method.ts';
import { rowSample } from './row-sample.ts';

/**
 * Skewness over the root of the number of years, above which the far tail of a t interval is off by about as much as it
 * is worth: at 99.75 % its probability changes by about `0.0134 skewness / sqrt(n)` against 0.00125. In 1,000 trials of
 * families of 20 differences that ended at 100 years or soon after, those as skewed as an exponential held together in 91 of
 * 100 and all were warned of, those of skewness 1 in 93 and 27, normal ones in 95 and none
 * (`test/study/compare/joint-coverage.slow.test.ts`).
 *
 * @see Hall (1992), The Bootstrap and Edgeworth Expansion, section 2.6
 */
const MOST = 0.15;

/** Skewness that normal values show by chance, in standard errors `sqrt(6 / n)` that it must exceed to count. */
const BEYOND_CHANCE = 3;

/** A decided difference whose years are too skewed for an interval so far out. */
interface SkewedDifference {
  readonly plan: string;
  readonly measure: MeasureInfo;
  readonly skewness: number;
  /** Years from which on they would not be, if they are as skewed as these. */
  readonly enough: number;
}

/** The decided differences that are too skewed for limits which are to hold together, the most skewed first. */
export function skewedDifferences(
  request: FamilyRequest & { readonly measures: readonly MeasureInfo[]; readonly rows: StudyRows },
): SkewedDifference[] {
  const { layout, plans, rows, measures, compare } = request;
  const { column } = INTERVAL_METHODS[compare?.ratios ?? 'linearised'];
  let comparisons = 0;
  const found = layout.keys.flatMap((key, row) => {
    const measure = measures.find(({ id }) => id === key.measure);
    if (measure === undefined || !isDecided(key, measure)) return [];
    const baseline = rowSample(rows[0]!, layout, row);
    return plans.slice(1).flatMap((plan, p) => {
      comparisons++;
      const values = column(rowSample(rows[p + 1]!, layout, row), baseline);
      if (values === null || values.length < 3 || values.every((value) => value === values[0])) return [];
      const skewness = sampleSkewness(values);
      const n = values.length;
      const most = Math.max(MOST * Math.sqrt(n), BEYOND_CHANCE * Math.sqrt(6 / n));
      return Math.abs(skewness) > most
        ? [{ plan, measure, skewness, enough: Math.ceil((skewness / MOST) ** 2) }]
        : [];
    });
  });
  // A single interval at the level of the study does not reach so far out.
  if (comparisons < 2) return [];
  return found.sort((a, b) => Math.abs(b.skewness) - Math.abs(a.skewness));
}
