import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Levels that nobody can reach, a last one that not everybody reaches, and other money than the world's. */
export function partnerLevelProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const levels = policy.partner_levels?.levels ?? [];
  const found: PolicyProblem[] = [];
  levels.forEach(({ from }, i) => {
    const path = ['partner_levels', 'levels', i, 'from'];
    if (from.currency !== world.currency) {
      found.push({
        path,
        message: `this amount is in ${from.currency}, the world counts in ${world.currency}`,
        hint: 'one currency a world',
      });
    }
    if (i > 0 && from.minor >= levels[i - 1].from.minor) {
      found.push({ path, message: 'nobody comes to this level', hint: 'highest level first', always: true });
    }
    if (i === levels.length - 1 && from.minor > 0) {
      found.push({
        path,
        message: 'not everybody reaches the last level',
        hint: 'write `from: 0 CNY`',
        always: true,
      });
    }
  });
  return found;
}
