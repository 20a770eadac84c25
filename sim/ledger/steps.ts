import { addProduct, millionths, roundExact } from './rounding.ts';
import type { RateStep, StepScheme } from './terms.ts';

/**
 * Pay by steps on a counted amount A, rounded once, half to even. A step holds from its amount on, itself
 * included; below the first one nothing is paid.
 *
 *     marginal      sum over steps of rate_i * (min(A, from_(i+1)) - from_i)      each rate on its own slice
 *     retroactive   rate_k * A, k the last step with from_k <= A                  the highest rate on everything
 *
 * @param steps in ascending order of `from`
 * @param amount minor units, a whole number of 0 or more
 */
export function stepPay(mode: StepScheme['mode'], steps: readonly RateStep[], amount: number): number {
  const sum = { whole: 0, parts: 0 };
  for (let i = 0; i < steps.length && steps[i].from <= amount; i++) {
    const next = i + 1 < steps.length ? steps[i + 1].from : Number.POSITIVE_INFINITY;
    if (mode === 'marginal') {
      addProduct(sum, Math.min(amount, next) - steps[i].from, millionths(steps[i].rate));
    } else if (amount < next) {
      addProduct(sum, amount, millionths(steps[i].rate));
    }
  }
  return roundExact(sum);
}

/**
 * Pay by a scheme for what it counts: by its steps, within its floor and its cap. Nothing for nothing: a floor is no
 * pay for a period without sales.
 *
 * @param amount minor units, a whole number of 0 or more
 */
export function schemePay(scheme: StepScheme, amount: number): number {
  if (amount === 0) return 0;
  return Math.max(scheme.atLeast, Math.min(scheme.atMost, stepPay(scheme.mode, scheme.steps, amount)));
}
