import { flowText } from '../../files/tree.ts';
import type { PreparedStudy } from '../compile/prepare-study.ts';
import { sha256 } from '../results/manifest.ts';
import { PARTS, type Period } from './run-checksums.ts';
import type { TracedRuns } from './traced-runs.ts';

/**
 * A golden trace: how the plans of a study went, brief enough to be kept in a repository. A text, so that two can be
 * compared with any tool:
 *
 * ```
 * fairlead trace 1
 * study tiny, seed tiny
 * inputs 3f2a9c01d2e4b7aa
 * replication 1, run-in
 * 818 events 1f9c5773.. pooled 2, held 42
 * replication 1, plan keep
 * 422 events daa4732e.. held 51, won 3
 * ```
 *
 * A line is a period: its events, a checksum of four digits for each of its parts, and where leads stand at its end.
 */
const TITLE = 'fairlead trace 1';

/** How the run-in is called, which is the same for all plans. */
const RUN_IN = 'run-in';

/** A period as a trace says it. */
export interface PeriodLine {
  readonly events: number;
  readonly checksums: readonly string[];
  readonly totals: string;
}

/** The run-in or a plan in one replication. */
interface TracedStretch {
  /** From 1. */
  readonly replication: number;
  /** Null for the run-in. */
  readonly plan: string | null;
  readonly periods: readonly PeriodLine[];
}

export interface GoldenTrace {
  readonly study: string;
  readonly seed: string;
  /** Hash of what the documents say. */
  readonly inputs: string;
  readonly stretches: readonly TracedStretch[];
}

/** A file that is no trace, or not of this study. */
export class TraceRefused extends Error {
  override readonly name = 'TraceRefused';
}

/** Runs all plans in the first replications and notes how they went. @param replications 1 or more */
export function goldenTrace(prepared: PreparedStudy, runs: TracedRuns, replications: number): GoldenTrace {
  const stretches: TracedStretch[] = [];
  for (let replication = 0; replication < replications; replication++) {
    for (const [plan, { plan: name }] of prepared.plans.entries()) {
      const [runIn, ...periods] = runs.checksums(replication, plan);
      if (plan === 0) stretches.push({ replication: replication + 1, plan: null, periods: [asLine(runIn)] });
      stretches.push({ replication: replication + 1, plan: name, periods: periods.map(asLine) });
    }
  }
  const { study } = prepared.loaded.study.value;
  return { study, seed: prepared.seed, inputs: inputsOf(prepared), stretches };
}

function asLine({ events, checksums, totals }: Period): PeriodLine {
  return { events, checksums, totals };
}

function inputsOf({ loaded: { study, world, policies } }: PreparedStudy): string {
  const said = [study, world, ...policies.values()].map(({ source }) => flowText(source.root));
  return sha256(said.join('\n')).slice(0, 16);
}

/** A trace as its file says it. */
export function traceText({ study, seed, inputs, stretches }: GoldenTrace): string {
  const lines = [TITLE, `study ${study}, seed ${seed}`, `inputs ${inputs}`];
  for (const stretch of stretches) {
    lines.push(
      `replication ${stretch.replication}, ${stretch.plan === null ? RUN_IN : `plan ${stretch.plan}`}`,
    );
    for (const { events, checksums, totals } of stretch.periods) {
      lines.push(`${events} events ${checksums.join('')} ${totals}`.trimEnd());
    }
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Reads a trace.
 *
 * @param path for the message
 * @throws TraceRefused
 */
export function parseTrace(text: string, path: string): GoldenTrace {
  const [title, heading, inputs, ...lines] = text.split(/\r?\n/);
  const refuse = (line: number, reason: string) => new TraceRefused(`${path}:${line}: ${reason}`);
  if (title !== TITLE) throw refuse(1, `this is no trace: it does not begin with \`${TITLE}\``);
  const named = /^study (\S+), seed (.+)$/.exec(heading ?? '');
  if (named === null) throw refuse(2, 'here stand the study and the seed');
  const hash = /^inputs ([0-9a-f]{16})$/.exec(inputs ?? '');
  if (hash === null) throw refuse(3, 'here stands the checksum of the inputs');
  const stretches: (TracedStretch & { readonly periods: PeriodLine[] })[] = [];
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const stretch = /^replication (\d+), (?:run-in|plan (.+))$/.exec(line);
    if (stretch !== null) {
      stretches.push({ replication: Number(stretch[1]), plan: stretch[2] ?? null, periods: [] });
      continue;
    }
    const period = /^(\d+) events ([0-9a-f]+)(?: (.*))?$/.exec(line);
    if (period === null || period[2].length !== 4 * PARTS || stretches.length === 0) {
      throw refuse(i + 4, 'here stands a period of a run, and it is not readable');
    }
    const checksums = period[2].match(/.{4}/g) as string[];
    stretches.at(-1)?.periods.push({ events: Number(period[1]), checksums, totals: period[3] ?? '' });
  }
  return { study: named[1], seed: named[2], inputs: hash[1], stretches };
}

/** The first part of a run that is not what it was. */
export interface FirstPart {
  readonly replication: number;
  /** Null in the run-in. */
  readonly plan: string | null;
  /** Period of the whole run, 0 the run-in, and part of it. */
  readonly period: number;
  readonly part: number;
  /** Events of this stretch in periods that agree. */
  readonly eventsBefore: number;
  /** The state at the end of the period. */
  readonly totals: readonly [before: string, now: string];
}

/** The first part in which two traces differ; null where they are the same. @throws TraceRefused */
export function firstPartThatDiffers(before: GoldenTrace, now: GoldenTrace): FirstPart | null {
  for (const key of ['study', 'seed'] as const) {
    if (before[key] !== now[key]) throw new TraceRefused(`a trace of ${key} ${before[key]}, not ${now[key]}`);
  }
  for (const stretch of before.stretches) {
    const { replication, plan } = stretch;
    const other = now.stretches.find((each) => each.replication === replication && each.plan === plan);
    if (other === undefined) throw new TraceRefused(`a trace of plan ${plan}, which is not there now`);
    const found = firstPeriod(stretch.periods, other.periods);
    if (found === null) continue;
    const { period, part } = found;
    return {
      replication,
      plan,
      period: plan === null ? 0 : period + 1,
      part,
      eventsBefore: stretch.periods.slice(0, period).reduce((sum, { events }) => sum + events, 0),
      totals: [stretch.periods[period]?.totals ?? '', other.periods[period]?.totals ?? ''],
    };
  }
  return null;
}

/** The first period, and part of it, in which two stretches differ; null where they are the same. */
export function firstPeriod(
  before: readonly PeriodLine[],
  now: readonly PeriodLine[],
): { period: number; part: number } | null {
  for (const [period, line] of before.entries()) {
    const other = now[period];
    const part = line.checksums.findIndex((checksum, i) => checksum !== other?.checksums[i]);
    if (part >= 0) return { period, part };
  }
  return null;
}
