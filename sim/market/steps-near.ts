import { DAY } from '../engine/civil.ts';
import { draw, entityKey } from '../engine/draw.ts';
import { LocalTime } from '../engine/local-time.ts';
import { periodEnd, periodOf, periodStart } from '../ledger/period.ts';
import { countedAmount, countsAtContract } from '../ledger/settle.ts';
import type { Period, Settlement, StepScheme } from '../ledger/terms.ts';
import { OrderKind } from '../ledger/terms.ts';
import type { StepWorld } from '../world/compiled-steps.ts';
import { Purpose } from '../world/purposes.ts';
import { logOddsOf, priceFactor } from './chances.ts';
import { canSign, decidesAt } from './close.ts';
import { priceSense } from './discount.ts';
import { Kind, Phase } from './events.ts';
import { registrationApproved } from './file-table.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { logistic } from './odds.ts';
import { hasLeft } from './orphans.ts';
import { earlyDiscount, Pressed } from './pressed.ts';
import { WHOLE_PRICE } from './quote-table.ts';
import { bestPlan, type StepOrder } from './steps-choice.ts';

/**
 * Near the steps of pay. Some time before the last moment that counts for a period of a commission or a rebate every
 * partner reckons what more orders in it would bring. Some then press customers who are near their decision to sign
 * before the end, for a discount, and some who are not honest sign orders that may be handed back. Nothing says when that
 * pays: it comes of the steps, of what the partner expects to sign anyway, and of what it has at hand.
 */
const SCHEMES = ['commission', 'rebate'] as const;
type Counted = StepScheme & { readonly per: Period };

/** A period of a scheme; seconds. */
interface PayPeriod {
  readonly number: number;
  /** First and last moment at which a contract signed counts, and when partners reckon. */
  readonly from: number;
  readonly until: number;
  readonly reckons: number;
}

/** Puts the next reckoning after a moment on the calendar, if any scheme counts a period. */
export function lookAhead(m: Market, after: number): void {
  if (m.steps === null) return;
  const time = localTime(m);
  let next = m.world.horizon;
  for (const { settlement } of m.policies) {
    for (const kind of SCHEMES) {
      const scheme = countedScheme(settlement, kind);
      if (scheme === null) continue;
      next = Math.min(next, nextPeriod(m, m.steps, time, settlement, scheme, after).reckons);
    }
  }
  if (next < m.world.horizon) m.at(next, Phase.release, 0, Kind.stepsNear, 0, 2);
}

/** Partners reckon, under every policy of which a period is about to end. */
export function stepsNear(m: Market): void {
  const time = localTime(m);
  for (const [policy, { settlement }] of m.policies.entries()) {
    for (const [order, kind] of SCHEMES.entries()) {
      const scheme = countedScheme(settlement, kind);
      if (scheme === null) continue;
      const period = nextPeriod(m, m.steps!, time, settlement, scheme, m.now - 1);
      if (period.reckons === m.now) partnersReckon(m, m.steps!, policy, scheme, period, order);
    }
  }
  lookAhead(m, m.now);
}

/** Days are those of headquarters. */
function localTime({ world }: Market): LocalTime {
  return new LocalTime(world.startUtc, world.regions[world.calendars[world.hq.calendar].region].offsets);
}

/** A scheme that counts first orders over a period; null for others. */
function countedScheme(settlement: Settlement, kind: (typeof SCHEMES)[number]): Counted | null {
  const scheme = settlement[kind];
  if (scheme === null || scheme.per === 'deal' || ((scheme.counts >>> OrderKind.first) & 1) === 0)
    return null;
  return scheme as Counted;
}

/** The first period whose reckoning comes after a moment. Where receipts count, contracts have to be signed earlier. */
function nextPeriod(
  m: Market,
  world: StepWorld,
  time: LocalTime,
  settlement: Settlement,
  { per }: Counted,
  after: number,
): PayPeriod {
  const lag = countsAtContract(settlement) ? 0 : m.world.payment.receiptLag;
  for (let number = periodOf(time.day(after + 1), per); ; number++) {
    const until = time.instant(periodEnd(number, per) * DAY) - lag;
    const reckons = until - world.reckons;
    if (reckons <= after) continue;
    return { number, from: time.instant(periodStart(number, per) * DAY) - lag, until, reckons };
  }
}

interface Chances {
  expected: number;
  readonly early: StepOrder[];
  readonly loads: StepOrder[];
}

function partnersReckon(
  m: Market,
  world: StepWorld,
  policy: number,
  scheme: Counted,
  period: PayPeriod,
  order: number,
): void {
  const parties = chancesOf(m, world, policy, scheme, period);
  const key = new Int32Array(2);
  for (let party = 0; party < m.hq; party++) {
    const { expected, early, loads } = parties[party];
    if (early.length + loads.length === 0 || expected <= 0 || hasLeft(m, party)) continue;
    const { k0, k1, aimsAtSteps } = m.parties[party];
    entityKey(m.tape.key0, m.tape.key1, k0, k1, key);
    const k = 2 * periodEnd(period.number, scheme.per) + order;
    if (draw(Purpose.aimsAtSteps, key[0], key[1], k) >= aimsAtSteps) continue;
    const loadsToo = draw(Purpose.loadsOrders, key[0], key[1], k) >= m.tempers.honesty[party];
    const byTime = (a: StepOrder, b: StepOrder) => a.closes - b.closes || a.file - b.file;
    early.sort(byTime);
    loads.sort(byTime);
    const plan = bestPlan(scheme, expected, early, loadsToo ? loads : []);
    for (let i = 0; i < plan.early; i++) press(m, world, early[i], Pressed.early, period);
    for (let i = 0; i < plan.loaded; i++) press(m, world, loads[i], Pressed.mayHandBack, period);
  }
}

/** What each partner has signed in a period and expects to sign, and what it could bring into it beyond that. */
function chancesOf(
  m: Market,
  world: StepWorld,
  policy: number,
  scheme: Counted,
  { from, until }: PayPeriod,
): Chances[] {
  const { deals, files, needs, tape } = m;
  const { settlement } = m.policies[policy];
  const parties = Array.from({ length: m.hq }, (): Chances => ({ expected: 0, early: [], loads: [] }));
  for (let deal = deals.count - 1; deal >= 0 && deals.signedAt[deal] >= from; deal--) {
    if (deals.policy[deal] !== policy || deals.party[deal] === m.hq || deals.signedAt[deal] >= until)
      continue;
    if (((scheme.counts >>> deals.kind[deal]) & 1) === 0) continue;
    const counted = countedAmount(settlement, deals.price[deal], deals.adSpend[deal]);
    parties[deals.party[deal]].expected += counted;
  }
  for (let file = 0; file < files.count; file++) {
    const need = files.need[file];
    const party = files.party[file];
    if (party === m.hq || needs.state[need] !== NeedState.open || !canSign(m, file)) continue;
    if (m.customers.policyPlus1[tape.needCustomer[need]] - 1 !== policy) continue;
    if (needs.disputePlus1[need] > 0 || needs.pressedByPlus1[need] > 0) continue;
    const decides = needs.closeAs[need] === NeedState.won;
    const closes = m.needCloses.of(need);
    const chances = parties[party];
    const found = orderOf(m, world, file, closes);
    if (decides && closes < until) chances.expected += found.chance * found.counted;
    else if (closes < until) continue;
    else if (decides && closes < until + world.pullForward.reach) {
      if (world.pullForward.happens) chances.early.push(found);
    } else if (world.loading.happens) chances.loads.push(found);
  }
  return parties;
}

function orderOf(m: Market, world: StepWorld, file: number, closes: number): StepOrder {
  const { files, tape } = m;
  const need = files.need[file];
  const policy = m.policies[m.customers.policyPlus1[tape.needCustomer[need]] - 1];
  const { settlement } = policy;
  const adSpend = Math.round(tape.needAdSpend[need]);
  const own = (tape.needValue[need] - tape.needAdSpend[need]) * priceFactor(m, need);
  const discount = earlyDiscount(m, world, file) / WHOLE_PRICE;
  const rate = registrationApproved(files, file) ? settlement.discount : settlement.discountUnregistered;
  const x = logOddsOf(m, file);
  const felt = m.world.selling.price * priceSense(m, file) * Math.log(1 - discount);
  const chance = logistic(x);
  return {
    file,
    closes,
    counted: countedAmount(settlement, Math.round(own * (1 - discount)) + adSpend, adSpend),
    chance,
    pressed: Math.min(chance, logistic(x + world.pullForward.logOdds + felt)),
    given: own * discount * (policy.discountsShared ? rate : 1),
    kept: own * rate,
  };
}

/** A customer is pressed: it will sign, or decide, at some moment before the period ends. */
function press(m: Market, world: StepWorld, { file }: StepOrder, how: number, { until }: PayPeriod): void {
  const { needs, tape } = m;
  const need = m.files.need[file];
  if (needs.pressedByPlus1[need] > 0) return;
  needs.pressedDiscount[need] = earlyDiscount(m, world, file);
  needs.pressedByPlus1[need] = file + 1;
  needs.pressed[need] = how;
  const u = draw(Purpose.signsEarly, tape.needKey0[need], tape.needKey1[need], 0);
  decidesAt(m, need, m.now + 1 + Math.floor(u * Math.max(0, until - m.now - 1)));
}
