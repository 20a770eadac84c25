import type { QuotationWorld } from '../world/compiled-quotation.ts';
import { explains } from './enablement.ts';
import type { Market } from './market.ts';
import { hiddenFacts, levelNeeded } from './project.ts';

/** Share of the support a project needs that came to anything: none where the party took it as margin. */
export function help(m: Market, file: number): number {
  return m.quotes.diverted[file] === 1 ? 0 : m.quotes.helpPermille[file] / 1000;
}

/**
 * Quotation that stands behind a party's offer: its own, or, for a successor that never made one, the latest of the
 * need; -1 if there is none.
 */
export function quoteBehind(m: Market, file: number): number {
  const { quotes, files } = m;
  if (file < quotes.count && quotes.sent[file] === 1) return file;
  for (let other = m.needs.filePlus1[files.need[file]] - 1; other >= 0; other = files.chainPlus1[other] - 1) {
    if (other < quotes.count && quotes.sent[other] === 1) return other;
  }
  return -1;
}

/** Levels of support that the project needs and its quotation has, weighted by the hours given. */
function fittingLevels(m: Market, world: QuotationWorld, quote: number, need: number): number {
  return quote < 0 ? 0 : Math.min(m.quotes.level[quote], levelNeeded(m, world, need)) * help(m, quote);
}

/**
 * How much of its price an offer explains, 0..1: what a fitting quotation does, less what it falls short, less under
 * one price list for all, more by what the party has learnt.
 */
export function explained(m: Market, world: QuotationWorld, file: number, quote: number): number {
  const need = m.files.need[file];
  const { fitting, eachLevelShort, singlePriceList } = world.valueCase;
  const short = levelNeeded(m, world, need) - fittingLevels(m, world, quote, need);
  let value = Math.max(0, fitting - eachLevelShort * short);
  if (quote >= 0 && m.quotes.singlePriceList[quote] === 1) value *= singlePriceList;
  return value + (1 - value) * explains(m, world, m.files.party[file]);
}

/**
 * How much dearer an offer feels than it is, on the scale of `ln(price)`: what its quotation leaves unexplained makes
 * the price look too high.
 *
 *     ln(1 + dearer (fitting - explained) / fitting)
 */
export function feltExtra(m: Market, world: QuotationWorld, file: number, quote: number): number {
  const { feelsDearer, fitting } = world.valueCase;
  if (feelsDearer === 0 || fitting === 0) return 0;
  return Math.log(1 + (feelsDearer * (fitting - explained(m, world, file, quote))) / fitting);
}

/** How strongly an offer's price is felt against that of a fitting quotation: `1 + weight (fitting - explained)`. */
export function feltPrice(m: Market, world: QuotationWorld, file: number, quote: number): number {
  const { weight, fitting } = world.valueCase;
  return weight === 0 ? 1 : 1 + weight * (fitting - explained(m, world, file, quote));
}

/** Effect of support on the log-odds of a sale: levels needed and given, and hidden facts that are known. */
export function supportLogOdds(m: Market, world: QuotationWorld, file: number, quote: number): number {
  if (quote < 0) return 0;
  const need = m.files.need[file];
  let x = world.support.logOdds * fittingLevels(m, world, quote, need);
  if (m.quotes.qualified[quote] === 1 && m.quotes.diverted[quote] === 0) {
    x += world.hiddenFacts.logOdds * hiddenFacts(m, world, need);
  }
  return x;
}
