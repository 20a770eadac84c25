import type {
  BroughtLead,
  Claim,
  ClaimedOrder,
  Post,
  RecommenderPay,
} from '../../sim/ledger/recommender-pay.ts';
import { slowMillionths, slowRound } from './slow-settlement.ts';

/** Pay of partners that recommend as the rules say it: each case from scratch; the clock is UTC, second 0 is `start`. */
export function slowPayOfRecommenders(
  leads: readonly BroughtLead[],
  orders: readonly ClaimedOrder[],
  posts: readonly Post[],
  start: number,
): RecommenderPay[] {
  const month = (second: number) => new Date(1000 * (start + second)).toISOString().slice(0, 7);
  const rank = <T extends { recommender: number; scheme: number; at: number }>(list: readonly T[], one: T) =>
    list
      .slice(0, list.indexOf(one))
      .filter((other) => other.recommender === one.recommender && other.scheme === one.scheme)
      .filter((other) => month(other.at) === month(one.at)).length;
  const paidLeads = leads.filter((lead) => isPaid(lead));
  const paidPosts = posts.filter(({ terms, type }) => (terms.rules[type]?.perPost?.pays ?? 0) > 0);
  const pays: RecommenderPay[] = [];
  leads.forEach((lead, i) => {
    const rule = lead.terms.rules[lead.type];
    if (!paidLeads.includes(lead) || !rule?.perLead) return;
    if (rank(paidLeads, lead) >= rule.perLead.atMost) return;
    const { recommender, junkAt } = lead;
    const at = lead.at + rule.paidAfter;
    const { pays: amount } = rule.perLead;
    pays.push({ of: 'lead', case: i, recommender, amount, at });
    const found = junkAt > 0 && lead.terms.takenBackWithin > 0;
    if (found && junkAt > at && junkAt - at <= lead.terms.takenBackWithin) {
      pays.push({ of: 'lead', case: i, recommender, amount: -amount, at: junkAt });
    }
  });
  orders.forEach((order, i) => {
    for (const pay of payOfOrder(order, i)) pays.push(pay);
  });
  posts.forEach((post, i) => {
    const rule = post.terms.rules[post.type];
    if (!paidPosts.includes(post) || !rule?.perPost) return;
    if (rank(paidPosts, post) >= rule.perPost.atMost) return;
    const { recommender, at } = post;
    pays.push({ of: 'post', case: i, recommender, amount: rule.perPost.pays, at: at + rule.paidAfter });
  });
  return pays;
}

/** Is an enquiry paid for, caps aside? */
function isPaid({ terms, type, at, effective, acceptedAt, junkAt }: BroughtLead): boolean {
  const rule = terms.rules[type];
  if (!rule?.perLead || rule.perLead.pays === 0) return false;
  const due = at + rule.paidAfter;
  if (terms.takenBackWithin > 0 && junkAt > 0 && junkAt <= due) return false;
  switch (rule.perLead.for) {
    case 'every-lead':
      return true;
    case 'effective-leads':
      return effective;
    case 'accepted-leads':
      return acceptedAt > 0 && acceptedAt <= due;
  }
}

function payOfOrder(order: ClaimedOrder, i: number): RecommenderPay[] {
  const { terms, signedAt, receivedAt, counted, refunded, refundedAt } = order;
  const able = order.claims.filter((claim) => {
    const inTime = claim.at <= signedAt && claim.at >= signedAt - terms.window;
    return inTime && (claim.brought || terms.influenced) && terms.rules[claim.type]?.perOrder;
  });
  if (order.void) return [];
  return able.flatMap((claim) => {
    const perOrder = terms.rules[claim.type]?.perOrder;
    const at = receivedAt + (terms.rules[claim.type]?.paidAfter ?? 0);
    if (!perOrder) return [];
    const base = refundedAt <= at ? counted - refunded : counted;
    const full = Number(slowRound(BigInt(base) * slowMillionths(perOrder.share), 1_000_000n));
    const capped = full > perOrder.atMost ? perOrder.atMost : full;
    const [part, of] = partOf(order, able, claim);
    const amount = Number(slowRound(BigInt(capped) * part, of));
    if (amount === 0) return [];
    const { recommender } = claim;
    const paid: RecommenderPay = { of: 'order', case: i, recommender, amount, at };
    if (refundedAt <= at || refundedAt > at + terms.takenBackWithin) return [paid];
    const back = Number(slowRound(BigInt(amount) * BigInt(refunded), BigInt(counted)));
    return back === 0 ? [paid] : [paid, { ...paid, amount: -back, at: refundedAt }];
  });
}

/** Part of an order that falls to one of those that can claim it, as a fraction. */
function partOf({ terms }: ClaimedOrder, able: readonly Claim[], claim: Claim): [bigint, bigint] {
  if (able.length === 1) return [1n, 1n];
  const bringers = able.filter(({ brought }) => brought);
  const earliest = able.reduce((best, other) => (other.at < best.at ? other : best));
  const latest = able.reduce((best, other) => (other.at >= best.at ? other : best));
  const whole = (winner: Claim) => [winner === claim ? 1n : 0n, 1n] as [bigint, bigint];
  if (terms.credit === 'first-touch') return whole(earliest);
  if (terms.credit === 'last-touch') return whole(latest);
  if (terms.credit === 'brought-it') return whole(bringers[0] ?? earliest);
  if (terms.credit === null || bringers.length === 0) return [1n, BigInt(able.length)];
  const brought = slowMillionths(terms.broughtPart);
  if (claim.brought) return [brought, 1_000_000n];
  return [1_000_000n - brought, 1_000_000n * BigInt(able.length - 1)];
}
