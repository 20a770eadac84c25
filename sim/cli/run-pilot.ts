import { renderDiagnostics } from '../files/diagnostic.ts';
import type { PreparedStudy } from '../study/compile/prepare-study.ts';
import type { Library } from '../study/documents/disk.ts';
import { PILOT_REPLICATIONS, PILOT_WEEKS } from '../study/documents/run-in.ts';
import { type ExecutorName, makeExecutor } from '../study/execute/executors.ts';
import type { WarmUpPilot } from '../study/results/summary.ts';
import { openStore } from '../study/store/store.ts';
import { type Pilot, pilotOf } from '../study/warm-up/pilot.ts';
import { judgeWarmUp } from '../study/warm-up/warm-up.ts';
import { simulate } from './simulate.ts';
import type { Terminal } from './terminal.ts';

const WEEK = 7 * 86_400;

/** A pilot could not tell how long a business takes to run in. */
class WarmUpUndecided extends Error {
  override readonly name = 'WarmUpUndecided';
}

/** How a pilot is run. */
export interface PilotOptions {
  readonly executor: ExecutorName;
  readonly threads: number;
  /** Null keeps nothing. */
  readonly storeFolder: string | null;
}

/**
 * Runs the pilot that tells how long the business of a study takes to run in, for twice as many weeks where it cannot
 * tell. Its replications are kept like all others, so that a second run finds them, and one that was ended goes on.
 *
 * @param path of the study, with `/` between its steps
 * @throws InputRefused, Interrupted, ReplicationFailed, StoreUnusable; WarmUpUndecided where no leads arrive
 */
export async function runPilot(
  path: string,
  library: Library,
  replications: number,
  options: PilotOptions,
  terminal: Terminal,
): Promise<WarmUpPilot> {
  return watchUntilTold((weeks) =>
    watch(pilotOf(path, library, weeks), path, replications, options, terminal),
  );
}

/**
 * Watches for 100 weeks, and for 200 and 400 where MSER-5 cannot tell; the last pilot is what there is.
 *
 * @param watch for so many weeks
 */
export async function watchUntilTold(watch: (weeks: number) => Promise<WarmUpPilot>): Promise<WarmUpPilot> {
  const [first, ...longer] = PILOT_WEEKS;
  let pilot = await watch(first);
  for (const weeks of longer) {
    if (pilot.weeks !== null) break;
    pilot = await watch(weeks);
  }
  return pilot;
}

async function watch(
  pilot: Pilot,
  path: string,
  replications: number,
  { executor: where, threads, storeFolder }: PilotOptions,
  terminal: Terminal,
): Promise<WarmUpPilot> {
  const { compiled, layout, plans } = pilot;
  const executor = await makeExecutor(where, compiled, { threads, simulates: 'warm-up' });
  const store = storeFolder === null ? null : openStore(storeFolder);
  const rows = await simulate({ layout, plans, replications }, executor, store, terminal);
  try {
    return judgeWarmUp(pilot, rows);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new WarmUpUndecided(`${path}: ${error.message}: declare a length in running_business.for`);
  }
}

/**
 * The warm-up of a study that asks for a pilot to find it; undefined for one that declares it.
 *
 * @throws WarmUpUndecided where the pilot cannot tell; else as `runPilot`
 */
export async function warmUpFound(
  { loaded: { study } }: PreparedStudy,
  path: string,
  library: Library,
  options: PilotOptions,
  terminal: Terminal,
): Promise<{ readonly seconds: number; readonly pilot: WarmUpPilot } | undefined> {
  if (study.value.running_business.for.kind === 'wall') return undefined;
  terminal.stderr.write('running the pilot that tells how long the business takes to run in\n');
  const pilot = await runPilot(path, library, PILOT_REPLICATIONS, options, terminal);
  if (pilot.weeks === null) {
    const plans = pilot.plans.filter(({ atBound }) => atBound).map(({ plan }) => plan);
    const message = `MSER-5 ends at its bound of ${PILOT_WEEKS.at(-1)! / 2} weeks under ${plans.join(', ')}: the pilot cannot tell how long the business takes to run in`;
    const hint = `look at \`fairlead warm-up ${path} --chart\` and declare a length, such as \`78w\``;
    const place = study.source.problem(['running_business', 'for'], message, hint);
    throw new WarmUpUndecided(renderDiagnostics([place]));
  }
  const of = pilot.plans.find(({ cut }) => cut === pilot.weeks)?.plan;
  const longest = of === undefined ? '' : `, the longest of all plans (${of})`;
  terminal.stderr.write(`warm-up of ${pilot.weeks} weeks by MSER-5${longest}\n`);
  return { seconds: pilot.weeks * WEEK, pilot };
}
