import { EVERYTHING } from '../../measure/layout.ts';
import type { RatioSample } from '../../stats/ratio-of-sums.ts';
import type { RowLayout } from '../compile/rows.ts';

/** Numerators and denominators of one row over all replications of a plan. */
export function rowSample(
  replications: readonly Float64Array[],
  layout: RowLayout,
  row: number,
): RatioSample {
  const count = layout.keys.length;
  return {
    numerators: replications.map((values) => values[row]!),
    denominators: replications.map((values) => values[count + row]!),
  };
}

/** The first n replications of a sample. */
export function firstReplications({ numerators, denominators }: RatioSample, n: number): RatioSample {
  return { numerators: numerators.slice(0, n), denominators: denominators.slice(0, n) };
}

/** Where the row of a measure over the whole market stands; -1 where the study does not keep it. */
export function wholeMarketRow(layout: RowLayout, measure: string): number {
  return layout.keys.findIndex(
    (row) => row.measure === measure && row.scenario === EVERYTHING && row.slice === '',
  );
}
