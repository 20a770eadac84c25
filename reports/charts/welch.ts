import type { TopLevelSpec } from 'vega-lite';
import type { WarmUpPilot } from '../../sim/study/results/summary.ts';
import { planMarks } from '../plan-marks.ts';
import { CHART_BASE, INK, MUTED, planScales } from './theme.ts';

const WEEK = 7 * 86_400;

/**
 * Welch plot: leads in hand over leads that arrive in a week, from an empty start, over all replications of the pilot.
 * Dots are single weeks, lines Welch's moving averages, one a plan; the stroke is the end of the warm-up that is used, a
 * dashed one what MSER-5 would choose where another was declared.
 *
 * @param declared seconds of the warm-up that the study declares; null where MSER-5 chose it
 */
export function welchChart({ plans, weeks }: WarmUpPilot, declared: number | null): TopLevelSpec {
  const x = { type: 'quantitative', axis: { title: 'week from an empty start', grid: false } } as const;
  const y = { type: 'quantitative', axis: { title: null }, scale: { zero: true } } as const;
  const values = (of: 'weekly' | 'averages') =>
    plans.flatMap((each) => each[of].map((value, i) => ({ plan: each.plan, week: i + 1, value })));
  const rule = (week: number, dash: number[]) => ({
    data: { values: [{ week }] },
    mark: { type: 'rule' as const, stroke: INK, strokeDash: dash },
    encoding: { x: { field: 'week', ...x } },
  });
  const marks = planMarks(plans.map(({ plan }, i) => ({ name: plan, title: plan, baseline: i === 0 })));
  const { colour } = planScales(marks);
  const used = declared === null ? weeks : declared / WEEK;
  return {
    ...CHART_BASE,
    height: 260,
    title: {
      text: 'Leads in hand, in weeks of arrivals',
      anchor: 'start',
      frame: 'group',
      fontSize: 12,
      fontWeight: 'normal',
      color: MUTED,
    },
    layer: [
      {
        data: { values: values('weekly') },
        mark: { type: 'point', filled: true, size: 12, opacity: 0.35, color: MUTED },
        encoding: { x: { field: 'week', ...x }, y: { field: 'value', ...y } },
      },
      {
        data: { values: values('averages') },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          x: { field: 'week', ...x },
          y: { field: 'value', ...y },
          color: { ...colour, legend: { title: null, orient: 'bottom', columns: 3 } },
        },
      },
      ...(used === null ? [] : [rule(used + 0.5, [])]),
      ...(declared !== null && weeks !== null ? [rule(weeks + 0.5, [4, 4])] : []),
    ],
  };
}
