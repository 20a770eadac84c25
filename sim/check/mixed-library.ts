import type { Library } from '../study/documents/disk.ts';
import type { LoadedStudy } from '../study/documents/load-study.ts';

/** Which version of a kind of documents is meant. */
type Version = 'base' | 'head';

/** The two versions of all documents. */
export interface Versions {
  readonly base: Library;
  readonly head: Library;
}

/** Of which version a study, its world and its policies are taken. */
export interface Mixture {
  readonly study: Version;
  readonly world: Version;
  readonly policies: Version;
}

/**
 * A library in which kinds of documents come from different versions: the rules of today in the world of then.
 *
 * @param loaded both versions of the study, which say which files are studies and worlds; all others are policies
 */
export function mixedLibrary(
  versions: Versions,
  loaded: readonly LoadedStudy[],
  { study, world, policies }: Mixture,
): Library {
  const studies = new Set(loaded.flatMap((each) => each.study.files));
  const worlds = new Set(loaded.flatMap((each) => each.world.files));
  const of = (path: string): Version => {
    if (studies.has(path)) return study;
    return worlds.has(path) ? world : policies;
  };
  return { read: (path) => versions[of(path)].read(path), list: (folder) => versions[policies].list(folder) };
}
