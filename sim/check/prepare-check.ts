import { relativeTo } from '../files/base-chain.ts';
import { InputRefused } from '../files/diagnostic.ts';
import { studyLayout, topicsOf } from '../study/compile/study-layout.ts';
import { disk } from '../study/documents/disk.ts';
import { GATES_NAME_KEYS, type GatesDocument } from '../study/documents/gates-schema.ts';
import { type LoadedStudy, loadGates, loadStudy, STUDY_NAME_KEYS } from '../study/documents/load-study.ts';
import { measureInfos } from '../study/results/measure-info.ts';
import type { MeasureInfo } from '../study/results/summary.ts';
import { BaseUnavailable } from './base-files.ts';
import { type ChangedLine, changedLines } from './changed-lines.ts';
import { compareStudy, compileAllPlans, loadOfBase, type StudyComparison } from './compare-study.ts';
import { type EngineComparison, engineQuestions } from './engine/compare-engines.ts';
import { defaultGates, type Gate, type Question, questionsOf } from './gate-questions.ts';
import type { Versions } from './mixed-library.ts';

/** A study that a change touches, and everything that is asked of it. */
export interface PreparedCheck {
  readonly comparison: StudyComparison;
  readonly questions: readonly Question[];
  readonly measures: readonly MeasureInfo[];
  readonly level: number;
}

/** @returns null where the change does not touch the study */
export function prepareCheck(path: string, versions: Versions): PreparedCheck | null {
  if (versions.base.read(path) === undefined) return newStudy(path);
  const comparison = compareStudy(path, versions);
  if (comparison === null) return null;
  const { loaded, sides, pairs } = comparison;
  const { measures, gates, level } = askedOf(path, loaded, versions);
  const layouts = sides.map(studyLayout);
  const questions = pairs.flatMap((pair) =>
    questionsOf(gates, pair, { before: layouts[pair.before.side], now: layouts[pair.now.side] }, measures),
  );
  return { comparison, questions, measures, level };
}

/** A study as the base has it, to be run by another Fairlead too. */
export interface PreparedEngineCheck extends EngineComparison {
  readonly measures: readonly MeasureInfo[];
  readonly level: number;
}

/** @returns null where the base does not have the study */
export function prepareEngineCheck(path: string, versions: Versions): PreparedEngineCheck | null {
  if (versions.base.read(path) === undefined) return null;
  const loaded = loadOfBase(path, versions.base);
  const compiled = compileAllPlans(loaded);
  const { measures, gates, level } = askedOf(path, loaded, versions);
  return { path, loaded, compiled, questions: engineQuestions(compiled, gates, measures), measures, level };
}

/** What the base asks of a study of its own. */
function askedOf(path: string, { study, compiledWorld }: LoadedStudy, versions: Versions) {
  const measures = measureInfos(study.value, compiledWorld.currency, topicsOf(compiledWorld));
  const file = gatesOfBase(path, versions);
  const own = [file, study.value.gates].flatMap((gates) => (gates === undefined ? [] : listed(gates)));
  return {
    measures,
    gates: own.length > 0 ? own : defaultGates(measures),
    level: file?.level ?? DEFAULT_LEVEL,
  };
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
export function gatesPath(study: string): string {
  return relativeTo(study, '../gates.yaml');
}

/** What the gates of a file say otherwise than before. */
export function gateChanges(file: string, versions: Versions): ChangedLine[] {
  const { base, head } = versions;
  if (base.read(file) !== undefined && head.read(file) === undefined) {
    return [{ file, line: 1, column: 1, path: '', old: 'the file, with all its gates,', new: null }];
  }
  return changedLines(file, { ...versions, nameKeys: GATES_NAME_KEYS });
}

/**
 * What a study says otherwise than before of gates: its own ones, or that it is gone and nothing is asked of what it
 * compared any more.
 */
export function ownGateChanges(study: string, versions: Versions): ChangedLine[] {
  const { base, head } = versions;
  if (base.read(study) !== undefined && head.read(study) === undefined) {
    const old = 'the study, of which gates were asked,';
    return [{ file: study, line: 1, column: 1, path: '', old, new: null }];
  }
  if (base.read(study) === undefined) return [];
  return changedLines(study, { ...versions, nameKeys: STUDY_NAME_KEYS }).filter(({ path }) =>
    /^gates\b/.test(path),
  );
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
