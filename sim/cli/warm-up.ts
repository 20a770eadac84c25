import { prepareStudy } from '../study/compile/prepare-study.ts';
import { disk } from '../study/documents/disk.ts';
import { judgeWarmUp, LEAST_WEEKS, type WarmUp } from '../study/warm-up/warm-up.ts';
import { weeklyWork } from '../study/warm-up/weekly-work.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { needFile } from './named-file.ts';
import type { Terminal } from './terminal.ts';

const WEEK = 7 * 86_400;

/** Options of `fairlead warm-up`. */
export interface WarmUpOptions {
  readonly replications: number;
  /** Print the Welch plot as SVG instead of words. */
  readonly chart: boolean;
}

/**
 * Judges the warm-up that a study declares: simulates its running business from empty under the first plan, and tells
 * by MSER-5 for how many weeks it differs from what follows.
 *
 * @throws InputRefused
 */
export async function warmUp(study: string, options: WarmUpOptions, terminal: Terminal): Promise<ExitCode> {
  const path = study.replaceAll('\\', '/');
  needFile(path);
  const { compiled, plans } = prepareStudy(path, disk);
  const weeks = Math.floor(compiled.cohortUntil / WEEK);
  if (weeks < LEAST_WEEKS) {
    terminal.stderr.write(
      `fairlead: warm-up and cohort take ${weeks} weeks; with fewer than ${LEAST_WEEKS} nothing can be told\n`,
    );
    return EXIT.inputRefused;
  }
  const work = weeklyWork(compiled, 0, options.replications);
  const idle = work[0].arrived.findIndex((_, week) => work.every(({ arrived }) => arrived[week] === 0));
  if (idle >= 0) {
    terminal.stderr.write(`fairlead: no lead arrives in week ${idle + 1}: average over more replications\n`);
    return EXIT.inputRefused;
  }
  const judged = judgeWarmUp(work, compiled.cutOver / WEEK);
  if (options.chart) {
    const [{ welchChart }, { renderSvg }] = await Promise.all([
      import('../../reports/charts/welch.ts'),
      import('../../reports/charts/render-svg.ts'),
    ]);
    terminal.stdout.write(`${await renderSvg({ ...welchChart(judged), background: '#ffffff' }, 760)}\n`);
  } else {
    terminal.stdout.write(inWords(judged, plans[0].plan, options.replications));
  }
  return EXIT.done;
}

function inWords(judged: WarmUp, plan: string, replications: number): string {
  const { weekly, averages, window, mser, declared, verdict } = judged;
  const cut = mser.cut === 0 ? 'no week at the start differs' : `the first ${mser.cut} weeks differ`;
  const said = {
    enough: `MSER-5: ${cut} from what follows; the ${declared} weeks of warm-up that the study declares are enough.`,
    'too short': `MSER-5: ${cut} from what follows; the study declares ${declared} weeks of warm-up, which is too short: lengthen running_business.for.`,
    'cannot tell': `MSER-5 ends at its bound of ${mser.cut} weeks: ${weekly.length} weeks are too few to tell.`,
  }[verdict];
  const every = Math.max(1, Math.round(averages.length / 12));
  const shown = averages
    .map((value, i) => `${String(i + 1).padStart(4)}  ${value.toFixed(2).padStart(9)}`)
    .filter((_, i) => i % every === 0);
  return [
    `Pieces of work finished for each lead that arrives, from an empty start, plan ${plan}, ${replications} replications,`,
    `Welch's average of ${2 * window + 1} weeks:`,
    'week    average',
    ...shown,
    said,
    '',
  ].join('\n');
}
