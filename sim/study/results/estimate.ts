import type { MeasureBase } from '../../measure/measure.ts';
import type { Verdict } from '../../stats/verdict.ts';

/** One measure as its registry describes it, and as the study looks at it. */
export interface MeasureInfo extends Omit<MeasureBase, 'headline' | 'topic'> {
  /** Smallest difference that matters in the study, in the unit shown; null where none is named. */
  readonly material: number | null;
  readonly headline: boolean;
  /** The title of its group among all measures; absent in results of earlier versions. */
  readonly group?: string;
  /** What is counted, in words. */
  readonly numerator: string;
  /** What it is counted over, in words. */
  readonly denominator: string;
}

/** Name of one row of results. `slice` is empty for the whole, else `dimension=member`. */
export interface RowKey {
  readonly measure: string;
  /** `everything`, a scenario of the study, or `all others`. */
  readonly scenario: string;
  readonly slice: string;
}

/** A two-sided interval and how it was made. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  /** Confidence level after correction, e.g. 0.99375 for one of eight comparisons at 95 %; with max-t the joint one. */
  readonly level: number;
  readonly method: string;
  /**
   * `none` for intervals of single plans and for differences on exploratory rows, else e.g. `Bonferroni over 20
   * comparisons`. Only corrected differences were meant to be decided on; the method of the others says `exploratory`.
   */
  readonly correction: string;
}

export type { Verdict };

/** What single simulated years say, which more replications do not narrow; beside the interval of the mean. */
export interface Luck {
  /** Share of `years` in which the plan's own value was strictly better than the baseline's. */
  readonly share: number;
  /** Years in which both are defined. */
  readonly years: number;
  /** Tenth and ninetieth percentile of single years' differences, in the unit shown; null with fewer than ten. */
  readonly p10: number | null;
  readonly p90: number | null;
}

/** Two one-sided tests of a difference against the margin that matters. */
export interface Equivalence {
  readonly margin: number;
  /** Of the claim that the difference lies within the margin. */
  readonly p: number;
  /** Of the claim that the plan is not worse than the baseline by more than the margin. */
  readonly nonInferiorityP: number;
  /** Joint confidence of all such claims: a claim counts as shown where its p is at most 1 - level. */
  readonly level: number;
  readonly method: string;
  readonly correction: string;
}

/** A plan's difference to the baseline on one row, new minus baseline, in the unit shown. */
export interface Difference {
  readonly mean: number;
  /** Null with fewer than two replications that have a denominator; [0, 0] when not one replication differs. */
  readonly interval: Interval | null;
  readonly verdict: Verdict;
  /** Simulated years (replications) in which the plan's own value was strictly better than the baseline's; 0 for `neither`. */
  readonly yearsBetter: number;
  /** var(difference | independent) / var(difference | common random numbers); null when not defined. */
  readonly varianceRatio: number | null;
  /** Of the variance ratio; on the rows that are decided on only. */
  readonly varianceRatioInterval?: Interval | null;
  /** On the rows that are decided on only; absent for measures without a good direction. */
  readonly luck?: Luck;
  /** On the rows that are decided on and have a margin above 0. */
  readonly equivalence?: Equivalence;
}

/** One row of one plan. */
export interface Estimate {
  readonly plan: string;
  readonly row: RowKey;
  /** Replications with a denominator other than 0. */
  readonly n: number;
  /** Ratio of sums in the unit shown; null when the denominator is 0 throughout. */
  readonly mean: number | null;
  readonly interval: Interval | null;
  /** Tenth and ninetieth percentile of single replications, null when fewer than ten. */
  readonly p10: number | null;
  readonly p90: number | null;
  /** Of these percentiles, on the rows that are decided on only; null where years are too few to enclose them. */
  readonly p10Interval?: Interval | null;
  readonly p90Interval?: Interval | null;
  /** Null for the baseline itself, and where a denominator is 0 throughout. */
  readonly difference: Difference | null;
}
