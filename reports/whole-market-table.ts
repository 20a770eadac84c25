import { type ColumnTable, table } from 'arquero';
import type { RowLayout } from '../sim/study/compile/rows.ts';
import type { StudyRows } from '../sim/study/execute/replicate.ts';
import { EVERYTHING } from './summary-index.ts';

/**
 * The rows over the whole market as a table, straight from the replications: what charts of single years need,
 * with the columns of the `replications` table of `loadResults`.
 *
 * @param plans names in the order of `rows`
 */
export function wholeMarketTable(plans: readonly string[], layout: RowLayout, rows: StudyRows): ColumnTable {
  const whole = layout.keys.flatMap(({ measure, scenario, slice }, row) =>
    scenario === EVERYTHING && slice === '' ? [{ measure, row }] : [],
  );
  const columns = {
    plan: [] as string[],
    scenario: [] as string[],
    measure: [] as string[],
    slice: [] as string[],
    replication: [] as number[],
    numerator: [] as number[],
    denominator: [] as number[],
  };
  plans.forEach((plan, p) => {
    for (const { measure, row } of whole) {
      rows[p]!.forEach((values, replication) => {
        columns.plan.push(plan);
        columns.scenario.push(EVERYTHING);
        columns.measure.push(measure);
        columns.slice.push('');
        columns.replication.push(replication);
        columns.numerator.push(values[row]!);
        columns.denominator.push(values[layout.keys.length + row]!);
      });
    }
  });
  return table(columns);
}
