import type { LoadedStudy } from '../documents/load-study.ts';
import { type PresentBlocks, type Scope, scopeOf } from './scope.ts';
import { shockSentences, takesPartners } from './shock-words.ts';

/** What a study simulates and what it does not, and what strikes its market from outside. */
export function scopeOfStudy(loaded: LoadedStudy): Scope {
  const shocks = shockSentences(loaded.world.value, loaded.times);
  return { ...scopeOf(blocksOf(loaded)), ...(shocks.length > 0 && { shocks }) };
}

/** Blocks that stand in the world and in the policies of the study. */
function blocksOf({ world, policies }: LoadedStudy): PresentBlocks {
  const blocks = (document: object) =>
    Object.entries(document).flatMap(([key, value]) =>
      value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [key],
    );
  return {
    world: new Set(blocks(world.value)),
    policies: new Set([...policies.values()].flatMap(({ value }) => blocks(value))),
    switchedOff: new Set(
      Object.entries(world.value.behaviour).flatMap(([key, block]) =>
        typeof block === 'object' && 'happens' in block && block.happens === false ? [key] : [],
      ),
    ),
    exitsByShock: world.value.shocks.some(takesPartners),
  };
}
