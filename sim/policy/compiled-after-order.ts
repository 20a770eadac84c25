import type { Roles, Span } from './compiled.ts';

/** Who has a later order, or a ticket; `none` where no rule says. */
type Belongs = 'maintainer' | 'winner' | 'platform' | 'none';

/** Who has a duty of delivery; `none` where no rule says. */
export type DutyOwner = 'partner' | 'platform' | 'joint' | 'none';

/** Who looks after customers once they have bought, as the market applies it. */
export interface Maintenance {
  readonly maintainer: Roles['maintainer'];
  readonly renewals: Belongs;
  readonly upsells: Belongs;
  /** Whether a customer that its maintainer leaves alone can be given to another. */
  readonly dataIsOurs: boolean;
  /** Seconds after which a later order that nobody sees to moves; Infinity for never; and where to. */
  readonly movesAfter: number;
  readonly movesTo: 'nearest-service-partner' | 'hq-direct';
}

/** Working days after which headquarters wants a ticket done where a policy says nothing of it. */
export const ANSWER_DAYS = 2;
export const ANSWERED_WITHIN: Span = { kind: 'working-days', amount: ANSWER_DAYS };

export interface ServiceRule {
  readonly name: string;
  readonly owner: 'platform' | 'maintainer' | 'either';
  readonly valueAdded: boolean;
  /** Minor units a month that the service costs the customer. */
  readonly price: number;
  /** Seconds a month that are included, Infinity without limit; minor units an hour beyond. */
  readonly included: number;
  readonly beyond: number;
  readonly answerWithin: Span;
  readonly costBorneBy: 'owner' | 'platform' | 'maintainer';
}

export interface AfterSalesPolicy {
  readonly rules: readonly ServiceRule[];
  /** Rule of each class of tickets of the world, -1 where none names it. */
  readonly ruleOf: readonly number[];
}
