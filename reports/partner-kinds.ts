import type { Estimate, MeasureInfo } from '../sim/study/results/estimate.ts';
import { decimalsOfDifference, formatNumber, formatRange, formatSigned } from './numbers.ts';
import type { SummaryIndex } from './summary-index.ts';

const ARCHETYPE = 'archetype=';

/** The headline measure that is kept by kind of partner; undefined where none is. */
export function measureOfKinds(index: SummaryIndex): MeasureInfo | undefined {
  return index.headlines.find(
    ({ id, better }) => better !== 'neither' && index.slices(id).some((slice) => slice.startsWith(ARCHETYPE)),
  );
}

/** How one kind of partner fares under a plan. */
export interface Kind {
  readonly kind: string;
  readonly verdict: string;
  readonly words: string;
  readonly change: number;
}

/** All kinds of partner under a plan, the greatest loss first. */
export function kindsUnder(index: SummaryIndex, plan: string, measure: MeasureInfo): Kind[] {
  const sign = measure.better === 'lower' ? -1 : 1;
  return index
    .slices(measure.id)
    .filter((slice) => slice.startsWith(ARCHETYPE))
    .flatMap((slice) => {
      const estimate = index.estimate(plan, measure.id, undefined, slice);
      const today = index.estimate(index.baseline.name, measure.id, undefined, slice);
      if (!estimate?.difference) return [];
      return {
        kind: index.titleOf(slice),
        verdict: estimate.difference.verdict,
        words: changeWords(measure, estimate, today),
        change: estimate.difference.mean,
      };
    })
    .sort((a, b) => sign * (a.change - b.change));
}

function changeWords(
  measure: MeasureInfo,
  { mean, difference }: Estimate,
  today: Estimate | undefined,
): string {
  const decimals = decimalsOfDifference(measure.decimals, difference!.interval);
  const range = difference!.interval ? ` (${formatRange(difference!.interval, decimals)})` : '';
  const levels =
    mean === null || today?.mean == null
      ? ''
      : `, ${formatNumber(today.mean, measure.decimals)} → ${formatNumber(mean, measure.decimals)}`;
  return `${formatSigned(difference!.mean, decimals)}${range}${levels}`;
}
