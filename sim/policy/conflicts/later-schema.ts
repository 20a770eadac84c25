import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { sentence } from '../../files/sentence.ts';
import { type AnyStep, type LaterConflict, STEPS_OF } from '../compiled-conflicts.ts';
import { decisionWithin } from './decision-within.ts';

/** Steps that decide a later conflict, and the time for it. */
export function laterConflict(type: LaterConflict, about: string, steps: string, without: string) {
  const list = z
    .array(oneOf(STEPS_OF[type] as readonly AnyStep[] as readonly [AnyStep, ...AnyStep[]], 'a step'))
    .min(1, { error: () => sentence('the list is empty', 'name at least `channel-manager`') })
    .refine((named) => new Set(named).size === named.length, {
      error: () => 'a step stands twice in the list',
    });
  return parameter(
    mapping({
      decide: parameter(list, {
        meaning: `Steps in their order: the first that can tell the sides apart decides. ${steps}`,
        default: ['channel-manager'],
        source: 'assumption: somebody at headquarters decides unless the policy says how',
      }),
      within: decisionWithin,
    }),
    { meaning: `${about} ${without} Takes a world with \`conflicts\`.` },
  );
}
