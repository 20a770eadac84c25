import { summariseRows } from '../../sim/study/compare/summarise.ts';
import type { RowLayout } from '../../sim/study/compile/rows.ts';
import type { MeasureInfo } from '../../sim/study/results/estimate.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';

/** A finished study of two plans and two measures, small enough to check by hand. */
export const measures: readonly MeasureInfo[] = [
  {
    id: 'conversion',
    title: 'Conversion',
    unit: 'per 100 customers',
    scale: 100,
    better: 'higher',
    material: 1,
    headline: true,
    numerator: 'customers that bought',
    denominator: 'customers that arrived',
    decimals: 2,
  },
  {
    id: 'waiting',
    title: 'Waiting',
    unit: 'hours',
    scale: 1,
    better: 'lower',
    material: null,
    headline: false,
    numerator: 'hours waited',
    denominator: 'leads, with "quotes" and, commas',
    decimals: 1,
  },
];

export const layout: RowLayout = {
  keys: [
    { measure: 'conversion', scenario: 'everything', slice: '' },
    { measure: 'conversion', scenario: 'everything', slice: 'source=fair' },
    { measure: 'conversion', scenario: 'bundle', slice: '' },
    { measure: 'waiting', scenario: 'everything', slice: '' },
  ],
  counters: [0, 2],
};

/** Rows of one replication: numerators, denominators, counters. */
const replication = (numerators: number[], denominators: number[], ...counters: number[]) =>
  Float64Array.from([...numerators, ...denominators, ...counters]);

export const keep = [
  replication([10, 1, 0, 30], [100, 10, 0, 10]),
  replication([12, 2, 0, 32], [100, 10, 0, 10]),
  replication([11, 0, 1, 34], [100, 0, 4, 10]),
];
export const pilot = [
  replication([13, 2, 0, 30], [100, 10, 0, 10], 5, 0),
  replication([16, 1, 0, 32], [100, 10, 0, 10], 6, 1),
  replication([14, 0, 2, 34], [100, 0, 4, 10], 7, 0),
];

export function toySummary(plans: readonly string[] = ['keep', 'pilot']): StudySummary {
  return {
    study: 'toy',
    title: 'A toy',
    world: 'tiny',
    currency: 'CNY',
    seed: 'spring-2026',
    replications: 3,
    level: 0.95,
    warmUp: { under: 'keep', for: '26 weeks', chosen: 'declared' },
    cohort: { from: '2027-01-04', until: '2027-12-31', followUp: '40 weeks' },
    titles: {},
    scenarios: ['bundle'],
    plans: plans.map((name, i) => ({ name, title: name, baseline: i === 0, phases: [], changes: [] })),
    measures,
    estimates: summariseRows({ layout, measures, plans, rows: [keep, pilot], level: 0.95 }),
    curves: [],
    health: [],
    scope: { included: [], excluded: [] },
    warnings: [],
  };
}
