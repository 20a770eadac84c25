import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { hypervolume } from '../../sim/stats/hypervolume.ts';
import { dominates, paretoSet } from '../../sim/stats/pareto-set.ts';
import { paretoShares } from '../../sim/stats/pareto-shares.ts';

const points = fc.array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 6 }))), {
  minLength: 1,
  maxLength: 8,
});

describe('Pareto set', () => {
  test('holds whatever is best in some way, equal ones together', () => {
    expect(
      paretoSet([
        [1, 3],
        [2, 2],
        [3, 1],
        [1, 1],
        [2, 2],
      ]),
    ).toEqual([true, true, true, false, true]);
  });

  property.prop([points])('is never empty, and dominates everything outside of it', (all) => {
    const belongs = paretoSet(all);
    const front = all.filter((_, i) => belongs[i]);
    expect(front.length).toBeGreaterThan(0);
    all.forEach((point, i) => {
      expect(front.some((other) => dominates(other, point))).toBe(!belongs[i]);
    });
  });

  test('is refused for plans with different measures', () => {
    expect(() => paretoSet([[1], [1, 2]])).toThrow(RangeError);
  });
});

describe('hypervolume', () => {
  // {(1,3), (2,2), (3,1)} to be lowered from (4,4) covers 6; a point at distance 1 in three measures covers 1.
  test('is the area worked out by hand', () => {
    const lowered = [
      [1, 3],
      [2, 2],
      [3, 1],
    ].map((point) => point.map((value) => -value));
    expect(hypervolume(lowered, [-4, -4])).toBe(6);
    expect(hypervolume([[0, 0, 0]], [-1, -1, -1])).toBe(1);
    expect(hypervolume([], [0, 0])).toBe(0);
    expect(hypervolume([[1, -1]], [0, 0])).toBe(0);
  });

  property.prop([points])('is the number of unit cells that some point covers', (all) => {
    let cells = 0;
    for (let x = 0; x < 6; x++) {
      for (let y = 0; y < 6; y++) {
        for (let z = 0; z < 6; z++) if (all.some((p) => p[0]! > x && p[1]! > y && p[2]! > z)) cells++;
      }
    }
    expect(hypervolume(all, [0, 0, 0])).toBe(cells);
  });

  test('is refused for a reference with other measures', () => {
    expect(() => hypervolume([[1, 2]], [0])).toThrow(RangeError);
  });
});

describe('shares of resamples in the Pareto set', () => {
  test('are 1 and 0 where replications leave no doubt, and between where they do', () => {
    // Plan 0 always best; plan 1 always worse; plans 2 and 3 never both kept by chance of one replication in two.
    const values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
    const shares = paretoShares({ replications: 10, resamples: 400, seed: 'fixed' }, (drawn) => {
      const share = drawn.reduce((sum, i) => sum + values[i]!, 0) / 10;
      return [
        [10, 0],
        [5, -1],
        [0, 0.5 + share],
        [0, 1],
      ];
    });
    expect(shares[0]).toBe(1);
    expect(shares[1]).toBe(0);
    expect(shares[2]).toBeGreaterThan(0.3);
    expect(shares[2]).toBeLessThan(0.9);
    expect(shares[3]).toBeGreaterThan(0.3);
  });
});
