import { WEEKS_PER_MONTH } from '../engine/civil.ts';
import type { RecommenderRule } from '../ledger/recommender-terms.ts';
import { ordinaryPerWeek, type RecommenderKind } from '../world/compiled-recommenders.ts';
import type { Market } from './market.ts';

/**
 * Pay for an enquiry as a partner reckons it that recommends, minor units: what cannot be tracked pays nothing, but a post
 * is a post. What is beyond a cap of the month pays nothing either, at the effort that it makes now, or the ordinary one
 * where it makes less.
 */
export function reckonedPay(m: Market, kind: RecommenderKind, rule: RecommenderRule, member: number): number {
  const { perLead, perOrder, perPost } = rule;
  const effort = Math.max(1, m.recommended.effort[member]);
  const perWeek = ordinaryPerWeek(kind);
  let pay = 0;
  if (perLead !== null) {
    const { invalid } = m.world.sources[kind.source];
    const counts = kind.tracked * (perLead.for === 'every-lead' ? 1 : 1 - invalid);
    pay += perLead.pays * counts * paidShare(counts * perWeek * effort, perLead.atMost);
  }
  if (perOrder !== null)
    pay +=
      kind.tracked * m.recommended.buys[member] * orderPay(m, kind.source, perOrder.share, perOrder.atMost);
  if (perPost !== null && kind.posts !== null && perWeek > 0) {
    const { perWeek: posts } = kind.posts;
    pay += (perPost.pays * posts * paidShare(posts * effort, perPost.atMost)) / perWeek;
  }
  return pay;
}

/** Share of so many a week that a cap of the month leaves. */
function paidShare(perWeek: number, atMost: number): number {
  const perMonth = perWeek * WEEKS_PER_MONTH;
  return perMonth <= atMost ? 1 : atMost / perMonth;
}

/** Mean pay for an order of what a source brings: each product's list price without ad spend, up to the cap. */
function orderPay({ world }: Market, source: number, share: number, atMost: number): number {
  let weights = 0;
  let pay = 0;
  for (const [product, weight] of world.sources[source].productWeights.entries()) {
    const { price, adSpend } = world.products[product];
    weights += weight;
    pay += weight * Math.min(share * (price - adSpend), atMost);
  }
  return weights === 0 ? 0 : pay / weights;
}
