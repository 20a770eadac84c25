import { relativeTo } from '../files/base-chain.ts';
import { InputRefused } from '../files/diagnostic.ts';
import { POLICY_NAME_KEYS } from '../policy/schema.ts';
import { studyLayout, topicsOf } from '../study/compile/study-layout.ts';
import { disk, type Library } from '../study/documents/disk.ts';
import { GATES_NAME_KEYS, type GatesDocument } from '../study/documents/gates-schema.ts';
import { loadGates, loadStudy, STUDY_NAME_KEYS } from '../study/documents/load-study.ts';
import type { ExecutorName } from '../study/execute/executors.ts';
import type { ProgressListener } from '../study/execute/progress.ts';
import { measureInfos } from '../study/results/measure-info.ts';
import type { MeasureInfo } from '../study/results/summary.ts';
import type { ReplicationStore } from '../study/store/store.ts';
import { WORLD_NAME_KEYS } from '../world/schema.ts';
import type { Answer } from './answer-question.ts';
import { type BaseFiles, BaseUnavailable } from './base-files.ts';
import { type ChangedLine, changedLines } from './changed-lines.ts';
import { type CheckReport, type GateResult, type StudyReport, verdictOfCheck } from './check-report.ts';
import { compareStudy, type StudyComparison } from './compare-study.ts';
import { effectsAlone } from './effects-alone.ts';
import { defaultGates, type Gate, type Question, questionsOf } from './gate-questions.ts';
import { LOOKS } from './looks.ts';
import type { Versions } from './mixed-library.ts';
import { planEffects } from './plan-effects.ts';
import { type ComparisonRun, runComparison } from './run-comparison.ts';

/** What is checked, against what, and how it is simulated. */
export interface CheckRequest {
  /** Paths of studies; those of the usual folders if empty. */
  readonly studies: readonly string[];
  readonly base: BaseFiles;
  /** Whether to tell also what each changed rule does by itself. */
  readonly explain: boolean;
  /** Cap on the replications of each study. */
  readonly mostReplications: number;
  readonly executor: ExecutorName;
  readonly threads: number;
  readonly store: ReplicationStore | null;
  readonly progress?: ProgressListener | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Folders in which studies are looked for where none is named. */
const STUDY_FOLDERS = ['scenarios/studies', 'studies'] as const;

/**
 * Compares the studies that a change touches with what they were, gate by gate.
 *
 * @throws InputRefused, BaseUnavailable, ReplicationFailed, StoreUnusable; the signal's reason when it was aborted
 */
export async function checkStudies(request: CheckRequest): Promise<CheckReport> {
  const versions: Versions = { base: request.base.library, head: disk };
  const paths = request.studies.length > 0 ? request.studies : foundStudies([versions.base, versions.head]);
  const prepared: PreparedCheck[] = [];
  const untouched: string[] = [];
  for (const path of paths) {
    const check = prepareCheck(path, versions);
    if (check === null) untouched.push(path);
    else prepared.push(check);
  }
  const gateFiles = [...new Set(paths.map(gatesPath))];
  const changedGates = gateFiles.flatMap((file) => gateChanges(file, versions));
  for (const file of gateFiles) if (disk.read(file) !== undefined) loadGates(file, disk);

  const level = Math.max(0.5, ...prepared.map((each) => each.level));
  // What breaks a gate by chance may be any of them; what keeps to all of them has to keep to each.
  const asked = prepared.reduce((sum, { questions }) => sum + questions.length, 0);
  const errors = { pass: 1 - level, fail: (1 - level) / Math.max(1, asked) };
  const mostReplications = Math.min(request.mostReplications, LOOKS[LOOKS.length - 1]);
  const studies: StudyReport[] = [];
  for (const { comparison, questions, measures } of prepared) {
    const run = { ...request, comparison, questions, errors, replications: mostReplications };
    const found = comparison.pairs.length === 0 ? null : await runComparison(run);
    const report = studyReport(comparison, found, measures, versions);
    studies.push(
      request.explain ? { ...report, alone: await effectsAlone(run, measures, versions) } : report,
    );
  }
  return {
    base: request.base.name,
    verdict: verdictOfCheck(studies),
    level,
    mostReplications,
    changedGates,
    studies,
    untouchedStudies: untouched,
  };
}

/** Studies in the usual folders, of any of these versions. */
export function foundStudies(versions: readonly Library[]): string[] {
  const found = STUDY_FOLDERS.flatMap((folder) =>
    versions
      .flatMap(({ list }) => list(folder))
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return [...new Set(found)].sort();
}

/** A study that a change touches, and everything that is asked of it. */
interface PreparedCheck {
  readonly comparison: StudyComparison;
  readonly questions: readonly Question[];
  readonly measures: readonly MeasureInfo[];
  readonly level: number;
}

function prepareCheck(path: string, versions: Versions): PreparedCheck | null {
  if (versions.base.read(path) === undefined) return newStudy(path);
  const comparison = compareStudy(path, versions);
  if (comparison === null) return null;
  const { loaded, sides, pairs } = comparison;
  const study = loaded.study.value;
  const world = loaded.compiledWorld;
  const measures = measureInfos(study, world.currency, topicsOf(world));
  const file = gatesOfBase(path, versions);
  const own = [file, study.gates].flatMap((gates) => (gates === undefined ? [] : listed(gates)));
  const gates = own.length > 0 ? own : defaultGates(measures);
  const layouts = sides.map(studyLayout);
  const questions = pairs.flatMap((pair) =>
    questionsOf(gates, pair, { before: layouts[pair.before.side], now: layouts[pair.now.side] }, measures),
  );
  return { comparison, questions, measures, level: file?.level ?? DEFAULT_LEVEL };
}

const DEFAULT_LEVEL = 0.95;

/** A study that the base does not have is checked for itself, and that is all. */
function newStudy(path: string): PreparedCheck {
  const loaded = loadStudy(path, disk);
  const notes = ['This study is new: there is nothing to compare it with.'];
  const files = { studies: [], worlds: [], policies: [] };
  const comparison = { path, loaded, rules: null, files, sides: [], pairs: [], unchanged: [], notes };
  return { comparison, questions: [], measures: [], level: DEFAULT_LEVEL };
}

/** `scenarios/studies/pilot.yaml` -> `scenarios/gates.yaml` */
function gatesPath(study: string): string {
  return relativeTo(study, '../gates.yaml');
}

function gateChanges(file: string, versions: Versions): ChangedLine[] {
  if (versions.base.read(file) !== undefined && versions.head.read(file) === undefined) {
    return [{ file, line: 1, column: 1, path: '', old: 'all gates of this file', new: null }];
  }
  return changedLines(file, { ...versions, nameKeys: GATES_NAME_KEYS });
}

/** Gates are the base's, so that a change cannot loosen its own. */
function gatesOfBase(study: string, { base }: Versions): GatesDocument | undefined {
  const path = gatesPath(study);
  if (base.read(path) === undefined) return undefined;
  try {
    return loadGates(path, base).value;
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    throw new BaseUnavailable(`the gates to go by are refused themselves:\n${error.message}`);
  }
}

function listed({ must, watch }: Pick<GatesDocument, 'must' | 'watch'>): Gate[] {
  return [
    ...must.map((document): Gate => ({ document, strength: 'must' })),
    ...watch.map((document): Gate => ({ document, strength: 'watch' })),
  ];
}

function studyReport(
  comparison: StudyComparison,
  run: ComparisonRun | null,
  measures: readonly MeasureInfo[],
  versions: Versions,
): StudyReport {
  const { path, files, notes, unchanged, pairs } = comparison;
  const lines = (names: readonly string[], nameKeys: readonly string[]) =>
    names.flatMap((file) => changedLines(file, { ...versions, nameKeys }));
  const changes = [
    ...lines(files.policies, POLICY_NAME_KEYS),
    ...lines(files.worlds, WORLD_NAME_KEYS),
    ...lines(files.studies, STUDY_NAME_KEYS),
  ];
  return {
    study: path,
    changes,
    unchangedPlans: unchanged.filter((plan) => pairs.every((pair) => pair.plan !== plan)),
    notes,
    results: (run?.answers ?? []).map((answer) => gateResult(answer, changes)),
    effects: pairs.map(({ plan, differs, before, now }) => {
      const [old, fresh] = [run!.rowsOf(before), run!.rowsOf(now)];
      return { plan, differs, replications: fresh.rows.length, ...planEffects(old, fresh, measures) };
    }),
    alone: null,
  };
}

function gateResult(answer: Answer, changes: readonly ChangedLine[]): GateResult {
  const { question, settled: _, ...found } = answer;
  const { gate, pair, asked } = question;
  const inFiles = pair.files.flatMap((file) => changes.filter((change) => change.file === file));
  const place = inFiles[0] ?? null;
  const { scenario, slice } = asked?.row ?? { scenario: 'everything', slice: '' };
  const where = slice !== '' ? slice : scenario === 'everything' ? '' : scenario;
  return {
    gate: gate.document.gate,
    strength: gate.strength,
    plan: pair.plan,
    differs: pair.differs,
    kind: asked?.kind ?? 'rules',
    limit: asked?.limit ?? null,
    of: gate.document.of,
    measure: asked?.measure.id ?? null,
    title: asked?.measure.title ?? 'Every rule is used',
    unit: asked?.measure.unit ?? '',
    decimals: asked?.measure.decimals ?? 0,
    better: asked?.measure.better ?? 'neither',
    where,
    ...found,
    place: place === null ? null : { file: place.file, line: place.line, column: place.column },
  };
}
