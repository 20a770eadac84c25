import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeEvents } from '../study/trace/event-file.ts';
import { goldenTrace, traceText } from '../study/trace/golden-trace.ts';
import { TracedRuns } from '../study/trace/traced-runs.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { planIndex, prepare, tracePath } from './traced-study.ts';

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

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
