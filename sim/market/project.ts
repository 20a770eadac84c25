import { normalQuantile } from '../engine/distribution/normal.ts';
import { draw } from '../engine/draw.ts';
import type { LeadView } from '../policy/view.ts';
import type { DiscountWorld } from '../world/compiled-discounts.ts';
import type { QuotationWorld } from '../world/compiled-quotation.ts';
import { Purpose } from '../world/purposes.ts';
import { fillFoundOut } from './lead-view.ts';
import type { Market } from './market.ts';

/** What a customer's project is like by the time of a quotation. */

/** Level of support that a need asks for: 0 basic quotation, 1 solution support, 2 joint proposal. */
export function levelNeeded(m: Market, world: QuotationWorld, need: number): number {
  return world.levels[m.tape.needProduct[need]];
}

/**
 * Unusual facts of a need that only joint qualification reveals: not yet decided to buy, a tight budget, further
 * languages, no content of its own. Projects that a basic quotation is enough for have none that matter.
 */
export function hiddenFacts(m: Market, world: QuotationWorld, need: number): number {
  if (!world.hiddenFacts.happens || levelNeeded(m, world, need) === 0) return 0;
  const { shares } = world.hiddenFacts;
  let facts = 0;
  for (let fact = 0; fact < shares.length; fact++) {
    if (draw(Purpose.hiddenFact, m.tape.needKey0[need], m.tape.needKey1[need], fact) <= shares[fact]) facts++;
  }
  return facts;
}

/** How strongly a customer feels prices, against others: lognormal with mean 1, `exp(sigma z - sigma^2 / 2)`. */
export function ownSensitivity(m: Market, world: DiscountWorld, need: number): number {
  const sigma = world.sensitivitySpread;
  if (sigma === 0) return 1;
  const z = normalQuantile(draw(Purpose.priceSense, m.tape.needKey0[need], m.tape.needKey1[need], 0));
  return Math.exp(sigma * z - (sigma * sigma) / 2);
}

/** The project of a file as rules of quotation see it: what the lead says, and by now its product. */
export function projectView(m: Market, file: number): LeadView {
  const lead = m.files.leadPlus1[file] - 1;
  fillFoundOut(m, lead >= 0 ? lead : m.tape.needFirstLead[m.files.need[file]]);
  return m.lead;
}
