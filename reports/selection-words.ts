import type { Candidate, KeptConstraint } from '../sim/study/results/selection-summary.ts';
import {
  countOf,
  decimalsOfDifference,
  formatLevel,
  formatNumber,
  formatRange,
  formatSigned,
  joinNames,
} from './numbers.ts';
import type { SummaryIndex } from './summary-index.ts';

/** Which plan the study selected, how surely, and what it did on fresh streams; nothing where it names no goal. */
export function selectionSentences(index: SummaryIndex): string[] {
  const { selection } = index.summary;
  if (selection === undefined) return [];
  const { goal, selected, candidates } = selection;
  const measure = index.measure(goal)!;
  const excluded = candidates.filter(({ allowed }) => !allowed).map((each) => excludedWords(index, each));
  const limits = candidates.some(({ constraints }) => constraints.length > 0)
    ? ' among the plans that keep to the constraints'
    : '';
  if (selected === null) return [`No plan keeps to the constraints: nothing is selected.`, ...excluded];
  return [
    `Selected by “${measure.title}”${limits}: ${titleOf(index, selected)}.`,
    ...rivalSentences(index),
    ...excluded,
    ...openSentences(index),
    ...freshSentences(index),
    ...unbeatenSentences(index),
    ...volumeSentences(index),
  ];
}

/**
 * Which plans no other one beats on every headline at once: surely by limits that hold together, else in how many
 * resamples, which is no confidence.
 */
function unbeatenSentences(index: SummaryIndex): string[] {
  const { candidates } = index.summary.selection!;
  const level = formatLevel(index.summary.level);
  const titles = (which: Candidate['beaten']) =>
    candidates.filter(({ beaten }) => beaten === which).map(({ plan }) => titleOf(index, plan));
  const said = (start: string, named: readonly string[]) =>
    named.length === 0 ? [] : [`${start}: ${joinNames(named)}.`];
  const shares = candidates
    .filter(({ beaten }) => beaten === undefined)
    .map(({ plan, paretoShare }) => `${titleOf(index, plan)} (${formatNumber(100 * paretoShare, 0)})`);
  const beaten = 'beaten by another plan on every headline at once';
  return [
    ...said(`Surely not ${beaten} (${level} for all plans)`, titles('surely not')),
    ...said(`Surely ${beaten} (${level} for all plans)`, titles('surely')),
    ...said(`Of 100 resamples, not ${beaten} in so many, which is no confidence`, shares),
  ];
}

/** How much ground the plans cover that no other one beats. */
function volumeSentences(index: SummaryIndex): string[] {
  const { paretoVolume } = index.summary.selection!;
  if (paretoVolume === undefined) return [];
  const { value, interval, margins, baseline } = paretoVolume;
  const percent = (share: number) => formatNumber(100 * share, 0);
  const range =
    interval === null
      ? ''
      : ` (interval ${percent(interval.lo)} to ${percent(interval.hi)} %, at least ${formatLevel(interval.level)}, by ${interval.method})`;
  return [
    `Together, plans that are not beaten cover ${percent(value)} % of the box from ${margins} margins below today to ${margins} above on every headline that has a margin${range}; today alone covers ${percent(baseline)} %.`,
  ];
}

function rivalSentences(index: SummaryIndex): string[] {
  const { selected, candidates, replicationsNeeded } = index.summary.selection!;
  const how = candidates.find(({ againstBest }) => againstBest !== null)?.againstBest;
  if (!how) return [];
  const keptIn = candidates.filter(({ allowed, mayBeBest }) => allowed && mayBeBest);
  const rivals = keptIn.filter(({ plan }) => plan !== selected);
  const subset = keptIn.map(({ plan }) => titleOf(index, plan));
  const among =
    subset.length < 2
      ? []
      : [
          `The best of those kept in is among ${joinNames(subset)} with ${formatLevel(how.level)} confidence (subset selection).`,
        ];
  const sure = `(${how.method}, ${formatLevel(how.level)}, ${how.correction})`;
  const said =
    rivals.length === 0
      ? `No other plan can be better among the plans kept in, as far as chance goes ${sure}.`
      : `${joinNames(rivals.map(({ plan }) => titleOf(index, plan)))} may be better still ${sure}.`;
  const promised = replicationsNeeded !== null && replicationsNeeded <= index.summary.replications;
  if (rivals.length === 0 || promised || replicationsNeeded === null) return [said, ...among];
  return [
    said,
    ...among,
    `To select the best whenever it is ahead by the margin, ${countOf(replicationsNeeded, 'simulated year')} would be needed with ${formatLevel(how.level)} confidence, if variances are as estimated.`,
  ];
}

function excludedWords(index: SummaryIndex, { plan, constraints, mayBeBest }: Candidate): string {
  const broken = constraints.filter(
    ({ bound, limit, value }) => value !== null && (bound === 'at least' ? value < limit : value > limit),
  );
  if (broken.length === 0) return `${titleOf(index, plan)} has no value of the goal.`;
  const settled = broken.filter(({ state }) => state === 'broken');
  const title = titleOf(index, plan);
  const named = (limits: readonly KeptConstraint[]) =>
    joinNames(limits.map((each) => limitWords(index, each)));
  if (settled.length > 0) return `${title} does not keep to ${named(settled)}.`;
  const then = mayBeBest ? ', and then it may be the best' : ', but then it is surely not the best';
  return `${title} does not keep to ${named(broken)} by its estimate, which is not settled: more simulated years may let it in${then}.`;
}

/** Constraints of the selected plan that the replications do not settle. */
function openSentences(index: SummaryIndex): string[] {
  const { selected, candidates } = index.summary.selection!;
  const open = candidates
    .find(({ plan }) => plan === selected)!
    .constraints.filter(({ state, value }) => state === 'open' && value !== null);
  if (open.length === 0) return [];
  return [`Not sure that it keeps to ${joinNames(open.map((each) => limitWords(index, each)))}.`];
}

function limitWords(index: SummaryIndex, { row, bound, limit, value, state }: KeptConstraint): string {
  const measure = index.measure(row.measure)!;
  const part = row.slice === '' ? row.scenario : row.slice;
  const where = part === 'everything' ? '' : `, ${index.titleOf(part)}`;
  const sure = state === 'open' ? '' : ', surely';
  return `“${measure.title}${where}” ${bound} ${limit} (it has ${value === null ? 'none' : formatNumber(value, measure.decimals)}${sure})`;
}

function freshSentences(index: SummaryIndex): string[] {
  const { fresh, goal } = index.summary.selection!;
  const difference = fresh?.differences.find(({ measure }) => measure === goal) ?? fresh?.differences[0];
  if (fresh === undefined || difference === undefined) return [];
  const measure = index.measure(difference.measure)!;
  const decimals = decimalsOfDifference(measure.decimals, difference.interval);
  const range =
    difference.interval === null ? '' : ` (interval ${formatRange(difference.interval, decimals)})`;
  return [
    `Run again on ${countOf(fresh.replications, 'fresh year')}, so that the figure is not the lucky one: “${measure.title}” ${formatSigned(difference.mean, decimals)} ${measure.unit}${range}, ${difference.verdict}.`,
    ...freshConstraintSentences(index, fresh.constraints),
  ];
}

/** Whether the selected plan keeps to the constraints on years that have not selected it. */
function freshConstraintSentences(index: SummaryIndex, constraints: readonly KeptConstraint[]): string[] {
  if (constraints.length === 0) return [];
  const broken = constraints.filter(({ value, bound, limit }) => {
    if (value === null) return false;
    return bound === 'at least' ? value < limit : value > limit;
  });
  const open = constraints.filter((each) => each.state === 'open' && !broken.includes(each));
  const named = (limits: readonly KeptConstraint[]) =>
    joinNames(limits.map((each) => limitWords(index, each)));
  if (broken.length > 0) return [`On the fresh years it does not keep to ${named(broken)}.`];
  if (open.length === 0) return ['On the fresh years it keeps to every constraint, surely.'];
  return [
    `On the fresh years it keeps to every constraint by its estimates, but not surely to ${named(open)}.`,
  ];
}

function titleOf({ summary }: SummaryIndex, plan: string): string {
  return `“${summary.plans.find(({ name }) => name === plan)?.title ?? plan}”`;
}
