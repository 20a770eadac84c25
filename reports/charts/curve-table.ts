import { type ColumnTable, from } from 'arquero';
import type { Curve, StudySummary } from '../../sim/study/results/summary.ts';
import { titleIn } from '../summary-index.ts';

/** One point of a curve, as charts read it. */
export interface CurvePoint {
  readonly plan: string;
  readonly title: string;
  readonly x: string | number;
  readonly y: number;
  readonly lo: number;
  readonly hi: number;
}

/** All points of the curves of one kind, plan by plan; points without a value are left out. */
export function curveTable(summary: StudySummary, id: Curve['id']): ColumnTable {
  const titles = new Map(summary.plans.map(({ name, title }) => [name, title]));
  const named = (x: string | number) => (typeof x === 'string' ? titleIn(summary, `archetype=${x}`) : x);
  const points = summary.curves
    .filter((curve) => curve.id === id)
    .flatMap(({ plan, points: all }) =>
      all.flatMap(({ x, y, lo, hi }): CurvePoint[] =>
        y === null
          ? []
          : [{ plan, title: titles.get(plan) ?? plan, x: named(x), y, lo: lo ?? y, hi: hi ?? y }],
      ),
    );
  return from(points);
}
