import { expect, test } from 'vitest';
import { bonferroniLevel } from '../../sim/stats/bonferroni.ts';

test('the error allowed is shared equally over the comparisons', () => {
  expect(bonferroniLevel(0.95, 1)).toBe(0.95);
  expect(bonferroniLevel(0.95, 8)).toBeCloseTo(0.99375, 12);
  expect(bonferroniLevel(0.9, 20)).toBeCloseTo(0.995, 12);
});

test('a family of comparisons that does not exist is refused', () => {
  expect(() => bonferroniLevel(0.95, 0)).toThrow(RangeError);
  expect(() => bonferroniLevel(0.95, 1.5)).toThrow(RangeError);
  expect(() => bonferroniLevel(1, 2)).toThrow(RangeError);
});
