import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { DECISION_DAYS } from '../compiled-conflicts.ts';

/** The time for a decision, the same for every type of conflict. */
export const decisionWithin = parameter(duration(), {
  meaning: 'Time headquarters gives itself to decide.',
  default: `${DECISION_DAYS} working days`,
  source: 'grade A: a decision in 5 business days, https://sectona.com/deal-registration-terms/',
});
