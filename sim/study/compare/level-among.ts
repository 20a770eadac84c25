/**
 * Level at which so many plans are compared, so that what is said holds for all plans of the study, run or not, kept in
 * or not: with it Clark and Yang's constant is that of all plans. Constraints choose by the same replications, and where
 * they go with the goal they keep the rivals that were lucky in it, so that those they drop count as well.
 *
 * @param level wanted for the study, from 0 to 1
 * @param compared plans that are compared, at least two
 * @param all plans of the study
 */
export function levelAmong(level: number, compared: number, all: number): number {
  return compared === all || all < 2 ? level : 1 - ((1 - level) * (compared - 1)) / (all - 1);
}
