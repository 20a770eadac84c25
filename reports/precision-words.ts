import { decimalsFor } from '../sim/study/results/decimals.ts';
import type { PrecisionTarget } from '../sim/study/results/selection-summary.ts';
import type { StudySummary } from '../sim/study/results/summary.ts';
import { countOf, formatLevel, formatNumber } from './numbers.ts';

/**
 * How a study came to its number of replications and how precise it is, in a few sentences; none where it asks for no
 * precision.
 */
export function precisionSentences(summary: StudySummary): string[] {
  const { precision, replications } = summary;
  if (precision === undefined) return [];
  const years = countOf(replications, 'simulated year');
  const how = {
    precision: `The study ended by itself after ${years}, when everything asked for was known precisely enough; the planned checks began at ${precision.minimum} years and came every ${countOf(precision.every, 'year')}.`,
    maximum: `The study ran to its most, ${years}, before everything asked for was known precisely enough.`,
    fixed: `The number of ${years} was fixed on the command line: the study's own stopping rule had no say.`,
  }[precision.decidedBy];
  return [how, ...precision.targets.map((target) => targetSentence(summary, target))];
}

function targetSentence(summary: StudySummary, target: PrecisionTarget): string {
  const { measure: id, of, plan, halfWidth, asked, relative, narrowEnough, level, correction } = target;
  const measure = summary.measures.find((each) => each.id === id)!;
  const decimals = Math.max(measure.decimals + 1, decimalsFor(Math.min(asked, halfWidth ?? asked), 2));
  const what = `${measure.title}, ${of === 'difference' ? 'difference to today' : 'level'}`;
  const reached = halfWidth === null ? 'no interval' : `±${formatNumber(halfWidth, decimals)}`;
  const share = relative === null ? '' : `, ${Number((100 * relative).toFixed(2))} %`;
  const words = narrowEnough ? 'reached' : 'not reached';
  const widest = summary.plans.find(({ name }) => name === plan)?.title ?? plan;
  return `${what}: ${reached} ${measure.unit} at the widest (“${widest}”), asked ±${formatNumber(asked, decimals)}${share}: ${words}, each at ${formatLevel(level)} (${correction}).`;
}
