import { keptShare } from '../policy/discounts/decide.ts';
import { logistic } from './odds.ts';

/** Discounts are chosen in steps of one per cent (assumption: whole per cents are what quotations say). */
const STEP = 0.01;

/** What a party weighs when it picks its price. One reused object, so that no decision allocates. */
export interface DiscountChoice {
  /** Log-odds of a sale at list price, and what they gain per unit of `-ln(1 - discount)`. */
  logOdds: number;
  sensitivity: number;
  /** What it keeps of an order at list price, as a share of it. */
  rate: number;
  /** Whether a discount lowers what both sides get, or comes out of the party's own part. */
  shared: boolean;
  /** What winning is worth to it beyond that, as a share of the order. */
  wish: number;
  /** Probability that somebody else is offering too, and the discount it expects of them. */
  rival: number;
  rivalDiscount: number;
  /** Largest discount allowed, and what it fears to lose beyond it, as a share of the order. */
  allowed: number;
  fearedLoss: number;
  /** Largest discount it will think of at all: the one allowed, for a party that keeps to the rules. */
  deepest: number;
}

/**
 * Discount with the largest expected gain to the party:
 *
 *     max over d of P(d) (kept(d) + wish - feared loss beyond what is allowed)
 *     P(d) = p(x) (1 - rival + rival e^x / (e^x + e^x'))
 *     x = log-odds - sensitivity ln(1 - d), x' the same at the discount expected of the other
 *
 * The other is taken for a party like itself; who signs is drawn by odds, as the market does. That the other's price may
 * bring about a sale that its own would not, the party leaves out of account: it thinks of the customer as its own
 * (assumption). So a cheaper rival never makes it dearer. Of discounts that are worth the same the smallest is taken.
 */
export function bestDiscount(choice: DiscountChoice): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  const steps = Math.floor(choice.deepest / STEP + 1e-9);
  for (let step = 0; step <= steps; step++) {
    const discount = step * STEP;
    const gain = expectedGain(choice, discount);
    if (gain > most + 1e-12) {
      most = gain;
      best = discount;
    }
  }
  return best;
}

/** Expected gain of one discount, as a share of the order at list price. */
export function expectedGain(choice: DiscountChoice, discount: number): number {
  const { logOdds, sensitivity, rate, rival } = choice;
  const x = logOdds - sensitivity * Math.log(1 - discount);
  let chance = logistic(x);
  if (rival > 0) {
    const other = logOdds - sensitivity * Math.log(1 - choice.rivalDiscount);
    chance *= 1 - rival + rival * logistic(x - other);
  }
  const kept = keptShare(rate, discount, choice.shared);
  const loss = discount > choice.allowed + 1e-9 ? choice.fearedLoss : 0;
  return chance * (kept + choice.wish - loss);
}
