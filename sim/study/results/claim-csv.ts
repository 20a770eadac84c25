import type { ClaimSummary } from './claim-summary.ts';
import { BYTE_ORDER_MARK, csvCell } from './measures-csv.ts';

const COLUMNS = [
  'claim',
  'case',
  'at',
  'measure',
  'scenario',
  'plan',
  'baseline_mean',
  'difference',
  'difference_lo',
  'difference_hi',
  'difference_level',
  'difference_method',
  'word',
] as const;

/** `claim.csv`: one line for each world and plan of a study's claim, in the format of `measures.csv`. */
export function claimCsv({ name, cases, measure, scenario, level, method }: ClaimSummary): string {
  const lines = cases.flatMap((each) =>
    each.differences.map(({ plan, mean, interval, word }) =>
      [
        name,
        each.name,
        each.at,
        measure,
        scenario,
        plan,
        each.baseline,
        mean,
        interval?.lo ?? null,
        interval?.hi ?? null,
        level,
        method,
        word,
      ]
        .map(csvCell)
        .join(','),
    ),
  );
  return `${BYTE_ORDER_MARK}${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
