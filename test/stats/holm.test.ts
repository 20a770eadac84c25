import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { holmAdjusted } from '../../sim/stats/holm.ts';

// R: p.adjust(c(.01, .04, .03, .005), 'holm')
test('p-values are stepped down as in R', () => {
  const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005]);
  [0.03, 0.06, 0.06, 0.02].forEach((expected, i) => {
    expect(adjusted[i]).toBeCloseTo(expected, 12);
  });
});

property.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })])(
  'lie between the plain p-values and those of Bonferroni, in the same order',
  (pValues) => {
    const adjusted = holmAdjusted(pValues);
    pValues.forEach((p, i) => {
      expect(adjusted[i]).toBeGreaterThanOrEqual(p);
      expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, pValues.length * p));
      pValues.forEach((other, j) => {
        if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
      });
    });
  },
);

test('what is no probability is refused', () => {
  expect(() => holmAdjusted([0.5, 1.2])).toThrow(RangeError);
  expect(() => holmAdjusted([Number.NaN])).toThrow(RangeError);
});
