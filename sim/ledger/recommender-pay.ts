import type { Credit, RecommenderRule, RecommenderTerms } from './recommender-terms.ts';
import { millionths, proportion, timesRate } from './rounding.ts';

/** Somebody that can claim an order, since it reached the customer and headquarters can tell. */
export interface Claim {
  readonly recommender: number;
  /** Index into the types. */
  readonly type: number;
  /** When it reached the customer. */
  readonly at: number;
  /** Whether it brought the customer, or only influenced it. */
  readonly brought: boolean;
}

/** A first enquiry that can be told to have been brought. Times in seconds, 0 for never. */
export interface BroughtLead {
  readonly recommender: number;
  readonly type: number;
  readonly terms: RecommenderTerms;
  /** Cases of one number count together: that of the policy that governs them. */
  readonly scheme: number;
  readonly at: number;
  readonly effective: boolean;
  readonly acceptedAt: number;
  /** When it was found that nobody is behind it. */
  readonly junkAt: number;
}

/** A first order, with all that can claim it. */
export interface ClaimedOrder {
  readonly terms: RecommenderTerms;
  readonly claims: readonly Claim[];
  readonly signedAt: number;
  readonly receivedAt: number;
  /** What pay is counted on, and what of it the customer had back, minor units; Infinity for never. */
  readonly counted: number;
  readonly refunded: number;
  readonly refundedAt: number;
  /** Never paid, where receipts are counted. */
  readonly void: boolean;
}

/** A post that was made. */
export interface Post {
  readonly recommender: number;
  readonly type: number;
  readonly terms: RecommenderTerms;
  readonly scheme: number;
  readonly at: number;
}

/** One payment; below 0 for one back. */
export interface RecommenderPay {
  readonly of: 'lead' | 'order' | 'post';
  /** Index of what it is for. */
  readonly case: number;
  readonly recommender: number;
  readonly amount: number;
  readonly at: number;
}

/** In millionths. */
const WHOLE = 1_000_000;

/** Part of an order that somebody is credited with: `part / of`, whole numbers. */
interface Credited {
  readonly claim: Claim;
  readonly part: number;
  readonly of: number;
}

/**
 * What partners are paid that recommend.
 *
 * @param leads in order of time
 * @param posts in order of time
 * @param monthOf number of the calendar month of a second
 */
export function payOfRecommenders(
  leads: readonly BroughtLead[],
  orders: readonly ClaimedOrder[],
  posts: readonly Post[],
  monthOf: (second: number) => number,
): RecommenderPay[] {
  const pays: RecommenderPay[] = [];
  const paidLeads = new Counter(monthOf);
  leads.forEach((lead, i) => {
    payLead(pays, lead, i, paidLeads);
  });
  orders.forEach((order, i) => {
    payOrder(pays, order, i);
  });
  const paidPosts = new Counter(monthOf);
  posts.forEach((post, i) => {
    const rule = ruleOf(post.terms, post.type);
    if (rule === null || rule.perPost === null || rule.perPost.pays === 0) return;
    if (!paidPosts.counts(post, rule.perPost.atMost)) return;
    const { recommender, at } = post;
    pays.push({ of: 'post', case: i, recommender, amount: rule.perPost.pays, at: at + rule.paidAfter });
  });
  return pays;
}

/** How many of each partner have been paid for in a calendar month. */
class Counter {
  private readonly monthOf: (second: number) => number;
  private readonly counted = new Map<string, number>();

  constructor(monthOf: (second: number) => number) {
    this.monthOf = monthOf;
  }

  counts(one: { recommender: number; scheme: number; at: number }, atMost: number): boolean {
    const name = `${one.recommender} ${one.scheme} ${this.monthOf(one.at)}`;
    const before = this.counted.get(name) ?? 0;
    if (before >= atMost) return false;
    this.counted.set(name, before + 1);
    return true;
  }
}

function ruleOf(terms: RecommenderTerms, type: number): RecommenderRule | null {
  return terms.rules[type] ?? null;
}

/** An enquiry is paid for if it counts on the day of pay; what turns out to be nobody's may be taken back. */
function payLead(pays: RecommenderPay[], lead: BroughtLead, i: number, paid: Counter): void {
  const { terms, recommender, junkAt } = lead;
  const rule = ruleOf(terms, lead.type);
  if (rule === null || rule.perLead === null || rule.perLead.pays === 0) return;
  const at = lead.at + rule.paidAfter;
  const { pays: amount, for: which, atMost } = rule.perLead;
  if (which === 'effective-leads' && !lead.effective) return;
  if (which === 'accepted-leads' && (lead.acceptedAt === 0 || lead.acceptedAt > at)) return;
  const takes = terms.takenBackWithin > 0 && junkAt > 0;
  if (takes && junkAt <= at) return;
  if (!paid.counts(lead, atMost)) return;
  pays.push({ of: 'lead', case: i, recommender, amount, at });
  if (takes && junkAt <= at + terms.takenBackWithin) {
    pays.push({ of: 'lead', case: i, recommender, amount: -amount, at: junkAt });
  }
}

/** A first order pays whoever is credited with it, once the customer has paid. */
function payOrder(pays: RecommenderPay[], order: ClaimedOrder, i: number): void {
  const { terms, refundedAt } = order;
  if (order.void) return;
  for (const { claim, part, of } of creditedWith(order)) {
    const rule = ruleOf(terms, claim.type);
    if (rule === null || rule.perOrder === null) continue;
    const at = order.receivedAt + rule.paidAfter;
    const counted = refundedAt <= at ? order.counted - order.refunded : order.counted;
    const whole = Math.min(timesRate(counted, rule.perOrder.share), rule.perOrder.atMost);
    const amount = proportion(whole, part, of);
    if (amount === 0) continue;
    const { recommender } = claim;
    pays.push({ of: 'order', case: i, recommender, amount, at });
    if (refundedAt <= at || refundedAt > at + terms.takenBackWithin) continue;
    const back = proportion(amount, order.refunded, order.counted);
    if (back > 0) pays.push({ of: 'order', case: i, recommender, amount: -back, at: refundedAt });
  }
}

/** Claims that the terms take: in time, and of those that they pay at all for what they did. */
export function validClaims({
  terms,
  claims,
  signedAt,
}: Pick<ClaimedOrder, 'terms' | 'claims' | 'signedAt'>): readonly Claim[] {
  return claims.filter(
    ({ at, brought, type }) =>
      at <= signedAt &&
      signedAt - at <= terms.window &&
      (brought || terms.influenced) &&
      ruleOf(terms, type)?.perOrder != null,
  );
}

/** Who is credited with which part of an order. Where two can claim it and no rule says whose it is, they share it. */
function creditedWith(order: ClaimedOrder): readonly Credited[] {
  const claims = [...validClaims(order)].sort((a, b) => a.at - b.at);
  const [first] = claims;
  if (claims.length <= 1) return claims.map((claim) => ({ claim, part: 1, of: 1 }));
  const { credit, broughtPart } = order.terms;
  const bringer = claims.find(({ brought }) => brought);
  switch (credit satisfies Credit | null) {
    case 'first-touch':
      return [{ claim: first, part: 1, of: 1 }];
    case 'last-touch':
      return [{ claim: claims[claims.length - 1], part: 1, of: 1 }];
    case 'brought-it':
      return [{ claim: bringer ?? first, part: 1, of: 1 }];
    case 'split':
      if (bringer !== undefined) {
        const others = claims.length - 1;
        const brought = millionths(broughtPart);
        return claims.map((claim) => ({
          claim,
          part: claim.brought ? others * brought : WHOLE - brought,
          of: others * WHOLE,
        }));
      }
  }
  return claims.map((claim) => ({ claim, part: 1, of: claims.length }));
}
