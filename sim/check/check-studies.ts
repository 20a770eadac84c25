import { disk, type Library } from '../study/documents/disk.ts';
import { loadGates } from '../study/documents/read-documents.ts';
import type { ExecutorName } from '../study/execute/executors.ts';
import type { ProgressListener } from '../study/execute/progress.ts';
import type { ReplicationStore } from '../study/store/store.ts';
import { type BaseFiles, BaseUnavailable } from './base-files.ts';
import { type CheckReport, type StudyReport, verdictOfCheck } from './check-report.ts';
import { effectsAlone } from './effects-alone.ts';
import { compareEngines } from './engine/compare-engines.ts';
import type { Engine } from './engine/older-engine.ts';
import { type ChangedFates, changedFates } from './fates/changed-fates.ts';
import { LOOKS } from './looks.ts';
import type { Versions } from './mixed-library.ts';
import {
  gateChanges,
  gatesPath,
  ownGateChanges,
  type PreparedCheck,
  prepareCheck,
  prepareEngineCheck,
} from './prepare-check.ts';
import { type RunComparison, runComparison } from './run-comparison.ts';
import { studyReport, withEngine } from './study-report.ts';
import { unreadDocuments } from './unread-documents.ts';

/** What is checked, against what, and how it is simulated. */
export interface CheckRequest {
  /** Paths of studies; those of the usual folders if empty. */
  readonly studies: readonly string[];
  readonly base: BaseFiles;
  /** Another Fairlead that runs the studies as the base has them too; null where rules alone are compared. */
  readonly engine: Engine | null;
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
  const prepared = new Map(paths.map((path) => [path, prepareCheck(path, versions)]));
  refuseOutside([...prepared.values()], request.base);
  const engines = new Map(
    paths.map((path) => [path, request.engine === null ? null : prepareEngineCheck(path, versions)]),
  );
  const gateFiles = [...new Set(paths.map(gatesPath))];
  const changedGates = [
    ...gateFiles.flatMap((file) => gateChanges(file, versions)),
    ...paths.flatMap((path) => ownGateChanges(path, versions)),
  ];
  for (const file of gateFiles) if (disk.read(file) !== undefined) loadGates(file, disk);

  const unread = unreadDocuments(paths, versions);

  const checks = [...prepared.values(), ...engines.values()].filter((check) => check !== null);
  const level = Math.max(0.5, ...checks.map((each) => each.level));
  // What breaks a gate by chance may be any of them; what keeps to all of them has to keep to each.
  const asked = checks.reduce((sum, { questions }) => sum + questions.length, 0);
  const errors = { pass: 1 - level, fail: (1 - level) / Math.max(1, asked) };
  const mostReplications = Math.min(request.mostReplications, LOOKS[LOOKS.length - 1]);
  const how = { ...request, errors, replications: mostReplications };
  const studies: StudyReport[] = [];
  for (const path of paths) {
    const [rules, engine] = [prepared.get(path) ?? null, engines.get(path) ?? null];
    let report = rules === null ? undefined : await rulesReport(rules, how, versions);
    if (request.engine !== null && engine !== null) {
      const found = await compareEngines(engine, request.engine, versions.base, engine.measures, how);
      report = withEngine(report, path, found);
    }
    if (report !== undefined) studies.push(report);
  }
  markUnproven(studies, [...prepared.values()], versions);
  return {
    base: request.base.name,
    engine: request.engine?.words ?? null,
    verdict: verdictOfCheck(studies),
    level,
    mostReplications,
    changedGates,
    studies,
    untouchedStudies: paths.filter((path) => prepared.get(path) === null),
    unread,
  };
}

/** What the change of rules, or of the world, does to one study. */
async function rulesReport(
  { comparison, questions, measures }: PreparedCheck,
  request: CheckRequest & Pick<RunComparison, 'errors' | 'replications'>,
  versions: Versions,
): Promise<StudyReport> {
  const { pairs, sides } = comparison;
  const run = { ...request, comparison, questions };
  const found = pairs.length === 0 ? null : await runComparison(run);
  const first = Math.min(LOOKS[0], request.replications);
  const fates = new Map<number, ChangedFates[]>();
  for (const side of new Set(pairs.filter(({ differs }) => differs === 'rules').map(({ now }) => now.side))) {
    fates.set(side, await changedFates(sides[side], first, request));
  }
  const report = studyReport(comparison, found, fates, { measures, versions });
  return request.explain ? { ...report, alone: await effectsAlone(run, measures, versions) } : report;
}

/** A change is judged by what a review of it sees. */
function refuseOutside(checks: readonly (PreparedCheck | null)[], { isOutside }: BaseFiles): void {
  for (const check of checks) {
    if (check === null) continue;
    const { studies, worlds, policies } = check.comparison.files;
    const outside = [...studies, ...worlds, ...policies].find(isOutside);
    if (outside === undefined) continue;
    throw new BaseUnavailable(
      `${outside} lies outside of the repository, where no review of a change sees it`,
    );
  }
}

/** A study that is new where another is gone together with its rules: neither was compared with anything. */
function markUnproven(
  reports: StudyReport[],
  checks: readonly (PreparedCheck | null)[],
  { base, head }: Versions,
): void {
  const isGone = (path: string) => base.read(path) !== undefined && head.read(path) === undefined;
  const gone = checks.find((check) => {
    return check !== null && isGone(check.comparison.path) && check.comparison.files.policies.some(isGone);
  });
  if (gone === undefined || gone === null) return;
  for (const [i, report] of reports.entries()) {
    if (base.read(report.study) !== undefined) continue;
    const note = `${gone.comparison.path} is gone, and so are rules that it compared: nothing shows that these keep to its gates. Leave it its path, or remove it by a change of its own.`;
    reports[i] = { ...report, notes: [...report.notes, note], isUnproven: true };
  }
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
