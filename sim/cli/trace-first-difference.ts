import { readFileSync } from 'node:fs';
import { quote } from '../files/sentence.ts';
import type { PreparedStudy } from '../study/compile/prepare-study.ts';
import { decodeEvents, isEventFile } from '../study/trace/event-file.ts';
import { firstEventThatDiffers } from '../study/trace/first-difference.ts';
import { firstPartThatDiffers, parseTrace, TraceRefused } from '../study/trace/golden-trace.ts';
import { firstDifferenceOfPlans } from '../study/trace/plan-difference.ts';
import { TracedRuns } from '../study/trace/traced-runs.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { missingFile } from './named-file.ts';
import { differenceInWords, partInWords } from './show-difference.ts';
import type { Terminal } from './terminal.ts';
import { planIndex, prepare } from './traced-study.ts';

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
  const missing = [a, b].filter((path) => missingFile(path) !== undefined);
  if (missing.length > 0) {
    const they = missing.length === 1 ? 'is no file' : 'are no files';
    throw new TraceRefused(
      `${missing.map(quote).join(' and ')} ${they}; where plans are meant, say of which study: --study scenarios/studies/pilot.yaml`,
    );
  }
  const [bytesA, bytesB] = [a, b].map((path) => readFileSync(path));
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
