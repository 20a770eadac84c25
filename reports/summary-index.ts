import type { Difference, Estimate, MeasureInfo } from '../sim/study/results/estimate.ts';
import type { PlanInfo, StudySummary } from '../sim/study/results/summary.ts';
import { countOf } from './numbers.ts';

/** The whole market, as rows name it. */
export const EVERYTHING = 'everything';

/** A difference with what is said of it where that is not its verdict's own words. */
export interface ShownDifference extends Difference {
  /** `none by today’s rules`, `the same in all 4 years`, `0 in all 4 years of both`. */
  readonly says?: string;
  /** Whether it is 0 in every year of both, so that there is nothing of which more years could tell a direction. */
  readonly neverHappened?: true;
}

/** An estimate as readers are told it. */
export interface ShownEstimate extends Omit<Estimate, 'difference'> {
  readonly difference: ShownDifference | null;
}

/** Finds the parts of a summary by name. */
export interface SummaryIndex {
  readonly summary: StudySummary;
  readonly baseline: PlanInfo;
  /** All plans but the baseline, in the study's order. */
  readonly alternatives: readonly PlanInfo[];
  readonly headlines: readonly MeasureInfo[];
  /** Scenarios in the study's order, then `all others`, then `everything`; only those with results. */
  readonly scenarios: readonly string[];
  estimate(plan: string, measure: string, scenario?: string, slice?: string): ShownEstimate | undefined;
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
  const estimates = new Map<string, ShownEstimate>();
  const plans = new Map(summary.plans.map((plan) => [plan.name, plan]));
  const slices = new Map<string, Set<string>>();
  const withResults = new Set<string>();
  for (const estimate of summary.estimates) {
    const { measure, scenario, slice } = estimate.row;
    const today = estimates.get(key(baseline.name, measure, scenario, slice));
    const shown = asShown(estimate, today, plans.get(estimate.plan), baseline);
    estimates.set(key(estimate.plan, measure, scenario, slice), shown);
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

/**
 * An estimate with what its verdict cannot say. Where the rules of one side leave nothing to count, as deadlines that
 * nobody set, a difference is neither good nor bad; where no year differs from another, there is no noise to speak of.
 */
function asShown(
  estimate: Estimate,
  today: ShownEstimate | undefined,
  plan: PlanInfo | undefined,
  baseline: PlanInfo,
): ShownEstimate {
  const { difference, mean, n, row } = estimate;
  if (difference === null || difference.verdict === 'no verdict') return estimate;
  const isNone = (of: PlanInfo | undefined, level: number | null | undefined) =>
    level === 0 && of?.noneByRules?.includes(row.measure) === true;
  const [here, there] = [isNone(plan, mean), isNone(baseline, today?.mean)];
  const unjudged = (says: string) => ({
    ...estimate,
    difference: { ...difference, verdict: 'no verdict' as const, says },
  });
  if (here && there) return unjudged('none by these rules');
  if (here) return unjudged('none by its rules');
  if (there) return unjudged('none by today’s rules');
  const { interval } = difference;
  if (
    difference.verdict === 'not enough evidence' &&
    isAlwaysZero(estimate) &&
    today &&
    isAlwaysZero(today)
  ) {
    const says = `0 in ${n === 1 ? 'the one year' : `all ${countOf(n, 'year')}`} of both`;
    return { ...estimate, difference: { ...difference, says, neverHappened: true } };
  }
  if (interval === null || interval.lo !== interval.hi || difference.verdict !== 'not enough evidence') {
    return estimate;
  }
  const what = interval.lo === 0 ? 'the same' : 'the same difference';
  return { ...estimate, difference: { ...difference, says: `${what} in all ${countOf(n, 'year')}` } };
}

/** Whether a level is 0 in every single year: 0 on average and without any spread. */
function isAlwaysZero({ mean, interval, n }: Pick<Estimate, 'mean' | 'interval' | 'n'>): boolean {
  return mean === 0 && (n === 1 || (interval !== null && interval.lo === 0 && interval.hi === 0));
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
