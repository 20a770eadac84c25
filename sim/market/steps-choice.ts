import { schemePay } from '../ledger/steps.ts';
import type { StepScheme } from '../ledger/terms.ts';

/** An order that a partner could get signed before the end of a period. Money in minor units. */
export interface StepOrder {
  readonly file: number;
  /** Second at which the customer would end its need otherwise. */
  readonly closes: number;
  /** What of it a scheme counts once something is given for signing early. */
  readonly counted: number;
  /** Probability of the sale if the customer is left alone, and if it is pressed: at most as much. */
  readonly chance: number;
  readonly pressed: number;
  /** What is given for signing early, and what the partner keeps of the order beside its steps. */
  readonly given: number;
  readonly kept: number;
}

/** Orders to press for: so many of those that are near their decision, and so many to be loaded. */
export interface StepPlan {
  readonly early: number;
  readonly loaded: number;
}

/** More orders than these nobody juggles at the end of a period (assumption). */
const MOST = 12;

/**
 * What the shape of the steps brings for so much more in a period, when it is missing in another one like it:
 *
 *     pay(B + S) - pay(B) - (pay(C) - pay(C - S)),  C = max(B, S)
 *
 * It is 0 for a flat rate, whatever the rate; with marginal steps there is something only where the kink is near, and no
 * more than its two sides differ by; with retroactive ones it is the jump on everything.
 *
 * @param expected what a period counts anyway, B, minor units
 * @param more what is brought into it, S, minor units
 */
export function gainOfSteps(scheme: StepScheme, expected: number, more: number): number {
  const base = Math.round(expected);
  const moved = Math.round(more);
  const other = Math.max(base, moved);
  const there = schemePay(scheme, base + moved) - schemePay(scheme, base);
  return there - (schemePay(scheme, other) - schemePay(scheme, other - moved));
}

/**
 * The orders with the largest gain to the partner, as it reckons: the gain of the steps, less what it gives away, and less
 * what it loses with customers that do not want to be pressed. That a lower price sells better it leaves out, and of a
 * loaded order it counts on nothing but the step: so with a flat rate nothing is ever gained. It reckons with expected
 * amounts (assumption).
 *
 * @param early orders near their decision, the nearest first
 * @param loads orders that could be signed with customers that have not decided, the nearest first
 */
export function bestPlan(
  scheme: StepScheme,
  expected: number,
  early: readonly StepOrder[],
  loads: readonly StepOrder[],
): StepPlan {
  let best: StepPlan = { early: 0, loaded: 0 };
  const rate = expected <= 0 ? 0 : schemePay(scheme, Math.round(expected)) / expected;
  // What rounding to whole minor units can feign, four times half of one.
  let most = 2;
  let more = 0;
  let cost = 0;
  for (let i = 0; i <= Math.min(MOST, early.length); i++) {
    if (i > 0) {
      const { counted, chance, pressed, given, kept } = early[i - 1];
      more += pressed * counted;
      cost += (chance - pressed) * (rate * counted + kept) + pressed * given;
    }
    let loadedMore = more;
    let loadedCost = cost;
    for (let j = 0; j <= Math.min(MOST, loads.length); j++) {
      if (j > 0) {
        loadedMore += loads[j - 1].counted;
        loadedCost += loads[j - 1].given;
      }
      const net = gainOfSteps(scheme, expected, loadedMore) - loadedCost;
      if (net <= most) continue;
      most = net;
      best = { early: i, loaded: j };
    }
  }
  return best;
}
