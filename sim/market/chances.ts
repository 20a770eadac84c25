import { meanSkill } from './dispute.ts';
import type { Market } from './market.ts';
import { speedLogOdds } from './odds.ts';
import { offerLogOdds } from './offer.ts';
import { pressedLogOdds } from './pressed.ts';
import { influenceLogOdds } from './touches.ts';

/** Steps a party must have done before the customer can sign: without a quote there is nothing to sign. */
export const QUOTED = 3;

/**
 * Log-odds that the customer of a file's need, if it decided now, would decide for this party: source and
 * product plus named effects, each one odds ratio of the world.
 */
export function logOddsOf(m: Market, file: number): number {
  const { files, needs, tape, world } = m;
  const { selling } = world;
  const need = files.need[file];
  const party = files.party[file];
  const customer = tape.needCustomer[need];
  const profile = m.parties[party];
  const source = world.sources[tape.leadSource[tape.needFirstLead[need]]];
  let x =
    selling.base +
    world.products[tape.needProduct[need]].logOdds +
    source.logOdds +
    world.markets[tape.customerMarket[customer]].logOdds +
    selling.quality * tape.needQuality[need] +
    selling.skill * meanSkill(m, party, need) +
    selling.development * (files.steps[file] / 4) +
    selling.handOver * needs.handOvers[need] +
    selling.price * Math.log(priceFactor(m, need));
  if (m.quotation !== null || m.discounts !== null) x += offerLogOdds(m, file, priceFactor(m, need));
  if (((m.board.regionMask[party] >>> tape.needRegion[need]) & 1) === 1) x += selling.local * profile.onSite;
  if (m.steps !== null && needs.pressedByPlus1[need] === file + 1) x += pressedLogOdds(m, m.steps, file);
  if (m.recommenders !== null) x += influenceLogOdds(m, m.recommenders, customer);
  if (needs.drawnIn[need] > 0) x += selling.conflict;
  if (hasRivalAtWork(m, file)) x += selling.pestered;
  if (party === m.hq) x += tape.needValue[need] >= selling.largeDeal ? selling.hqLarge : selling.hqSmall;
  if (world.behaviour.speedToLead && world.speed.actsBy === 'odds') {
    const waited = answeredAt(m, file) - tape.leadTime[tape.needFirstLead[need]];
    x += speedLogOdds(world.speed, source.speedTau, Math.max(0, waited));
  }
  return x;
}

/**
 * When the customer was first answered by this party, or by one that reached it and from which this party took
 * the same lead over. What a rival answers helps the rival.
 */
function answeredAt(m: Market, file: number): number {
  const { files, needs } = m;
  let at = files.firstAttemptAt[file];
  const lead = files.leadPlus1[file];
  if (lead === 0) return at;
  for (let other = needs.filePlus1[files.need[file]] - 1; other >= 0; other = files.chainPlus1[other] - 1) {
    if (other === file || files.open[other] === 1 || files.leadPlus1[other] !== lead) continue;
    if (files.reachedAt[other] > 0) at = Math.min(at, files.firstAttemptAt[other]);
  }
  return at;
}

/** The policy's price as a factor on the list price. */
export function priceFactor(m: Market, need: number): number {
  const policy = m.policies[m.customers.policyPlus1[m.tape.needCustomer[need]] - 1];
  return policy.priceFactor[m.tape.needProduct[need]];
}

/** Is another party with an open file in talks with the customer? */
function hasRivalAtWork(m: Market, file: number): boolean {
  const { files, needs } = m;
  for (let other = needs.filePlus1[files.need[file]] - 1; other >= 0; other = files.chainPlus1[other] - 1) {
    if (other !== file && files.open[other] === 1 && files.reachedAt[other] > 0) return true;
  }
  return false;
}
