import type { CompiledPolicy } from '../policy/compiled.ts';
import type { CompiledWorld } from '../world/compiled.ts';

/**
 * A study as the market runs it: one world, one running business, several plans, all as plain data that can be
 * sent to a worker. Times are seconds from the start of the run-in.
 */

/** Facts of a customer that no policy can change; the fields a scenario or a phase may ask for. */
export const CUSTOMER_FIELDS = [
  'source',
  'origin',
  'region',
  'group',
  'product',
  'market',
  'customer',
  'modules',
  'sites',
] as const;
export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

/** As `Test` of a policy, over `CUSTOMER_FIELDS`. */
export interface CustomerTest {
  readonly field: number;
  readonly mask: number;
  readonly atLeast: number;
  readonly below: number;
}

export interface CompiledScenario {
  readonly name: string;
  readonly when: readonly CustomerTest[];
}

export interface CompiledPhase {
  readonly from: number;
  /** Scenarios meant, by index (`scenarios.length` is `all others`); empty for any. */
  readonly scenarios: readonly number[];
  readonly when: readonly CustomerTest[];
  readonly policy: number;
}

interface CompiledPlan {
  readonly name: string;
  readonly phases: readonly CompiledPhase[];
}

export interface CompiledStudy {
  readonly name: string;
  /** Two words derived from the study's seed. */
  readonly master0: number;
  readonly master1: number;
  readonly world: CompiledWorld;
  /** Every policy named by the run-in or a plan, once. */
  readonly policies: readonly CompiledPolicy[];
  /** Index of the running business's policy. */
  readonly runIn: number;
  readonly cutOver: number;
  readonly openBusiness: 'keep-old-terms' | 'move-at-expiry' | 'move-now';
  /** Customers whose first lead comes in [cutOver, cohortUntil) are the cohort. */
  readonly cohortUntil: number;
  /** Every customer is followed this long from its first lead. */
  readonly followUp: number;
  /** New customers arrive until here. */
  readonly arrivalsUntil: number;
  readonly scenarios: readonly CompiledScenario[];
  /** The first is the baseline. */
  readonly plans: readonly CompiledPlan[];
}
