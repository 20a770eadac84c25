import type { CompiledStudy } from '../../market/compiled-study.ts';

/**
 * Makes something of a study, once for as long as the same study is asked for: a worker simulates one, replication
 * after replication, and memory holds the tables of one.
 *
 * @returns what was made of the study last asked for, or else of this one
 */
export function keptForLastStudy<T>(make: (study: CompiledStudy) => T): (study: CompiledStudy) => T {
  let last: { readonly study: CompiledStudy; readonly made: T } | null = null;
  return (study) => {
    if (last?.study !== study) last = { study, made: make(study) };
    return last.made;
  };
}
