import { existsSync, readFileSync } from 'node:fs';
import type { PreparedStudy } from '../study/compile/prepare-study.ts';
import { firstEventThatDiffers } from '../study/trace/first-difference.ts';
import {
  type FirstPart,
  firstPartThatDiffers,
  goldenTrace,
  parseTrace,
  TraceRefused,
} from '../study/trace/golden-trace.ts';
import { eventsOfVersionThatRecorded, VersionUnavailable } from '../study/trace/other-version.ts';
import { partWindow } from '../study/trace/run-checksums.ts';
import { TracedRuns } from '../study/trace/traced-runs.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { differenceInWords, partInWords } from './show-difference.ts';
import type { Terminal } from './terminal.ts';
import { planIndex, prepare, tracePath } from './traced-study.ts';

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
    if (difference === null) {
      return `Commit ${commit.slice(0, 10)}, which last changed the trace, goes the way of today: it does not hold what recorded it.\n`;
    }
    return differenceInWords(difference, [`recorded (${commit.slice(0, 10)})`, 'now']);
  } catch (error) {
    if (!(error instanceof VersionUnavailable)) throw error;
    return `The event itself cannot be shown beside the recorded one: ${error.message}.\nRecord all events under both versions (\`trace record --every-event --plan ${asked.plan} --replication ${replication} --from ${asked.from} --until ${asked.until}\`) and compare the files with \`trace first-difference\`.\n`;
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
