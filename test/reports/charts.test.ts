import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { archetypeProfitChart } from '../../reports/charts/archetype-profit.ts';
import { curveTable } from '../../reports/charts/curve-table.ts';
import { differenceChart } from '../../reports/charts/difference.ts';
import { differenceTable } from '../../reports/charts/difference-table.ts';
import { type Cross, obstaclesOf, overlap, placeLabels } from '../../reports/charts/place-labels.ts';
import { renderSvg } from '../../reports/charts/render-svg.ts';
import { responseChart } from '../../reports/charts/response.ts';
import { spreadLabels } from '../../reports/charts/spread-labels.ts';
import { tradeOff, tradeOffChart } from '../../reports/charts/trade-off.ts';
import { yearlyDifferences } from '../../reports/charts/yearly-differences.ts';
import { yearsChart, yearsTable } from '../../reports/charts/years.ts';
import { planMarks } from '../../reports/plan-marks.ts';
import { indexSummary } from '../../reports/summary-index.ts';
import { wholeMarketTable } from '../../reports/whole-market-table.ts';
import { makeFixture } from './fixture.ts';

const { summary, replications } = makeFixture(30);
const index = indexSummary(summary);
const marks = planMarks(summary.plans);
const conversion = index.measure('conversion')!;

const CHARTS = {
  difference: () => differenceChart(differenceTable(index, 'conversion'), { ...conversion, marks }),
  years: () => yearsChart(yearsTable(index, 'conversion', replications), { ...conversion, marks }),
  'trade-off': () =>
    tradeOffChart(tradeOff(index, { x: 'worked-twice', y: 'conversion' }, replications)!, marks),
  response: () => responseChart(curveTable(summary, 'response'), { unit: 'per 100 real leads', marks }),
  'archetype profit': () =>
    archetypeProfitChart(curveTable(summary, 'profit-by-archetype'), { unit: 'CNY', marks }),
};

describe.each(Object.entries(CHARTS))('the %s chart', (_, spec) => {
  test('has the same bytes whenever it is drawn', async () => {
    const first = await renderSvg(spec(), 480);
    expect(await renderSvg(spec(), 480)).toBe(first);
  });

  test('draws finite numbers, names its clip paths never, and is as wide as asked', async () => {
    const svg = await renderSvg(spec(), 480);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|clip-path/);
    expect(svg).toMatch(/^<svg [^>]*width="480"/);
  });

  test('draws every plan that is compared in its own colour', async () => {
    const svg = await renderSvg(spec(), 480);
    for (const { colour } of marks.slice(1)) expect(svg).toContain(colour);
  });
});

describe('tables behind the charts', () => {
  test('differences are ordered best first, whichever way is good', () => {
    const means = (measure: string) => differenceTable(index, measure).array('mean') as number[];
    expect(means('conversion')).toEqual([...means('conversion')].sort((a, b) => b - a));
    expect(means('worked-twice')).toEqual([...means('worked-twice')].sort((a, b) => a - b));
  });

  test('differences and intervals are those of the summary', () => {
    const row = (differenceTable(index, 'conversion').objects() as { plan: string; lo: number }[]).find(
      ({ plan }) => plan === 'reclaim',
    )!;
    expect(row.lo).toBe(index.estimate('reclaim', 'conversion')!.difference!.interval!.lo);
  });

  test('years that came out better are counted as in the summary', () => {
    const years = yearlyDifferences(replications, conversion, 'keep').objects() as {
      plan: string;
      difference: number;
    }[];
    for (const { name } of index.alternatives) {
      const better = years.filter(({ plan, difference }) => plan === name && difference > 0).length;
      expect(better).toBe(index.estimate(name, 'conversion')!.difference!.yearsBetter);
    }
  });

  test('a year without customers is left out', () => {
    const keys = [{ measure: 'conversion', scenario: 'everything', slice: '' }];
    const table = wholeMarketTable(['keep', 'new'], { keys, counters: [0, 0] }, [
      [Float64Array.of(4, 100), Float64Array.of(0, 0)],
      [Float64Array.of(6, 100), Float64Array.of(1, 50)],
    ]);
    expect(yearlyDifferences(table, conversion, 'keep').objects()).toEqual([
      { plan: 'new', replication: 0, difference: expect.closeTo(2) },
    ]);
  });

  test('only rows over the whole market are taken from the replications', () => {
    const keys = [
      { measure: 'conversion', scenario: 'everything', slice: 'region=Dongguan' },
      { measure: 'conversion', scenario: 'all others', slice: '' },
      { measure: 'conversion', scenario: 'everything', slice: '' },
    ];
    const values = Float64Array.of(1, 2, 3, 10, 20, 30, 99);
    const table = wholeMarketTable(['keep'], { keys, counters: [1] }, [[values]]);
    expect(table.objects()).toEqual([
      {
        plan: 'keep',
        scenario: 'everything',
        measure: 'conversion',
        slice: '',
        replication: 0,
        numerator: 3,
        denominator: 30,
      },
    ]);
  });

  test('plans keep their colours when one of them is missing its results', () => {
    const few = { ...summary, estimates: summary.estimates.filter(({ plan }) => plan !== 'even-by-region') };
    expect(planMarks(few.plans)).toEqual(marks);
    expect(differenceTable(indexSummary(few), 'conversion').array('plan')).not.toContain('even-by-region');
  });
});

describe('labels moved apart', () => {
  const labels = fc.array(
    fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 9 })),
    {
      minLength: 1,
      maxLength: 10,
    },
  );

  property.prop([labels])('do not touch, stay in range and keep their order', (wanted) => {
    const positions = wanted.map(([position]) => position);
    const sizes = wanted.map(([, size]) => size);
    const placed = spreadLabels(positions, sizes, { lo: 0, hi: 100 });
    const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]! || a - b);
    order.forEach((label, i) => {
      expect(placed[label]! - sizes[label]! / 2).toBeGreaterThanOrEqual(-1e-9);
      expect(placed[label]! + sizes[label]! / 2).toBeLessThanOrEqual(100 + 1e-9);
      if (i === 0) return;
      const before = order[i - 1]!;
      const apart = placed[label]! - placed[before]!;
      expect(apart).toBeGreaterThanOrEqual((sizes[label]! + sizes[before]!) / 2 - 1e-9);
    });
  });

  test('stay where they are when they do not touch', () => {
    expect(spreadLabels([50, 10, 90], [10, 10, 10], { lo: 0, hi: 100 })).toEqual([50, 10, 90]);
  });

  test('give way evenly when two want the same place', () => {
    expect(spreadLabels([50, 50], [10, 10], { lo: 0, hi: 100 })).toEqual([45, 55]);
  });
});

describe('names beside crosses', () => {
  const plot = { width: 350, height: 340 };
  const crossAt = (x: number, y: number): Cross => ({
    x,
    y,
    xLo: x - 20,
    xHi: x + 20,
    yTop: y - 15,
    yBottom: y + 15,
    nameWidth: 120,
    nameHeight: 30,
  });
  const inPlot = fc.tuple(fc.integer({ min: 0, max: plot.width }), fc.integer({ min: 0, max: plot.height }));

  property.prop([fc.array(inPlot, { minLength: 1, maxLength: 9 })])(
    'cover no cross and no other name, and stay inside the plot',
    (places) => {
      const crosses = places.map(([x, y]) => crossAt(x, y));
      const names = placeLabels(crosses, plot).filter((box) => box !== null);
      names.forEach((name, i) => {
        expect(
          [...crosses.flatMap(obstaclesOf), ...names.slice(0, i)].some((box) => overlap(box, name)),
        ).toBe(false);
        expect(
          Math.min(name.left, plot.width - name.right, name.top, plot.height - name.bottom),
        ).toBeGreaterThanOrEqual(0);
      });
    },
  );

  test('stand to the right where that is free, else elsewhere, else nowhere', () => {
    const [right, left] = placeLabels([crossAt(150, 100), crossAt(300, 250)], plot);
    expect(right!.left).toBeGreaterThan(170);
    expect(left!.right).toBeLessThan(280);
    expect(placeLabels([{ ...crossAt(150, 100), nameWidth: 400 }], plot)).toEqual([null]);
  });
});
