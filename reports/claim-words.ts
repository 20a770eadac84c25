import type {
  BreakEven,
  CaseDifference,
  CaseWord,
  ClaimSummary,
} from '../sim/study/results/claim-summary.ts';
import type { MeasureInfo } from '../sim/study/results/estimate.ts';
import type { StudySummary } from '../sim/study/results/summary.ts';
import {
  countOf,
  decimalsOfDifference,
  formatLevel,
  formatNumber,
  formatRange,
  formatShare,
  formatSigned,
  joinNames,
} from './numbers.ts';
import type { SummaryIndex } from './summary-index.ts';
import { marginWords } from './words.ts';

/** A sign for each word, readable without colour; those of verdicts, for claims are neither good nor bad. */
export const CASE_SIGNS: Readonly<Record<CaseWord, string>> = {
  'as claimed': '✓',
  'the opposite': '✕',
  'no material difference': '≈',
  'not enough evidence': '?',
};

/** What is compared, in which measure and direction, e.g. `“Even by region” against “Today”: customers won, lower.` */
export function claimContrast(index: SummaryIndex, claim: ClaimSummary): string {
  const measure = index.measure(claim.measure)!;
  const among = claim.scenario === 'everything' ? '' : `, among ${index.titleOf(claim.scenario)}`;
  return `“${planTitle(index, claim.plan)}” against “${index.baseline.title}”: ${measure.title} (${measure.unit}${among}) is said to be ${claim.expected} (${marginWords(measure)}).`;
}

/** What became of the claim, in one or a few sentences. */
export function claimSentences(index: SummaryIndex, claim: ClaimSummary): string[] {
  return [
    outcomeSentence(claim),
    ...neutralSentence(claim),
    ...breakEvenSentences(index, claim),
    ...bestSentence(index, claim),
  ];
}

/** What became of the plan that the claim is about, in one or a few sentences. */
export function answerSentences(index: SummaryIndex, claim: ClaimSummary): string[] {
  const own = claim.breakEvens.filter(({ plan }) => plan === claim.plan);
  return [
    outcomeSentence(claim),
    ...neutralSentence(claim),
    ...breakEvenSentences(index, { ...claim, breakEvens: own }),
  ];
}

/** What each world says of it, e.g. `0.5: −0.51 (−0.70 to −0.32) ✓`. */
export function worldsOfClaim(index: SummaryIndex, { cases, plan, measure }: ClaimSummary): string[] {
  return cases.flatMap(({ title, differences }) => {
    const own = differences.find((difference) => difference.plan === plan);
    if (own === undefined) return [];
    const [difference, range] = caseNumbers(own, index.measure(measure)!);
    return [`${title}: ${difference} (${range}) ${CASE_SIGNS[own.word]}`];
  });
}

/** Which rules may be the best in each world; nothing where there is one world, or nothing is good or bad. */
function bestSentence(index: SummaryIndex, claim: ClaimSummary): string[] {
  const measure = index.measure(claim.measure)!;
  const worlds = claim.cases.filter(({ neutral, mayBeBest }) => !neutral && mayBeBest.length > 0);
  if (worlds.length < 2) return [];
  const named = worlds.map(
    ({ title, mayBeBest }) =>
      `${title}: ${mayBeBest.map((plan) => `“${planTitle(index, plan)}”`).join(' or ')}`,
  );
  return [
    `Best by “${measure.title}” is, with ${formatLevel(claim.level)} confidence for all worlds together (subset selection): ${named.join('; ')}.`,
  ];
}

/** Whether an input that was believed to fix the sign does not. */
function neutralSentence({ outcome, fixedBy, cases, plan }: ClaimSummary): string[] {
  const neutral = cases.find((each) => each.neutral);
  if (fixedBy === null || neutral === undefined || outcome === 'built in') return [];
  const word = neutral.differences.find((difference) => difference.plan === plan)?.word;
  if (word !== 'as claimed') return [`With “${fixedBy}” it is ${wordInSentence(word)}.`];
  return [`It is as claimed with “${fixedBy}” too, so that input does not fix the sign.`];
}

function wordInSentence(word: CaseWord | undefined): string {
  return word === undefined || word === 'not enough evidence' ? 'not settled' : word;
}

function outcomeSentence({
  outcome,
  fixedBy,
  over,
  supported,
  opposed,
  immaterial,
  cases,
}: ClaimSummary): string {
  const varied = cases.filter(({ neutral }) => !neutral);
  const range = over === null ? 'in this world' : `over the plausible range (${over})`;
  const shares = [
    ...(supported > 0 ? [`as claimed over ${percent(supported)}`] : []),
    ...(opposed > 0 ? [`the opposite over ${percent(opposed)}`] : []),
    ...(immaterial > 0 ? [`no material difference over ${percent(immaterial)}`] : []),
    ...(supported + opposed + immaterial < 1 - 1e-9
      ? [`not settled over ${percent(1 - supported - opposed - immaterial)}`]
      : []),
  ];
  const parts = varied.length === 1 ? '' : ` It is ${joinNames(shares)} of it.`;
  switch (outcome) {
    case 'built in':
      return `Built in: where “${fixedBy}” is all that changes, no effect as claimed is left. What is as claimed ${range} is what was put in, and no finding.${parts}`;
    case 'supported':
      return supported > 1 - 1e-9
        ? `Supported ${varied.length === 1 ? range : `everywhere ${range}`}.`
        : `Supported in part ${range}.${parts}`;
    case 'contradicted':
      return immaterial > 1 - 1e-9
        ? `Not supported: there is no material difference ${range}.`
        : `Contradicted ${range}.${parts}`;
    case 'open':
      return `Open: more simulated years would tell, ${range}.${parts}`;
  }
}

/** Where each plan breaks even with the baseline; nothing where worlds stand on no axis. */
function breakEvenSentences(index: SummaryIndex, claim: ClaimSummary): string[] {
  const places = claim.cases.flatMap(({ at, neutral }) => (at === null || neutral ? [] : [at]));
  if (claim.over === null || places.length < 2) return [];
  const decimals = decimalsOfPlaces(places);
  return claim.breakEvens.map((each) =>
    breakEvenSentence(planTitle(index, each.plan), each, places, decimals),
  );
}

function breakEvenSentence(
  title: string,
  { changes, open }: BreakEven,
  places: readonly number[],
  decimals: number,
): string {
  const place = (at: number) => formatNumber(at, decimals);
  const range = `${place(places[0]!)} to ${place(places.at(-1)!)}`;
  if (changes.length > 0) {
    const between = changes.map(({ from, until, estimate }) => {
      const guess =
        estimate === null ? '' : ` (about ${formatNumber(estimate, decimals + 1)}, straight between worlds)`;
      return `between ${place(from)} and ${place(until)}${guess}`;
    });
    return `“${title}” breaks even ${joinNames(between)}.`;
  }
  if (open.length === places.length) return `Whether “${title}” breaks even from ${range} cannot be told.`;
  if (open.length > 0)
    return `“${title}” has the same sign wherever it can be told; at ${joinNames(open.map(place))} it cannot.`;
  return `“${title}” has the same sign in all worlds from ${range}.`;
}

/** Enough decimals for the places of the worlds to be told apart. */
function decimalsOfPlaces(places: readonly number[]): number {
  const needed = places.map((place) => (String(place).split('.')[1] ?? '').length);
  return Math.min(4, Math.max(...needed));
}

/** A difference and its interval as they are written in a table. */
export function caseNumbers(
  { mean, interval }: CaseDifference,
  { decimals: own }: MeasureInfo,
): readonly [difference: string, range: string] {
  const decimals = decimalsOfDifference(own, interval);
  return [
    mean === null ? '–' : formatSigned(mean, decimals),
    interval === null ? '–' : formatRange(interval, decimals),
  ];
}

/** How the intervals of the table were made. */
export function claimMethod({ level, method }: ClaimSummary): string {
  return `The intervals hold together with ${formatLevel(level)} confidence (${method}).`;
}

/** How much was simulated, e.g. `5 worlds, 40 years a plan`. */
export function claimSize({ replications }: StudySummary, { cases }: ClaimSummary): string {
  return `${countOf(cases.length, 'world')}, ${countOf(replications, 'year')} a plan`;
}

function planTitle({ summary }: SummaryIndex, plan: string): string {
  return summary.plans.find(({ name }) => name === plan)?.title ?? plan;
}

function percent(share: number): string {
  return formatShare(share, 0);
}
