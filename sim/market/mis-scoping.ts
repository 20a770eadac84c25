import { Fact } from '../measure/facts.ts';
import type { QuotationWorld } from '../world/compiled-quotation.ts';
import { Purpose } from '../world/purposes.ts';
import { negotiateAdHoc } from './ad-hoc.ts';
import { meanSkill } from './dispute.ts';
import type { Market } from './market.ts';
import { hiddenFacts } from './project.ts';
import { policyIndexOf } from './quotation.ts';
import { openQuotationDispute } from './quotation-dispute.ts';
import { help } from './value-case.ts';

/** Whether a quotation fits the project: bundles quoted alone are scoped wrongly at times. */
export function scopeProject(m: Market, world: QuotationWorld, file: number): void {
  if (!world.misScoping.happens) return;
  if (m.drawFile(Purpose.misScoped, file, 0) > misScopingChance(m, world, file)) return;
  m.quotes.misScoped[file] = 1;
  m.book.add(Fact.misScoped, m.files.need[file], 1);
}

/**
 * Probability that a party scopes a project wrongly: so much a further module and a hidden fact it does not know of,
 * less with skill and with support.
 *
 *     (p_module (modules - 1) + p_fact facts) (1 - (1 - full) skill) (1 - (1 - by level) help)
 */
export function misScopingChance(m: Market, world: QuotationWorld, file: number): number {
  const { quotes, files, tape } = m;
  const { perFurtherModule, perHiddenFact, fullSkill, byLevel } = world.misScoping;
  const need = files.need[file];
  const { modules } = m.world.products[tape.needProduct[need]];
  const unknown = quotes.qualified[file] === 1 ? 0 : hiddenFacts(m, world, need);
  const alone = perFurtherModule * (modules - 1) + perHiddenFact * unknown;
  if (alone === 0) return 0;
  const skill = meanSkill(m, files.party[file], need);
  const level = quotes.level[file] as 0 | 1 | 2;
  return alone * (1 - (1 - fullSkill) * skill) * (1 - (1 - byLevel[level]) * help(m, file));
}

/**
 * What a signed order costs beyond plan, minor units: nothing unless it was scoped wrongly, else between a half and
 * one and a half of the mean share.
 *
 * @param price of the order without advertising spend, minor units
 */
export function overrunOf(m: Market, file: number, price: number): number {
  if (m.quotation === null || file < 0 || file >= m.quotes.count || m.quotes.misScoped[file] === 0) return 0;
  const u = m.drawFile(Purpose.overrun, file, 0);
  return Math.round(price * m.quotation.misScoping.overrun * (0.5 + u));
}

/** A mis-scoped order is signed: the two sides may fall out over what it costs. */
export function misScopedSigned(m: Market, world: QuotationWorld, file: number, deal: number): void {
  if (m.quotes.misScoped[file] === 0) return;
  const need = m.files.need[file];
  m.book.add(Fact.misScopedSold, need, 1);
  if (m.files.party[file] === m.hq) return;
  if (m.conflicts !== null && m.policies[policyIndexOf(m, file)].quotation?.saysWhoBears !== true)
    negotiateAdHoc(m, Fact.greyOverruns, need, m.files.party[file], -1);
  if (m.drawFile(Purpose.quotationDispute, file, 0) > world.misScoping.disputed) {
    m.book.add(Fact.hiddenQuotation, need, 1);
    return;
  }
  openQuotationDispute(m, file, deal);
}
