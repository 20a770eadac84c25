import { relativeTo } from '../../files/base-chain.ts';
import { type Diagnostic, InputRefused, Problems } from '../../files/diagnostic.ts';
import { type Document, loadDocument, type Source } from '../../files/document.ts';
import { withSuggestion } from '../../files/nearest-name.ts';
import { quote, splitSentence } from '../../files/sentence.ts';
import { follow, type MappingNode, type Path } from '../../files/tree.ts';
import { policyProblems } from '../../policy/policy-problems.ts';
import { POLICY_NAME_KEYS, type PolicyDocument, policySchema } from '../../policy/schema.ts';
import { compileWorld } from '../../world/compile-world.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { WORLD_NAME_KEYS, type WorldDocument, worldSchema } from '../../world/schema.ts';
import { plansOf } from '../compile/compile-plans.ts';
import { matchRequests } from '../match/match-request.ts';
import { casesOf } from './claim-cases.ts';
import type { Library } from './disk.ts';
import { referencePath } from './document-reference.ts';
import { fitProblems } from './fit-problems.ts';
import { GATES_NAME_KEYS, type GatesDocument, gateHint, gatesSchema } from './gates-schema.ts';
import { namedFile, policyFile, RUNNING_POLICY, writtenAt } from './policy-place.ts';
import { runInSeconds } from './run-in.ts';
import { type StudyDocument, studySchema } from './schema.ts';
import { studyProblems } from './study-problems.ts';
import { type StudyTimes, studyTimes } from './study-times.ts';

/** A study with everything it names, checked. */
export interface LoadedStudy {
  readonly study: Document<StudyDocument>;
  readonly world: Document<WorldDocument>;
  /** By the path of their file; see `policyFile`. */
  readonly policies: ReadonlyMap<string, Document<PolicyDocument>>;
  readonly times: StudyTimes;
  readonly compiledWorld: CompiledWorld;
}

/** Something wrong at a place of a document, however it was found. */
interface Complaint {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
  /** Whether its key is meant, and not its value. */
  readonly of?: 'key';
  /** Left out where the value is a default. */
  readonly onlyWhereWritten?: true;
}

export const STUDY_NAME_KEYS = ['scenario', 'plan', ...GATES_NAME_KEYS] as const;

/**
 * @param overlay merged into the world as by `extends:`
 * @throws InputRefused
 */
export function loadWorld(
  path: string,
  { read, list }: Library,
  overlay?: MappingNode,
): Document<WorldDocument> {
  return loadDocument(path, {
    schema: worldSchema,
    kind: 'world',
    read,
    list,
    nameKeys: WORLD_NAME_KEYS,
    overlay,
  });
}

/** @throws InputRefused */
export function loadPolicy(path: string, { read, list }: Library): Document<PolicyDocument> {
  return loadDocument(path, { schema: policySchema, kind: 'policy', read, list, nameKeys: POLICY_NAME_KEYS });
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

/**
 * Reads a policy and checks it against a world too: names, conditions that can never match, and the like.
 *
 * @throws InputRefused
 */
export function loadPolicyFor(
  world: WorldDocument,
  path: string,
  library: Library,
): Document<PolicyDocument> {
  const policy = loadPolicy(path, library);
  const problems = new Problems();
  // Without a study no window is too long.
  const compiled = {
    ...compileWorld(world, { startUtc: 0, horizon: LONG }),
    horizon: Number.POSITIVE_INFINITY,
  };
  problems.add(...diagnostics(policy.source, policyProblems(policy.value, compiled)));
  problems.throwIfAny();
  return policy;
}

/**
 * Reads a study, its world and its policies, and checks each of them and all of them together.
 *
 * @param path of the study, with `/` between its steps
 * @param runIn seconds of the run-in, in the place of what the study says
 * @throws InputRefused with everything that is wrong, in whichever file
 */
export function loadStudy(path: string, library: Library, runIn?: number): LoadedStudy {
  const loaded = loadStudyIn(path, library, undefined, runIn);
  const problems = new Problems();
  for (const { place } of casesOf(loaded.study.value)) {
    if (place !== null) problems.attempt(() => loadStudyIn(path, library, place));
  }
  problems.throwIfAny();
  return loaded;
}

/**
 * The same in another world: the one that a case of the study's claim makes of it.
 *
 * @param overlayPlace where the study writes what is different in that world; left out for the world it names
 * @throws InputRefused
 */
export function loadStudyIn(
  path: string,
  library: Library,
  overlayPlace?: Path,
  runIn?: number,
): LoadedStudy {
  const { read, list } = library;
  const study = loadDocument(path, {
    schema: studySchema,
    kind: 'study',
    read,
    list,
    nameKeys: STUDY_NAME_KEYS,
  });
  const problems = new Problems();
  const inItself = studyProblems(study.value);
  problems.add(...diagnostics(study.source, [...inItself, ...decidedTwice(study.source)]));

  const loadNamed = <T>(kind: 'world' | 'policy', place: Path, load: (file: string) => T): T | undefined => {
    const file = namedFile(study.source, kind, place);
    if (read(file) !== undefined) return problems.attempt(() => load(file));
    problems.add(...diagnostics(study.source, [noSuchDocument(kind, place, file, study.source, library)]));
    return undefined;
  };
  const overlay = overlayPlace === undefined ? undefined : mappingAt(study.source, overlayPlace);
  const world = loadNamed('world', ['world'], (file) => loadWorld(file, library, overlay));
  const policies = new Map<string, Document<PolicyDocument>>();
  const asked = new Set<string>();
  for (const place of policyPlaces(study.value)) {
    const file = policyFile(study.source, place);
    if (asked.has(file)) continue;
    asked.add(file);
    const policy = loadNamed('policy', place, () => loadPolicy(file, library));
    if (policy !== undefined) policies.set(file, policy);
  }

  if (world === undefined) {
    problems.throwIfAny();
    throw new Error(`the world of ${path} is neither loaded nor refused`);
  }
  problems.add(...diagnostics(world.source, notRunYet(world.value)));
  // With its dates out of order a study has no times of its own; names and weights can be checked all the same.
  const times =
    inItself.length === 0
      ? studyTimes(study.value, world.value, runIn ?? runInSeconds(study.value))
      : undefined;
  const compiledWorld = compileWorld(world.value, times ?? { startUtc: 0, horizon: LONG });
  problems.add(...diagnostics(study.source, fitProblems(study.value, compiledWorld)));
  // What is left of the horizon after the last follow-up is for settling: no window of a rule is seen to end in it.
  const watched = {
    ...compiledWorld,
    horizon: times === undefined ? Number.POSITIVE_INFINITY : times.cohortUntil + times.followUp,
  };
  for (const policy of policies.values()) {
    problems.add(...diagnostics(policy.source, policyProblems(policy.value, watched)));
  }
  problems.throwIfAny();
  const loaded = { study, world, policies, times: times!, compiledWorld };
  problems.add(...diagnostics(study.source, matchRequests(loaded).problems));
  problems.throwIfAny();
  return loaded;
}

/** A number of replications beside a precision; a study may extend one that has a number. */
function decidedTwice(source: Source): Complaint[] {
  const [number, precision] = [['replications'], ['precision']];
  if (!source.has(number) || !source.has(precision)) return [];
  if (source.at(number).file !== source.at(precision).file) return [];
  const message = 'a study with `precision` decides by itself how many replications it takes';
  const hint = 'leave this out; `at_least` and `at_most` of `precision` are its limits';
  return [{ path: number, message, hint, of: 'key' }];
}

/** What a world may say and no study runs yet: better refused than ignored. */
function notRunYet(world: WorldDocument): Complaint[] {
  if (world.redraw === 'never') return [];
  const hint = 'write `redraw: never`: all replications meet the same partners';
  return [
    { path: ['redraw'], message: 'partners that differ between replications are not simulated yet', hint },
  ];
}

/** Seconds for which a world is compiled where no study says how many. */
const LONG = 4 * 365 * 86_400;

function policyPlaces(study: StudyDocument): Path[] {
  const phases = plansOf(study).flatMap((plan) => plan.phases);
  return [RUNNING_POLICY, ...phases.map((phase) => phase.policyPlace)];
}

function mappingAt(source: Source, place: Path): MappingNode | undefined {
  const { node, steps } = follow(source.root, place);
  return steps === place.length && node.kind === 'mapping' ? node : undefined;
}

function noSuchDocument(
  kind: 'world' | 'policy',
  place: Path,
  file: string,
  study: Source,
  { list, read }: Library,
): Complaint {
  const written = writtenAt(study, place);
  const isPath = referencePath(kind, written) === written;
  const [folder, wanted] = splitPath(isPath ? file : `${file.replace(/[^/]*$/, '')}${written}`);
  const files = list(folder === '' ? '.' : folder).filter((name) => /\.ya?ml$/.test(name));
  const names = (isPath ? files : files.map((name) => name.replace(/\.ya?ml$/, ''))).sort();
  const said = withSuggestion(`there is no ${isPath ? 'file' : kind} ${quote(written)}`, wanted, names);
  const { message, hint } = splitSentence(said);
  const shipped = relativeTo(`${SHIPPED}/studies/a.yaml`, referencePath(kind, written));
  const hasShipped = !isPath && read(shipped) !== undefined;
  const hints = [hint, hasShipped ? `Fairlead brings one: \`cp ${shipped} ${file}\`` : undefined];
  return {
    path: place,
    message,
    hint: [...hints.filter((each) => each !== undefined), `looked for ${file}`].join('\n'),
  };
}

/** Where an installed Fairlead has its documents. */
const SHIPPED = 'node_modules/fairlead/scenarios';

/** The folder and the name of a file. */
function splitPath(path: string): readonly [folder: string, name: string] {
  const end = path.lastIndexOf('/');
  return [path.slice(0, Math.max(end, 0)), path.slice(end + 1)];
}

function diagnostics(source: Source, complaints: readonly Complaint[]): Diagnostic[] {
  return complaints.flatMap(({ path, message, hint, of, onlyWhereWritten }) => {
    if (onlyWhereWritten && !source.has(path)) return [];
    const hints = [hint, source.aboutDefault(path)].filter((each) => each !== undefined);
    return [source.problem(path, message, hints.length === 0 ? undefined : hints.join('\n'), of)];
  });
}
