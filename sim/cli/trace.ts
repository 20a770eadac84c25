import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withSuggestion } from '../files/nearest-name.ts';
import { quote } from '../files/sentence.ts';
import { disk } from '../study/disk.ts';
import { type PreparedStudy, prepareStudy } from '../study/prepare-study.ts';
import { decodeEvents, encodeEvents, isEventFile } from '../study/trace/event-file.ts';
import { firstEventThatDiffers } from '../study/trace/first-difference.ts';
import {
  type FirstPart,
  firstPartThatDiffers,
  type GoldenTrace,
  goldenTrace,
  parseTrace,
  TraceRefused,
  traceText,
} from '../study/trace/golden-trace.ts';
import { eventsOfVersionThatRecorded, VersionUnavailable } from '../study/trace/other-version.ts';
import { firstDifferenceOfPlans } from '../study/trace/plan-difference.ts';
import { partWindow } from '../study/trace/run-checksums.ts';
import { TracedRuns } from '../study/trace/traced-runs.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { needFile } from './named-file.ts';
import { differenceInWords, row } from './show-difference.ts';
import type { Terminal } from './terminal.ts';

/** Options of `fairlead trace record`. */
export interface RecordOptions {
  readonly out?: string | undefined;
  readonly replications: number;
  /** A file of all events of one run instead of a golden trace. */
  readonly everyEvent: boolean;
  /** Which run: a plan, the first unless said otherwise, and a replication from 1. */
  readonly plan?: string | undefined;
  readonly replication: number;
  /** Seconds of the simulation. */
  readonly from: number;
  readonly until: number;
}

/**
 * Records a golden trace of a study, or all events of one of its runs.
 *
 * @throws InputRefused, TraceRefused
 */
export async function recordTrace(
  study: string,
  options: RecordOptions,
  { stdout }: Terminal,
): Promise<ExitCode> {
  const prepared = prepare(study);
  const runs = new TracedRuns(prepared.compiled);
  const name = prepared.loaded.study.value.study;
  if (!options.everyEvent) {
    const path = options.out ?? tracePath(study);
    const text = traceText(goldenTrace(prepared, runs, options.replications));
    write(path, text);
    stdout.write(`${path}: ${(text.length / 1000).toFixed(1)} kB\n`);
    return EXIT.done;
  }
  const plan = options.plan === undefined ? 0 : planIndex(prepared, options.plan);
  const { replication, from, until } = options;
  const events = runs.events(replication - 1, plan, { from, until });
  const head = {
    format: 'fairlead events 1',
    study: name,
    seed: prepared.seed,
    plan: prepared.plans[plan].plan,
    replication,
  } as const;
  const path = options.out ?? join('out', `${name}-${head.plan}-${replication}.events`);
  write(path, encodeEvents({ head, events }));
  stdout.write(`${path}: ${events.length} events\n`);
  return EXIT.done;
}

/** Options of `fairlead trace verify`. */
export interface VerifyOptions {
  readonly trace?: string | undefined;
}

/**
 * Runs what a golden trace recorded once more, and says where it first goes another way.
 *
 * @throws InputRefused, TraceRefused
 */
export async function verifyTrace(
  study: string,
  options: VerifyOptions,
  { stdout }: Terminal,
): Promise<ExitCode> {
  const path = options.trace ?? tracePath(study);
  const prepared = prepare(study);
  if (!existsSync(path)) {
    throw new TraceRefused(`there is no trace ${path}; \`fairlead trace record ${study}\` makes one`);
  }
  const recorded = parseTrace(readFileSync(path, 'utf8'), path);
  const runs = new TracedRuns(prepared.compiled);
  const replications = Math.max(1, ...recorded.stretches.map(({ replication }) => replication));
  const now = goldenTrace(prepared, runs, replications);
  const part = firstPartThatDiffers(recorded, now);
  if (part === null) {
    const events = now.stretches
      .flatMap(({ periods }) => periods)
      .reduce((sum, each) => sum + each.events, 0);
    const plans = counted(prepared.plans.length, 'plan');
    const histories = counted(replications, 'replication');
    stdout.write(`${path}: as recorded, ${events} events in ${plans} and ${histories}
`);
    return EXIT.done;
  }
  stdout.write(partInWords(part, recorded, now, path));
  stdout.write(eventInWords(study, path, prepared, runs, part));
  return EXIT.differs;
}

/** Where a run first goes another way, as far as a golden trace can tell. */
function partInWords(part: FirstPart, recorded: GoldenTrace, now: GoldenTrace, path: string): string {
  const run = part.plan === null ? 'the run-in' : `plan ${part.plan}`;
  const lines = [
    `${path}: ${run} of replication ${part.replication} goes another way than was recorded, somewhere behind its first ${part.eventsBefore} events.`,
  ];
  if (recorded.inputs !== now.inputs) {
    lines.push('The documents say something else than then, so that may well be meant.');
  }
  lines.push('Where that is meant, record it anew.', '', ...row('', 'recorded', 'now'));
  const totals = part.totals.map(
    (text) => new Map(text.split(', ').map((each) => each.split(/ (?=\d+$)/) as [string, string])),
  );
  lines.push(
    `at the end of the period that differs (${part.period === 0 ? 'the run-in' : `no. ${part.period}`}):`,
  );
  for (const key of new Set(totals.flatMap((each) => [...each.keys()]))) {
    lines.push(...row(`  ${key}`, totals[0].get(key) ?? '0', totals[1].get(key) ?? '0'));
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n\n`;
}

/** The very event: found by running the version that recorded the trace, where git has it, beside this one. */
function eventInWords(
  study: string,
  path: string,
  prepared: PreparedStudy,
  runs: TracedRuns,
  { replication, plan: name, period, part }: FirstPart,
): string {
  const plan = name === null ? 0 : planIndex(prepared, name);
  const window = partWindow(runs.checksums(replication - 1, plan), period, part);
  const asked = { ...window, study, plan: prepared.plans[plan].plan, replication };
  try {
    const { commit, events } = eventsOfVersionThatRecorded(path, asked);
    const difference = firstEventThatDiffers(events, runs.events(replication - 1, plan, window));
    if (difference === null) return 'Both versions go through the same events in that time.\n';
    return differenceInWords(difference, [`recorded (${commit.slice(0, 10)})`, 'now']);
  } catch (error) {
    if (!(error instanceof VersionUnavailable)) throw error;
    return `The event itself cannot be shown beside the recorded one: ${error.message}.\nRecord all events under both versions (\`trace record --every-event --plan ${asked.plan} --replication ${replication} --from ${asked.from} --until ${asked.until}\`) and compare the files with \`trace first-difference\`.\n`;
  }
}

/** Options of `fairlead trace first-difference`. */
export interface DifferenceOptions {
  /** The study whose plans are meant; without it files are. */
  readonly study?: string | undefined;
  /** From 1. */
  readonly replication: number;
}

/**
 * The first event at which two plans of a study part, or two files of events.
 *
 * @throws InputRefused, TraceRefused
 */
export async function firstDifference(
  a: string,
  b: string,
  options: DifferenceOptions,
  { stdout }: Terminal,
): Promise<ExitCode> {
  stdout.write(
    options.study === undefined
      ? differenceOfFiles(a, b)
      : differenceOfPlans(prepare(options.study), [a, b], options.replication),
  );
  return EXIT.done;
}

function differenceOfPlans(
  prepared: PreparedStudy,
  names: readonly [string, string],
  replication: number,
): string {
  const plans = [planIndex(prepared, names[0]), planIndex(prepared, names[1])] as const;
  const difference = firstDifferenceOfPlans(new TracedRuns(prepared.compiled), replication - 1, plans);
  const run = `replication ${replication} of ${prepared.loaded.study.value.study}`;
  if (difference === null) return `In ${run} both plans go the same way from beginning to end.\n`;
  return `In ${run}:\n${differenceInWords(difference, names)}`;
}

function differenceOfFiles(a: string, b: string): string {
  const [bytesA, bytesB] = [a, b].map((path) => {
    needFile(path);
    return readFileSync(path);
  });
  if (isEventFile(bytesA) && isEventFile(bytesB)) {
    const [before, now] = [decodeEvents(bytesA, a), decodeEvents(bytesB, b)];
    const difference = firstEventThatDiffers(before.events, now.events);
    if (difference === null) return `${before.events.length} events, the same in both files.\n`;
    return differenceInWords(difference, [a, b]);
  }
  if (isEventFile(bytesA) || isEventFile(bytesB)) {
    throw new TraceRefused('a golden trace and a file of all events cannot be compared');
  }
  const [before, now] = [parseTrace(bytesA.toString('utf8'), a), parseTrace(bytesB.toString('utf8'), b)];
  const part = firstPartThatDiffers(before, now);
  return part === null ? 'The traces are the same.\n' : partInWords(part, before, now, b);
}

/** Where the golden trace of a study is kept: `studies/pilot.yaml` -> `traces/pilot.trace`. */
function tracePath(study: string): string {
  const folder = dirname(study);
  const name = `${basename(study).replace(/\.ya?ml$/, '')}.trace`;
  return basename(folder) === 'studies' ? join(dirname(folder), 'traces', name) : join(folder, name);
}

function prepare(study: string): PreparedStudy {
  const path = study.replaceAll('\\', '/');
  needFile(path);
  return prepareStudy(path, disk);
}

/** @throws TraceRefused where the study has no such plan */
function planIndex({ plans }: PreparedStudy, name: string): number {
  const names = plans.map(({ plan }) => plan);
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw new TraceRefused(withSuggestion(`there is no plan ${quote(name)} in this study`, name, names));
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
