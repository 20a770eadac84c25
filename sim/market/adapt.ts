import { DAY, dayNumber, monthOf, SECONDS_PER_HOUR, yearOf } from '../engine/civil.ts';
import { normalQuantile } from '../engine/distribution/normal.ts';
import { draw, entityKey } from '../engine/draw.ts';
import { LocalTime } from '../engine/local-time.ts';
import type { AdaptationWorld } from '../world/compiled-adaptation.ts';
import { Purpose } from '../world/purposes.ts';
import { Kind, Phase } from './events.ts';
import { freeHours } from './hand-out.ts';
import { mayLeave } from './leaving.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { readStatement } from './statement.ts';
import { feelLatePay, recoverTrust } from './trust.ts';

/**
 * Partners that react. On the first of each month every partner looks at what it has been paid for its hours, at what
 * it thinks of headquarters and at what became of its own finds, and moves its attention and diligence, its readiness
 * to claim, and its honesty:
 *
 *     wish  = reach x clamp(sum of weight x signal + noise x whim, -1, 1)
 *     move  = clamp((1 - inertia) x (wish - where it is), -largest step x reach, + largest step x reach)
 *
 * Signals are 0 at what the partner was used to at the cut-over, so what a world says of it is what it is like under
 * today's rules, and adaptation moves from there. Form and figures are assumptions; the idea that partners reckon and
 * react is that of the source articles.
 */
const Trait = { effort: 0, claims: 1, honesty: 2 } as const;
const TRAITS = 4;

/** The first look at the books is on the first of the month after the start. */
export function beginToLookBack(m: Market): void {
  if (m.adaptation === null) return;
  const { trust, exclusivity } = m.adaptation;
  m.tempers.trust.fill(trust.starts);
  m.tempers.exclusivity.fill(exclusivity.expected);
  scheduleLook(m, 0);
}

/** Days are those of headquarters. */
function localTime({ world }: Market): LocalTime {
  return new LocalTime(world.startUtc, world.regions[world.calendars[world.hq.calendar].region].offsets);
}

function scheduleLook(m: Market, from: number): void {
  const time = localTime(m);
  const day = time.day(from);
  const month = 12 * yearOf(day) + monthOf(day);
  const next = time.instant(DAY * dayNumber(Math.floor(month / 12), (month % 12) + 1, 1));
  if (next < m.world.horizon) m.at(next, Phase.release, 0, Kind.lookBack, 0, 0);
}

/** Every partner looks at its books of the month; from the cut-over on it draws its conclusions. */
export function partnersLookBack(m: Market): void {
  const world = m.adaptation!;
  const { tempers } = m;
  const paid = new Float64Array(m.hq);
  const late = new Float64Array(m.hq);
  readStatement(m, world.trust.payExpectedWithin, paid, late);
  const reacts = m.now >= m.study.cutOver;
  const counts = reacts && m.now < m.study.cohortUntil;
  const day = localTime(m).day(m.now);
  const month = 12 * yearOf(day) + monthOf(day);
  for (let party = 0; party < m.hq; party++) {
    if (hasLeft(m, party)) continue;
    remember(m, world, party, paid[party], late[party]);
    if (reacts) react(m, world, party, month);
    if (counts) enter(m, party);
    tempers.paid[party] = paid[party];
    tempers.paidLate[party] = late[party];
    if (reacts && world.leaving?.happens) {
      mayLeave(m, world.leaving, party, marginAnHour(m, world, party), paid[party], month);
    }
  }
  scheduleLook(m, m.now);
}

/** Money and hours of the month join what the partner remembers; late pay costs trust. */
function remember(m: Market, world: AdaptationWorld, party: number, paid: number, late: number): void {
  const { tempers } = m;
  const { remembered } = world.margin;
  const pay = paid - tempers.paid[party];
  const hours = (tempers.seconds[party] - tempers.secondsSeen[party]) / SECONDS_PER_HOUR;
  tempers.secondsSeen[party] = tempers.seconds[party];
  tempers.rememberedPay[party] = remembered * tempers.rememberedPay[party] + pay;
  tempers.rememberedHours[party] = remembered * tempers.rememberedHours[party] + hours;
  recoverTrust(m, party);
  const lateNow = late - tempers.paidLate[party];
  if (lateNow > 0) feelLatePay(m, party, Math.min(1, lateNow / Math.max(lateNow, pay)));
}

/** At the cut-over each partner knows what today's rules bring it: that is what it compares with from then on. */
export function getUsedToToday(m: Market): void {
  if (m.adaptation === null) return;
  const { tempers } = m;
  for (let party = 0; party < m.hq; party++) {
    // Where it has not seen much yet, it is used to what it wants.
    tempers.usedToMargin[party] = m.parties[party].marginWanted;
    tempers.usedToMargin[party] = marginAnHour(m, m.adaptation, party);
    tempers.outsideOption[party] = tempers.usedToMargin[party] - (m.adaptation.leaving?.worseBy ?? 0);
    const cost = (tempers.secondsSeen[party] / SECONDS_PER_HOUR) * m.parties[party].hourlyCost;
    tempers.madeBefore[party] = tempers.paid[party] - cost;
    tempers.usedToTrust[party] = tempers.trust[party];
    tempers.usedToExclusivity[party] = tempers.exclusivity[party];
  }
}

/**
 * What a partner takes its hours to bring, minor units an hour: pay less the cost of its hours, by hour, drawn towards
 * what it is used to while there are few.
 *
 *     (pay - cost x hours + sure x used to) / (hours + sure)
 */
function marginAnHour(m: Market, { margin }: AdaptationWorld, party: number): number {
  const { rememberedPay, rememberedHours, usedToMargin } = m.tempers;
  const hours = rememberedHours[party];
  const sure = margin.sureAfterHours;
  const earned = rememberedPay[party] - m.parties[party].hourlyCost * hours;
  return (earned + sure * usedToMargin[party]) / (hours + sure);
}

function react(m: Market, world: AdaptationWorld, party: number, month: number): void {
  const { tempers } = m;
  const { trust, exclusivity } = world;
  const margin = marginAnHour(m, world, party);
  const byMargin = clamp((margin - tempers.usedToMargin[party]) / world.margin.fullResponse, 1);
  const byTrust = trust.happens ? change(tempers.trust[party], tempers.usedToTrust[party]) : 0;
  const byExclusivity = exclusivity.happens
    ? change(tempers.exclusivity[party], tempers.usedToExclusivity[party])
    : 0;
  const { effort, claims, honesty } = world;
  if (effort.happens) {
    const wish = effort.byMargin * byMargin + effort.byTrust * byTrust;
    move(m, world, tempers.effortMoved, Trait.effort, effort.reach, wish, party, month);
  }
  if (claims.happens) {
    // Who earns less, trusts less and loses its own finds helps itself to those of others.
    const wish = -(
      claims.byMargin * byMargin +
      claims.byTrust * byTrust +
      claims.byExclusivity * byExclusivity
    );
    move(m, world, tempers.claimsMoved, Trait.claims, claims.reach, wish, party, month);
  }
  if (honesty.happens) {
    const wish = honesty.byMargin * byMargin + honesty.byTrust * byTrust;
    move(m, world, tempers.honestyMoved, Trait.honesty, honesty.reach, wish, party, month);
  }
  becomes(m, party);
  tempers.usedToMargin[party] += world.margin.getsUsedTo * (margin - tempers.usedToMargin[party]);
}

/** Relative change, at most 1 either way. */
function change(now: number, usedTo: number): number {
  return usedTo <= 0 ? 0 : clamp(now / usedTo - 1, 1);
}

function clamp(x: number, most: number): number {
  return Math.min(most, Math.max(-most, x));
}

const key = new Int32Array(2);

/** Moves a trait of a partner a step towards where it would like to be. */
function move(
  m: Market,
  world: AdaptationWorld,
  column: Float64Array,
  trait: number,
  reach: number,
  drawnTo: number,
  party: number,
  month: number,
): void {
  const { k0, k1 } = m.parties[party];
  entityKey(m.tape.key0, m.tape.key1, k0, k1, key);
  const whim = normalQuantile(draw(Purpose.partnerWhim, key[0], key[1], TRAITS * month + trait));
  const wish = reach * clamp(drawnTo + world.noise * whim, 1);
  column[party] += clamp((1 - world.inertia) * (wish - column[party]), world.largestStep * reach);
}

/** Least share of its time that a partner gives, so that work once begun ends (assumption: next to nothing). */
const LEAST_ATTENTION = 0.01;

/** A new partner gives this share of its attention by now. */
export function rampUp(m: Market, party: number, ramp: number): void {
  m.tempers.ramp[party] = ramp;
  becomes(m, party);
}

/** What the market reads of a partner follows from how far it has moved. Nobody has more time than there is. */
function becomes(m: Market, party: number): void {
  const { tempers } = m;
  const traits = m.parties[party];
  const moved = tempers.effortMoved[party];
  const acts = tempers.acts[party];
  const attention = traits.attention * tempers.ramp[party] * Math.exp(moved);
  tempers.attention[party] = Math.min(1, Math.max(Math.min(LEAST_ATTENTION, traits.attention), attention));
  tempers.diligence[party] = acts * shifted(traits.diligence, (m.adaptation?.effort.diligence ?? 0) * moved);
  tempers.claims[party] = acts * shifted(traits.claimPropensity, tempers.claimsMoved[party]);
  tempers.grabs[party] = acts * shifted(traits.grabPropensity, tempers.claimsMoved[party]);
  tempers.honesty[party] = shifted(traits.honesty, tempers.honestyMoved[party]);
  m.freeHours[party] = freeHours(m, party);
}

/** A probability moved by so many log-odds; 0 and 1 stay. */
function shifted(share: number, logOdds: number): number {
  // What has not moved is not rounded either.
  if (share <= 0 || share >= 1 || logOdds === 0) return share;
  const odds = (share / (1 - share)) * Math.exp(logOdds);
  return odds / (1 + odds);
}

/** Enters what a partner is like this month. */
function enter(m: Market, party: number): void {
  const { tempers } = m;
  const { sums } = m.book;
  const traits = m.parties[party];
  const hours = tempers.rememberedHours[party];
  sums.looks[party]++;
  sums.trust[party] += tempers.trust[party];
  sums.effort[party] += traits.attention > 0 ? tempers.attention[party] / traits.attention : 1;
  sums.claims[party] += tempers.claims[party];
  sums.honesty[party] += tempers.honesty[party];
  sums.margin[party] += tempers.rememberedPay[party] - traits.hourlyCost * hours;
  sums.hours[party] += hours;
}
