import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import type { StepWorld } from '../world/compiled-steps.ts';
import { Purpose } from '../world/purposes.ts';
import { discountOf, priceSense } from './discount.ts';
import type { Market } from './market.ts';
import { WHOLE_PRICE } from './quote-table.ts';

/** How a party presses a customer to sign before the end of a period. */
export const Pressed = {
  no: 0,
  /** It decides earlier than it would. */
  early: 1,
  /** It signs without having decided, and may hand the order back. */
  mayHandBack: 2,
} as const;

/** What a party can give a customer for signing early, in parts of `WHOLE_PRICE`: never below the lowest price allowed. */
export function earlyDiscount(m: Market, world: StepWorld, file: number): number {
  const wanted = Math.round(world.discount * WHOLE_PRICE);
  if (file >= m.quotes.count || m.quotes.sent[file] === 0) return wanted;
  const offered = Math.round(discountOf(m, file) * WHOLE_PRICE);
  return Math.max(0, Math.min(wanted, m.quotes.allowed[file] - offered));
}

/** Discount that a party gives on top of its offer to a customer that it presses, a share of the price. */
export function pressedDiscount({ needs, files }: Market, file: number): number {
  const need = files.need[file];
  return needs.pressedByPlus1[need] === file + 1 ? needs.pressedDiscount[need] / WHOLE_PRICE : 0;
}

/** Effect on the log-odds of a sale of being pressed, and of what is given for it. */
export function pressedLogOdds(m: Market, world: StepWorld, file: number): number {
  const felt = m.world.selling.price * priceSense(m, file) * Math.log(1 - pressedDiscount(m, file));
  return world.pullForward.logOdds + felt;
}

/**
 * A first order is signed; it may be one that a party has pressed for.
 *
 * @param unwilling the customer would have decided against it
 * @returns false if it will be handed back
 */
export function pressedSigned(m: Market, world: StepWorld, deal: number, unwilling: boolean): boolean {
  const { deals, needs, tape, book } = m;
  const need = deals.need[deal];
  if (needs.pressedByPlus1[need] !== deals.file[deal] + 1) return true;
  const given = pressedDiscount(m, deals.file[deal]);
  const own = deals.price[deal] - deals.adSpend[deal];
  book.add(Fact.stepDiscountGiven, need, Math.round((own * given) / (1 - given)));
  if (needs.pressed[need] !== Pressed.mayHandBack) {
    book.add(Fact.pulledForward, need, 1);
    return true;
  }
  book.add(Fact.loaded, need, 1);
  const [key0, key1] = [tape.needKey0[need], tape.needKey1[need]];
  if (!unwilling || draw(Purpose.handsBack, key0, key1, 0) >= world.loading.handedBack) return true;
  if (deals.neverPaid[deal] === 0) {
    const wait = exponentialQuantile(draw(Purpose.handsBackAfter, key0, key1, 0));
    const at = deals.receivedAt[deal] + 1 + Math.floor(wait * world.loading.afterMean);
    deals.refundedAt[deal] = deals.refundedAt[deal] === 0 ? at : Math.min(deals.refundedAt[deal], at);
  }
  book.add(Fact.loadedBack, need, 1);
  book.add(Fact.loadedRefunds, need, own);
  return false;
}
