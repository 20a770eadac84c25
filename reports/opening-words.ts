import type { Estimate, MeasureInfo, Verdict } from '../sim/study/results/estimate.ts';
import type { PlanInfo } from '../sim/study/results/summary.ts';
import { decimalsOfDifference, formatNumber, formatRange, formatSigned, joinNames } from './numbers.ts';
import { kindsUnder, measureOfKinds } from './partner-kinds.ts';
import type { SummaryIndex } from './summary-index.ts';

/** Measures of how fast enquiries are answered, fastest first. */
const RESPONSE = ['contacted-1h', 'contacted-8h', 'contacted-24h', 'contacted-7d'];

/**
 * What the headlines say of one plan, by name, gains and losses alike:
 * `better on Worked twice; worse on Customers won and HQ contribution; 2 of 5 not settled`.
 *
 * A plan with gains and no loss is told what is still open, so that it does not read as a recommendation.
 */
export function openingWords(index: SummaryIndex, plan: PlanInfo): string {
  const told = index.headlines.flatMap(({ id, title }) => {
    const verdict = index.estimate(plan.name, id)?.difference?.verdict;
    return verdict && verdict !== 'no verdict' ? [{ title, verdict }] : [];
  });
  const titlesOf = (verdict: Verdict) =>
    told.filter((each) => each.verdict === verdict).map(({ title }) => title);
  const [better, worse, same] = [titlesOf('better'), titlesOf('worse'), titlesOf('no material difference')];
  const open = titlesOf('not enough evidence').length;
  const parts = [
    better.length > 0 ? `better on ${joinNames(better)}` : 'better on none',
    worse.length > 0 ? `worse on ${joinNames(worse)}` : open > 0 ? 'none shown to be worse' : 'worse on none',
    ...(same.length > 0 ? [`no material difference on ${joinNames(same)}`] : []),
    ...(open > 0 ? [`${open} of ${told.length} not settled`] : []),
  ];
  return parts.join('; ');
}

/** Which kind of partner loses most, with its interval, and how many more do; null where profit is not kept by kind. */
export function hardestHitWords(index: SummaryIndex, plan: PlanInfo): string | null {
  const measure = measureOfKinds(index);
  if (!measure) return null;
  const kinds = kindsUnder(index, plan.name, measure);
  if (kinds.length === 0) return null;
  const losing = kinds.filter(({ verdict }) => verdict === 'worse');
  const open = kinds.filter(({ verdict }) => verdict === 'not enough evidence').length;
  const notSettled = open === 0 ? '' : `; ${open} of ${kinds.length} kinds not settled`;
  const [first] = losing;
  if (first === undefined) return `${measure.title}: no kind of partner shown to lose${notSettled}.`;
  const others = losing.slice(1).map(({ kind }) => kind);
  const more = others.length === 0 ? '' : `; also ${joinNames(others)}`;
  return `${measure.title} falls most for “${first.kind}”: ${first.words} ${measure.unit}${more}${notSettled}.`;
}

/** By how much answers are slower, and by how much faster, each where it is clearest; null where neither is shown. */
export function answersWords(index: SummaryIndex, plan: PlanInfo): string | null {
  const changes = RESPONSE.flatMap((id) => {
    const measure = index.measure(id);
    const estimate = index.estimate(plan.name, id);
    return measure && estimate?.difference
      ? [{ measure, estimate, change: Math.abs(estimate.difference.mean) }]
      : [];
  }).sort((a, b) => b.change - a.change);
  const clearest = (verdict: Verdict) =>
    changes.find(({ estimate }) => estimate.difference!.verdict === verdict);
  const slower = clearest('worse');
  const faster = clearest('better');
  const parts = [
    ...(slower ? [`slower, ${answerChange(index, slower)}`] : []),
    ...(faster ? [`faster, ${answerChange(index, faster)}`] : []),
  ];
  return parts.length === 0 ? null : `Answers are ${parts.join('; and ')}.`;
}

function answerChange(
  index: SummaryIndex,
  { measure, estimate }: { readonly measure: MeasureInfo; readonly estimate: Estimate },
): string {
  const { mean, interval } = estimate.difference!;
  const decimals = decimalsOfDifference(measure.decimals, interval);
  const range = interval === null ? '' : ` (${formatRange(interval, decimals)})`;
  const today = index.estimate(index.baseline.name, measure.id)?.mean ?? null;
  const levels =
    today === null || estimate.mean === null
      ? ''
      : `, ${formatNumber(today, measure.decimals)} → ${formatNumber(estimate.mean, measure.decimals)}`;
  const title = measure.title.charAt(0).toLowerCase() + measure.title.slice(1);
  return `${title} ${formatSigned(mean, decimals)}${range}${levels} ${measure.unit}`;
}
