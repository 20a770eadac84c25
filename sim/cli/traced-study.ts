import { basename, dirname, join } from 'node:path';
import { withSuggestion } from '../files/nearest-name.ts';
import { quote } from '../files/sentence.ts';
import { type PreparedStudy, prepareStudy } from '../study/compile/prepare-study.ts';
import { disk } from '../study/documents/disk.ts';
import { TraceRefused } from '../study/trace/golden-trace.ts';
import { needFile } from './named-file.ts';

/** Where the golden trace of a study is kept: `studies/pilot.yaml` -> `traces/pilot.trace`. */
export function tracePath(study: string): string {
  const folder = dirname(study);
  const name = `${basename(study).replace(/\.ya?ml$/, '')}.trace`;
  return basename(folder) === 'studies' ? join(dirname(folder), 'traces', name) : join(folder, name);
}

/** Reads a study whose runs are to be traced. @throws InputRefused */
export function prepare(study: string): PreparedStudy {
  const path = study.replaceAll('\\', '/');
  needFile(path);
  return prepareStudy(path, disk);
}

/** Index of a plan. @throws TraceRefused where the study has no such plan */
export function planIndex({ plans }: PreparedStudy, name: string): number {
  const names = plans.map(({ plan }) => plan);
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw new TraceRefused(withSuggestion(`there is no plan ${quote(name)} in this study`, name, names));
}
