import { Fact } from '../measure/facts.ts';
import type { Sanction } from '../policy/compiled-quotation.ts';
import type { DiscountWorld } from '../world/compiled-discounts.ts';
import { Purpose } from '../world/purposes.ts';
import type { Market } from './market.ts';
import { complainOfPrice } from './price-complaint.ts';
import { policyIndexOf } from './quotation.ts';
import { WHOLE_PRICE } from './quote-table.ts';
import { Job, queueManagerJob } from './staff.ts';
import { spendManager } from './staff-time.ts';
import { quoteBehind } from './value-case.ts';

/** A contract is signed: what it was sold for becomes known in its region, and may be audited. */
export function priceSigned(m: Market, world: DiscountWorld, file: number, listPrice: number): void {
  const { quotes, files } = m;
  const need = files.need[file];
  const quote = quoteBehind(m, file);
  const discount = quote < 0 ? 0 : quotes.discount[quote] / WHOLE_PRICE;
  m.book.add(Fact.discountable, need, listPrice);
  m.book.add(Fact.discountGiven, need, listPrice * discount);
  const region = m.tape.needRegion[need];
  m.goingDiscount[region] += world.goingDiscount.weight * (discount - m.goingDiscount[region]);
  if (quote < 0 || files.party[file] === m.hq) return;
  quotes.reach(file);
  if (quotes.discount[quote] > quotes.allowed[quote]) {
    quotes.undercut[file] = 1;
    m.book.add(Fact.undercut, need, 1);
  }
  if (m.conflicts?.undercutting.happens && discount > 0) complainOfPrice(m, file);
  const rule = m.policies[policyIndexOf(m, file)].undercutting;
  if (rule === null || m.drawFile(Purpose.priceAudit, file, 0) > rule.audited) return;
  m.book.add(Fact.priceAudits, need, 1);
  queueManagerJob(m, Job.priceAudit, file, m.now);
}

/** A channel manager has audited the price of a contract. */
export function priceAudited(m: Market, world: DiscountWorld, file: number): void {
  const { quotes } = m;
  const need = m.files.need[file];
  spendManager(m, need);
  if (quotes.undercut[file] === 0) return;
  if (m.drawFile(Purpose.undercutFound, file, 0) > world.undercutting.auditFinds) return;
  punish(m, file);
}

/** Headquarters knows that a price is below the lowest: what the policy says follows, once. */
export function punish(m: Market, file: number): void {
  const { quotes } = m;
  const need = m.files.need[file];
  if (quotes.found[file] === 1) return;
  quotes.found[file] = 1;
  // Books that close before an audit comes to an end know nothing of it; sanctions hold all the same.
  if (m.isFollowed(need)) m.book.add(Fact.undercutFound, need, 1);
  const index = policyIndexOf(m, file);
  const rule = m.policies[index].undercutting;
  if (rule?.sanction !== 'passed-over') return;
  const party = m.files.party[file];
  m.passedOver[index][party] = Math.max(m.passedOver[index][party], m.now + rule.passedOverFor);
}

/** Does this sanction fall on a contract that was found to be sold too cheaply? */
export function isSanctioned(m: Market, file: number, policy: number, sanction: Sanction): boolean {
  if (m.discounts === null || file >= m.quotes.count || m.quotes.found[file] === 0) return false;
  return m.policies[policy].undercutting?.sanction === sanction;
}
