import type { Complexity } from '../../policy/complexity.ts';
import type { Verdict } from '../../stats/verdict.ts';
import type { Scope } from './scope.ts';

/**
 * What a study says when it is done: the shape of `summary.json`, read by the terminal table and the page.
 *
 * A *row* is one (measure, scenario, slice). A run of one plan in one replication leaves a numerator and a
 * denominator for every row; everything here is computed from those and from nothing else.
 */

/** One measure as its registry describes it. */
export interface MeasureInfo {
  readonly id: string;
  readonly title: string;
  /** Unit of the value as shown, e.g. `per 100 customers`, `CNY per partner-month`, `%`. */
  readonly unit: string;
  /** Factor from numerator / denominator to the unit shown (100 for a percentage). */
  readonly scale: number;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Smallest difference that matters, in the unit shown; null where the study names none. */
  readonly material: number | null;
  readonly headline: boolean;
  /** What is counted, in words. */
  readonly numerator: string;
  /** What it is counted over, in words. */
  readonly denominator: string;
  /** Number of decimals worth showing. */
  readonly decimals: number;
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

/** One changed setting of a policy against the baseline's policy. */
export interface RuleChange {
  readonly path: string;
  readonly old: string | null;
  readonly new: string | null;
  /** What the setting does, as the reference says it. */
  readonly meaning?: string;
}

export interface PlanInfo {
  readonly name: string;
  readonly title: string;
  readonly baseline: boolean;
  /** Each phase in words: from when, in what, which policy. */
  readonly phases: readonly { readonly from: string; readonly in: string; readonly policy: string }[];
  readonly changes: readonly RuleChange[];
  /** How long the lists of rules of its policies are, together; absent in results of earlier versions. */
  readonly complexity?: Complexity;
  /** Measures that are 0 by its rules themselves, whatever happens: who sets no deadlines misses none. */
  readonly noneByRules?: readonly string[];
}

/** Shares and counts that tell whether the books could be closed and which rules were used. */
export interface PlanHealth {
  readonly plan: string;
  /** Share of cohort customers still open at the end of their follow-up. */
  readonly openShare: number;
  /** Times each named rule of the plan's policies decided something, summed over replications. */
  readonly ruleCounts: readonly { readonly policy: string; readonly rule: string; readonly count: number }[];
}

/** Curves and distributions that are no single number; all with their own units. */
export interface Curve {
  readonly plan: string;
  readonly id: 'response' | 'profit-by-archetype';
  readonly points: readonly {
    readonly x: string | number;
    readonly y: number | null;
    readonly lo: number | null;
    readonly hi: number | null;
  }[];
}

/** One precision that a study asked for, and what was reached: the plan that is furthest from it. */
export interface PrecisionTarget {
  readonly measure: string;
  readonly of: 'difference' | 'mean';
  readonly plan: string;
  /** In the unit shown; null where there is no interval. */
  readonly halfWidth: number | null;
  /** Largest half-width asked for, in the unit shown. */
  readonly asked: number;
  /** The relative error it comes from; null where a half-width was asked for. */
  readonly relative: number | null;
  /** Whether all plans' intervals are. */
  readonly narrowEnough: boolean;
  readonly level: number;
  readonly method: string;
  readonly correction: string;
}

/** How a study that asks for a precision came to its number of replications. */
interface StudyPrecision {
  /**
   * What decided: the `precision` was reached; the study ran to its `maximum`; or the number was `fixed` on the command
   * line, so that the stopping rule had no say.
   */
  readonly decidedBy: 'precision' | 'maximum' | 'fixed';
  readonly minimum: number;
  readonly maximum: number;
  readonly every: number;
  readonly targets: readonly PrecisionTarget[];
}

/** Whether a plan keeps to a constraint of the study. */
export interface KeptConstraint {
  readonly row: RowKey;
  readonly bound: 'at least' | 'at most';
  /** In the unit shown, as is the value. */
  readonly limit: number;
  readonly value: number | null;
  readonly interval: Interval | null;
  /** `kept` and `broken` where the whole interval says so; else it is open. */
  readonly state: 'kept' | 'broken' | 'open';
}

/** A plan that could be selected. */
export interface Candidate {
  readonly plan: string;
  readonly constraints: readonly KeptConstraint[];
  /** Every constrained value lies within its limit, as estimated. */
  readonly allowed: boolean;
  /**
   * Of its goal minus the best goal of the other allowed plans, better being above 0; null for plans that are not
   * allowed and where nothing is compared.
   */
  readonly againstBest: Interval | null;
  /**
   * Not surely worse than an allowed plan, and not surely outside a constraint: it stays in the subset that holds the
   * best with the study's confidence. A plan that is not allowed by its estimate may stay in, for more replications may
   * let it in.
   */
  readonly mayBeBest: boolean;
  /**
   * Share of resamples of whole replications in which no other plan is as good on every headline and better on one; a
   * description, no confidence.
   */
  readonly paretoShare: number;
  /**
   * Whether another plan is as good on every headline and better on one, with the study's confidence for all plans
   * together; absent where the replications do not tell.
   */
  readonly beaten?: 'surely' | 'surely not' | undefined;
}

/** The selected plan against the baseline on streams that the selection has not seen. */
export interface FreshRun {
  readonly seed: string;
  readonly replications: number;
  readonly differences: readonly (Pick<Difference, 'mean' | 'interval' | 'verdict'> & {
    readonly measure: string;
  })[];
  /** Whether it keeps to the constraints there too; all of them hold together. */
  readonly constraints: readonly KeptConstraint[];
  /** Headline measures over the whole market, and rows with a constraint, of the baseline and of the selected plan. */
  readonly estimates: readonly Estimate[];
}

/** A quantile of single simulated years of one plan on a headline measure over the whole market. */
export interface YearQuantile {
  readonly plan: string;
  readonly measure: string;
  /** Strictly between 0 and 1. */
  readonly quantile: number;
  /** Years it is taken from. */
  readonly years: number;
  /** In the unit shown. */
  readonly value: number;
  /** Null where years are too few to enclose it. */
  readonly interval: Interval | null;
  /** Against the same quantile of the baseline; null for the baseline itself, and where years are too few. */
  readonly difference: { readonly value: number; readonly interval: Interval | null } | null;
}

/**
 * How much of a box around the baseline is covered by the plans that no other one beats, on the headlines that have a
 * margin: 1 where one plan is at the upper end of all.
 */
export interface ParetoVolume {
  readonly value: number;
  readonly interval: Interval | null;
  /** The box reaches so many margins below the baseline and above it. */
  readonly margins: number;
  /** What the baseline covers alone. */
  readonly baseline: number;
}

/** Which plan was selected, and how surely. */
export interface Selection {
  /** The measure it was selected by. */
  readonly goal: string;
  /** Null where no plan is allowed. */
  readonly selected: string | null;
  /**
   * p-value of Mauchly's test of sphericity, which Nelson-Matejcik assumes; null where there was nothing to test. It
   * chooses nothing: it overlooks moderate violations.
   */
  readonly sphericityP: number | null;
  /**
   * Replications at which the best plan is selected with the study's confidence whenever it is ahead by the margin of
   * the goal; null without a margin or anything to compare.
   */
  readonly replicationsNeeded: number | null;
  /** In the order of the study, the baseline first. */
  readonly candidates: readonly Candidate[];
  /** Hypervolume of the Pareto set; with two plans and two headlines with a margin or more. */
  readonly paretoVolume?: ParetoVolume;
  /** Where a plan other than the baseline was selected and has been run again. */
  readonly fresh?: FreshRun;
}

/** A plan that was made equal to the baseline in one measure before they were compared. */
export interface MatchedPlan {
  readonly plan: string;
  readonly measure: string;
  /** The setting that was moved, by its keys in the policy; what the policy writes, and what was run. */
  readonly setting: string;
  readonly written: string;
  readonly matched: string;
  /** How far the plan stayed from the baseline on the streams of the matching, relative to it. */
  readonly off: number;
  readonly replications: number;
  readonly seed: string;
}

/** What an interval says to a claim in one world, beyond the margin that matters. */
export type CaseWord = 'as claimed' | 'the opposite' | 'no material difference' | 'not enough evidence';

/** One plan against the baseline in one world, in the unit shown. */
export interface CaseDifference {
  readonly plan: string;
  readonly mean: number | null;
  /** Holds together with those of all other cases and plans. */
  readonly interval: { readonly lo: number; readonly hi: number } | null;
  readonly word: CaseWord;
}

/** One world in which a claim was tried. */
export interface CaseResult {
  readonly name: string;
  readonly title: string;
  /** Place on the axis of what is varied; null where there is none. */
  readonly at: number | null;
  /** Whether the input that is believed to fix the sign is neutral in it. */
  readonly neutral: boolean;
  /** The baseline's value, in the unit shown. */
  readonly baseline: number | null;
  readonly differences: readonly CaseDifference[];
  /** Subset of the plans that holds the best of this world; with those of all worlds as sure as the intervals. */
  readonly mayBeBest: readonly string[];
}

/** Where a plan's difference to the baseline changes its sign; as sure as the intervals of all cases together. */
export interface BreakEven {
  readonly plan: string;
  readonly changes: readonly {
    readonly from: number;
    readonly until: number;
    /** Between them, straight through the estimates; null where those go back and forth. */
    readonly estimate: number | null;
  }[];
  /** Places at which the sign is open. */
  readonly open: readonly number[];
}

export type ClaimOutcome = 'built in' | 'supported' | 'contradicted' | 'open';

/** What became of a study's claim. */
export interface ClaimSummary {
  readonly name: string;
  readonly says: string;
  readonly plan: string;
  readonly measure: string;
  readonly scenario: string;
  readonly expected: 'higher' | 'lower';
  /** What is varied over the cases; null where the claim is tried in one world. */
  readonly over: string | null;
  /** The input that is believed to fix the sign; null where none is. */
  readonly fixedBy: string | null;
  /** In their order, the neutral one last. */
  readonly cases: readonly CaseResult[];
  /** Shares of the plausible range in which the intervals say so. */
  readonly supported: number;
  readonly opposed: number;
  readonly immaterial: number;
  readonly outcome: ClaimOutcome;
  readonly breakEvens: readonly BreakEven[];
  /** Of all intervals of the cases together. */
  readonly level: number;
  readonly method: string;
}

/** How the pilot of a study ran in under one plan. */
interface PilotPlan {
  readonly plan: string;
  /** Weeks' arrivals in hand at the end of each week from an empty start. */
  readonly weekly: readonly number[];
  /** Welch's moving average of it. */
  readonly averages: readonly number[];
  /** Weeks at the start that MSER-5 leaves out. */
  readonly cut: number;
  /** It ended at its bound, half of the weeks, and tells nothing. */
  readonly atBound: boolean;
}

/** What the pilot of a study shows of how long a business takes to run in. */
export interface WarmUpPilot {
  /** Of its own streams. */
  readonly seed: string;
  readonly replications: number;
  /** Weeks to either side of Welch's average. */
  readonly window: number;
  /** All plans of the study. */
  readonly plans: readonly PilotPlan[];
  /** The longest cut of all plans, five at least; null where it cannot be told for one of them. */
  readonly weeks: number | null;
}

export interface StudySummary {
  readonly study: string;
  readonly title: string;
  readonly world: string;
  readonly currency: string;
  readonly seed: string;
  readonly replications: number;
  /** Only where the study asks for one. */
  readonly precision?: StudyPrecision;
  /** Only where the study names a goal. */
  readonly selection?: Selection;
  /** Only where plans are matched to the baseline. */
  readonly matched?: readonly MatchedPlan[];
  /** Only where the study claims something and its cases have been run. */
  readonly claim?: ClaimSummary;
  /** Only where the study asks for some. */
  readonly quantiles?: readonly YearQuantile[];
  readonly level: number;
  /**
   * What runs before the plans begin, so that they do not start empty. Every replication ends by itself, a terminating
   * simulation: its warm-up, the same for all plans, is declared by the study, or was found by a pilot.
   */
  readonly warmUp: {
    readonly under: string;
    readonly for: string;
    readonly chosen: 'declared' | 'by MSER-5';
    /** Where it chose. */
    readonly pilot?: WarmUpPilot;
  };
  readonly cohort: { readonly from: string; readonly until: string; readonly followUp: string };
  readonly scenarios: readonly string[];
  /** How readers call what rows name: scenarios, and members of slices as `dimension=member`; only where they differ. */
  readonly titles: Readonly<Record<string, string>>;
  readonly plans: readonly PlanInfo[];
  readonly measures: readonly MeasureInfo[];
  readonly estimates: readonly Estimate[];
  readonly curves: readonly Curve[];
  readonly health: readonly PlanHealth[];
  /** What the simulated market contains and what it does not, generated from the schema. */
  readonly scope: Scope;
  readonly warnings: readonly string[];
}
