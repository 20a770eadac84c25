import type { ChangedLine } from './changed-lines.ts';
import type { PlanPair } from './compare-study.ts';
import type { LoneEffect } from './effects-alone.ts';
import type { ChangedFates } from './fates/changed-fates.ts';
import type { Strength } from './gate-questions.ts';
import type { GateVerdict } from './gate-verdict.ts';
import type { PlanEffects } from './plan-effects.ts';
import type { UnreadDocument } from './unread-documents.ts';

/** What one gate found of one plan. Values are in the unit of the measure, as people read them. */
export interface GateResult {
  readonly gate: string;
  readonly strength: Strength;
  readonly plan: string;
  readonly differs: PlanPair['differs'];
  readonly verdict: GateVerdict;
  /**
   * `relative`: how much worse than before at most; `same`: how far from a baseline; or the kind of limit; `unused` and `grey`
   * for gates on the rules themselves.
   */
  readonly kind: 'relative' | 'same' | 'at least' | 'at most' | 'unused' | 'grey';
  readonly limit: number | null;
  /** Of single years, if not of their mean. */
  readonly of: 'mean' | 'p10' | 'p90';
  readonly measure: string | null;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Empty for the whole market, else such as `region=Shenzhen`. */
  readonly where: string;
  /** The same in the words of the study and its world: `Shenzhen`. */
  readonly whereTitle: string;
  readonly replications: number;
  /** Customers of these replications. */
  readonly customers: number;
  readonly before: number | null;
  readonly now: number | null;
  /** Of the difference, or for a limit of the level: limits that hold at all looks together. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Where nothing differed in any replication: the largest share of histories that may differ all the same. */
  readonly mostAffected: number | null;
  /** Rules that were never used, or matters without a rule, that the old rules did not have. */
  readonly named: readonly string[];
  /** The first changed line that may be the reason. */
  readonly place: Pick<ChangedLine, 'file' | 'line' | 'column'> | null;
}

/** One study that a change touches. */
export interface StudyReport {
  readonly study: string;
  readonly changes: readonly ChangedLine[];
  readonly unchangedPlans: readonly string[];
  readonly notes: readonly string[];
  readonly results: readonly GateResult[];
  /** What the change does to each plan, whatever the gates ask. */
  readonly effects: readonly ChangedPlan[];
  /** What each changed rule does without the others; null where it was not asked, or there is one only. */
  readonly alone: readonly LoneEffect[] | null;
  /** Whether it was asked as it is, for there is nothing to compare it with. */
  readonly isByItself?: boolean;
  /** Whether it stands where another study was that must be kept, and nothing could be compared. */
  readonly isUnproven?: boolean;
}

/** What a change does to one plan. */
export interface ChangedPlan extends PlanEffects {
  readonly plan: string;
  readonly differs: PlanPair['differs'];
  readonly replications: number;
  /** Leads that end otherwise; null where nobody followed them, as where the leads themselves are others. */
  readonly fates: ChangedFates | null;
}

/** What a check found. */
export interface CheckReport {
  /** With what it was compared, in words. */
  readonly base: string;
  /** Another Fairlead that ran the studies as they were, in words; null where rules alone are compared. */
  readonly engine: string | null;
  readonly verdict: GateVerdict | 'untouched';
  /** Confidence of all gates together. */
  readonly level: number;
  readonly mostReplications: number;
  readonly changedGates: readonly ChangedLine[];
  readonly studies: readonly StudyReport[];
  readonly untouchedStudies: readonly string[];
  /** Changed documents of which nothing was compared, for no compared study reads them. */
  readonly unread: readonly UnreadDocument[];
}

/** A check fails by one gate that is broken, and stays undecided by one that had to be shown to be kept and was not. */
export function verdictOfCheck(studies: readonly StudyReport[]): CheckReport['verdict'] {
  if (studies.length === 0) return 'untouched';
  const results = studies.flatMap((study) => study.results);
  if (results.some(({ verdict }) => verdict === 'fail')) return 'fail';
  const isOpen = results.some(({ verdict, strength }) => verdict === 'undecided' && strength === 'must');
  return isOpen || studies.some(({ isUnproven }) => isUnproven) ? 'undecided' : 'pass';
}
