import { POLICY_NAME_KEYS } from '../policy/schema.ts';
import { STUDY_NAME_KEYS } from '../study/documents/read-documents.ts';
import type { MeasureInfo } from '../study/results/estimate.ts';
import { titlesOf } from '../study/results/study-summary.ts';
import { WORLD_NAME_KEYS } from '../world/schema.ts';
import type { Answer } from './answer-question.ts';
import { type ChangedLine, changedLines } from './changed-lines.ts';
import type { ChangedPlan, GateResult, StudyReport } from './check-report.ts';
import type { PlanPair, StudyComparison } from './compare-study.ts';
import type { EngineFindings } from './engine/compare-engines.ts';
import type { ChangedFates } from './fates/changed-fates.ts';
import type { Versions } from './mixed-library.ts';
import { planEffects, whereInWords } from './plan-effects.ts';
import type { ComparisonRun } from './run-comparison.ts';

/**
 * Tells what was found of a study, with the lines that have changed.
 *
 * @param run null where nothing had to be simulated
 * @param fates of the plans whose rules differ, in their order, by the side that they were run on
 */
export function studyReport(
  comparison: StudyComparison,
  run: ComparisonRun | null,
  fates: ReadonlyMap<number, readonly ChangedFates[]>,
  { measures, versions }: { measures: readonly MeasureInfo[]; versions: Versions },
): StudyReport {
  const { path, files, notes, unchanged, pairs } = comparison;
  const titles = titlesOf(comparison.loaded);
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
    unchangedPlans: [...new Set(unchanged)].filter((plan) => pairs.every((pair) => pair.plan !== plan)),
    notes,
    results: (run?.answers ?? []).map((answer) => gateResult(answer, changes, titles)),
    effects: pairs.filter(isCompared).map(({ plan, differs, before, now }) => {
      const [old, fresh] = [run!.rowsOf(before), run!.rowsOf(now)];
      return {
        plan,
        differs,
        replications: fresh.rows.length,
        ...planEffects(old, fresh, measures, titles),
        // Pairs lie beside one another; see `planVersions`.
        fates: differs === 'rules' ? (fates.get(before.side)?.[before.plan / 2] ?? null) : null,
      };
    }),
    alone: null,
    isByItself: pairs.some((pair) => !isCompared(pair)),
  };
}

function isCompared({ differs }: PlanPair): boolean {
  return differs !== 'nothing to compare with';
}

/** What another Fairlead makes of a study as it was, beside what the change of rules does. */
export function withEngine(
  report: StudyReport | undefined,
  path: string,
  { answers, effects, notes }: EngineFindings,
): StudyReport {
  const start = report ?? {
    study: path,
    changes: [],
    unchangedPlans: [],
    notes: [],
    results: [],
    effects: [],
    alone: null,
  };
  return {
    ...start,
    notes: [...start.notes, ...notes],
    results: [...start.results, ...answers.map((answer) => gateResult(answer, [], {}))],
    effects: [
      ...start.effects,
      ...effects.map((each): ChangedPlan => ({ ...each, differs: 'engine', fates: null })),
    ],
  };
}

/** What gates on the rules themselves ask. */
const TITLES = {
  'no-rule-that-never-fires': 'Every rule is used',
  'no-grey-area': 'Everything that comes up has a rule',
} as const;

function gateResult(
  answer: Answer,
  changes: readonly ChangedLine[],
  titles: Readonly<Record<string, string>>,
): GateResult {
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
    kind: asked?.kind ?? (gate.document.structure === 'no-grey-area' ? 'grey' : 'unused'),
    limit: asked?.limit ?? null,
    of: gate.document.of,
    measure: asked?.measure.id ?? null,
    title: asked?.measure.title ?? TITLES[gate.document.structure!],
    unit: asked?.measure.unit ?? '',
    decimals: asked?.measure.decimals ?? 0,
    better: asked?.measure.better ?? 'neither',
    where,
    whereTitle: whereInWords(where, titles),
    ...found,
    place: place === null ? null : { file: place.file, line: place.line, column: place.column },
  };
}
