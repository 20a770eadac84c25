import type { ColumnTable } from 'arquero';
import type { PlanMark } from '../plan-marks.ts';
import type { SummaryIndex } from '../summary-index.ts';

/** What every section of the page is made from. */
export interface PageContext {
  readonly index: SummaryIndex;
  readonly marks: readonly PlanMark[];
  /** One row a plan, measure and replication over the whole market at least; see `wholeMarketTable`. */
  readonly replications: ColumnTable;
  /** The command that makes these results again. */
  readonly command: string;
}
