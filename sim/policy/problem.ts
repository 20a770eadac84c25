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
  /** Whether the key at the path is meant, and not its value. */
  readonly of?: 'key';
  /** Not worth a word where the value is a default: nobody meant it, and it does no harm. */
  readonly onlyWhereWritten?: true;
  /** Wrong in any world: told also where none is named. */
  readonly always?: true;
}

/** A complaint about a name that is not among the known ones; none if it is. */
export function unknownName(
  path: Path,
  what: string,
  written: string,
  known: readonly string[],
  of?: 'key',
): PolicyProblem[] {
  if (known.includes(written)) return [];
  const complaint = withSuggestion(`there is no ${what} ${quote(written)}`, written, known);
  return [{ path, ...splitSentence(complaint), ...(of && { of }) }];
}

/**
 * A complaint about a window that no run is long enough to see the end of.
 *
 * @param world its horizon is what the study watches; Infinity where there is no study
 */
export function horizonProblem(path: Path, length: Duration, world: CompiledWorld): PolicyProblem[] {
  const seconds =
    length.kind === 'forever' ? 0 : length.kind === 'working-days' ? length.days * DAY : length.seconds;
  if (seconds <= world.horizon) return [];
  const days = Math.floor(world.horizon / DAY);
  return [
    {
      path,
      message: 'this is longer than the whole simulation',
      hint: `the study ends after ${days === 1 ? 'one day' : `${days} days`}, run-in and follow-up included; a window without end is \`forever\`, where that is taken`,
      onlyWhereWritten: true,
    },
  ];
}
