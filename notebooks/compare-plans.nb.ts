/**
 * # Comparing plans by hand
 *
 * A notebook for analysts: from the results folder of a study to a table and a chart of one's own. Run it from the
 * root of the repository, on the small study or on the results of any other:
 *
 *     npx tsx notebooks/compare-plans.nb.ts
 *     npx tsx notebooks/compare-plans.nb.ts out/pilot worked-twice
 *
 * The same file for DuckDB, pandas, Polars or R: `replications.parquet` has one row for each plan, scenario, measure,
 * slice and replication, sorted by these.
 *
 *     plan         text     name of the plan
 *     scenario     text     `everything`, a scenario of the study, or `all others`
 *     measure      text     such as `conversion`; unit and scale are in the file's metadata under `fairlead`
 *     slice        text     empty for the whole, else such as `source=website`
 *     replication  int32    a simulated history; the same number is the same history under every plan
 *     numerator    double   what is counted
 *     denominator  double   what it is counted over
 *     value        double   numerator / denominator, null where the denominator is 0
 *
 *     select plan, 100 * sum(numerator) / sum(denominator) as won_per_100
 *     from 'out/tiny/replications.parquet'
 *     where measure = 'conversion' and scenario = 'everything' and slice = '' group by plan;
 *
 *     rows = pandas.read_parquet('out/tiny/replications.parquet').query("measure == 'conversion' and slice == ''")
 *
 * Over several replications always divide sums: the mean of `value` gives a year with few customers the weight of a
 * year with many.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escape as computed, desc, op } from 'arquero';
import { renderSvg } from '../reports/charts/render-svg.ts';
import { pairedRatioDifference } from '../sim/stats/paired-ratio-difference.ts';
import { loadResults } from '../sim/study/results/load-results.ts';

const [folder = 'out/tiny', measure = 'conversion'] = process.argv.slice(2);

// ## 1. Results: those that are there, else those of the small study

if (!existsSync(join(folder, 'manifest.json'))) {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const words = ['run', here('../scenarios/studies/tiny.yaml'), '--out', folder];
  execFileSync(process.execPath, [here('../sim/cli/fairlead.mjs'), ...words], { stdio: 'inherit' });
}
const { summary, measures, replications } = await loadResults(folder);
const [baseline, ...others] = summary.plans.map(({ name }) => name);
const { unit, scale } = summary.measures.find(({ id }) => id === measure)!;
console.log(`\n${summary.title}: ${measure}, ${unit}, ${summary.replications} simulated histories`);

// ## 2. What the report says, as a table: `measures.csv`

/** A row of either table; `computed` lets arquero call a function of ours for each. */
interface Row {
  readonly plan: string;
  readonly scenario: string;
  readonly measure: string;
  readonly slice: string;
}
const ofTheWhole = computed(
  (row: Row) => row.measure === measure && row.scenario === 'everything' && row.slice === '',
);
const isBaseline = computed((row: Row) => row.plan === baseline);
const isOther = computed((row: Row) => row.plan !== baseline);

measures
  .filter(ofTheWhole)
  .select('plan', 'mean', 'lo', 'hi', 'difference', 'difference_lo', 'difference_hi', 'verdict')
  .print();

// ## 3. The same by hand: every plan beside the baseline in the same history

const rows = replications.filter(ofTheWhole);
const ofBaseline = rows
  .filter(isBaseline)
  .select({ replication: 'replication', numerator: 'base_numerator', denominator: 'base_denominator' });

interface Pair {
  readonly numerator: number;
  readonly denominator: number;
  readonly base_numerator: number;
  readonly base_denominator: number;
}
const difference = computed(
  (pair: Pair) => scale * (pair.numerator / pair.denominator - pair.base_numerator / pair.base_denominator),
);
const pairs = rows.filter(isOther).join(ofBaseline, 'replication').derive({ difference });

pairs
  .groupby('plan')
  .rollup({
    histories: op.count(),
    numerator: op.sum('numerator'),
    denominator: op.sum('denominator'),
    base_numerator: op.sum('base_numerator'),
    base_denominator: op.sum('base_denominator'),
    lowest: op.min('difference'),
    highest: op.max('difference'),
  })
  .derive({ difference })
  .select('plan', 'histories', 'difference', 'lowest', 'highest')
  .orderby(desc('difference'))
  .print();

// ## 4. Where the difference comes from: sources, which are exploratory

measures
  .filter(isOther)
  .filter(computed((row: Row) => row.measure === measure && row.slice.startsWith('source=')))
  .groupby('slice')
  .pivot('plan', 'difference')
  .print();

// ## 5. A chart: every history a dot, the ratio of sums and its interval beside them

const intervals = others.map((plan) => {
  const own = pairs.filter(computed((row: Row) => row.plan === plan));
  const column = (name: string) => Array.from(own.array(name) as Iterable<number>);
  const interval = pairedRatioDifference(
    { numerators: column('numerator'), denominators: column('denominator') },
    { numerators: column('base_numerator'), denominators: column('base_denominator') },
    summary.level,
  );
  return { plan, lo: scale * (interval?.lo ?? Number.NaN), hi: scale * (interval?.hi ?? Number.NaN) };
});
const y = { field: 'plan', type: 'nominal', title: null } as const;
const title = `${measure}: difference to ${baseline}, ${unit}`;
const svg = await renderSvg(
  {
    background: 'white',
    padding: 12,
    height: { step: 44 },
    layer: [
      {
        data: { values: pairs.objects() },
        mark: { type: 'point', opacity: 0.5 },
        encoding: { y, x: { field: 'difference', type: 'quantitative', title } },
      },
      {
        data: { values: intervals },
        mark: { type: 'rule', strokeWidth: 4, yOffset: 12, y2Offset: 12 },
        encoding: { y, x: { field: 'lo', type: 'quantitative' }, x2: { field: 'hi' } },
      },
      { data: { values: [{}] }, mark: { type: 'rule', strokeDash: [4, 4] }, encoding: { x: { datum: 0 } } },
    ],
  },
  640,
);
const chart = join(folder, 'compare-plans.svg');
writeFileSync(chart, svg);
console.log(`\nThe chart is in ${chart}`);
