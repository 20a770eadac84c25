import { sureStepRate } from '../ledger/reckoned-rate.ts';
import { Fact } from '../measure/facts.ts';
import { EXCEPTIONS } from '../policy/compiled-quotation.ts';
import { mayAskFor } from '../policy/quotation/decide.ts';
import { exceptionCounter } from '../policy/rule-index.ts';
import { fearedLoss } from '../policy/undercutting/decide.ts';
import type { DiscountWorld } from '../world/compiled-discounts.ts';
import { Purpose } from '../world/purposes.ts';
import { logOddsOf } from './chances.ts';
import { bestDiscount, type DiscountChoice } from './discount-choice.ts';
import { registrationApproved } from './file-table.ts';
import type { Market } from './market.ts';
import { ownSensitivity } from './project.ts';
import { policyIndexOf } from './quotation.ts';
import { WHOLE_PRICE } from './quote-table.ts';
import { Job, queueHqJob } from './staff.ts';
import { spendManager } from './staff-time.ts';
import { feltPrice, quoteBehind } from './value-case.ts';

/** Open leads a person feels busy with, as for offers (assumption). */
const BUSY_LEADS = 8;
/** At most so often a party lowers its price on one project (assumption). */
const MOST_CUTS = 4;

const choice: DiscountChoice = {
  logOdds: 0,
  sensitivity: 0,
  rate: 0,
  shared: false,
  wish: 0,
  rival: 0,
  rivalDiscount: 0,
  allowed: 1,
  fearedLoss: 0,
  deepest: 0,
};

/** Discount of the offer behind a file, a share of the price without advertising spend. */
export function discountOf(m: Market, file: number): number {
  if (m.discounts === null) return 0;
  const quote = quoteBehind(m, file);
  return quote < 0 ? 0 : m.quotes.discount[quote] / WHOLE_PRICE;
}

/** Discount that customers of a need take for the normal price, because others got it. */
export function discountExpected(m: Market, world: DiscountWorld, need: number): number {
  if (!world.goingDiscount.happens) return 0;
  return world.goingDiscount.known * m.goingDiscount[m.tape.needRegion[need]];
}

/** A party that sends its quotation picks its price. */
export function pickDiscount(m: Market, world: DiscountWorld, file: number): void {
  const { quotes } = m;
  quotes.reach(file);
  if (m.quotation === null) quotes.allowed[file] = WHOLE_PRICE;
  const party = m.files.party[file];
  // Salespeople of headquarters may not touch the price (assumption).
  if (party === m.hq) return;
  if (world.rivals.happens) {
    const expected = Math.max(world.rivals.outsideOffers, m.rivalsMet[party]);
    offer(m, world, file, expected, m.rivalDiscount[party]);
  } else offer(m, world, file, 0, 0);
}

/**
 * After a talk: the customer may show what another party offers. The party remembers it, and lowers its own price if
 * that pays.
 */
export function lookAtRivals(m: Market, world: DiscountWorld, file: number): void {
  const { quotes } = m;
  const party = m.files.party[file];
  if (!world.rivals.happens || party === m.hq) return;
  const rival = cheapestRival(m, file);
  const seen = rival >= 0 && m.drawFile(Purpose.rivalPrice, file, quotes.talks[file]++) <= world.rivals.shown;
  const weight = world.rivals.remembered;
  m.rivalsMet[party] += weight * ((seen ? 1 : 0) - m.rivalsMet[party]);
  if (!seen) return;
  const discount = quotes.discount[rival] / WHOLE_PRICE;
  m.rivalDiscount[party] += weight * (discount - m.rivalDiscount[party]);
  m.book.add(Fact.rivalPricesSeen, m.files.need[file], 1);
  if (quotes.cuts[file] >= MOST_CUTS) return;
  const before = quotes.discount[file];
  offer(m, world, file, 1, discount);
  if (quotes.discount[file] > before) {
    quotes.cuts[file]++;
    m.book.add(Fact.pricesCut, m.files.need[file], 1);
  } else quotes.discount[file] = before;
}

/** Open file of another party on the need with the deepest discount on offer; -1 if nobody else has quoted. */
function cheapestRival(m: Market, file: number): number {
  const { files, quotes } = m;
  let found = -1;
  for (let other = m.needs.filePlus1[files.need[file]] - 1; other >= 0; other = files.chainPlus1[other] - 1) {
    if (other === file || files.open[other] === 0 || other >= quotes.count || quotes.sent[other] === 0) {
      continue;
    }
    if (found < 0 || quotes.discount[other] > quotes.discount[found]) found = other;
  }
  return found;
}

/** Offers the discount that serves the party best, and asks for a lower price where it may not go that far. */
function offer(m: Market, world: DiscountWorld, file: number, rival: number, rivalDiscount: number): void {
  const { quotes } = m;
  weigh(m, world, file, rival, rivalDiscount);
  const { allowed, deepest } = choice;
  const keepsToRules =
    !world.undercutting.happens ||
    m.drawFile(Purpose.keepsToLowest, file, 0) <= m.tempers.honesty[m.files.party[file]];
  if (keepsToRules) {
    choice.deepest = Math.min(deepest, allowed);
    quotes.discount[file] = Math.round(bestDiscount(choice) * WHOLE_PRICE);
    choice.deepest = deepest;
    choice.fearedLoss = 0;
    if (deepest > allowed && quotes.askedLower[file] === 0) askLower(m, file, bestDiscount(choice));
    return;
  }
  quotes.discount[file] = Math.round(bestDiscount(choice) * WHOLE_PRICE);
}

/** Fills what a party weighs: its margin, how much it wants the order, how the customer feels prices, and the rules. */
function weigh(m: Market, world: DiscountWorld, file: number, rival: number, rivalDiscount: number): void {
  const { quotes, files } = m;
  const party = files.party[file];
  const policy = m.policies[policyIndexOf(m, file)];
  const { staff, growthAim } = m.parties[party];
  const before = quotes.discount[file];
  quotes.discount[file] = 0;
  choice.logOdds = logOddsOf(m, file);
  quotes.discount[file] = before;
  choice.sensitivity = -m.world.selling.price * priceSense(m, file);
  const { settlement } = policy;
  const discount = registrationApproved(files, file) ? settlement.discount : settlement.discountUnregistered;
  choice.rate = discount + sureStepRate(settlement);
  choice.shared = policy.discountsShared;
  const idle = Math.max(0, 1 - m.openLeads[party] / (staff * BUSY_LEADS));
  choice.wish = growthAim * idle * choice.rate;
  choice.rival = rival;
  choice.rivalDiscount = rivalDiscount;
  choice.allowed = quotes.allowed[file] / WHOLE_PRICE;
  choice.fearedLoss = fearedLoss(policy.undercutting, policy.settlement, world.undercutting.auditFinds);
  choice.deepest = choice.shared ? world.deepest : Math.min(world.deepest, choice.rate);
}

/** How strongly the customer of a file feels its price, against an average one with a fitting quotation. */
export function priceSense(m: Market, file: number): number {
  const quote = quoteBehind(m, file);
  let sense = m.quotation === null ? 1 : feltPrice(m, m.quotation, file, quote);
  if (m.discounts !== null) sense *= ownSensitivity(m, m.discounts, m.files.need[file]);
  return sense;
}

/** Asks headquarters for a price below the lowest, where the policy lets it. @param wanted a share of the price */
function askLower(m: Market, file: number, wanted: number): void {
  const { quotes } = m;
  const { quotation } = m.policies[policyIndexOf(m, file)];
  if (m.quotation === null || !m.quotation.exceptions.happens || quotation === null) return;
  if (!mayAskFor(quotation, 'below-lowest') || wanted <= quotes.allowed[file] / WHOLE_PRICE + 1e-9) return;
  if (m.drawFile(Purpose.asksException, file, 1) > m.quotation.exceptions.asked) return;
  quotes.askedLower[file] = Math.round(wanted * WHOLE_PRICE);
  const due = m.after(quotation.exceptionsAnsweredWithin, m.managers, m.now);
  queueHqJob(m, m.managers, Job.lowerPrice, file, due);
}

/** A channel manager has granted a price below the lowest. */
export function lowerPriceGranted(m: Market, file: number): void {
  const { quotes } = m;
  const need = m.files.need[file];
  spendManager(m, need);
  if (!m.isFollowed(need)) return;
  m.book.add(Fact.exceptions, need, 1);
  const index = policyIndexOf(m, file);
  const policy = m.policies[index];
  if (policy.quotation !== null) m.count(index, exceptionCounter(policy, EXCEPTIONS[2]));
  if (m.files.open[file] === 0) return;
  quotes.allowed[file] = Math.max(quotes.allowed[file], quotes.askedLower[file]);
  quotes.discount[file] = Math.max(quotes.discount[file], quotes.askedLower[file]);
}
