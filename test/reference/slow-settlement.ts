import type { RateStep } from '../../sim/ledger/terms.ts';

/** Settlement in exact fractions of arbitrary size: slow, and as the contract says it. */

/** numerator / denominator, rounded to the nearest whole number, a half to the even one. */
export function slowRound(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice < denominator) return whole;
  if (twice > denominator) return whole + 1n;
  return whole % 2n === 0n ? whole : whole + 1n;
}

/** A rate such as 0.025 as millionths, by its decimal text. */
export function slowMillionths(rate: number): bigint {
  const [whole, decimals = ''] = rate.toFixed(6).split('.');
  return BigInt(whole + decimals);
}

/** Pay by steps: each slice of the amount at its own rate, or all of it at the rate of the last step reached. */
export function slowStepPay(
  mode: 'marginal' | 'retroactive',
  steps: readonly RateStep[],
  amount: number,
): number {
  const total = BigInt(amount);
  let pay = 0n;
  if (mode === 'retroactive') {
    for (const step of steps) if (total >= BigInt(step.from)) pay = total * slowMillionths(step.rate);
  } else {
    steps.forEach((step, i) => {
      const from = BigInt(step.from);
      const until = i + 1 < steps.length ? BigInt(steps[i + 1].from) : total;
      const end = until < total ? until : total;
      if (end > from) pay += (end - from) * slowMillionths(step.rate);
    });
  }
  return Number(slowRound(pay, 1_000_000n));
}

/** Whole shares in proportion to weights: everybody's whole part, then one each to the largest fractions left. */
export function slowSplit(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((each) => each / sum);
  const fractions = exact.map((each) => each % sum);
  while (shares.reduce((all, share) => all + share, 0n) < BigInt(total)) {
    let largest = 0;
    for (let i = 1; i < fractions.length; i++) if (fractions[i] > fractions[largest]) largest = i;
    shares[largest] += 1n;
    fractions[largest] = -1n;
  }
  return shares.map(Number);
}
