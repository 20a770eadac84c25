import { withSuggestion } from '../../files/nearest-name.ts';
import { quote, sentence } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { WorldDocument } from '../schema.ts';

/** Something wrong between the fields of a world. */
export interface WorldProblem {
  readonly path: Path;
  /** As made by `sentence`. */
  readonly message: string;
  /** Whether the key at the path is meant, and not its value. */
  readonly of?: 'key';
}

/** Modules of all products, each once, in order of appearance: the skills of this world. */
export function skillsOf(world: Pick<WorldDocument, 'products'>): string[] {
  return [...new Set(world.products.flatMap((product) => product.modules ?? [product.product]))];
}

export function regionNames(world: WorldDocument): string[] {
  return world.regions.map((region) => region.region);
}

export function unknown(path: Path, what: string, written: string, known: readonly string[]): WorldProblem[] {
  if (known.includes(written)) return [];
  return [{ path, message: withSuggestion(`there is no ${what} ${quote(written)}`, written, known) }];
}

/** The same for a name that is the key of a mapping. */
export function unknownKey(path: Path, what: string, known: readonly string[]): WorldProblem[] {
  return unknown(path, what, String(path[path.length - 1]), known).map((problem) => ({
    ...problem,
    of: 'key',
  }));
}

export function allZero(path: Path, weights: readonly number[], what: string): WorldProblem[] {
  if (weights.some((weight) => weight > 0)) return [];
  return [
    {
      path,
      message: sentence(`the weights of ${what} sum to 0`, 'give at least one of them a weight above 0'),
    },
  ];
}

export function mixProblems(
  path: Path,
  what: string,
  mix: Readonly<Record<string, number>> | undefined,
  known: readonly string[],
): WorldProblem[] {
  if (mix === undefined) return [];
  return [
    ...Object.keys(mix).flatMap((name) => unknownKey([...path, name], what, known)),
    ...allZero(path, Object.values(mix), `the ${what}s`),
  ];
}
