import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { sharesOfRange, signChanges } from '../../sim/stats/break-even.ts';

const curve = (...values: number[]) => values.map((value, i) => ({ at: i + 1, value }));

describe('changes of sign', () => {
  test('lie where the straight line between two places crosses 0', () => {
    expect(
      signChanges([
        { at: 0.5, value: -2 },
        { at: 3, value: 3 },
      ]),
    ).toEqual([1.5]);
    expect(signChanges(curve(1, -1, 1))).toEqual([1.5, 2.5]);
  });

  test('are none where there is one sign, and one where a place has exactly 0', () => {
    expect(signChanges(curve(1, 2, 0.5))).toEqual([]);
    expect(signChanges(curve(1, 0, 2))).toEqual([]);
    expect(signChanges(curve(-1, 0, 1))).toEqual([2]);
    expect(signChanges(curve(0, 0))).toEqual([]);
  });

  test('are refused where places do not increase', () => {
    expect(() =>
      signChanges([
        { at: 1, value: 1 },
        { at: 1, value: 2 },
      ]),
    ).toThrow(RangeError);
  });

  test.prop([fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 9 })])(
    'stay the same when the curve is turned upside down, and lie within the range',
    (values) => {
      const found = signChanges(curve(...values));
      expect(signChanges(curve(...values.map((value) => -value)))).toEqual(found);
      for (const at of found) {
        expect(at).toBeGreaterThanOrEqual(1);
        expect(at).toBeLessThanOrEqual(values.length);
      }
    },
  );
});

describe('shares of a range', () => {
  test('reach half of the way to the neighbours', () => {
    expect(sharesOfRange([0, 1, 4], 3)).toEqual([0.125, 0.5, 0.375]);
  });

  test('are alike where places stand on no axis', () => {
    expect(sharesOfRange(null, 4)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});
