import { InputRefused, renderDiagnostics } from '../../files/diagnostic.ts';
import type { Source } from '../../files/document.ts';
import { bonferroniLevel } from '../../stats/bonferroni.ts';
import type { IntervalEstimate } from '../../stats/mean-interval.ts';
import type { RatioSample } from '../../stats/ratio-of-sums.ts';
import { replicationsNeeded } from '../../stats/replications-needed.ts';
import {
  adjustedRelativeError,
  type CheckSchedule,
  plannedChecks,
  precisionHolds,
} from '../../stats/sequential-precision.ts';
import { LEAST_NEVER_VARYING } from '../../stats/verdict.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { CompareDocument } from '../documents/comparison-schema.ts';
import type { PrecisionDocument } from '../documents/precision-schema.ts';
import type { ReachedPrecision } from '../execute/progress.ts';
import type { StoppingRule, StudyRows } from '../execute/replicate.ts';
import { decimalsFor } from '../results/decimals.ts';
import type { MeasureInfo } from '../results/estimate.ts';
import type { PrecisionTarget } from '../results/selection-summary.ts';
import { decidedFamily } from './decided-family.ts';
import { INTERVAL_METHODS, type IntervalMethod } from './interval-method.ts';
import { firstReplications, rowSample, wholeMarketRow } from './row-sample.ts';

/** What a study asks for turned out to have no meaning, after the first replications. */
export class PrecisionRefused extends Error {
  override readonly name = 'PrecisionRefused';
}

/** What the precision of a study is judged by. */
export interface PrecisionRequest {
  readonly precision: PrecisionDocument;
  /** The study, to say where something does not fit. */
  readonly source: Source;
  readonly layout: RowLayout;
  readonly measures: readonly MeasureInfo[];
  /** Names of the plans, the baseline first. */
  readonly plans: readonly string[];
  /** How many plans the study has, where not all are run. */
  readonly plansOfStudy?: number;
  /** Joint confidence of all intervals. */
  readonly level: number;
  /** How the intervals of the report are made; paired t with Bonferroni on linearised ratios if left out. */
  readonly compare?: Pick<CompareDocument, 'differences' | 'ratios'>;
  /** Of the random signs of max-t. */
  readonly seed?: string;
}

/** One interval that is to become narrow enough. */
interface Wanted {
  readonly measure: MeasureInfo;
  readonly row: number;
  readonly of: 'difference' | 'mean';
  /** Index of the plan. */
  readonly plan: number;
  /** In the unit shown, or relative to the level. */
  readonly halfWidth: number | null;
  readonly relative: number | null;
  /** Index of the target in the study. */
  readonly target: number;
}

/** When a study with `precision` may be asked whether it has enough. */
export function checkSchedule({ at_least, at_most, check_every }: PrecisionDocument): CheckSchedule {
  return { minimum: at_least, maximum: at_most, every: check_every };
}

/**
 * The rule by which a study ends by itself: at the first planned check at which all intervals are narrow enough and
 * have been for the whole look-ahead.
 *
 * The intervals are made of ratios as those of the report are, and hold together by Bonferroni over all headline and all
 * wanted measures and all plans, so that no interval of the report is wider than what was asked for. Where the report
 * uses max-t, its intervals have to be narrow enough as well.
 *
 * @throws InputRefused where a measure is not kept in this world; by `check` PrecisionRefused where relative precision
 *   is asked of a level whose interval includes 0 after 100 replications or at the maximum, or earlier where the maximum
 *   is sure not to do
 */
export function precisionRule(request: PrecisionRequest): StoppingRule {
  const wanted = wantedIntervals(request);
  const level = bonferroniLevel(request.level, familySize(request));
  const method = methodOf(request);
  return {
    checks: [...plannedChecks(checkSchedule(request.precision))],
    check: (rows, n) => {
      const samples = samplesOf(request, wanted, rows);
      const reached = (m: number) => wanted.map((each) => reachedBy(each, samples, m, level, method));
      const now = reached(n);
      refuseNearZero(request, wanted, now, n, level);
      return {
        enough:
          precisionHolds(n, (m) => (m === n ? now : reached(m)).every(isNarrow)) &&
          reportedAreNarrow(request, wanted, now, rows),
        precision: now.map((each, i) => progressOf(request, wanted[i]!, each, level)),
      };
    },
    forecast: (rows, n) => {
      const samples = samplesOf(request, wanted, rows);
      return wanted.map((each) =>
        progressOf(request, each, reachedBy(each, samples, n, level, method), level),
      );
    },
  };
}

/** How precise a finished study is: of every target the plan that is furthest from it. */
export function precisionReached(request: PrecisionRequest, rows: StudyRows): PrecisionTarget[] {
  const wanted = wantedIntervals(request);
  const family = familySize(request);
  const level = bonferroniLevel(request.level, family);
  const samples = samplesOf(request, wanted, rows);
  const n = rows[0]?.length ?? 0;
  const method = methodOf(request);
  const reached = wanted.map((each) => reachedBy(each, samples, n, level, method));
  return request.precision.targets.flatMap((_, target) => {
    const own = [...wanted.keys()].filter((i) => wanted[i]!.target === target);
    if (own.length === 0) return [];
    const excess = (i: number) => reached[i]!.halfWidth / reached[i]!.target;
    const worst = own.reduce((a, b) => (excess(b) > excess(a) ? b : a));
    const { measure, of, plan, relative } = wanted[worst]!;
    const { halfWidth, target: asked } = reached[worst]!;
    return {
      measure: measure.id,
      of,
      plan: request.plans[plan]!,
      halfWidth: Number.isFinite(halfWidth) ? halfWidth : null,
      asked,
      relative,
      narrowEnough: own.every((i) => isNarrow(reached[i]!)),
      level,
      method: of === 'difference' ? method.differenceName : method.levelName,
      correction: `Bonferroni over ${family} interval${family === 1 ? '' : 's'}`,
    };
  });
}

interface Reached {
  /** Estimate, in the unit shown; null where it is not defined. */
  readonly estimate: number | null;
  /** In the unit shown; infinite without an interval. */
  readonly halfWidth: number;
  /** In the unit shown; infinite without an interval. */
  readonly standardError: number;
  /** What the half-width must not exceed. */
  readonly target: number;
  /** Replications that it comes from. */
  readonly replications: number;
}

function methodOf({ compare }: PrecisionRequest): IntervalMethod {
  return INTERVAL_METHODS[compare?.ratios ?? 'linearised'];
}

/**
 * Whether the intervals of the report are narrow enough too. Bonferroni over fewer comparisons is narrower than the rule's
 * own in any case; max-t nearly always is, but it is drawn, so that it is asked.
 */
function reportedAreNarrow(
  request: PrecisionRequest,
  wanted: readonly Wanted[],
  reached: readonly Reached[],
  rows: StudyRows,
): boolean {
  if (request.compare?.differences !== 'max-t') return true;
  const ofRow = request.layout.keys.map((row) => request.measures.find(({ id }) => id === row.measure));
  const { critical } = decidedFamily({ ...request, rows }, ofRow, methodOf(request));
  if (critical === null) return true;
  return wanted.every(
    ({ of, measure }, i) =>
      of === 'mean' || !measure.headline || critical * reached[i]!.standardError <= reached[i]!.target,
  );
}

/** Values that never varied are narrow only when they had a good chance to. */
function isNarrow({ halfWidth, target, replications }: Reached): boolean {
  return halfWidth <= target && (halfWidth > 0 || replications >= LEAST_NEVER_VARYING);
}

/** How precise the first m replications are. */
function reachedBy(
  wanted: Wanted,
  samples: ReadonlyMap<string, RatioSample>,
  m: number,
  level: number,
  method: IntervalMethod,
): Reached {
  const { measure, row, plan, of } = wanted;
  const own = firstReplications(samples.get(sampleKey(plan, row))!, m);
  const interval: IntervalEstimate | null =
    of === 'mean'
      ? method.level(own, level)
      : method.difference(own, firstReplications(samples.get(sampleKey(0, row))!, m), level);
  const target =
    wanted.halfWidth ??
    adjustedRelativeError(wanted.relative!) * Math.abs(measure.scale * (interval?.estimate ?? 0));
  if (interval === null)
    return {
      estimate: null,
      halfWidth: Number.POSITIVE_INFINITY,
      standardError: Number.POSITIVE_INFINITY,
      target,
      replications: m,
    };
  return {
    estimate: measure.scale * interval.estimate,
    halfWidth: (Math.abs(measure.scale) * (interval.hi - interval.lo)) / 2,
    standardError: Math.abs(measure.scale) * interval.standardError,
    target,
    replications: interval.degreesOfFreedom + 1,
  };
}

function wantedIntervals({ precision, source, layout, measures, plans }: PrecisionRequest): Wanted[] {
  return precision.targets.flatMap(({ measure: id, of, half_width, relative }, target) => {
    const row = wholeMarketRow(layout, id);
    const measure = measures.find((each) => each.id === id);
    if (row < 0 || measure === undefined) {
      const hint = 'the mechanism that it belongs to is not part of the world';
      const path = ['precision', 'targets', target, 'measure'];
      throw new InputRefused([source.problem(path, `this world has no \`${id}\``, hint)]);
    }
    const compared = [...plans.keys()].filter((plan) => of === 'mean' || plan > 0);
    return compared.map((plan) => ({
      measure,
      row,
      of,
      plan,
      halfWidth: half_width ?? null,
      relative: relative ?? null,
      target,
    }));
  });
}

/** Differences of headline and wanted measures to the baseline, and wanted levels, of all plans of the study. */
function familySize({ precision, measures, plans, plansOfStudy = 0 }: PrecisionRequest): number {
  const count = Math.max(plans.length, plansOfStudy);
  const named = (of: 'difference' | 'mean') =>
    precision.targets.filter((target) => target.of === of).map(({ measure }) => measure);
  const headlines = measures.filter(({ headline }) => headline).map(({ id }) => id);
  const differences = new Set([...headlines, ...named('difference')]);
  return Math.max(1, differences.size * (count - 1) + named('mean').length * count);
}

const sampleKey = (plan: number, row: number) => `${plan} ${row}`;

function samplesOf(
  { layout }: PrecisionRequest,
  wanted: readonly Wanted[],
  rows: StudyRows,
): ReadonlyMap<string, RatioSample> {
  const samples = new Map<string, RatioSample>();
  for (const { row, plan } of wanted) {
    for (const each of [0, plan]) samples.set(sampleKey(each, row), rowSample(rows[each]!, layout, row));
  }
  return samples;
}

/**
 * From so many replications on, a level whose interval includes 0 is taken for one near 0; with fewer, that of a measure
 * which varies as much as it is large mostly includes it.
 */
const LEAST_TO_REFUSE = 100;

function refuseNearZero(
  { source, plans, precision }: PrecisionRequest,
  wanted: readonly Wanted[],
  reached: readonly Reached[],
  n: number,
  level: number,
): void {
  wanted.forEach(({ relative, target, plan, measure }, i) => {
    const { estimate, halfWidth } = reached[i]!;
    if (relative === null || estimate === null || Math.abs(estimate) > halfWidth) return;
    const late = n >= Math.min(LEAST_TO_REFUSE, precision.at_most);
    if (!late && !isOutOfReach(relative, reached[i]!, level, precision.at_most)) return;
    const said = `\`${measure.id}\` of plan ${plans[plan]} cannot be told from 0 after ${n} simulated years, and nothing is precise relative to 0`;
    const hint = `write \`half_width:\`, in ${measure.unit}`;
    const place = ['precision', 'targets', target, 'relative'];
    throw new PrecisionRefused(renderDiagnostics([source.problem(place, said, hint)]));
  });
}

/** Would the most replications not do even if the level were at the far end of its interval? */
function isOutOfReach(
  relative: number,
  { estimate, halfWidth, standardError, replications }: Reached,
  level: number,
  atMost: number,
): boolean {
  // What never varied yet has not had much of a chance to.
  if (halfWidth === 0) return false;
  const target = adjustedRelativeError(relative) * (Math.abs(estimate!) + halfWidth);
  return neededFor(standardError ** 2 * replications, target, level) > atMost;
}

function progressOf(
  { plans }: PrecisionRequest,
  { measure, of, plan }: Wanted,
  { halfWidth, standardError, target, replications }: Reached,
  level: number,
): ReachedPrecision {
  const against = of === 'difference' ? ` against ${plans[0]}` : '';
  return {
    what: `${measure.id}, ${plans[plan]}${against}`,
    halfWidth,
    target,
    needed: neededFor(standardError ** 2 * replications, target, level),
    decimals: Math.max(measure.decimals + 1, decimalsFor(Math.min(halfWidth, target), 2)),
  };
}

/** Without an interval nothing is known, and a level of 0 has no relative precision. */
function neededFor(variance: number, target: number, level: number): number {
  return Number.isFinite(variance) && target > 0
    ? replicationsNeeded(variance, target, level)
    : Number.POSITIVE_INFINITY;
}
