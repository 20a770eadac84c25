import { monthOf as civilMonth, SECONDS_PER_MONTH, yearOf } from '../engine/civil.ts';
import type { LocalTime } from '../engine/local-time.ts';
import type { Ledger } from '../ledger/ledger.ts';
import {
  type BroughtLead,
  type ClaimedOrder,
  type Post,
  payOfRecommenders,
  validClaims,
} from '../ledger/recommender-pay.ts';
import type { Sale } from '../ledger/sale.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import type { RecommenderWorld } from '../world/compiled-recommenders.ts';
import type { Book } from './book.ts';
import type { Market } from './market.ts';
import { Judged } from './recommender-table.ts';
import { bringerOf, claimsOn } from './touches.ts';

/** What partners have been paid that recommend. */
export interface RecommendersPaid {
  /** Minor units. */
  readonly total: number;
  /** Enquiries, orders and posts paid for, by member. */
  readonly leads: Int32Array;
  readonly orders: Int32Array;
  readonly posts: Int32Array;
}

/**
 * Pays partners that recommend for customers brought, first orders and posts, each under the rules that govern it, and
 * enters it in the books: what a post costs is no customer's, and goes under the region of headquarters.
 */
export function payRecommenders(
  m: Market,
  ledger: Ledger,
  book: Book,
  sales: readonly Sale[],
  time: LocalTime,
): RecommendersPaid | null {
  const { recommenders, study } = m;
  if (recommenders === null) return null;
  const leads = leadsOf(m, recommenders);
  const orders = ordersOf(m, recommenders, sales);
  const posts = postsOf(m, recommenders);
  const home = m.parties[m.hq].regions[0];
  const count = () => new Int32Array(recommenders.members.length);
  const paid = { total: 0, leads: count(), orders: count(), posts: count() };
  const monthOf = (second: number) => 12 * yearOf(time.day(second)) + civilMonth(time.day(second));
  const pays = payOfRecommenders(leads.cases, orders.cases, posts, monthOf);
  const cases = {
    lead: leads.cases,
    order: orders.cases.map(({ signedAt }) => ({ at: signedAt })),
    post: posts,
  };
  for (const { of, case: index, recommender, amount, at } of pays) {
    const [theirs, hq] = [ledger.account('recommender', recommender), ledger.account('hq')];
    if (amount > 0) ledger.post(theirs, hq, amount, at);
    else ledger.post(hq, theirs, -amount, at);
    paid.total += amount;
    const one = amount > 0 ? 1 : 0;
    const from = cases[of][index].at;
    const lag = amount * (at - from);
    if (of === 'post') {
      paid.posts[recommender] += one;
      if (from < study.cutOver || from >= study.cohortUntil) continue;
      book.addInRegion(Fact.recommenderPay, home, amount);
      book.addInRegion(Fact.recommenderLagSeconds, home, lag);
      continue;
    }
    const need = of === 'lead' ? leads.needs[index] : orders.needs[index];
    book.add(Fact.recommenderPay, need, amount);
    book.add(Fact.recommenderLagSeconds, need, lag);
    if (of === 'order') {
      paid.orders[recommender] += one;
      if (m.tape.recommended!.customerBy[m.tape.needCustomer[need]] < 0)
        book.add(Fact.influencedPay, need, amount);
    } else {
      paid.leads[recommender] += one;
      book.add(Fact.leadsPaid, need, amount > 0 ? 1 : -1);
      if (m.tape.customerValid[m.tape.needCustomer[need]] === 0) {
        book.add(Fact.junkPaid, need, amount > 0 ? 1 : -1);
      }
    }
  }
  enterTwoClaims(m, book, orders);
  const months = (study.cohortUntil - study.cutOver) / SECONDS_PER_MONTH;
  const { members, kinds } = recommenders;
  const posting = members.filter(({ kind }) => kinds[kind].posts !== null).length;
  book.addInRegion(Fact.recommenderMonths, home, months * members.length);
  book.addInRegion(Fact.postingMonths, home, months * posting);
  return paid;
}

/** Enters customers whose orders two can claim, each once however many sites of it buy. */
function enterTwoClaims(m: Market, book: Book, { cases, needs }: ReturnType<typeof ordersOf>): void {
  const seen = new Set<number>();
  for (const [i, order] of cases.entries()) {
    const customer = m.tape.needCustomer[needs[i]];
    if (order.void || seen.has(customer) || validClaims(order).length < 2) continue;
    seen.add(customer);
    book.add(Fact.twoClaims, needs[i], 1);
    if (order.terms.credit === null) book.add(Fact.greyCredit, needs[i], 1);
  }
}

/** First enquiries of customers of which headquarters can tell who brought them, in order of time. */
function leadsOf(m: Market, recommenders: RecommenderWorld) {
  const { tape, customers, recommended } = m;
  const cases: BroughtLead[] = [];
  const needs: number[] = [];
  for (let customer = 0; customer < tape.customers; customer++) {
    const scheme = customers.policyPlus1[customer] - 1;
    if (scheme < 0) continue;
    const terms = m.policies[scheme].recommenderPay;
    const bringer = terms === null ? null : bringerOf(m, recommenders, customer);
    if (terms === null || bringer === null) continue;
    const { recommender, type, at } = bringer;
    const effective = recommended.judged[customer] === Judged.effective;
    const acceptedAt = recommended.acceptedAt[customer];
    const junkAt = recommended.junkAt[customer];
    cases.push({ recommender, type, terms, scheme, at, effective, acceptedAt, junkAt });
    needs.push(tape.customerFirstNeed[customer]);
  }
  return { cases, needs };
}

/** First orders with all that can claim them. */
function ordersOf(m: Market, recommenders: RecommenderWorld, sales: readonly Sale[]) {
  const { deals, tape } = m;
  const cases: ClaimedOrder[] = [];
  const needs: number[] = [];
  for (let deal = 0; deal < deals.count; deal++) {
    const terms = m.policies[deals.policy[deal]].recommenderPay;
    if (terms === null || deals.kind[deal] !== OrderKind.first) continue;
    const claims = claimsOn(m, recommenders, tape.needCustomer[deals.need[deal]]);
    if (claims.length === 0) continue;
    const { signedAt, receivedAt, counted, refunded, refundedAt, void: unpaid } = sales[deal];
    const never = unpaid || deals.neverPaid[deal] === 1;
    cases.push({ terms, claims, signedAt, receivedAt, counted, refunded, refundedAt, void: never });
    needs.push(deals.need[deal]);
  }
  return { cases, needs };
}

/** Posts that were made, in order of time, under the rules of their day. */
function postsOf(m: Market, { kinds, members }: RecommenderWorld): Post[] {
  const { postBy, postTime } = m.tape.recommended!;
  const posts: Post[] = [];
  for (let post = 0; post < postBy.length && postTime[post] <= m.now; post++) {
    if (m.recommended.posted[post] === 0) continue;
    const scheme = m.governance.latestPolicy(m.plan, postTime[post]);
    const terms = m.policies[scheme].recommenderPay;
    if (terms === null) continue;
    const recommender = postBy[post];
    const { type } = kinds[members[recommender].kind];
    posts.push({ recommender, type, terms, scheme, at: postTime[post] });
  }
  return posts;
}
