import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { breakEvens, sharesOfRange } from '../../sim/stats/break-even.ts';

/** Known to half a unit, at 1, 2, 3 and so on. */
const curve = (...values: number[]) =>
  values.map((value, i) => ({ at: i + 1, value, lo: value - 0.5, hi: value + 0.5 }));

describe('where a curve changes its sign', () => {
  test('is between the places whose intervals lie on different sides of 0', () => {
    expect(breakEvens(curve(-2, 3))).toEqual({
      changes: [{ from: 1, until: 2, estimate: 1.4 }],
      open: [],
    });
    expect(breakEvens(curve(2, -2, 2)).changes).toEqual([
      { from: 1, until: 2, estimate: 1.5 },
      { from: 2, until: 3, estimate: 2.5 },
    ]);
  });

  test('reaches over places where the sign is open, and has no estimate where the values go back and forth', () => {
    expect(breakEvens(curve(-2, 0.1, 2))).toEqual({
      changes: [{ from: 1, until: 3, estimate: 2 - 0.1 / 2.1 }],
      open: [2],
    });
    expect(breakEvens(curve(-2, 0.1, -0.1, 2)).changes).toEqual([{ from: 1, until: 4, estimate: null }]);
  });

  test('is nowhere where all signs agree, and not to be told where they are open', () => {
    expect(breakEvens(curve(1, 2, 0.7))).toEqual({ changes: [], open: [] });
    expect(breakEvens(curve(1, 2, -0.1))).toEqual({ changes: [], open: [3] });
    expect(breakEvens([{ at: 1, value: 0, lo: 0, hi: 0 }])).toEqual({ changes: [], open: [1] });
  });

  test('is refused where places do not increase', () => {
    const [point] = curve(1);
    expect(() => breakEvens([point!, point!])).toThrow(RangeError);
  });

  test.prop([fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 9 })])(
    'stays the same when the curve is turned upside down; what is sure holds the truth whatever it is within the intervals',
    (values) => {
      const points = curve(...values);
      const found = breakEvens(points);
      const turned = points.map(({ at, value, lo, hi }) => ({ at, value: -value, lo: -hi, hi: -lo }));
      expect(breakEvens(turned)).toEqual(found);
      for (const { from, until } of found.changes) {
        const [first, last] = [points[from - 1]!, points[until - 1]!];
        expect(Math.sign(first.lo) === Math.sign(first.hi) && first.lo > 0 !== last.lo > 0).toBe(true);
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
