import { InputRefused } from '../../files/diagnostic.ts';
import { type Document, loadDocument, type ReadDocument, readDocument } from '../../files/document.ts';
import type { MappingNode } from '../../files/tree.ts';
import { POLICY_NAME_KEYS, type PolicyDocument, policySchema } from '../../policy/schema.ts';
import { WORLD_NAME_KEYS, type WorldDocument, worldSchema } from '../../world/schema.ts';
import type { Library } from './disk.ts';
import { GATES_NAME_KEYS, type GatesDocument, gateHint, gatesSchema } from './gates-schema.ts';
import { type StudyDocument, studySchema } from './schema.ts';

export const STUDY_NAME_KEYS = ['scenario', 'plan', ...GATES_NAME_KEYS] as const;

/**
 * @param overlay merged into the world as by `extends:`
 * @throws InputRefused
 */
export function loadWorld(path: string, library: Library, overlay?: MappingNode): Document<WorldDocument> {
  return whole(readWorld(path, library, overlay));
}

/** @throws InputRefused */
export function loadPolicy(path: string, library: Library): Document<PolicyDocument> {
  return whole(readPolicy(path, library));
}

/** @throws InputRefused */
export function loadGates(path: string, { read }: Pick<Library, 'read'>): Document<GatesDocument> {
  try {
    return loadDocument(path, { schema: gatesSchema, kind: 'gates', read, nameKeys: GATES_NAME_KEYS });
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    throw new InputRefused(
      error.diagnostics.map((each) => {
        const hint = gateHint(each.message);
        return hint === undefined ? each : { ...each, hint };
      }),
    );
  }
}

/** @throws InputRefused where it cannot be read at all */
export function readStudy(path: string, { read, list }: Library): ReadDocument<StudyDocument> {
  return readDocument(path, {
    schema: studySchema,
    kind: 'study',
    read,
    list,
    nameKeys: STUDY_NAME_KEYS,
    distinct: true,
  });
}

/** @throws InputRefused where it cannot be read at all */
export function readWorld(
  path: string,
  { read, list }: Library,
  overlay?: MappingNode,
): ReadDocument<WorldDocument> {
  const nameKeys = WORLD_NAME_KEYS;
  return readDocument(path, {
    schema: worldSchema,
    kind: 'world',
    read,
    list,
    nameKeys,
    overlay,
    distinct: true,
  });
}

/** @throws InputRefused where it cannot be read at all */
export function readPolicy(path: string, { read, list }: Library): ReadDocument<PolicyDocument> {
  const nameKeys = POLICY_NAME_KEYS;
  return readDocument(path, {
    schema: policySchema,
    kind: 'policy',
    read,
    list,
    nameKeys,
    distinct: true,
    fillings: FILLINGS,
  });
}

/** Without a condition or weights a rule can still name what nothing has. */
const FILLINGS = { when: 'anything', weigh: { on_site: 1 } };

function whole<T>({ document, problems }: ReadDocument<T>): Document<T> {
  if (document === undefined || problems.length > 0) throw new InputRefused(problems);
  return document;
}
