import { type ColumnTable, escape as fromHere, table } from 'arquero';
import type { MeasureInfo } from '../../sim/study/results/estimate.ts';
import { EVERYTHING } from '../summary-index.ts';

/**
 * Differences to the baseline of single simulated years, over the whole market: both plans of a pair meet the
 * same customers, so the years are compared one by one.
 *
 * Columns: plan, replication, difference (in the unit shown). Years in which either value is not defined are left
 * out.
 *
 * @param replications table of `loadResults`: plan, scenario, measure, slice, replication, numerator, denominator
 */
export function yearlyDifferences(
  replications: ColumnTable,
  measure: MeasureInfo,
  baseline: string,
): ColumnTable {
  const rows = wholeMarket(replications, measure.id);
  const today = new Map<number, number>();
  for (const { plan, replication, numerator, denominator } of rows) {
    if (plan === baseline && denominator !== 0) today.set(replication, numerator / denominator);
  }
  const years = rows.flatMap(({ plan, replication, numerator, denominator }) => {
    const other = today.get(replication);
    if (plan === baseline || denominator === 0 || other === undefined) return [];
    return { plan, replication, difference: measure.scale * (numerator / denominator - other) };
  });
  return table({
    plan: years.map(({ plan }) => plan),
    replication: years.map(({ replication }) => replication),
    difference: years.map(({ difference }) => difference),
  });
}

interface ReplicationRow {
  readonly plan: string;
  readonly scenario: string;
  readonly measure: string;
  readonly slice: string;
  readonly replication: number;
  readonly numerator: number;
  readonly denominator: number;
}

function wholeMarket(replications: ColumnTable, measure: string): ReplicationRow[] {
  return replications
    .filter(
      fromHere(
        (row: ReplicationRow) => row.measure === measure && row.scenario === EVERYTHING && row.slice === '',
      ),
    )
    .objects() as ReplicationRow[];
}
