import type { Estimate, MeasureInfo } from './estimate.ts';
import type { StudySummary } from './summary.ts';

type Cell = string | number | null;

/** The study itself, or the selected plan run again on streams that have not selected it. */
type Run = 'study' | 'fresh';

/** One column of `measures.csv`: its name, whether it holds text, and its cell for an estimate. */
interface Column {
  readonly name: string;
  readonly kind: 'text' | 'number';
  readonly cell: (estimate: Estimate, measure: MeasureInfo, baseline: string, run: Run) => Cell;
}

const text = (name: string, cell: Column['cell']): Column => ({ name, kind: 'text', cell });
const number = (name: string, cell: Column['cell']): Column => ({ name, kind: 'number', cell });

/** The columns in their order. All numbers are in the unit shown; differences are plan minus baseline. */
export const MEASURE_COLUMNS: readonly Column[] = [
  text('plan', ({ plan }) => plan),
  text('scenario', ({ row }) => row.scenario),
  text('slice', ({ row }) => row.slice),
  text('measure', ({ row }) => row.measure),
  text('unit', (_, { unit }) => unit),
  text('denominator', (_, { denominator }) => denominator),
  number('mean', ({ mean }) => mean),
  number('lo', ({ interval }) => interval?.lo ?? null),
  number('hi', ({ interval }) => interval?.hi ?? null),
  number('n', ({ n }) => n),
  number('p10', ({ p10 }) => p10),
  number('p90', ({ p90 }) => p90),
  text('baseline', ({ difference }, _, baseline) => (difference === null ? null : baseline)),
  number('difference', ({ difference }) => difference?.mean ?? null),
  number('difference_lo', ({ difference }) => difference?.interval?.lo ?? null),
  number('difference_hi', ({ difference }) => difference?.interval?.hi ?? null),
  number('difference_level', ({ difference }) => difference?.interval?.level ?? null),
  text('difference_method', ({ difference }) => difference?.interval?.method ?? null),
  text('correction', ({ difference }) => difference?.interval?.correction ?? null),
  text('verdict', ({ difference }) => difference?.verdict ?? null),
  number('years_better', ({ difference }) => difference?.yearsBetter ?? null),
  number('variance_ratio', ({ difference }) => difference?.varianceRatio ?? null),
  // On the rows that are decided on only.
  number('years_share_better', ({ difference }) => difference?.luck?.share ?? null),
  number('years_p10', ({ difference }) => difference?.luck?.p10 ?? null),
  number('years_p90', ({ difference }) => difference?.luck?.p90 ?? null),
  number('equivalence_p', ({ difference }) => difference?.equivalence?.p ?? null),
  number('non_inferiority_p', ({ difference }) => difference?.equivalence?.nonInferiorityP ?? null),
  number('p10_lo', ({ p10Interval }) => p10Interval?.lo ?? null),
  number('p10_hi', ({ p10Interval }) => p10Interval?.hi ?? null),
  number('p90_lo', ({ p90Interval }) => p90Interval?.lo ?? null),
  number('p90_hi', ({ p90Interval }) => p90Interval?.hi ?? null),
  // How the intervals of the plan by itself, and the p-values above, were made.
  number('level', ({ interval }) => interval?.level ?? null),
  text('method', ({ interval }) => interval?.method ?? null),
  number('p10_level', ({ p10Interval }) => p10Interval?.level ?? null),
  text('p10_method', ({ p10Interval }) => p10Interval?.method ?? null),
  number('p90_level', ({ p90Interval }) => p90Interval?.level ?? null),
  text('p90_method', ({ p90Interval }) => p90Interval?.method ?? null),
  text('equivalence_correction', ({ difference }) => difference?.equivalence?.correction ?? null),
  text('run', (_estimate, _measure, _baseline, run) => run),
];

/** Excel takes UTF-8 for UTF-8 only behind this mark. */
export const BYTE_ORDER_MARK = '\ufeff';

/** What makes Excel or LibreOffice read text as a formula, at the start of a cell. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * `measures.csv`: one line for each run, plan, scenario, slice and measure, tidy, RFC 4180 with a byte order mark.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP recommends against CSV
 * injection; `loadResults` takes it away again. Numbers are written in full and without any locale.
 */
export function measuresCsv(summary: StudySummary): string {
  const measures = new Map(summary.measures.map((measure) => [measure.id, measure]));
  const baseline = summary.plans[0]?.name ?? '';
  const lines = [MEASURE_COLUMNS.map((column) => column.name).join(',')];
  const add = (estimate: Estimate, run: Run) => {
    const measure = measures.get(estimate.row.measure)!;
    const cells = MEASURE_COLUMNS.map((column) => csvCell(column.cell(estimate, measure, baseline, run)));
    lines.push(cells.join(','));
  };
  for (const estimate of summary.estimates) add(estimate, 'study');
  for (const estimate of summary.selection?.fresh?.estimates ?? []) add(estimate, 'fresh');
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** Text of a cell as it was before it was made safe for spreadsheets. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA_START.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A cell as it stands in the file, safe for spreadsheets. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
