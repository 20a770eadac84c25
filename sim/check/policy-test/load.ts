import { relativeTo } from '../../files/base-chain.ts';
import { Problems } from '../../files/diagnostic.ts';
import { type Document, loadDocument } from '../../files/document.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { Library } from '../../study/documents/disk.ts';
import { referencePath } from '../../study/documents/document-reference.ts';
import { loadPolicyFor } from '../../study/documents/load-study.ts';
import { loadWorld } from '../../study/documents/read-documents.ts';
import type { WorldDocument } from '../../world/schema.ts';
import { nameProblems } from './names.ts';
import {
  type Expectation,
  POLICY_TEST_NAME_KEYS,
  type PolicyTestDocument,
  policyTestSchema,
  type Situation,
} from './schema.ts';

/** One test with everything it needs, checked; paths lead to places of the file. */
export interface PolicyTestCase {
  readonly name: string;
  readonly path: Path;
  readonly policy: Document<PolicyDocument>;
  readonly situation: Situation;
  readonly situationPath: Path;
  readonly expect: readonly Expectation[];
}

/** A file of tests with the world and the policies it names. */
export interface LoadedPolicyTest {
  readonly document: Document<PolicyTestDocument>;
  readonly world: Document<WorldDocument>;
  readonly cases: readonly PolicyTestCase[];
}

/**
 * Reads a file of policy tests with its world and its policies, and checks all of them.
 *
 * @param path of the file, with `/` between its steps
 * @throws InputRefused with everything that is wrong, in whichever file
 */
export function loadPolicyTest(path: string, library: Library): LoadedPolicyTest {
  const document = loadDocument(path, {
    schema: policyTestSchema,
    kind: 'policy-test',
    ...library,
    nameKeys: POLICY_TEST_NAME_KEYS,
  });
  const { source, value } = document;
  const problems = new Problems();
  const complain = (place: Path, message: string, hint?: string, of?: 'key') =>
    problems.add(source.problem(place, message, hint, of));

  const named = <T>(kind: 'world' | 'policy', place: Path, written: string, load: (file: string) => T) => {
    const file = relativeTo(source.at(place).file, referencePath(kind, written));
    if (library.read(file) !== undefined) return problems.attempt(() => load(file));
    complain(place, `there is no ${kind} ${quote(written)}`, `looked for ${file}`);
    return undefined;
  };
  const world = named('world', ['world'], value.world, (file) => loadWorld(file, library));
  if (world === undefined) {
    problems.throwIfAny();
    throw new Error(`the world of ${path} is neither loaded nor refused`);
  }
  const policies = new Map<string, Document<PolicyDocument> | undefined>();
  const policyAt = (place: Path, written: string) => {
    const key = `${source.at(place).file} ${written}`;
    if (!policies.has(key)) {
      const policy = named('policy', place, written, (file) => loadPolicyFor(world.value, file, library));
      policies.set(key, policy);
    }
    return policies.get(key);
  };
  const cases = value.tests.flatMap((test, i): PolicyTestCase[] => {
    const own: Path = ['tests', i];
    const policyPath = test.policy === undefined ? ['policy'] : [...own, 'policy'];
    const situationPath = test.situation === undefined ? ['situation'] : [...own, 'situation'];
    const written = test.policy ?? value.policy;
    const situation = test.situation ?? value.situation;
    if (written === undefined)
      complain([...own, 'test'], 'no policy is named', 'write `policy:` here or for the file');
    if (situation === undefined)
      complain([...own, 'test'], 'nothing happens in this test', 'write `situation:` here or for the file');
    const policy = written === undefined ? undefined : policyAt(policyPath, written);
    if (policy === undefined || situation === undefined) return [];
    const each = { name: test.test, path: own, policy, situation, situationPath, expect: test.expect };
    for (const found of nameProblems(each, world.value))
      complain(found.path, found.message, found.hint, found.of);
    return [each];
  });
  problems.throwIfAny();
  return { document, world, cases };
}
