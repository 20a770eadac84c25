import type { TopLevelSpec } from 'vega-lite';
import type { WarmUp } from '../../sim/study/warm-up/warm-up.ts';
import { CHART_BASE, INK, MUTED } from './theme.ts';

/**
 * Welch plot: work for each arriving lead week by week as dots, its moving average as a line, the end of the declared warm-up as a
 * stroke and what MSER-5 would leave out as a dashed one.
 */
export function welchChart({ weekly, averages, mser, declared }: WarmUp): TopLevelSpec {
  const x = { type: 'quantitative', axis: { title: 'week of the running business', grid: false } } as const;
  const y = { type: 'quantitative', axis: { title: null }, scale: { zero: true } } as const;
  const weeks = (values: readonly number[]) => values.map((value, i) => ({ week: i + 1, value }));
  const rule = (week: number, dash: number[]) => ({
    data: { values: [{ week }] },
    mark: { type: 'rule' as const, stroke: INK, strokeDash: dash },
    encoding: { x: { field: 'week', ...x } },
  });
  return {
    ...CHART_BASE,
    height: 260,
    title: {
      text: 'Pieces of work finished for each lead that arrives',
      anchor: 'start',
      frame: 'group',
      fontSize: 12,
      fontWeight: 'normal',
      color: MUTED,
    },
    layer: [
      {
        data: { values: weeks(weekly) },
        mark: { type: 'point', filled: true, size: 18, opacity: 0.5, color: MUTED },
        encoding: { x: { field: 'week', ...x }, y: { field: 'value', ...y } },
      },
      {
        data: { values: weeks(averages) },
        mark: { type: 'line', stroke: INK, strokeWidth: 2 },
        encoding: { x: { field: 'week', ...x }, y: { field: 'value', ...y } },
      },
      rule(declared + 0.5, []),
      rule(mser.cut + 0.5, [4, 4]),
    ],
  };
}
