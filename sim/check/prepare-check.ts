import { relativeTo } from '../files/base-chain.ts';
import { InputRefused } from '../files/diagnostic.ts';
import { studyLayout, topicsOf } from '../study/compile/study-layout.ts';
import { GATES_NAME_KEYS, type GatesDocument } from '../study/documents/gates-schema.ts';
import type { LoadedStudy } from '../study/documents/load-study.ts';
import { loadGates, STUDY_NAME_KEYS } from '../study/documents/read-documents.ts';
import type { MeasureInfo } from '../study/results/estimate.ts';
import { measureInfos } from '../study/results/measure-info.ts';
import { BaseRefused } from './base-files.ts';
import { type ChangedLine, changedLines } from './changed-lines.ts';
import {
  compareStudy,
  compileAllPlans,
  loadOfBase,
  type StudyComparison,
  studyByItself,
} from './compare-study.ts';
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
  const found = comparisonOf(path, versions);
  if (found === null) return null;
  const { loaded, sides, pairs } = found;
  const { measures, gates, level, notes } = askedOf(path, loaded, versions);
  const comparison = { ...found, notes: [...found.notes, ...notes] };
  const layouts = sides.map(studyLayout);
  const questions = pairs.flatMap((pair) =>
    questionsOf(gates, pair, { before: layouts[pair.before.side], now: layouts[pair.now.side] }, measures),
  );
  return { comparison, questions, measures, level };
}

/** What is compared; a study that is new, or whose base is refused, is taken by itself. */
function comparisonOf(path: string, versions: Versions): StudyComparison | null {
  const { base, head } = versions;
  if (base.read(path) === undefined) {
    return studyByItself(
      path,
      versions,
      `This study is new: there is nothing to compare it with. ${LEVELS_ONLY}`,
    );
  }
  try {
    return compareStudy(path, versions);
  } catch (error) {
    if (!(error instanceof BaseRefused)) throw error;
    if (head.read(path) === undefined) return null;
    const note = `The base cannot be read: nothing to compare with (${error.problem}). ${LEVELS_ONLY}`;
    return studyByItself(path, versions, note);
  }
}

const LEVELS_ONLY = 'Of its gates, limits and those on the rules themselves are asked of it as it is.';

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
  const { file, notes } = gatesOfBase(path, versions);
  const own = [file, study.value.gates].flatMap((gates) => (gates === undefined ? [] : listed(gates)));
  return {
    measures,
    gates: own.length > 0 ? own : defaultGates(measures),
    level: file?.level ?? DEFAULT_LEVEL,
    notes,
  };
}

const DEFAULT_LEVEL = 0.95;

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

/**
 * Gates are the base's, so that a change cannot loosen its own. Where it has none that can be read, those that come with
 * the change are all there is.
 */
function gatesOfBase(
  study: string,
  { base, head }: Versions,
): { file: GatesDocument | undefined; notes: readonly string[] } {
  const path = gatesPath(study);
  if (base.read(path) === undefined) {
    // Whoever adds gates to rules that had none is judged by them only where nothing of the study was there before.
    const isFirst = base.read(study) === undefined && head.read(path) !== undefined;
    return { file: isFirst ? loadGates(path, head).value : undefined, notes: [] };
  }
  try {
    return { file: loadGates(path, base).value, notes: [] };
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    const { problem } = new BaseRefused('the gates to go by are', error);
    const note = `The gates of the base cannot be read (${problem}): this check goes by those of the change.`;
    return { file: head.read(path) === undefined ? undefined : loadGates(path, head).value, notes: [note] };
  }
}

function listed({ must, watch }: Pick<GatesDocument, 'must' | 'watch'>): Gate[] {
  return [
    ...must.map((document): Gate => ({ document, strength: 'must' })),
    ...watch.map((document): Gate => ({ document, strength: 'watch' })),
  ];
}
