import { withSuggestion } from '../files/nearest-name.ts';
import type { Duration } from '../files/quantity/duration.ts';
import { quote, splitSentence } from '../files/sentence.ts';
import type { Path } from '../files/tree.ts';
import type { CompiledWorld } from '../world/compiled.ts';

const DAY = 86_400;

/** Something wrong between the fields of a policy, or between a policy and its world. */
export interface PolicyProblem {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** A complaint about a name that is not among the known ones; none if it is. */
export function unknownName(
  path: Path,
  what: string,
  written: string,
  known: readonly string[],
): PolicyProblem[] {
  if (known.includes(written)) return [];
  const complaint = withSuggestion(`there is no ${what} ${quote(written)}`, written, known);
  return [{ path, ...splitSentence(complaint) }];
}

/** A complaint about a window that no run is long enough to see the end of. */
export function horizonProblem(path: Path, length: Duration, world: CompiledWorld): PolicyProblem[] {
  const seconds =
    length.kind === 'forever' ? 0 : length.kind === 'working-days' ? length.days * DAY : length.seconds;
  if (seconds <= world.horizon) return [];
  const days = Math.floor(world.horizon / DAY);
  return [
    {
      path,
      message: 'this is longer than the whole simulation',
      hint: `the study simulates ${days} days; a window without end is \`forever\`, where that is taken`,
    },
  ];
}
