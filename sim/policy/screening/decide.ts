import type { Screening } from '../compiled.ts';

/** What a candidate is scored on, each from 0 to 10. */
export interface Scores {
  readonly coverage: number;
  readonly resources: number;
  readonly reputation: number;
  readonly culture: number;
}

/** Weighted mean of the scores, 0 to 10. */
export function totalScore({ weights }: Pick<Screening, 'weights'>, scores: Scores): number {
  const sum = weights.coverage + weights.resources + weights.reputation + weights.culture;
  if (sum === 0) return 0;
  const weighted =
    weights.coverage * scores.coverage +
    weights.resources * scores.resources +
    weights.reputation * scores.reputation +
    weights.culture * scores.culture;
  return weighted / sum;
}

/** Is the candidate signed? */
export function passes(screening: Pick<Screening, 'weights' | 'cutoff'>, scores: Scores): boolean {
  return totalScore(screening, scores) >= screening.cutoff;
}
