import type { WorldDocument } from './schema.ts';

/** Archetype of listed partners that name none, and of the direct team of headquarters. */
export const LISTED = 'listed';
export const HQ_DIRECT = 'hq-direct';

type Archetype = WorldDocument['archetypes'][number];

/** A member of an archetype before its traits are drawn; `home` is the region's name where the file fixes it. */
export interface MemberName {
  readonly name: string;
  readonly home: string | undefined;
  /** It is no partner yet. */
  readonly candidate?: true;
}

/**
 * Names of an archetype's members, which are their identities: `agent/3` for the third of `count`,
 * `agent/Dongguan/2` for the second of `count_in` Dongguan. One more member anywhere leaves all others alone.
 */
export function memberNames({
  archetype,
  count = 0,
  count_in = {},
  candidates = 0,
}: Archetype): MemberName[] {
  const members: MemberName[] = [];
  for (let i = 1; i <= count; i++) members.push({ name: `${archetype}/${i}`, home: undefined });
  for (const [region, many] of Object.entries(count_in)) {
    for (let i = 1; i <= many; i++) members.push({ name: `${archetype}/${region}/${i}`, home: region });
  }
  for (let i = 1; i <= candidates; i++) {
    members.push({ name: `${archetype}/candidate/${i}`, home: undefined, candidate: true });
  }
  return members;
}
