import type { CompiledStudy } from '../../market/compiled-study.ts';
import { engineVersion } from '../../study/compile/engine-version.ts';
import { planKeys } from '../../study/compile/plan-key.ts';
import { rowName } from '../../study/compile/rows.ts';
import { studyLayout } from '../../study/compile/study-layout.ts';
import type { Library } from '../../study/documents/disk.ts';
import type { LoadedStudy } from '../../study/documents/load-study.ts';
import { makeExecutor } from '../../study/execute/executors.ts';
import { replicate } from '../../study/execute/replicate.ts';
import type { MeasureInfo } from '../../study/results/estimate.ts';
import { type Answer, answerQuestion, type VersionRows } from '../answer-question.ts';
import { filesOf, type PlanPair } from '../compare-study.ts';
import { type Gate, type Question, questionsOf } from '../gate-questions.ts';
import type { GateErrors } from '../gate-verdict.ts';
import { looksWithin } from '../looks.ts';
import { type PlanEffects, planEffects } from '../plan-effects.ts';
import type { RunComparison } from '../run-comparison.ts';
import { type EngineRows, EngineRun } from './engine-rows.ts';
import type { Engine } from './older-engine.ts';

/** A study as it was before the change, to be run by two versions of Fairlead. */
export interface EngineComparison {
  readonly path: string;
  readonly loaded: LoadedStudy;
  readonly compiled: CompiledStudy;
  readonly questions: readonly Question[];
}

/** What a newer Fairlead makes of the same rules. */
export interface EngineFindings {
  readonly answers: readonly Answer[];
  readonly effects: readonly (PlanEffects & { readonly plan: string; readonly replications: number })[];
  readonly notes: readonly string[];
}

/**
 * What gates ask of another Fairlead: the same as of other rules, but only watched, for nobody who changes rules answers
 * for it.
 *
 * @param compiled the study as the base has it
 */
export function engineQuestions(
  compiled: CompiledStudy,
  gates: readonly Gate[],
  measures: readonly MeasureInfo[],
): Question[] {
  const layout = studyLayout(compiled);
  const onMeasures = gates.filter(({ document }) => document.measure !== undefined);
  return compiled.plans.flatMap(({ name }, plan) => {
    const at = { side: 0, plan };
    const pair: PlanPair = { plan: name, differs: 'engine', before: at, now: at, files: [] };
    return questionsOf(onMeasures, pair, { before: layout, now: layout }, measures).map((question) => ({
      ...question,
      gate: { ...question.gate, strength: 'watch' as const },
    }));
  });
}

/**
 * Runs a study as the base has it with another Fairlead and with this one, on the same seed, look by look.
 *
 * @throws EngineRefused, ReplicationFailed, StoreUnusable; the signal's reason when it was aborted
 */
export async function compareEngines(
  { path, loaded, compiled, questions }: EngineComparison,
  engine: Engine,
  library: Library,
  measures: readonly MeasureInfo[],
  request: Pick<RunComparison, 'replications' | 'executor' | 'threads' | 'store' | 'progress' | 'signal'> & {
    readonly errors: GateErrors;
  },
): Promise<EngineFindings> {
  const { seed } = loaded.study.value;
  const old = new EngineRun(engine, { study: path, seed, files: filesOf(loaded) }, library);
  const executor = await makeExecutor(request.executor, compiled, { threads: request.threads });
  const layout = studyLayout(compiled);
  const keys = planKeys(compiled, engineVersion());
  const plans = compiled.plans.map(({ name }, i) => ({ name, key: keys[i] }));
  try {
    let findings: EngineFindings = { answers: [], effects: [], notes: [] };
    for (const n of looksWithin(request.replications)) {
      const before = await old.rows(n, request);
      const rows = await replicate({ ...request, executor, layout, plans, replications: n });
      const comparable = measures.filter((measure) => isTheSame(measure, before.measures));
      const sides = plans.flatMap(({ name }, plan) => {
        const then = oldVersion(before, name, compiled);
        return then === undefined ? [] : [{ name, then, now: { compiled, layout, plan, rows: rows[plan] } }];
      });
      findings = {
        answers: questions.flatMap((question) => {
          const side = sides.find(({ name }) => name === question.pair.plan);
          const asked = side && placedQuestion(question, side.then, comparable);
          return asked === undefined ? [] : [answerQuestion(asked, side!.then, side!.now, request.errors)];
        }),
        effects: sides.map(({ name, then, now }) => ({
          plan: name,
          replications: n,
          ...planEffects(then, now, comparable),
        })),
        notes: notesOf(measures, comparable, plans, sides, engine),
      };
      if (findings.answers.every(({ settled }) => settled)) break;
    }
    return findings;
  } finally {
    old.close();
    await executor.close();
  }
}

/** Whether the older version means the same by a measure, as far as its unit tells. */
function isTheSame({ id, unit, scale }: MeasureInfo, older: readonly MeasureInfo[]): boolean {
  const then = older.find((each) => each.id === id);
  return then !== undefined && then.unit === unit && then.scale === scale;
}

function oldVersion(
  { keys, rows }: EngineRows,
  plan: string,
  compiled: CompiledStudy,
): VersionRows | undefined {
  const found = rows.get(plan);
  return found && { compiled, layout: { keys, counters: [] }, plan: 0, rows: found };
}

/** The question with its row where the older results have it; nothing where they do not. */
function placedQuestion(
  question: Question,
  then: VersionRows,
  comparable: readonly MeasureInfo[],
): Question | undefined {
  const asked = question.asked!;
  if (!comparable.includes(asked.measure)) return undefined;
  const before = then.layout.keys.findIndex((row) => rowName(row) === rowName(asked.row));
  return before < 0 ? undefined : { ...question, asked: { ...asked, before } };
}

function notesOf(
  measures: readonly MeasureInfo[],
  comparable: readonly MeasureInfo[],
  plans: readonly { readonly name: string }[],
  sides: readonly { readonly name: string }[],
  { words }: Engine,
): string[] {
  const unknown = measures.filter((measure) => !comparable.includes(measure)).map(({ id }) => id);
  const missing = plans
    .filter(({ name }) => sides.every((side) => side.name !== name))
    .map(({ name }) => name);
  return [
    ...(unknown.length === 0 ? [] : [`${words} does not have, or counts otherwise: ${unknown.join(', ')}.`]),
    ...(missing.length === 0 ? [] : [`${words} has no results of ${missing.join(', ')}.`]),
  ];
}
