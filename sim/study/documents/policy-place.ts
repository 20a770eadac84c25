import { relativeTo } from '../../files/base-chain.ts';
import type { Source } from '../../files/document.ts';
import { follow, type Path } from '../../files/tree.ts';
import { referencePath } from './document-reference.ts';

/** The place of a study that names today's rules. */
export const RUNNING_POLICY: Path = ['running_business', 'under'];

/** The file of the policy that a study names at a place: names are looked up from the file that writes them. */
export function policyFile(study: Source, place: Path): string {
  return namedFile(study, 'policy', place);
}

/** The file of a world or a policy that a study names at a place, whether it is there or not. */
export function namedFile(study: Source, kind: 'world' | 'policy', place: Path): string {
  return relativeTo(study.at(place).file, referencePath(kind, writtenAt(study, place)));
}

/** What a study writes at a place that holds a text; empty where it does not. */
export function writtenAt(study: Source, place: Path): string {
  const { node } = follow(study.root, place);
  return node.kind === 'scalar' ? node.text : '';
}
