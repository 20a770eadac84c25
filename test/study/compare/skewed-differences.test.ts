import { expect, test } from 'vitest';
import { skewedDifferences } from '../../../sim/study/compare/skewed-differences.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { measures } from '../toy-study.ts';

const headlines = measures.map((each) => ({ ...each, headline: true }));
const layout = {
  keys: headlines.map(({ id }) => ({ measure: id, scenario: 'everything', slice: '' })),
  counters: [0, 0],
};
const normal = normalDraws('skewed differences');
const exponential = () => (normal() ** 2 + normal() ** 2) / 2 - 1;

function skewed(years: number, first: () => number, second: () => number) {
  const rows = [() => 0, undefined].map((none) =>
    Array.from({ length: years }, () => Float64Array.of((none ?? first)(), (none ?? second)(), 1, 1)),
  );
  return skewedDifferences({ layout, measures: headlines, plans: ['keep', 'pilot'], rows, level: 0.95 });
}

test('differences as skewed as an exponential are named after 100 years, with years that would do, and not after 2,000', () => {
  const [found, ...others] = skewed(100, normal, exponential);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ plan: 'pilot', measure: { id: 'waiting' } });
  expect(found!.skewness).toBeGreaterThan(1.5);
  expect(found!.enough).toBeGreaterThan(100);
  expect(skewed(2000, normal, exponential)).toEqual([]);
});

test('normal differences, and such as never vary, are not named, also after few years', () => {
  for (const years of [3, 10, 100]) expect(skewed(years, normal, () => 0)).toEqual([]);
});
