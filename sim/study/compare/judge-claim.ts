import { textIn } from '../../files/quantity/text.ts';
import { ALL_OTHERS, EVERYTHING } from '../../measure/layout.ts';
import { bonferroniLevel } from '../../stats/bonferroni.ts';
import { bootstrapInterval } from '../../stats/bootstrap.ts';
import { sharesOfRange, signChanges } from '../../stats/break-even.ts';
import { informativeReplications, type RatioSample, ratioOfSums } from '../../stats/ratio-of-sums.ts';
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
  MeasureInfo,
} from '../results/summary.ts';
import { INTERVAL_METHODS } from './interval-method.ts';
import { rowSample } from './row-sample.ts';

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
  /** Names of the plans, the baseline first. */
  readonly plans: readonly string[];
  readonly measures: readonly MeasureInfo[];
  readonly level: number;
  readonly compare: Pick<CompareDocument, 'ratios'>;
  readonly seed: string;
}

const RESAMPLES = 2000;

/**
 * Judges what a study claims: in every world each plan against the baseline, over how much of the plausible range the
 * intervals say what is claimed, and where the difference changes its sign.
 *
 * The intervals of all cases and plans hold together (Bonferroni). Replication i has the same streams in every case, so
 * break-evens are resampled by whole replications of all cases at once.
 *
 * @throws RangeError when no case keeps the claim's measure
 */
export function judgeClaim(request: ClaimRequest): ClaimSummary {
  const { claim, cases, plans, measures, level } = request;
  const measure = measures.find(({ id }) => id === claim.measure);
  if (measure === undefined) throw new RangeError(`no measure describes ${claim.measure}`);
  const plan = claim.plan ?? plans[1]!;
  const scenario = scenarioOf(claim);
  const each = bonferroniLevel(level, cases.length * (plans.length - 1));
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
    };
  });
  const varied = results.filter(({ neutral }) => !neutral);
  const places = placesOf(varied);
  const breakEvens =
    places === null
      ? []
      : plans.slice(1).flatMap((other, i): BreakEven[] => {
          const columns = samples
            .slice(0, varied.length)
            .map((ofCase) => [ofCase[i + 1]!, ofCase[0]!] as const);
          return breakEvenOf(request, other, places, columns);
        });
  const words = varied.map((result) => wordOf(result, plan));
  const shares = sharesOfRange(places, varied.length);
  const share = (wanted: CaseWord) =>
    words.reduce((sum, word, i) => (word === wanted ? sum + shares[i]! : sum), 0);
  const neutral = results.find((result) => result.neutral);
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
    outcome: outcomeOf(words, neutral !== undefined && isGone(neutral, plan, claim.expected, measure)),
    breakEvens,
    level,
    method: `${INTERVAL_METHODS[request.compare.ratios].differenceName}, Bonferroni over ${cases.length * (plans.length - 1)} comparisons`,
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
 * - `built in`: as claimed somewhere, and gone once the input that is believed to fix the sign is neutral
 * - `supported`: as claimed somewhere
 * - `contradicted`: nowhere as claimed, and in no world undecided
 * - `open`: anything else
 */
function outcomeOf(words: readonly CaseWord[], goneWhereNeutral: boolean): ClaimOutcome {
  if (words.includes('as claimed')) return goneWhereNeutral ? 'built in' : 'supported';
  return words.includes('not enough evidence') ? 'open' : 'contradicted';
}

/** Does the whole interval say that there is no effect as claimed, beyond the margin? */
function isGone(
  { differences }: CaseResult,
  plan: string,
  expected: ClaimDocument['expected'],
  { material }: MeasureInfo,
): boolean {
  const interval = differences.find((difference) => difference.plan === plan)?.interval;
  if (!interval) return false;
  return (expected === 'higher' ? interval.hi : -interval.lo) <= (material ?? 0);
}

/** Every change of sign of a plan's difference; with exactly one, its interval. */
function breakEvenOf(
  { level, seed }: ClaimRequest,
  plan: string,
  places: readonly number[],
  columns: readonly (readonly [RatioSample, RatioSample])[],
): BreakEven[] {
  const changes = (pick: (sample: RatioSample) => RatioSample): number[] => {
    const points = columns.flatMap(([sample, baseline], i) => {
      const value = differenceOf(pick(sample), pick(baseline));
      return value === null ? [] : [{ at: places[i]!, value }];
    });
    return signChanges(points);
  };
  const found = changes((sample) => sample);
  const replications = columns[0]![0].numerators.length;
  const interval =
    found.length !== 1 || replications < 2
      ? null
      : bootstrapInterval(
          { replications, resamples: RESAMPLES, seed: `${seed} break-even ${plan}` },
          (drawn) => {
            const again = changes(({ numerators, denominators }) => ({
              numerators: Array.from(drawn, (i) => numerators[i]!),
              denominators: Array.from(drawn, (i) => denominators[i]!),
            }));
            return again.length === 1 ? again[0]! : null;
          },
          level,
        );
  return found.map((at) => ({ plan, at, interval }));
}
