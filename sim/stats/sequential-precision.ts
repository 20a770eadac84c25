import { checkCount } from './check-range.ts';

/** When it may be asked whether there are enough replications. Fixed before the first of them. */
export interface CheckSchedule {
  /** First check, 2 or more. */
  readonly minimum: number;
  /** Here it ends whatever was reached. */
  readonly maximum: number;
  /** Replications between two checks, 1 or more. */
  readonly every: number;
}

/**
 * For how many replications more the precision must hold before it is believed, since it may be met by chance and
 * lost again: 5 up to 100 replications, then 5 in 100.
 *
 * @see Hoad, Robinson and Davies (2010), J. Operational Research Society 61(11):1632-1644
 */
export function lookAhead(replications: number): number {
  return replications <= 100 ? 5 : Math.floor((5 * replications) / 100);
}

/** The planned checks in their order, the maximum last. */
export function* plannedChecks({ minimum, maximum, every }: CheckSchedule): Generator<number> {
  checkCount(minimum, 2, 'the minimum');
  checkCount(maximum, minimum, 'the maximum');
  checkCount(every, 1, 'the distance of checks');
  for (let n = minimum; n < maximum; n += every) yield n;
  yield maximum;
}

/**
 * Was the precision met for the whole look-ahead, ending here? Asks about n replications, n - 1, and so on, each time
 * about the first of them only; so the answer is the same whoever computed them, in which order and how many more.
 *
 * @param n number of the check
 * @param isPrecise whether the first m replications are precise enough, for 2 <= m <= n
 */
export function precisionHolds(n: number, isPrecise: (m: number) => boolean): boolean {
  const start = Math.max(2, n - lookAhead(n));
  for (let m = n; m >= start; m--) if (!isPrecise(m)) return false;
  return true;
}

/** Largest half-width, relative to the estimate, that keeps the relative error below `error`: `error / (1 + error)`. */
export function adjustedRelativeError(error: number): number {
  if (!(error > 0)) throw new RangeError(`a relative error must be above 0, not ${error}`);
  return error / (1 + error);
}
