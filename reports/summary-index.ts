import type { Estimate, MeasureInfo, PlanInfo, StudySummary } from '../sim/study/results/summary.ts';

/** The whole market, as rows name it. */
export const EVERYTHING = 'everything';

/** Finds the parts of a summary by name. */
export interface SummaryIndex {
  readonly summary: StudySummary;
  readonly baseline: PlanInfo;
  /** All plans but the baseline, in the study's order. */
  readonly alternatives: readonly PlanInfo[];
  readonly headlines: readonly MeasureInfo[];
  /** Scenarios in the study's order, then `all others`, then `everything`; only those with results. */
  readonly scenarios: readonly string[];
  estimate(plan: string, measure: string, scenario?: string, slice?: string): Estimate | undefined;
  measure(id: string): MeasureInfo | undefined;
  /** How readers call a scenario, or the member of a slice. */
  titleOf(scenarioOrSlice: string): string;
  /** Slices other than the whole that a measure was kept for, in the order of the results. */
  slices(measure: string): readonly string[];
}

/**
 * Prepares a summary for looking things up by plan, measure, scenario and slice.
 *
 * @throws RangeError when no plan is marked as the baseline
 */
export function indexSummary(summary: StudySummary): SummaryIndex {
  const baseline = summary.plans.find((plan) => plan.baseline);
  if (!baseline) throw new RangeError('the summary names no baseline plan');
  const estimates = new Map<string, Estimate>();
  const slices = new Map<string, Set<string>>();
  const withResults = new Set<string>();
  for (const estimate of summary.estimates) {
    const { measure, scenario, slice } = estimate.row;
    estimates.set(key(estimate.plan, measure, scenario, slice), estimate);
    withResults.add(scenario);
    if (slice !== '') slices.set(measure, (slices.get(measure) ?? new Set()).add(slice));
  }
  const measures = new Map(summary.measures.map((measure) => [measure.id, measure]));
  const named = [...new Set([...summary.scenarios, ...withResults])].filter((name) => withResults.has(name));
  const scenarios = [...named.filter((name) => name !== EVERYTHING), EVERYTHING];
  return {
    summary,
    baseline,
    alternatives: summary.plans.filter((plan) => plan !== baseline),
    headlines: summary.measures.filter((measure) => measure.headline),
    scenarios,
    estimate: (plan, measure, scenario = EVERYTHING, slice = '') =>
      estimates.get(key(plan, measure, scenario, slice)),
    measure: (id) => measures.get(id),
    titleOf: (name) => titleIn(summary, name),
    slices: (measure) => [...(slices.get(measure) ?? [])],
  };
}

/** How readers call a scenario, or the member of a slice `dimension=member`. */
export function titleIn({ titles }: Pick<StudySummary, 'titles'>, name: string): string {
  return Object.hasOwn(titles, name) ? titles[name] : name.replace(/^\w+=/, '');
}

/** Scenarios that a measure was kept for, the whole market last. */
export function scenariosOf({ scenarios, baseline, estimate }: SummaryIndex, measure: string): string[] {
  return scenarios.filter((scenario) => estimate(baseline.name, measure, scenario));
}

/** Whether a measure was kept for more than the whole and its only part, all others. */
export function hasScenarios(index: SummaryIndex, measure: string): boolean {
  return scenariosOf(index, measure).length > 2;
}

function key(plan: string, measure: string, scenario: string, slice: string): string {
  return JSON.stringify([plan, measure, scenario, slice]);
}

/** How the intervals of the headline differences were made: method, level and correction, in words. */
export function headlineMethod({ headlines, alternatives, estimate }: SummaryIndex): string | null {
  for (const { id } of headlines) {
    for (const { name } of alternatives) {
      const interval = estimate(name, id)?.difference?.interval;
      if (interval) {
        const { method, level, correction } = interval;
        const percent = Number((100 * level).toFixed(2));
        return correction.startsWith('max-t')
          ? `${method}, ${correction}`
          : `${method} at ${percent} % each, ${correction}`;
      }
    }
  }
  return null;
}
