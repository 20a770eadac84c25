import type { PartnerLevels } from '../compiled.ts';

/**
 * Level of a partner after a review: the first one, highest first, that its contracts of the period reach; one that
 * misses its level falls by one where the policy says so.
 *
 * @param before index of its level until now
 * @param sold contracts of the period without advertising spend, minor units
 * @returns index of its level from now on
 */
export function levelAfter({ levels, fallsOneLevel }: PartnerLevels, before: number, sold: number): number {
  const reached = levels.findIndex(({ from }) => sold >= from);
  const level = reached < 0 ? levels.length - 1 : reached;
  return fallsOneLevel ? Math.min(level, before + 1) : level;
}
