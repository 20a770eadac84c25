import { checkProbability } from '../stats/check-range.ts';

/**
 * Numbers of replications at which a check looks at what it has, fixed beforehand. Each doubles the last, so that an
 * easy question is answered soon and a hard one not asked too often.
 */
export const LOOKS: readonly number[] = [20, 40, 80, 160, 320];

const LAST = LOOKS[LOOKS.length - 1];

/**
 * What of the allowed error is spent at a look: its share of the replications that have come since the look before.
 *
 * The error spent up to n replications is `error n / 320`, the member with exponent 1 of the power family of spending
 * functions. Each look's part is used by itself, so that by the union bound all intervals of all looks hold together
 * whatever binds them; a boundary that used their dependence would be a little narrower. What a time cap leaves unspent
 * stays unspent: a check that ends early has looked less often and not more boldly.
 *
 * @param error probability of a wrong answer at any look, strictly between 0 and 1
 * @param look number of the look, from 0
 * @see Lan and DeMets (1983), Biometrika 70(3):659-663; Kim and DeMets (1987), Biometrika 74(1):149-154
 * @example errorAtLook(0.05, 0) // 0.003125: 20 of 320 replications
 */
export function errorAtLook(error: number, look: number): number {
  checkProbability(error, 'an error');
  if (LOOKS[look] === undefined) throw new RangeError(`there is no look ${look}`);
  return (error * (LOOKS[look] - (LOOKS[look - 1] ?? 0))) / LAST;
}

/** The looks that fit into so many replications; where none does, one at the end. The number of each is its index. */
export function looksWithin(replications: number): readonly number[] {
  const fitting = LOOKS.filter((look) => look <= replications);
  return fitting.length > 0 ? fitting : [replications];
}
