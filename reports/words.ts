import { ruleOfThree } from '../sim/stats/verdict.ts';
import type { Difference, Estimate, MeasureInfo, Verdict } from '../sim/study/results/estimate.ts';
import { countOf, decimalsOfDifference, formatNumber, formatRange, formatSigned } from './numbers.ts';
import type { ShownDifference, ShownEstimate } from './summary-index.ts';

/** A sign for each verdict, readable without colour. */
const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  better: '✓',
  worse: '✕',
  'no material difference': '≈',
  'not enough evidence': '?',
  'no verdict': '·',
};

/** The sign of a difference: that of its verdict, but for what never happened on either side. */
export function signOf({
  verdict,
  neverHappened,
}: Pick<ShownDifference, 'verdict' | 'neverHappened'>): string {
  return VERDICT_SIGNS[neverHappened ? 'no verdict' : verdict];
}

/**
 * How a measure changed under a plan, as one plain sentence without its subject, e.g.
 * `4.61 → 5.32 per 100 customers: +0.71 (interval +0.52 to +0.90), beyond the margin of 0.20.`
 *
 * Says no more than the interval allows: when it reaches across the margin, it says that it does.
 *
 * @param measure as the study describes it
 * @param estimate the plan's
 * @param baseline the baseline's on the same row
 */
export function changeSentence(
  measure: MeasureInfo,
  estimate: ShownEstimate,
  baseline: ShownEstimate | undefined,
): string {
  const { difference } = estimate;
  const level = levelsInWords(measure, estimate, baseline);
  if (difference === null) return `${level}.`;
  const { interval } = difference;
  const decimals = decimalsOfDifference(measure.decimals, interval);
  const change = formatSigned(difference.mean, decimals);
  if (interval === null)
    return `${level}: ${difference.neverHappened ? difference.says : `${change}, ${withoutInterval(difference)}`}.`;
  if (difference.verdict === 'no verdict' && difference.says !== undefined) {
    return `${level}: ${difference.says}, so that there is nothing to compare.`;
  }
  if (interval.lo === 0 && interval.hi === 0) return `${level}: ${sameInAllYears(difference, estimate.n)}.`;
  const range = `interval ${formatRange(interval, decimals)}`;
  return `${level}: ${change} (${range}), ${marginInWords(measure, difference, decimals)}.`;
}

/**
 * What single years say: `Better in 93 of 100 simulated years; eight of ten simulated years lie between −0.10 and +1.52.` Empty
 * when there is no good direction.
 */
export function luckSentence(measure: MeasureInfo, estimate: Estimate): string {
  const { difference, n } = estimate;
  if (difference === null || measure.better === 'neither' || n === 0) return '';
  const spread = spreadOfYears(measure, difference);
  const between = spread === '' ? '' : `; eight of ten simulated years lie between ${spread}`;
  return `Better in ${difference.yearsBetter} of ${countOf(n, 'simulated year')}${between}.`;
}

/** The same in short, for a line beside the interval: `better in 93 of 100 years, eight of ten between .. and ..`. */
export function luckInShort(measure: MeasureInfo, estimate: Estimate): string {
  const spread = estimate.difference && spreadOfYears(measure, estimate.difference);
  if (!spread) return '';
  const { difference, n } = estimate;
  return `better in ${difference!.yearsBetter} of ${countOf(n, 'year')}, eight of ten between ${spread}`;
}

/** Between which differences eight single years of ten lie: `−0.10 and +1.52`; empty where it is not known. */
export function spreadOfYears(measure: MeasureInfo, { luck }: Difference): string {
  if (luck === undefined || luck.p10 === null || luck.p90 === null) return '';
  const decimals = decimalsOfDifference(measure.decimals, { lo: luck.p10, hi: luck.p90 });
  return `${formatSigned(luck.p10, decimals)} and ${formatSigned(luck.p90, decimals)}`;
}

/** The smallest difference that matters, in words for a heading. */
export function marginWords(measure: MeasureInfo): string {
  if (measure.material === null) return 'no margin named';
  return `margin ±${formatNumber(measure.material, marginDecimals(measure))}`;
}

/** What years in which nothing differed can say of years in general, by the rule of three. */
function sameInAllYears({ verdict, neverHappened }: ShownDifference, n: number): string {
  const most = 100 * ruleOfThree(n);
  const bound =
    most < 100
      ? `, so that with 95 % confidence at most ${formatNumber(most, most < 1 ? 1 : 0)} of 100 years differ`
      : '';
  const open = verdict === 'not enough evidence' ? '; not enough evidence for more' : '';
  const same = neverHappened ? '0, today and under the plan,' : 'the same';
  return `${same} in all ${countOf(n, 'simulated year')}${bound}${open}`;
}

function levelsInWords(
  measure: MeasureInfo,
  estimate: Pick<Estimate, 'mean'>,
  baseline: Pick<Estimate, 'mean'> | undefined,
): string {
  const now = estimate.mean === null ? 'not defined' : formatNumber(estimate.mean, measure.decimals);
  if (baseline === undefined || baseline.mean === null) return `${now} ${measure.unit}`;
  return `${formatNumber(baseline.mean, measure.decimals)} → ${now} ${measure.unit}`;
}

function withoutInterval(difference: Difference): string {
  return difference.mean === 0
    ? 'the same in every simulated year'
    : 'not enough evidence: too few simulated years for an interval';
}

function marginInWords(measure: MeasureInfo, difference: Difference, decimals: number): string {
  const margin =
    measure.material === null
      ? null
      : formatNumber(measure.material, Math.max(decimals, marginDecimals(measure)));
  switch (difference.verdict) {
    case 'better':
    case 'worse':
      return margin === null ? 'away from zero; no margin is named' : `beyond the margin of ${margin}`;
    case 'no material difference':
      return `wholly within the margin of ±${margin}`;
    case 'not enough evidence':
      return notEnoughEvidence(measure, difference, margin);
    case 'no verdict':
      return 'reported without a verdict, since neither direction is good in itself';
  }
}

/** What an interval says that neither lies beyond the margin nor within it; a clear direction comes before all else. */
function notEnoughEvidence(
  { better }: MeasureInfo,
  { interval, equivalence }: Difference,
  margin: string | null,
): string {
  if (margin === null) return 'not enough evidence: the interval includes zero';
  if (interval !== null && interval.lo === interval.hi) {
    return 'not enough evidence: the same difference in every one of few simulated years';
  }
  const notWorse = equivalence !== undefined && equivalence.nonInferiorityP <= 1 - equivalence.level;
  if (interval !== null && (interval.lo > 0 || interval.hi < 0)) {
    const gains = interval.lo > 0 === (better === 'higher');
    if (!gains && notWorse) return `worse, but not by more than the margin of ${margin}`;
    return `${gains ? 'better' : 'worse'}, but perhaps by less than the margin of ${margin}`;
  }
  return notWorse
    ? `not enough evidence that it is better; tested for that alone, it is not worse by more than the margin of ${margin}`
    : `not enough evidence: the interval reaches across the margin of ±${margin}`;
}

function marginDecimals(measure: MeasureInfo): number {
  const written = String(measure.material ?? 0).split('.')[1]?.length ?? 0;
  return Math.max(written, Math.min(measure.decimals, 2));
}

/** What the headlines of one plan add up to. Never more than a reason to try it for real. */
export type Standing = 'candidate' | 'partly settled' | 'trade-off' | 'worse' | 'same' | 'undecided';

/**
 * Sums up the headline verdicts of a plan.
 *
 * - `candidate`: better on at least one, worse on none, and none left open
 * - `partly settled`: better on at least one and worse on none, but some lack evidence
 * - `trade-off`: better on some, worse on others
 * - `worse`: worse on at least one, better on none
 * - `same`: no material difference on any
 * - `undecided`: anything else
 */
export function standingOf(verdicts: readonly Verdict[]): Standing {
  const has = (verdict: Verdict) => verdicts.includes(verdict);
  if (has('better') && has('worse')) return 'trade-off';
  if (has('better')) return has('not enough evidence') ? 'partly settled' : 'candidate';
  if (has('worse')) return 'worse';
  const settled = verdicts.every(
    (verdict) => verdict === 'no material difference' || verdict === 'no verdict',
  );
  return settled && has('no material difference') ? 'same' : 'undecided';
}

/** A standing as a short label. */
export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  candidate: 'Candidate for a real pilot',
  'partly settled': 'Gains, but not settled',
  'trade-off': 'Trade-off',
  worse: 'Worse than today',
  same: 'No material difference',
  undecided: 'Not enough evidence',
};

/**
 * Warns when money only changes hands: one side's money is better, the other's worse, and the sum not better.
 *
 * @returns null when there is nothing to warn of
 */
export function transferSentence(verdicts: {
  readonly partners: Verdict;
  readonly hq: Verdict;
  readonly together: Verdict;
}): string | null {
  const { partners, hq, together } = verdicts;
  const opposite = (partners === 'better' && hq === 'worse') || (partners === 'worse' && hq === 'better');
  if (!opposite || together === 'better') return null;
  return partners === 'better'
    ? 'Money moves from HQ to partners; taken together it is not shown to grow.'
    : 'Money moves from partners to HQ; taken together it is not shown to grow.';
}
