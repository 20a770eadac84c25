import type { CompiledStudy } from '../market/compiled-study.ts';
import { quantileInterval } from '../stats/quantile-interval.ts';
import { type RatioSample, ratioOfSums } from '../stats/ratio-of-sums.ts';
import { firstReplications, rowSample } from '../study/compare/row-sample.ts';
import { singleValues } from '../study/compare/single-years.ts';
import { sumCounters } from '../study/compare/summarise.ts';
import type { RowLayout } from '../study/compile/rows.ts';
import { ruleCounts } from '../study/compile/study-layout.ts';
import type { AskedRow, Question } from './gate-questions.ts';
import {
  decideAtLooks,
  type GateErrors,
  type GateState,
  type GateVerdict,
  judgeDifference,
  judgeLevel,
} from './gate-verdict.ts';
import { greyAreas } from './grey-areas.ts';
import { mostAffected } from './unaffected.ts';

/** Rows of one version of a plan, and what they are rows of. */
export interface VersionRows {
  readonly compiled: CompiledStudy;
  readonly layout: RowLayout;
  /** Index in `compiled.plans`. */
  readonly plan: number;
  /** One array a replication. */
  readonly rows: readonly Float64Array[];
}

/** What a gate found. All values are in the unit of its measure. */
export interface Answer {
  readonly question: Question;
  readonly verdict: GateVerdict;
  /** Whether more replications could change what is said of it. */
  readonly settled: boolean;
  readonly replications: number;
  /** Customers of these replications. */
  readonly customers: number;
  readonly before: number | null;
  readonly now: number | null;
  /** New less old, or for a limit the level itself: limits that hold at all looks together. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Where nothing differed in any replication: the largest share of histories that may differ all the same. */
  readonly mostAffected: number | null;
  /** For a gate on the rules: those never used, or matters without a rule, where the old rules were without that fault. */
  readonly named: readonly string[];
}

/** From this share of histories on, what was seen in none of them is held to matter too seldom to wait for. */
const SELDOM = 0.05;

/** Answers what a gate asks, from the replications that there are. */
export function answerQuestion(
  question: Question,
  before: VersionRows,
  now: VersionRows,
  errors: GateErrors,
): Answer {
  const { asked } = question;
  if (asked === null) {
    return question.gate.document.structure === 'no-grey-area'
      ? answerGreyAreas(question, before, now)
      : answerRules(question, before, now, errors);
  }
  const { scale } = asked.measure;
  const samples = {
    before: rowSample(before.rows, before.layout, asked.before),
    now: rowSample(now.rows, now.layout, asked.now),
  };
  if (isEmpty(samples.before) && isEmpty(samples.now)) return answerNothing(question, now, errors);
  const state = stateOf(asked, question.gate.document.of, samples, errors);
  const shown = (sample: RatioSample) => {
    const p = PERCENTILES[question.gate.document.of];
    const value = p === null ? ratioOfSums(sample) : percentile(sample, p, 0.9)?.estimate;
    return value === null || value === undefined ? null : scale * value;
  };
  const waits = state.mostAffected !== null && state.mostAffected > SELDOM;
  return {
    question,
    verdict: state.verdict,
    settled: state.verdict !== 'undecided' && !waits,
    replications: state.replications,
    customers: customersOf(now, state.replications),
    before: isByItself(question) ? null : shown(firstReplications(samples.before, state.replications)),
    now: shown(firstReplications(samples.now, state.replications)),
    ...shownLimits(asked, state),
    mostAffected: state.mostAffected,
    named: [],
  };
}

/** Whether the plan is asked as it is, for there is no other version of it. */
function isByItself({ pair }: Question): boolean {
  return pair.differs === 'nothing to compare with';
}

/** Whether there is nothing to divide by in any replication, as for a kind of partner that the world does not have. */
function isEmpty({ denominators }: RatioSample): boolean {
  return denominators.every((value) => value === 0);
}

/** Where neither version has anything to count, nothing can have become worse; how sure that is grows as with ties. */
function answerNothing(question: Question, now: VersionRows, errors: GateErrors): Answer {
  const replications = now.rows.length;
  const seldom = mostAffected(replications, errors.pass);
  return {
    question,
    verdict: 'pass',
    settled: seldom <= SELDOM,
    replications,
    customers: customersOf(now, replications),
    before: null,
    now: null,
    lo: null,
    hi: null,
    mostAffected: seldom,
    named: [],
  };
}

const PERCENTILES = { mean: null, p10: 0.1, p90: 0.9 } as const;

function stateOf(
  { kind, measure, limit }: AskedRow,
  of: keyof typeof PERCENTILES,
  { before, now }: { before: RatioSample; now: RatioSample },
  errors: GateErrors,
): GateState {
  const scaled = limit / measure.scale;
  if (kind === 'relative') {
    const sign = measure.better === 'higher' ? 1 : -1;
    return judgeDifference({ now, before, sign, margin: scaled, errors });
  }
  const p = PERCENTILES[of];
  if (p === null) return judgeLevel({ sample: now, bound: kind, limit: scaled, errors });
  const sign = kind === 'at least' ? 1 : -1;
  const limitsAt = (n: number, { pass, fail }: GateErrors) => {
    const first = firstReplications(now, n);
    const [sure, bold] = [percentile(first, p, 1 - 2 * pass), percentile(first, p, 1 - 2 * fail)];
    if (sure === null || bold === null) return null;
    const estimate = sign * (sure.estimate - scaled);
    return sign === 1
      ? { estimate, lo: sure.lo - scaled, hi: bold.hi - scaled }
      : { estimate, lo: scaled - sure.hi, hi: scaled - bold.lo };
  };
  const replications = now.denominators.length;
  return { ...decideAtLooks(limitsAt, { margin: 0, errors, replications }), mostAffected: null };
}

/** Percentile of single years, null where they are too few to enclose it. */
function percentile(sample: RatioSample, p: number, level: number) {
  const values = singleValues(sample).filter((value) => value !== null);
  return values.length === 0 ? null : quantileInterval(values, p, level);
}

/** Limits of the difference, or of the level, as people read them: not turned so that up is good. */
function shownLimits(
  { kind, measure, limit }: AskedRow,
  { lo, hi }: GateState,
): { lo: number | null; hi: number | null } {
  const turned = kind === 'relative' ? measure.better === 'lower' : kind === 'at most';
  const from = kind === 'relative' ? 0 : limit;
  const show = (value: number | null) =>
    value === null ? null : from + (turned ? -1 : 1) * measure.scale * value;
  return turned ? { lo: show(hi), hi: show(lo) } : { lo: show(lo), hi: show(hi) };
}

/** The first counter of a plan is its customers. */
function customersOf({ layout, plan, rows }: VersionRows, replications: number): number {
  return sumCounters(rows.slice(0, replications), layout, plan)[0];
}

/** Matters without a rule that the old rules did not leave open; what is written decides, so the first look does. */
function answerGreyAreas(question: Question, before: VersionRows, now: VersionRows): Answer {
  const was = new Set(isByItself(question) ? [] : greyAreas(before).map(matterOf));
  const named = greyAreas(now).filter((each) => !was.has(matterOf(each)));
  return {
    question,
    verdict: named.length === 0 ? 'pass' : 'fail',
    settled: true,
    replications: now.rows.length,
    customers: customersOf(now, now.rows.length),
    before: null,
    now: null,
    lo: null,
    hi: null,
    mostAffected: null,
    named,
  };
}

/** Without the name of its policy, which a change may alter. */
function matterOf(area: string): string {
  return area.replace(/^[^:]*: /, '');
}

/** Counted rules of the changed policies that no replication used; those that the old rules did not use either pass. */
function answerRules(question: Question, before: VersionRows, now: VersionRows, errors: GateErrors): Answer {
  const replications = now.rows.length;
  const was = isByItself(question) ? [] : unusedRules(before);
  const unused = unusedRules(now).filter((rule) => !was.includes(rule));
  const seldom = mostAffected(replications, errors.pass);
  const isSure = seldom <= SELDOM;
  const verdict = unused.length === 0 ? 'pass' : isSure ? 'fail' : 'undecided';
  return {
    question,
    verdict,
    settled: verdict !== 'undecided',
    replications,
    customers: customersOf(now, replications),
    before: null,
    now: null,
    lo: null,
    hi: null,
    mostAffected: unused.length === 0 ? null : seldom,
    named: unused,
  };
}

/** Rules of a plan's phases, not of its run-in, that were never used. */
function unusedRules({ compiled, layout, plan, rows }: VersionRows): string[] {
  const running = compiled.policies[compiled.runIn].name;
  const counts = ruleCounts(compiled, plan, sumCounters(rows, layout, plan));
  return [...counts]
    .filter(({ policy, count }) => count === 0 && policy !== running)
    .map(({ policy, rule }) => `${policy}: ${rule}`);
}
