import { isDangling } from '../../files/dangling.ts';
import { type Diagnostic, InputRefused, Problems } from '../../files/diagnostic.ts';
import type { Document, ReadDocument, Source } from '../../files/document.ts';
import { follow, type MappingNode, type Path } from '../../files/tree.ts';
import { problemsInItself } from '../../policy/in-itself.ts';
import { policyProblems } from '../../policy/policy-problems.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import { compileWorld } from '../../world/compile-world.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import type { WorldDocument } from '../../world/schema.ts';
import { plansOf } from '../compile/compile-plans.ts';
import { matchRequests } from '../match/match-request.ts';
import { casesOf } from './claim-cases.ts';
import type { Library } from './disk.ts';
import { fitProblems } from './fit-problems.ts';
import { noSuchDocument } from './no-such-document.ts';
import { namedFile, policyFile, RUNNING_POLICY } from './policy-place.ts';
import { readPolicy, readStudy, readWorld } from './read-documents.ts';
import { runInSeconds } from './run-in.ts';
import type { StudyDocument } from './schema.ts';
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

/**
 * Reads a policy and checks what can be checked of it without a world: steps that do not rise, tiers it does not have.
 *
 * @throws InputRefused
 */
export function loadPolicyAlone(path: string, library: Library): Document<PolicyDocument> {
  const { document: policy, isWhole, problems: inDocument, removed } = readPolicy(path, library);
  const problems = new Problems();
  problems.add(...inDocument);
  if (policy === undefined) throw new InputRefused(inDocument);
  const found = problemsInItself(policy.value);
  problems.add(...diagnostics(policy.source, isWhole ? found : dangling(found, removed)));
  problems.throwIfAny();
  return policy;
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
  const { document: policy, isWhole, problems: inItself, removed } = readPolicy(path, library);
  const problems = new Problems();
  problems.add(...inItself);
  if (policy === undefined) throw new InputRefused(inItself);
  // Without a study no window is too long.
  const compiled = {
    ...compileWorld(world, { startUtc: 0, horizon: LONG }),
    horizon: Number.POSITIVE_INFINITY,
  };
  const found = policyProblems(policy.value, compiled);
  problems.add(...diagnostics(policy.source, isWhole ? found : dangling(found, removed)));
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
  const problems = new Problems();
  // What stands in parts that are wrong is neither missed nor looked for; of the rest, names are.
  const removed = new Set<string>();
  const parts = new Set<unknown>();
  const rest = <T>(part: ReadDocument<T>): Document<T> | undefined => {
    problems.add(...part.problems);
    for (const text of part.removed) removed.add(text);
    if (!part.isWhole) parts.add(part.document);
    return part.document;
  };
  const told = <C extends Complaint>(found: readonly C[], ...of: readonly Document<unknown>[]) =>
    of.some((document) => parts.has(document)) ? dangling(found, removed) : found;
  const study = rest(readStudy(path, library));
  if (study === undefined) return neither(path, problems);
  const inItself = studyProblems(study.value);
  problems.add(...diagnostics(study.source, told([...inItself, ...decidedTwice(study.source)], study)));

  const loadNamed = <T>(
    kind: 'world' | 'policy',
    place: Path,
    load: (file: string) => ReadDocument<T>,
  ): Document<T> | undefined => {
    const file = namedFile(study.source, kind, place);
    if (library.read(file) === undefined) {
      problems.add(...diagnostics(study.source, [noSuchDocument(kind, place, file, study.source, library)]));
      return undefined;
    }
    const part = problems.attempt(() => load(file));
    return part === undefined ? undefined : rest(part);
  };
  const overlay = overlayPlace === undefined ? undefined : mappingAt(study.source, overlayPlace);
  const world = loadNamed('world', ['world'], (file) => readWorld(file, library, overlay));
  const policies = new Map<string, Document<PolicyDocument>>();
  const asked = new Set<string>();
  for (const place of policyPlaces(study.value)) {
    const file = policyFile(study.source, place);
    if (asked.has(file)) continue;
    asked.add(file);
    const policy = loadNamed('policy', place, () => readPolicy(file, library));
    if (policy !== undefined) policies.set(file, policy);
  }

  if (world === undefined) return neither(path, problems);
  problems.add(...diagnostics(world.source, told(notRunYet(world.value), world)));
  // With its dates out of order a study has no times of its own; names and weights can be checked all the same.
  const times =
    inItself.length === 0 && !parts.has(study)
      ? studyTimes(study.value, world.value, runIn ?? runInSeconds(study.value))
      : undefined;
  const compiledWorld = compileWorld(world.value, times ?? { startUtc: 0, horizon: LONG });
  problems.add(...diagnostics(study.source, told(fitProblems(study.value, compiledWorld), study, world)));
  // What is left of the horizon after the last follow-up is for settling: no window of a rule is seen to end in it.
  const watched = {
    ...compiledWorld,
    horizon: times === undefined ? Number.POSITIVE_INFINITY : times.cohortUntil + times.followUp,
  };
  for (const policy of policies.values()) {
    problems.add(...diagnostics(policy.source, told(policyProblems(policy.value, watched), policy, world)));
  }
  problems.throwIfAny();
  const loaded = { study, world, policies, times: times!, compiledWorld };
  problems.add(...diagnostics(study.source, matchRequests(loaded).problems));
  problems.throwIfAny();
  return loaded;
}

/** Throws what keeps a study from being checked any further. */
function neither(path: string, problems: Problems): never {
  problems.throwIfAny();
  throw new Error(`the documents of ${path} are neither loaded nor refused`);
}

/** Of documents of which parts are wrong, only names that nothing has are told beside those parts. */
function dangling<C extends Complaint>(found: readonly C[], removed: ReadonlySet<string>): C[] {
  return found.filter(({ message }) => isDangling(message, removed));
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

function diagnostics(source: Source, complaints: readonly Complaint[]): Diagnostic[] {
  return complaints.flatMap(({ path, message, hint, of, onlyWhereWritten }) => {
    if (onlyWhereWritten && !source.has(path)) return [];
    const hints = [hint, source.aboutDefault(path)].filter((each) => each !== undefined);
    return [source.problem(path, message, hints.length === 0 ? undefined : hints.join('\n'), of)];
  });
}
