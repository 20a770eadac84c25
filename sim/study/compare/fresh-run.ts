import { EVERYTHING } from '../../measure/layout.ts';
import type { PreparedStudy, StudyOverrides } from '../compile/prepare-study.ts';
import { rowName } from '../compile/rows.ts';
import { topicsOf } from '../compile/study-layout.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { RowKey } from '../results/estimate.ts';
import { measureInfos } from '../results/measure-info.ts';
import type { FreshRun } from '../results/selection-summary.ts';
import type { StudySummary } from '../results/summary.ts';
import { constrainedRows, keptConstraints } from './kept-constraints.ts';
import { summariseRows } from './summarise.ts';

/**
 * What to run again so that the figure quoted for a selected plan is not the lucky one: the baseline and that plan,
 * with as many replications, on streams that the selection has not seen.
 *
 * @returns null where no plan was selected, or the baseline
 */
export function freshOverrides({
  selection,
  plans,
  seed,
  replications,
}: StudySummary): (StudyOverrides & { readonly seed: string }) | null {
  const [baseline] = plans;
  const selected = selection?.selected;
  if (selected == null || selected === baseline?.name) return null;
  return { seed: `${seed}, on fresh streams`, replications, plans: [baseline!.name, selected] };
}

/**
 * The selected plan against the baseline in a run on fresh streams: all headline differences together, and all
 * constraints together.
 */
export function freshRun(
  { loaded, plans, compiled, layout, seed }: PreparedStudy,
  rows: StudyRows,
): FreshRun {
  const study = loaded.study.value;
  const measures = measureInfos(study, compiled.world.currency, topicsOf(compiled.world));
  const names = plans.map(({ plan }) => plan);
  const { level, compare } = study;
  const headlines = new Set(measures.filter(({ headline }) => headline).map(({ id }) => id));
  const limited = constrainedRows(study.constraints, layout, measures);
  const limitedNames = new Set(limited.map(({ row }) => rowName(row)));
  const decided = (row: RowKey) =>
    headlines.has(row.measure) && row.scenario === EVERYTHING && row.slice === '';
  const estimates = summariseRows({ layout, measures, plans: names, rows, level, compare, seed }).filter(
    ({ row }) => decided(row) || limitedNames.has(rowName(row)),
  );
  return {
    seed,
    replications: rows[0]?.length ?? 0,
    differences: estimates.flatMap(({ row, difference }) => {
      if (difference === null || !decided(row)) return [];
      const { mean, interval, verdict } = difference;
      return { measure: row.measure, mean, interval, verdict };
    }),
    constraints: keptConstraints(limited, rows[1] ?? [], layout, level, 1),
    estimates,
  };
}
