import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { draw } from '../engine/draw.ts';
import type { NameKey } from './compiled.ts';

/**
 * A weighted choice that does not hang on positions: every candidate i draws an exponential of rate weight i, keyed
 * by its own name, and the smallest wins, so i wins with probability weight i over their sum. Adding a candidate
 * moves only those choices that it wins itself; one of weight 0 moves nothing.
 *
 * @param purpose what is chosen
 * @param e0 first word of the key of the entity that chooses
 * @param e1 second word
 * @param candidates keys of the candidates
 * @param weights at least 0 each, in step with the candidates
 * @param not a candidate that must not be chosen, or -1
 * @param alsoNot another one, or -1
 * @returns index of the winner, -1 if no weight is above 0
 */
export function race(
  purpose: number,
  e0: number,
  e1: number,
  candidates: readonly NameKey[],
  weights: ArrayLike<number>,
  not = -1,
  alsoNot = -1,
): number {
  let winner = -1;
  let earliest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < candidates.length; i++) {
    const weight = weights[i];
    if (weight <= 0 || i === not || i === alsoNot) continue;
    const time = exponentialQuantile(draw(purpose, e0, e1, candidates[i].k0)) / weight;
    if (time < earliest) {
      earliest = time;
      winner = i;
    }
  }
  return winner;
}
