import { textIn } from '../../files/quantity/text.ts';
import { ALL_OTHERS, EVERYTHING } from '../../measure/layout.ts';
import { bonferroniLevel } from '../../stats/bonferroni.ts';
import { breakEvens, sharesOfRange } from '../../stats/break-even.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { informativeReplications, type RatioSample, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import { subsetSelection } from '../../stats/subset-selection.ts';
import { verdictOf } from '../../stats/verdict.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { ClaimCase } from '../documents/claim-cases.ts';
import type { ClaimDocument } from '../documents/claim-schema.ts';
import type { CompareDocument } from '../documents/comparison-schema.ts';
import { ALL_OTHERS_NAME } from '../documents/schema.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type {
  BreakEven,
  CaseDifference,
  CaseResult,
  CaseWord,
  ClaimOutcome,
  ClaimSummary,
} from '../results/claim-summary.ts';
import type { MeasureInfo } from '../results/estimate.ts';
import { INTERVAL_METHODS } from './interval-method.ts';
import { levelAmong } from './level-among.ts';
import { rowSample } from './row-sample.ts';
import { goalSample } from './select-plan.ts';

/** One world in which a claim was tried, and what its replications left. */
export interface TriedCase {
  readonly claimCase: ClaimCase;
  readonly layout: RowLayout;
  readonly rows: StudyRows;
}

/** What a claim is judged by. */
export interface ClaimRequest {
  readonly claim: ClaimDocument;
  readonly cases: readonly TriedCase[];
  /** The plan that the claim is about. */
  readonly plan: string;
  /** Names of the plans that were run, the baseline first. */
  readonly plans: readonly string[];
  /** How many plans the study has, where not all were run: what is said is corrected for all of them. */
  readonly plansOfStudy: number;
  readonly measures: readonly MeasureInfo[];
  readonly level: number;
  readonly compare: Pick<CompareDocument, 'ratios'>;
}

/**
 * Judges what a study claims: in every world each plan against the baseline, over how much of the plausible range the
 * intervals say what is claimed, and where the difference changes its sign.
 *
 * The intervals of all cases and plans hold together (Bonferroni), and so does every break-even that follows from them.
 *
 * @throws RangeError when no case keeps the claim's measure
 */
export function judgeClaim(request: ClaimRequest): ClaimSummary {
  const { claim, cases, plan, plans, measures, level } = request;
  const measure = measures.find(({ id }) => id === claim.measure);
  if (measure === undefined) throw new RangeError(`no measure describes ${claim.measure}`);
  const scenario = scenarioOf(claim);
  const comparisons = cases.length * (request.plansOfStudy - 1);
  const each = bonferroniLevel(level, comparisons);
  const amongPlans = levelAmong(bonferroniLevel(level, cases.length), plans.length, request.plansOfStudy);
  const samples = cases.map(({ layout, rows }) => {
    const row = layout.keys.findIndex(
      (key) => key.measure === measure.id && key.scenario === scenario && key.slice === '',
    );
    if (row < 0) throw new RangeError(`no row of ${measure.id} for ${scenario}`);
    return rows.map((replications) => rowSample(replications, layout, row));
  });
  const results = cases.map(({ claimCase: { name, title, at, neutral } }, c): CaseResult => {
    const differences = plans
      .slice(1)
      .map((other, i) => caseDifference(request, measure, other, samples[c]![i + 1]!, samples[c]![0]!, each));
    const baseline = ratioOfSums(samples[c]![0]!);
    return {
      name,
      title,
      at,
      neutral,
      baseline: baseline === null ? null : measure.scale * baseline,
      differences,
      mayBeBest: mayBeBest(samples[c]!, measure, amongPlans).map((p) => plans[p]!),
    };
  });
  const varied = results.filter(({ neutral }) => !neutral);
  const places = placesOf(varied);
  const words = varied.map((result) => wordOf(result, plan));
  const shares = sharesOfRange(places, varied.length);
  const share = (wanted: CaseWord) =>
    words.reduce((sum, word, i) => (word === wanted ? sum + shares[i]! : sum), 0);
  const at = plans.indexOf(plan);
  const pairs = samples.map((ofCase) => [ofCase[at]!, ofCase[0]!] as const);
  const neutral = results.findIndex((result) => result.neutral);
  const isBuiltIn =
    neutral >= 0 &&
    ['no material difference', 'the opposite'].includes(wordOf(results[neutral]!, plan)) &&
    words.every((word, i) => word !== 'as claimed' || changes(request, pairs[i]!, pairs[neutral]!, each));
  return {
    name: claim.claim,
    says: textIn('en', claim.says) ?? claim.claim,
    plan,
    measure: measure.id,
    scenario,
    expected: claim.expected,
    over: claim.over === undefined ? null : (textIn('en', claim.over.title) ?? ''),
    fixedBy: claim.fixed_by === undefined ? null : (textIn('en', claim.fixed_by.title) ?? ''),
    cases: results,
    supported: share('as claimed'),
    opposed: share('the opposite'),
    immaterial: share('no material difference'),
    outcome: outcomeOf(words, share, isBuiltIn),
    breakEvens: places === null ? [] : plans.slice(1).map((other) => breakEvenOf(other, varied)),
    level,
    method: `${INTERVAL_METHODS[request.compare.ratios].differenceName}, Bonferroni over ${comparisons} comparisons`,
  };
}

function scenarioOf({ scenario }: ClaimDocument): string {
  if (scenario === undefined) return EVERYTHING;
  return scenario === ALL_OTHERS_NAME ? ALL_OTHERS : scenario;
}

/** Places on the axis of what is varied; null where cases stand on none. */
function placesOf(cases: readonly CaseResult[]): number[] | null {
  const places = cases.flatMap(({ at }) => (at === null ? [] : [at]));
  return places.length === cases.length && places.length > 1 ? places : null;
}

function caseDifference(
  { claim, compare }: ClaimRequest,
  { scale, material }: MeasureInfo,
  plan: string,
  sample: RatioSample,
  baseline: RatioSample,
  level: number,
): CaseDifference {
  const found = differenceOf(sample, baseline);
  const limits = INTERVAL_METHODS[compare.ratios].difference(sample, baseline, level);
  const interval = limits && { lo: scale * limits.lo, hi: scale * limits.hi };
  const years = Math.min(informativeReplications(sample), informativeReplications(baseline));
  // "Better" is here what the claim expects, whatever is good for anybody.
  const verdict = verdictOf(interval, claim.expected, material, years);
  const word: CaseWord =
    verdict === 'better'
      ? 'as claimed'
      : verdict === 'worse'
        ? 'the opposite'
        : verdict === 'no material difference'
          ? verdict
          : 'not enough evidence';
  return { plan, mean: found === null ? null : scale * found, interval, word };
}

function differenceOf(sample: RatioSample, baseline: RatioSample): number | null {
  const [own, other] = [ratioOfSums(sample), ratioOfSums(baseline)];
  return own === null || other === null ? null : own - other;
}

function wordOf({ differences }: CaseResult, plan: string): CaseWord {
  return differences.find((difference) => difference.plan === plan)?.word ?? 'not enough evidence';
}

/**
 * - `built in`: rather as claimed than not, and no longer so once the input that is believed to fix the sign is neutral
 * - `supported`: as claimed somewhere
 * - `contradicted`: nowhere as claimed, and in no world undecided
 * - `open`: anything else
 */
function outcomeOf(
  words: readonly CaseWord[],
  share: (word: CaseWord) => number,
  isBuiltIn: boolean,
): ClaimOutcome {
  if (words.includes('as claimed'))
    return isBuiltIn && share('as claimed') > share('the opposite') ? 'built in' : 'supported';
  return words.includes('not enough evidence') ? 'open' : 'contradicted';
}

type Pair = readonly [plan: RatioSample, baseline: RatioSample];

/**
 * Does the effect of a plan lose at least half of itself from one world to the neutral one? Replication i has the same
 * streams in both, so the change is paired.
 */
function changes({ compare }: ClaimRequest, world: Pair, neutral: Pair, level: number): boolean {
  const { column } = INTERVAL_METHODS[compare.ratios];
  const [there, here] = [column(...world), column(...neutral)];
  const [effect, left] = [differenceOf(...world), differenceOf(...neutral)];
  if (there === null || here === null || effect === null || left === null || there.length < 2) return false;
  const { lo, hi } = meanInterval(
    there.map((value, i) => value - here[i]!),
    level,
  );
  const halfWidth = (hi - lo) / 2;
  return Math.abs(effect - left) - halfWidth >= Math.abs(effect) / 2;
}

/** Plans that may be the best of a world; none where nothing is good or bad, or too few years tell. */
function mayBeBest(samples: readonly RatioSample[], measure: MeasureInfo, level: number): number[] {
  const goals = samples.map((sample) => goalSample(sample, measure));
  if (measure.better === 'neither' || goals.some((goal) => goal === null || goal.length < 2)) return [];
  return subsetSelection(goals as number[][], level).flatMap((stays, p) => (stays ? [p] : []));
}

/** Where a plan's difference changes its sign over the worlds that stand on an axis. */
function breakEvenOf(plan: string, cases: readonly CaseResult[]): BreakEven {
  const points = cases.flatMap(({ at, differences }) => {
    const { mean, interval } = differences.find((difference) => difference.plan === plan)!;
    const [lo, hi] =
      interval === null ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [interval.lo, interval.hi];
    return at === null || mean === null ? [] : [{ at, value: mean, lo, hi }];
  });
  return { plan, ...breakEvens(points) };
}
