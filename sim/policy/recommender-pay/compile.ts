import type { RecommenderRule, RecommenderTerms } from '../../ledger/recommender-terms.ts';
import { RECOMMENDER_TYPES } from '../../world/recommender-types.ts';
import type { PolicyDocument } from '../schema.ts';

type Written = NonNullable<PolicyDocument['recommender_pay']>;

/** What partners are paid that recommend; null where they are paid nothing. */
export function compileRecommenderPay(written: PolicyDocument['recommender_pay']): RecommenderTerms | null {
  if (written === undefined) return null;
  return {
    credit: written.credit ?? null,
    broughtPart: written.brought_part,
    influenced: written.influenced,
    window: written.window.seconds,
    takenBackWithin: written.taken_back_within?.seconds ?? 0,
    rules: RECOMMENDER_TYPES.map((type) => {
      const rule = written.rules.find(({ for: types }) => types?.includes(type) ?? true);
      return rule === undefined ? null : compileRule(rule);
    }),
  };
}

function compileRule({ per_lead, per_order, per_post, paid }: Written['rules'][number]): RecommenderRule {
  const most = Number.POSITIVE_INFINITY;
  return {
    perLead:
      per_lead === undefined
        ? null
        : {
            pays: per_lead.pays.minor,
            for: per_lead.for,
            atMost: per_lead.at_most?.count ?? most,
          },
    perOrder:
      per_order === undefined
        ? null
        : {
            share: per_order.share,
            atMost: per_order.at_most?.minor ?? most,
          },
    perPost:
      per_post === undefined
        ? null
        : {
            pays: per_post.pays.minor,
            atMost: per_post.at_most?.count ?? most,
          },
    paidAfter: paid.seconds,
  };
}
