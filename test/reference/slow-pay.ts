import type { Pay } from '../../sim/ledger/pay.ts';
import type { Sale } from '../../sim/ledger/sale.ts';
import type { HoldBack, Period, StepScheme } from '../../sim/ledger/terms.ts';
import { slowMillionths, slowRound, slowSplit, slowStepPay } from './slow-settlement.ts';

/** Pay as the contract says it, sale by sale and from scratch; the clock is UTC, second 0 is `start`. */
export function slowPayOfSales(
  sales: readonly Sale[],
  start: number,
  coopClaimed: number,
  coopProven: number,
): Pay[] {
  const pays: Pay[] = [];
  sales.forEach((sale, i) => {
    for (const pay of payOfOne(sales, sale, i, start, coopClaimed, coopProven)) {
      pays.push(pay);
      const taken = takenBack(sale, pay);
      if (taken > 0) {
        pays.push({ sale: i, kind: 'clawback', of: pay.kind, amount: -taken, at: sale.refundedAt });
      }
    }
  });
  return pays;
}

const share = (amount: number, rate: number) =>
  Number(slowRound(BigInt(amount) * slowMillionths(rate), 1_000_000n));
const part = (amount: number, of: number, whole: number) =>
  Number(slowRound(BigInt(amount) * BigInt(of), BigInt(whole)));
const stands = (sale: Sale, at: number) =>
  sale.void ? 0 : sale.refundedAt < at ? sale.counted - sale.refunded : sale.counted;
const meant = (mask: number, sale: Sale) =>
  !sale.void && !sale.ownTeam && !sale.losesSteps && ((mask >> sale.kind) & 1) === 1;

/** Name of the period in which a sale counts, for example `2027-2` for its second quarter; and its end. */
function periodOf(sale: Sale, per: Period, start: number, back = 0): { name: string; ends: number } {
  const counted = sale.terms.countedOn === 'contract' ? sale.signedAt : sale.receivedAt;
  const date = new Date(1000 * (start + counted));
  const months = { month: 1, quarter: 3, year: 12 }[per];
  const first = Math.floor(date.getUTCMonth() / months) * months - back * months;
  const begins = new Date(Date.UTC(date.getUTCFullYear(), first, 1));
  const ends = Date.UTC(date.getUTCFullYear(), first + months, 1) / 1000 - start;
  return { name: begins.toISOString(), ends };
}

function* payOfOne(
  sales: readonly Sale[],
  sale: Sale,
  i: number,
  start: number,
  coopClaimed: number,
  coopProven: number,
): Generator<Pay> {
  const { terms } = sale;
  const together = (mask: number, per: Period) =>
    sales.flatMap((other, n) =>
      other.scheme === sale.scheme &&
      other.party === sale.party &&
      meant(mask, other) &&
      periodOf(other, per, start).name === periodOf(sale, per, start).name
        ? [n]
        : [],
    );
  const mine = (pool: number, members: readonly number[], at: number) =>
    slowSplit(
      pool,
      members.map((n) => stands(sales[n], at)),
    )[members.indexOf(i)];
  const total = (members: readonly number[], at: number) =>
    members.reduce((sum, n) => sum + stands(sales[n], at), 0);

  if (terms.collectedBy === 'partner' && !sale.ownTeam) {
    yield* out(sale, i, 'discount', share(sale.counted, sale.discount), sale.receivedAt, null);
  } else {
    const at = sale.receivedAt + terms.payLag;
    const left = stands(sale, at);
    const given = left === 0 ? 0 : part(sale.given, left, sale.counted);
    const pay = share(left + given, sale.discount) - given;
    yield* out(sale, i, 'discount', pay < 0 ? 0 : pay, at, terms.discountHeldBack);
  }
  for (const kind of ['commission', 'rebate'] as const) {
    const scheme = terms[kind];
    if (scheme === null || !meant(scheme.counts, sale)) continue;
    if (scheme.per === 'deal') {
      const at = sale.receivedAt + scheme.paidAfter;
      yield* out(sale, i, kind, within(scheme, stands(sale, at)), at, scheme.heldBack);
      continue;
    }
    const members = together(scheme.counts, scheme.per);
    const at = periodOf(sale, scheme.per, start).ends + scheme.paidAfter;
    yield* out(sale, i, kind, mine(within(scheme, total(members, at)), members, at), at, scheme.heldBack);
  }
  for (const spiff of terms.spiffs) {
    const at = sale.receivedAt + spiff.paidAfter;
    const product = spiff.products === 0 || ((spiff.products >> sale.product) & 1) === 1;
    const inTime = spiff.from <= sale.signedAt && sale.signedAt < spiff.until;
    if (product && inTime && meant(spiff.counts, sale) && !(sale.refundedAt < at)) {
      yield* out(sale, i, 'spiff', spiff.pays, at, null);
    }
  }
  const { growth, coop } = terms;
  if (growth !== null && meant(growth.counts, sale)) {
    const members = together(growth.counts, growth.per);
    const at = periodOf(sale, growth.per, start).ends + growth.paidAfter;
    const back = growth.over === 'previous-period' ? 1 : { month: 12, quarter: 4, year: 1 }[growth.per];
    const { name } = periodOf(sale, growth.per, start, back);
    const base = sales
      .filter((other) => other.party === sale.party && meant(growth.counts, other))
      .filter((other) => periodOf(other, growth.per, start).name === name)
      .reduce((sum, other) => sum + stands(other, at), 0);
    const more = total(members, at) - base;
    if (base > 0 && more > 0) {
      yield* out(sale, i, 'growth', mine(share(more, growth.rate), members, at), at, null);
    }
  }
  for (const milestone of terms.milestones) {
    if (!meant(milestone.counts, sale)) continue;
    const day = (n: number) =>
      Math.floor(
        (start + (sales[n].terms.countedOn === 'contract' ? sales[n].signedAt : sales[n].receivedAt)) /
          86_400,
      );
    const before = together(milestone.counts, milestone.per).filter(
      (n) => day(n) < day(i) || (day(n) === day(i) && n < i),
    );
    const worth = (n: number) => (milestone.inMoney ? sales[n].counted : 1);
    const sum = before.reduce((all, n) => all + worth(n), 0);
    if (sum < milestone.target && sum + worth(i) >= milestone.target) {
      const at = sale.receivedAt + milestone.paidAfter;
      yield { sale: i, kind: 'milestone', of: 'milestone', amount: milestone.pays, at };
    }
  }
  if (coop !== null && meant(coop.counts, sale)) {
    const members = together(coop.counts, coop.per);
    const { ends } = periodOf(sale, coop.per, start);
    const at = ends + coop.paidAfter;
    const claimed = share(share(total(members, at), coop.rate), coopClaimed);
    const spent = share(claimed, coopProven);
    yield* out(sale, i, 'coop', mine(coop.proof ? spent : claimed, members, at), at, null);
    const promotion = Math.round(spent / coop.covers);
    for (const pay of out(sale, i, 'promotion', mine(promotion, members, ends), ends, null)) {
      yield { ...pay, amount: -pay.amount };
    }
  }
}

/** Steps, then the floor and the cap. */
function within(scheme: StepScheme, amount: number): number {
  if (amount === 0) return 0;
  const pay = slowStepPay(scheme.mode, scheme.steps, amount);
  return pay > scheme.atMost
    ? Math.max(scheme.atMost, scheme.atLeast)
    : pay < scheme.atLeast
      ? scheme.atLeast
      : pay;
}

function* out(
  sale: Sale,
  i: number,
  kind: Pay['kind'],
  amount: number,
  at: number,
  held: HoldBack | null,
): Generator<Pay> {
  const later = held === null ? 0 : share(amount, held.share);
  if (amount - later > 0) yield { sale: i, kind, of: kind, amount: amount - later, at };
  if (held === null || later === 0) return;
  const until =
    held.until === 'go-live' ? sale.goLiveAt : sale.receivedAt + (sale.terms.clawback?.within ?? 0);
  const paid = until > at ? until : at;
  const meanwhile = sale.refundedAt >= at && sale.refundedAt < paid;
  const left = meanwhile ? later - part(later, sale.refunded, sale.counted) : later;
  if (left > 0) yield { sale: i, kind, of: kind, amount: left, at: paid };
}

/** What a refund takes back of one payment. */
function takenBack(sale: Sale, pay: Pay): number {
  const { clawback, collectedBy } = sale.terms;
  if (clawback === null || pay.kind === 'milestone' || pay.kind === 'promotion') return 0;
  if (pay.kind === 'discount' && collectedBy === 'partner') return 0;
  if (sale.refunded === 0 || sale.refundedAt < pay.at) return 0;
  if (sale.refundedAt >= sale.receivedAt + clawback.within) return 0;
  return share(part(pay.amount, sale.refunded, sale.counted), clawback.share);
}
