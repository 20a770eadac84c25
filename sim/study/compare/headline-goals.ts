import type { RowLayout } from '../compile/rows.ts';
import type { MeasureInfo } from '../results/estimate.ts';
import { wholeMarketRow } from './row-sample.ts';

/** A headline measure over the whole market that has a good direction. */
export interface HeadlineGoal {
  /** Its row in the layout. */
  readonly row: number;
  /** Turns the value so that more is better. */
  readonly sign: number;
  /** Smallest difference that matters, as values are before they are scaled; 0 where none is named. */
  readonly margin: number;
}

/** What plans that pursue several goals at once are compared on. */
export function headlineGoals(measures: readonly MeasureInfo[], layout: RowLayout): HeadlineGoal[] {
  return measures.flatMap(({ id, headline, better, scale, material }) => {
    const row = wholeMarketRow(layout, id);
    if (!headline || better === 'neither' || row < 0) return [];
    const sign = (better === 'lower' ? -1 : 1) * Math.sign(scale);
    return { row, sign, margin: (material ?? 0) / Math.abs(scale) };
  });
}
