import { availableParallelism } from 'node:os';
import { prepareStudy } from '../study/compile/prepare-study.ts';
import { disk } from '../study/documents/disk.ts';
import { runInSeconds } from '../study/documents/run-in.ts';
import { durationInWords } from '../study/results/plan-words.ts';
import type { WarmUpPilot } from '../study/results/summary.ts';
import { verdictOnDeclared } from '../study/warm-up/warm-up.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { needFile } from './named-file.ts';
import { runPilot } from './run-pilot.ts';
import type { Terminal } from './terminal.ts';

/** Options of `fairlead warm-up`. */
export interface WarmUpOptions {
  readonly replications: number;
  /** Print the Welch plot as SVG instead of words. */
  readonly chart: boolean;
}

/** Weeks of Welch's average that are printed. */
const LINES = 12;

/**
 * Watches every plan of a study run in from an empty start, and tells by MSER-5 how many weeks that takes and whether
 * the warm-up that the study declares is as long.
 *
 * @throws InputRefused, Interrupted, ReplicationFailed
 */
export async function warmUp(study: string, options: WarmUpOptions, terminal: Terminal): Promise<ExitCode> {
  const path = study.replaceAll('\\', '/');
  needFile(path);
  const { loaded } = prepareStudy(path, disk);
  const { running_business } = loaded.study.value;
  const declared = running_business.for.kind === 'wall' ? runInSeconds(loaded.study.value) : null;
  const pilot = await runPilot(
    path,
    disk,
    options.replications,
    { executor: 'threads', threads: availableParallelism(), storeFolder: null },
    terminal,
  );
  if (options.chart) {
    const [{ welchChart }, { renderSvg }] = await Promise.all([
      import('../../reports/charts/welch.ts'),
      import('../../reports/charts/render-svg.ts'),
    ]);
    const chart = welchChart(pilot, declared);
    terminal.stdout.write(`${await renderSvg({ ...chart, background: '#ffffff' }, 760)}\n`);
  } else {
    terminal.stdout.write(inWords(pilot, declared));
  }
  return EXIT.done;
}

function inWords(pilot: WarmUpPilot, declared: number | null): string {
  const { plans, window, replications } = pilot;
  const shown = plans[0].averages.length;
  const every = Math.max(1, Math.round(shown / LINES));
  const weeks = Array.from({ length: shown }, (_, week) => week).filter((week) => week % every === 0);
  const column = ({ plan }: { readonly plan: string }) => Math.max(7, plan.length) + 2;
  return [
    `Leads in hand over leads that arrive in a week, from an empty start under each plan, ${replications} replications,`,
    `Welch's average of ${2 * window + 1} weeks:`,
    `week${plans.map((each) => each.plan.padStart(column(each))).join('')}`,
    ...weeks.map((week) => {
      const cells = plans.map((each) => each.averages[week].toFixed(2).padStart(column(each)));
      return `${String(week + 1).padStart(4)}${cells.join('')}`;
    }),
    ...plans.map(({ plan, cut, atBound }) => `${plan}: ${cutInWords(cut, atBound)}.`),
    verdictInWords(pilot, declared),
    'Only leads in hand are watched: renewals and trust may take longer to settle.',
    '',
  ].join('\n');
}

function cutInWords(cut: number, atBound: boolean): string {
  if (atBound) return `MSER-5 ends at its bound of ${cut} weeks and tells nothing`;
  return cut === 0
    ? 'no week at the start differs from what follows'
    : `the first ${cut} weeks differ from what follows`;
}

function verdictInWords(pilot: WarmUpPilot, declared: number | null): string {
  if (declared === null) {
    return pilot.weeks === null
      ? 'MSER-5 cannot choose a warm-up: declare one in running_business.for.'
      : `MSER-5 chooses a warm-up of ${pilot.weeks} weeks.`;
  }
  const length = durationInWords(declared);
  return {
    enough: `MSER-5: the ${length} of warm-up that the study declares are enough.`,
    'too short': `MSER-5: the ${length} of warm-up that the study declares are too short: lengthen running_business.for to ${pilot.weeks}w.`,
    'cannot tell': `MSER-5 cannot tell whether the ${length} of warm-up that the study declares are enough.`,
  }[verdictOnDeclared(pilot, declared)];
}
