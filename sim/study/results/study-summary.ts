import { differences } from '../../files/difference.ts';
import type { Document } from '../../files/document.ts';
import { meaningOf } from '../../files/meanings.ts';
import { type Text, textIn } from '../../files/quantity/text.ts';
import type { CompiledStudy } from '../../market/compiled-study.ts';
import { ALL_OTHERS } from '../../measure/layout.ts';
import { type Complexity, complexityOf } from '../../policy/complexity.ts';
import { type PolicyDocument, policySchema } from '../../policy/schema.ts';
import { checkSchedule, precisionReached } from '../compare/precision.ts';
import { selectPlan } from '../compare/select-plan.ts';
import { skewedDifferences } from '../compare/skewed-differences.ts';
import { sumCounters, summariseRows } from '../compare/summarise.ts';
import { yearQuantiles } from '../compare/year-quantiles.ts';
import { type PlanDocument, plansOf } from '../compile/compile-plans.ts';
import { precisionRequest } from '../compile/prepare-study.ts';
import type { RowLayout } from '../compile/rows.ts';
import { ruleCounts, topicsOf } from '../compile/study-layout.ts';
import type { LoadedStudy } from '../documents/load-study.ts';
import { policyFile, RUNNING_POLICY } from '../documents/policy-place.ts';
import { LEAST_FOR_SKEWED } from '../documents/precision-schema.ts';
import type { StoppingRule, StudyRows } from '../execute/replicate.ts';
import { curvesOf } from './curves.ts';
import type { MeasureInfo } from './estimate.ts';
import { measureInfos } from './measure-info.ts';
import { noneByRules } from './none-by-rules.ts';
import { conditionInWords, durationInWords } from './plan-words.ts';
import { scopeOfStudy } from './scope-of-study.ts';
import type { PlanHealth, PlanInfo, RuleChange, StudySummary, WarmUpPilot } from './summary.ts';

/** From this share of customers still open on, the books of a plan count as not closed. */
const MOST_OPEN = 0.02;

/** A study that was run. */
export interface FinishedStudy {
  readonly loaded: LoadedStudy;
  /** Plans that were run, the baseline first. */
  readonly plans: readonly PlanDocument[];
  readonly compiled: CompiledStudy;
  readonly layout: RowLayout;
  readonly rows: StudyRows;
  readonly seed: string;
  /** How many were run. */
  readonly replications: number;
  /** The rule by which it could end by itself, if there was one. */
  readonly stopping: StoppingRule | undefined;
  /** What found the warm-up of a study that does not declare it. */
  readonly pilot?: WarmUpPilot | undefined;
}

/** Everything a study has to say, from its documents and the rows of its replications. */
export function studySummary(finished: FinishedStudy): StudySummary {
  const { loaded, plans, compiled, layout, rows, seed, replications, pilot } = finished;
  const study = loaded.study.value;
  const names = plans.map(({ plan }) => plan);
  const measures = measureInfos(study, compiled.world.currency, topicsOf(compiled.world));
  const { level, compare } = study;
  const plansOfStudy = plansOf(study).length;
  const estimates = summariseRows({
    layout,
    measures,
    plans: names,
    plansOfStudy,
    rows,
    level,
    compare,
    seed,
  });
  const health = plans.map((_, plan) => planHealth(finished, plan));
  return {
    study: study.study,
    title: titleOf(study.title, study.study),
    world: titleOf(loaded.world.value.title, loaded.world.value.world),
    currency: compiled.world.currency,
    seed,
    replications,
    ...precisionOf(finished),
    ...selectionOf(finished, measures),
    ...(study.quantiles.length > 0 && {
      quantiles: yearQuantiles({
        layout,
        measures,
        plans: names,
        rows,
        level,
        seed,
        quantiles: study.quantiles,
      }),
    }),
    level,
    warmUp: {
      under: policyAt(loaded, RUNNING_POLICY).value.policy,
      for: durationInWords(loaded.times.cutOver),
      chosen: pilot === undefined ? 'declared' : 'by MSER-5',
      ...(pilot && { pilot }),
    },
    cohort: {
      from: study.cut_over.on,
      until: study.cohort_until,
      followUp: durationInWords(study.follow_up.seconds),
    },
    scenarios: [...compiled.scenarios.map((scenario) => scenario.name), ALL_OTHERS],
    titles: titlesOf(loaded),
    plans: toldApart(
      plans.map((plan, i) => ({
        ...planInfo(loaded, plan, plans[0], i === 0),
        complexity: planComplexity(compiled, i),
      })),
    ),
    measures,
    estimates,
    curves: curvesOf(names, estimates),
    health,
    scope: scopeOfStudy(loaded),
    warnings: [
      ...baselineWarning(loaded, plans[0]),
      ...warningsOf(health, replications),
      ...earlyStopWarning(finished),
      ...skewnessWarning(finished, measures),
    ],
  };
}

/** How a study that asks for a precision came to its replications, and what it reached. */
function precisionOf(finished: FinishedStudy): Pick<StudySummary, 'precision'> {
  const request = precisionRequest(finished);
  if (request === undefined) return {};
  const { rows, replications, stopping } = finished;
  const schedule = checkSchedule(request.precision);
  const ended = stopping?.check(rows, replications).enough;
  const decidedBy = ended === undefined ? 'fixed' : ended ? 'precision' : 'maximum';
  return { precision: { decidedBy, ...schedule, targets: precisionReached(request, rows) } };
}

/** Which plan a study with a goal selects. */
function selectionOf(
  { loaded, plans, layout, rows, seed }: FinishedStudy,
  measures: readonly MeasureInfo[],
): Pick<StudySummary, 'selection'> {
  const { goal, constraints, level, compare } = loaded.study.value;
  if (goal === undefined) return {};
  const names = plans.map(({ plan }) => plan);
  const { best } = compare;
  const selection = selectPlan({
    layout,
    measures,
    plans: names,
    plansOfStudy: plansOf(loaded.study.value).length,
    rows,
    level,
    seed,
    goal,
    constraints,
    best,
  });
  return selection === null ? {} : { selection };
}

/** Titles that the study and its world give to what rows name. */
export function titlesOf({ study, world }: LoadedStudy): Record<string, string> {
  const { regions, products, sources, archetypes } = world.value;
  const named: [key: string, title: Text | undefined][] = [
    ...study.value.scenarios.map(({ scenario, title }): [string, Text | undefined] => [scenario, title]),
    ...sources.map(({ source, title }): [string, Text | undefined] => [`source=${source}`, title]),
    ...regions.map(({ region, title }): [string, Text | undefined] => [`region=${region}`, title]),
    ...products.map(({ product, title }): [string, Text | undefined] => [`product=${product}`, title]),
    ...archetypes.map(({ archetype, title }): [string, Text | undefined] => [
      `archetype=${archetype}`,
      title,
    ]),
  ];
  return Object.fromEntries(
    named.flatMap(([key, title]) => (title === undefined ? [] : [[key, titleOf(title, key)]])),
  );
}

function planHealth({ plans, compiled, layout, rows }: FinishedStudy, plan: number): PlanHealth {
  const counters = sumCounters(rows[plan], layout, plan);
  const [customers, open] = counters;
  return {
    plan: plans[plan].plan,
    openShare: customers === 0 ? 0 : open / customers,
    ruleCounts: [...ruleCounts(compiled, plan, counters)],
  };
}

function planInfo(
  loaded: LoadedStudy,
  plan: PlanDocument,
  baseline: PlanDocument,
  isBaseline: boolean,
): PlanInfo {
  const policies = policiesOf(loaded, plan);
  const named = policies.length === 1 ? policies[0].value : undefined;
  return {
    name: plan.plan,
    title: titleOf(
      plan.title ?? (plan.isPolicy || named?.policy === plan.plan ? named?.title : undefined),
      plan.plan,
    ),
    baseline: isBaseline,
    phases: plan.phases.map((phase) => ({
      from: phase.from,
      in: conditionInWords(phase.in),
      policy: policyAt(loaded, phase.policyPlace).value.policy,
    })),
    changes: isBaseline ? [] : ruleChanges(policiesOf(loaded, baseline).at(-1)!, policies),
    noneByRules: noneByRules(policiesInForce(loaded, plan).map(({ value }) => value)),
  };
}

/** How long the lists of rules of a plan's phases are, each policy once; of today's for a plan without phases. */
function planComplexity({ plans, policies, runIn }: CompiledStudy, plan: number): Complexity {
  const phases = plans[plan].phases.map(({ policy }) => policy);
  const each = [...new Set(phases.length === 0 ? [runIn] : phases)].map((i) => complexityOf(policies[i]));
  const sum = (of: keyof Complexity) => each.reduce((all, counts) => all + counts[of], 0);
  return { rules: sum('rules'), conditions: sum('conditions'), exceptions: sum('exceptions') };
}

/** Policies of a plan's phases, each once; for a plan without phases, today's. */
function policiesOf(loaded: LoadedStudy, plan: PlanDocument): Document<PolicyDocument>[] {
  const policies = plan.phases.map((phase) => policyAt(loaded, phase.policyPlace));
  return policies.length === 0 ? [policyAt(loaded, RUNNING_POLICY)] : [...new Set(policies)];
}

/** Policies that govern some customer of a plan: those of its phases, and today's unless one of them is for everything. */
function policiesInForce(loaded: LoadedStudy, plan: PlanDocument): Document<PolicyDocument>[] {
  const fromTheCutOn = plan.phases.some(
    ({ from, in: where }) => 'anything' in where && from <= loaded.study.value.cut_over.on,
  );
  return [...policiesOf(loaded, plan), ...(fromTheCutOn ? [] : [policyAt(loaded, RUNNING_POLICY)])];
}

function policyAt({ study, policies }: LoadedStudy, place: typeof RUNNING_POLICY): Document<PolicyDocument> {
  return policies.get(policyFile(study.source, place))!;
}

/** What a plan changes in the rules of the baseline; with several policies, each under its name. */
function ruleChanges(
  baseline: Document<PolicyDocument>,
  policies: readonly Document<PolicyDocument>[],
): RuleChange[] {
  return policies.flatMap((policy) =>
    differences(baseline.source, policy.source, {
      ignore: ['policy', 'title', 'why'],
      schema: policySchema,
    }).map(({ path, old, new: current }) => {
      const meaning = meaningOf(policySchema, path);
      return {
        path: policies.length === 1 ? path : `${policy.value.policy}: ${path}`,
        old: old ?? null,
        new: current ?? null,
        ...(meaning !== undefined && { meaning }),
      };
    }),
  );
}

/** Results call the first plan today; the business that plans start from may run under other rules. */
function baselineWarning(loaded: LoadedStudy, baseline: PlanDocument): string[] {
  const under = policyAt(loaded, RUNNING_POLICY).value.policy;
  if (policiesOf(loaded, baseline).every(({ value }) => value.policy === under)) return [];
  return [
    `“Today” is the first plan, ${baseline.plan}, which all others are compared with; the business that they start from runs under ${under}.`,
  ];
}

function warningsOf(health: readonly PlanHealth[], replications: number): string[] {
  const open = health
    .filter(({ openShare }) => openShare > MOST_OPEN)
    .map(
      ({ plan, openShare }) =>
        `In plan ${plan}, ${(100 * openShare).toFixed(1)} % of the customers are still open at the end of their follow-up.`,
    );
  const few =
    replications < 2 ? ['One replication alone says nothing about chance: there are no intervals.'] : [];
  return [...open, ...few];
}

/** What is decided on together holds less often than it says where single years are too skewed. */
function skewnessWarning(
  { loaded, layout, plans, rows, replications }: FinishedStudy,
  measures: readonly MeasureInfo[],
): string[] {
  const { level, compare } = loaded.study.value;
  const names = plans.map(({ plan }) => plan);
  const skewed = skewedDifferences({ layout, plans: names, rows, level, compare, measures });
  const [worst] = skewed;
  if (worst === undefined) return [];
  const which = `“${worst.measure.title}” of ${worst.plan}, skewness ${worst.skewness.toFixed(1)}`;
  return [
    `Single years are too lopsided for the far tails of ${skewed.length} of the differences that the study is decided on (the worst: ${which}) to be trusted after ${replications} replications: all intervals together may hold less often than they say. About ${worst.enough} replications would do.`,
  ];
}

/** What a study that ended by itself early risks. */
function earlyStopWarning({ loaded, replications, stopping }: FinishedStudy): string[] {
  const { precision } = loaded.study.value;
  if (precision === undefined || stopping === undefined) return [];
  if (precision.at_least >= LEAST_FOR_SKEWED || replications >= LEAST_FOR_SKEWED) return [];
  return [
    `The study ended by itself after ${replications} replications: with fewer than ${LEAST_FOR_SKEWED}, intervals of measures whose single years are very skewed hold somewhat less often than they say.`,
  ];
}

/** Titles that several plans have, as that of a policy and of those that extend it, get the names of the plans. */
function toldApart(plans: readonly PlanInfo[]): PlanInfo[] {
  return plans.map((plan) => {
    const isShared = plans.some(({ name, title }) => title === plan.title && name !== plan.name);
    return isShared ? { ...plan, title: `${plan.title} (${plan.name})` } : plan;
  });
}

function titleOf(title: Text | undefined, name: string): string {
  return textIn('en', title) ?? name;
}
