import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { welchAverages } from '../../sim/stats/welch-average.ts';

test('averages take in as many neighbours as stand on either side, up to the window', () => {
  expect(welchAverages([4, 1, 1, 1, 1], 1)).toEqual([4, 2, 1, 1]);
  // Law (2015), section 9.5.1: i = 1 alone, i = 2 with one neighbour to either side, then all five.
  expect(welchAverages([5, 10, 15, 20, 25, 30, 35, 40], 2)).toEqual([5, 10, 15, 20, 25, 30]);
});

property.prop([fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: 8, max: 40 })])(
  'of a straight line are the line',
  (slope, length) => {
    const line = Array.from({ length }, (_, i) => 3 + slope * i);
    welchAverages(line, 2).forEach((value, i) => {
      expect(value).toBeCloseTo(line[i]!, 9);
    });
  },
);

test('windows that are no window of the series are refused', () => {
  expect(() => welchAverages([1, 2, 3, 4], 0)).toThrow(RangeError);
  expect(() => welchAverages([1, 2, 3, 4, 5, 6, 7], 2)).toThrow('quarter');
});
