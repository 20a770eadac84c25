import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { NameKey } from '../../sim/world/compiled.ts';
import { nameKey } from '../../sim/world/name-key.ts';
import { Child, Purpose } from '../../sim/world/purposes.ts';
import { race } from '../../sim/world/race.ts';
import { timeOrder } from '../../sim/world/time-order.ts';

const names: NameKey[] = ['a', 'b', 'c', 'd'].map((name) => nameKey('region', name));

describe('a weighted choice by names', () => {
  test('falls to each candidate in proportion to its weight (40,000 choices)', () => {
    const wins = [0, 0, 0, 0];
    for (let e = 0; e < 40_000; e++) wins[race(Purpose.siteRegion, e, 5, names, [1, 0, 3, 4])]++;
    expect(wins[1]).toBe(0);
    // Standard error of a share near one half: 100 choices.
    expect(Math.abs(wins[0] - 5000)).toBeLessThan(270);
    expect(Math.abs(wins[2] - 15_000)).toBeLessThan(390);
    expect(Math.abs(wins[3] - 20_000)).toBeLessThan(400);
  });

  test.prop([fc.integer(), fc.double({ min: 0, max: 100, noNaN: true })])(
    'moves only to a candidate that is added, whatever the order of the list',
    (entity, weight) => {
      const three = race(Purpose.siteRegion, entity, 1, names.slice(0, 3), [2, 1, 1]);
      const four = race(Purpose.siteRegion, entity, 1, names, [2, 1, 1, weight]);
      expect([three, 3]).toContain(four);
      const turned = race(Purpose.siteRegion, entity, 1, [...names].reverse(), [weight, 1, 1, 2]);
      expect(3 - turned).toBe(four);
    },
  );

  test('finds nobody where nobody has weight, and nobody that it must not choose', () => {
    expect(race(Purpose.siteRegion, 1, 1, names, [0, 0, 0, 0])).toBe(-1);
    expect(race(Purpose.siteRegion, 1, 1, [], [])).toBe(-1);
    for (let e = 0; e < 200; e++)
      expect([0, 3]).toContain(race(Purpose.siteRegion, e, 1, names, [1, 1, 1, 1], 1, 2));
  });
});

describe('the order by time', () => {
  test.prop([
    fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer(), fc.integer({ min: 0, max: 2 })), {
      maxLength: 60,
    }),
  ])('is that of times, then of keys', (rows) => {
    const time = Int32Array.from(rows, (row) => row[0]);
    const key0 = Int32Array.from(rows, (row) => row[1]);
    const key1 = Int32Array.from(rows, (row) => row[2]);
    const wanted = [...rows].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const order = timeOrder(time, key0, key1, rows.length);
    expect(Array.from(order, (i) => rows[i])).toEqual(wanted);
  });
});

test('no two purposes, and no two kinds of children, share a number', () => {
  for (const numbers of [Object.values(Purpose), Object.values(Child)]) {
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});
