import type { Difference, Estimate, Interval, RowKey } from './estimate.ts';

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
export interface StudyPrecision {
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
  /** Its interval; null with one year, absent in results of earlier versions, as the next two are. */
  readonly interval?: { readonly lo: number; readonly hi: number } | null;
  /** How far from 0 the interval may reach. */
  readonly within?: number;
  /** About how many years would keep the interval within; null where these do, or no number of years is known to. */
  readonly replicationsNeeded?: number | null;
  readonly replications: number;
  readonly seed: string;
}
