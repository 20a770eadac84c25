import { CONFLICT_STEPS, CONFLICT_TYPES, type ConflictStep, type Span } from './compiled.ts';

/** Conflicts that do not come of two files on one need; a policy may leave out how they are decided. */
export const LATER_CONFLICTS = ['undercutting', 'renewal-or-upsell', 'quotation', 'after-sales'] as const;
export type LaterConflict = (typeof LATER_CONFLICTS)[number];

/** Every type of conflict, in the order of `DisputeTable.type`. */
export const DISPUTE_TYPES = [...CONFLICT_TYPES, 'customer-against-market', ...LATER_CONFLICTS] as const;

/** Steps that decide nothing but later conflicts. */
const OWN_STEPS = ['maintainer', 'winner', 'who-quoted', 'price-records'] as const;
export type AnyStep = ConflictStep | (typeof OWN_STEPS)[number];
/** Every step, those of conflicts about one need first. */
export const ANY_STEPS: readonly AnyStep[] = [...CONFLICT_STEPS, ...OWN_STEPS];

/** Steps that have something to go by, by type of conflict. */
export const STEPS_OF = {
  undercutting: ['customer-in-writing', 'price-records', 'channel-manager'],
  'renewal-or-upsell': [
    'customer-in-writing',
    'most-qualified',
    'maintainer',
    'winner',
    'split',
    'channel-manager',
  ],
  quotation: ['customer-in-writing', 'who-quoted', 'split', 'channel-manager'],
  'after-sales': [
    'customer-in-writing',
    'most-qualified',
    'maintainer',
    'hq-direct',
    'split',
    'channel-manager',
  ],
} as const satisfies Readonly<Record<LaterConflict, readonly AnyStep[]>>;

/** How a later conflict is decided. */
export interface LaterConflictRule {
  readonly decide: readonly AnyStep[];
  readonly within: Span;
}

/** Working days that headquarters gives itself for a decision where a policy says nothing of it. */
export const DECISION_DAYS = 5;
export const DECIDED_WITHIN: Span = { kind: 'working-days', amount: DECISION_DAYS };
