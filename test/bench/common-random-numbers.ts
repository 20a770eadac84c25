import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { sampleVariance } from 'simple-statistics';
import { EVERYTHING } from '../../sim/measure/layout.ts';
import { linearisedRatio } from '../../sim/stats/ratio-of-sums.ts';
import { replicationsNeeded } from '../../sim/stats/replications-needed.ts';
import { type VarianceRatio, varianceRatio } from '../../sim/stats/variance-ratio.ts';
import { type LoadedResults, loadResults } from '../../sim/study/results/load-results.ts';
import { workedTwiceOverlap } from './worked-twice-overlap.ts';

/**
 * What it measures: what common random numbers are worth for the plans of the pilot, from the results of a run as
 * anybody runs it; what is in the store costs nothing.
 */

const COMMAND = fileURLToPath(new URL('../../sim/cli/fairlead.mjs', import.meta.url));
const FOLDER = 'out/bench-pilot';
const MEASURES = ['conversion', 'worked-twice', 'partner-profit', 'hq-contribution', 'money-sum'];
/** Below this a plan gains so little that somebody should know why. */
const LITTLE = 1.5;
const LEVEL = 0.95;
/** Percentage points of conversion. */
const HALF_WIDTH = 0.1;

/** The table of ratios, as text. */
export async function commonRandomNumbers(): Promise<string> {
  const words = [COMMAND, 'run', 'scenarios/studies/pilot.yaml', '--out', FOLDER];
  execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const results = await loadResults(FOLDER);
  const { plans, replications } = results.summary;
  const table = new Table({ head: ['plan', ...MEASURES], style: { head: [], border: [] } });
  const explained = new Set<string>();
  const [first, ...others] = plans.map(({ name }) => name);
  for (const plan of others) {
    const cells = MEASURES.map((measure) => {
      const found = varianceRatio(
        deviations(results, first, measure),
        deviations(results, plan, measure),
        LEVEL,
      );
      if (found !== null && found.ratio < LITTLE) explained.add(measure);
      return inWords(found);
    });
    table.push([plan, ...cells]);
  }
  return [
    `Variance of a difference to ${first}, independent random numbers over common ones`,
    `(${replications} replications, 95 % intervals)`,
    table.toString(),
    neededFor(results, first, others),
    ...[...explained].map((measure) =>
      measure === 'worked-twice' ? whyWorkedTwice(others) : `${measure}: under ${LITTLE}, not yet explained`,
    ),
  ].join('\n');
}

/**
 * Replications of each plan after which the difference in conversion is known to a tenth of a point: runs on streams of
 * their own against runs on common ones.
 */
function neededFor(results: LoadedResults, first: string, others: readonly string[]): string {
  const table = new Table({
    head: ['plan', 'independent', 'common'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  const inPoints = (plan: string) => deviations(results, plan, 'conversion').map((value) => 100 * value);
  const today = inPoints(first);
  for (const plan of others) {
    const own = inPoints(plan);
    const independent = sampleVariance(own) + sampleVariance(today);
    const common = sampleVariance(own.map((value, i) => value - today[i]));
    const needed = [independent, common].map((variance) => replicationsNeeded(variance, HALF_WIDTH, LEVEL));
    table.push([plan, ...needed]);
  }
  return `\nReplications needed for ±${HALF_WIDTH} points on the difference in conversion to ${first} (95 %, one comparison)\n${table}`;
}

/** What each replication adds to the error of a measure over everything. */
function deviations({ replications }: LoadedResults, plan: string, measure: string): number[] {
  const column = (name: string) => replications.array(name) as ArrayLike<string | number>;
  const [plans, measures, scenarios, slices] = ['plan', 'measure', 'scenario', 'slice'].map(column);
  const rows = Array.from({ length: replications.numRows() }, (_, row) => row).filter(
    (row) =>
      plans[row] === plan && measures[row] === measure && scenarios[row] === EVERYTHING && slices[row] === '',
  );
  const [numerators, denominators] = ['numerator', 'denominator'].map((name) => {
    const values = column(name);
    return rows.map((row) => Number(values[row]));
  });
  return linearisedRatio({ numerators, denominators })!;
}

function inWords(found: VarianceRatio | null): string {
  if (found === null) return 'none';
  const { ratio, lo, hi } = found;
  return `${ratio.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}]`;
}

function whyWorkedTwice(plans: readonly string[]): string {
  const table = new Table({
    head: ['plan', 'today', 'plan', 'both', 'if independent', 'ratio by overlap', 'at most'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const [i, { first, plan, both, ratio, most }] of workedTwiceOverlap().slice(1).entries()) {
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    const shares = [first, plan, both, first * plan].map(percent);
    table.push([plans[i], ...shares, ratio.toFixed(2), most.toFixed(2)]);
  }
  return `
worked-twice is under ${LITTLE}: the rules themselves prevent most of it, and what they prevent leaves its noise in
the difference. Draws are shared: a customer worked twice under a plan is far more often so today as well than if the
two had nothing in common (shares of the customers below). But an overlap like that is worth no more than the ratio
beside it, and even if every customer worked twice under the plan were so today, the last column would be the end.
${table}`;
}
