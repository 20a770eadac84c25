import type { Complexity } from '../../policy/complexity.ts';
import type { ClaimSummary } from './claim-summary.ts';
import type { Estimate, MeasureInfo } from './estimate.ts';
import type { Scope } from './scope.ts';
import type { MatchedPlan, Selection, StudyPrecision, YearQuantile } from './selection-summary.ts';

/**
 * What a study says when it is done: the shape of `summary.json`, read by the terminal table and the page.
 *
 * A *row* is one (measure, scenario, slice). A run of one plan in one replication leaves a numerator and a
 * denominator for every row; everything here is computed from those and from nothing else.
 */

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
