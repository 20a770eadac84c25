import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  childKey,
  draw,
  entityKey,
  fillChildKeys,
  fillDraws,
  fillSequence,
  idHash,
  PURPOSE_LIMIT,
  rankOf,
  replicationKey,
} from '../../sim/engine/draw.ts';
import { masterKey } from '../../sim/engine/master-key.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const purpose = fc.integer({ min: 0, max: PURPOSE_LIMIT - 1 });

describe('draw', () => {
  law.prop([purpose, word, word, word])(
    'lies strictly between 0 and 1, and 1 - u is exact',
    (p, e0, e1, k) => {
      const u = draw(p, e0, e1, k);
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
      expect(1 - (1 - u)).toBe(u);
      expect(u * 2 ** 53).toBe(Math.round(u * 2 ** 53));
    },
  );

  test('keeps its values (a change here changes every study)', () => {
    // From the zero-key vector 6b200159 99ba4efe: (0x6b200159 * 2^20 + 0x99ba4 + 1/2) / 2^52.
    expect(draw(0, 0, 0, 0)).toBe((0x6b200159 * 2 ** 20 + 0x99ba4 + 0.5) / 2 ** 52);
  });

  test('columns hold the same values as single draws', () => {
    const keys = new Int32Array(20);
    fillChildKeys(11, -12, 3, 5, 10, keys);
    const column = new Float64Array(10);
    fillDraws(9, keys, 10, 2, column);
    const key = new Int32Array(2);
    for (let i = 0; i < 10; i++) {
      childKey(11, -12, 3, 5 + i, key);
      expect([keys[2 * i], keys[2 * i + 1]]).toEqual([key[0], key[1]]);
      expect(column[i]).toBe(draw(9, key[0], key[1], 2));
    }
    fillSequence(9, 4, 5, 100, 10, column);
    expect(column[7]).toBe(draw(9, 4, 5, 107));
  });
});

describe('keys', () => {
  test('children, ranks and draws of one entity never share a counter', () => {
    const key = new Int32Array(2);
    childKey(1, 2, 7, 3, key);
    const asDraw = ((key[0] >>> 0) * 2 ** 20 + (key[1] >>> 12) + 0.5) / 2 ** 52;
    expect(draw(7, 1, 2, 3)).not.toBe(asDraw);
    expect(draw(PURPOSE_LIMIT - 1, 1, 2, 3)).not.toBe(asDraw);
    expect(rankOf(1, 2, 3)).not.toBe(key[0] >>> 4);
  });

  test('the human seed gives the same master key every time, and another for another seed', () => {
    expect(masterKey('spring-2026')).toEqual(masterKey('spring-2026'));
    expect(masterKey('spring-2026')).not.toEqual(masterKey('spring-2027'));
  });

  test('replications, entities and ids get distinct keys (10^5 each)', () => {
    const seen = new Set<string>();
    const key = new Int32Array(2);
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      replicationKey(1, 2, i, key);
      seen.add(`${key[0]},${key[1]}`);
      entityKey(3, 4, i, 0, key);
      seen.add(`${key[0]},${key[1]}`);
      idHash(`archetype/${i}`, key);
      seen.add(`${key[0]},${key[1]}`);
    }
    expect(seen.size).toBe(3 * n);
  });

  test.each([
    ['', 'a'],
    ['a', 'a\0'],
    ['ab', 'ba'],
    ['abcd', 'cdab'],
    ['深圳', '东莞'],
  ])('idHash tells %j and %j apart', (left, right) => {
    const a = new Int32Array(2);
    const b = new Int32Array(2);
    idHash(left, a);
    idHash(right, b);
    expect(a).not.toEqual(b);
  });

  law.prop([word, word, word])('rankOf is an integer of 28 bits', (e0, e1, second) => {
    const rank = rankOf(e0, e1, second);
    expect(rank).toBe(Math.trunc(rank));
    expect(rank).toBeGreaterThanOrEqual(0);
    expect(rank).toBeLessThan(2 ** 28);
  });
});

describe('ranks', () => {
  test('two entities come first equally often, and a second says nothing about the next (10^5 seconds, 50 pairs)', () => {
    const key = new Int32Array(4);
    const seconds = 2000;
    let wins = 0;
    let same = 0;
    for (let pair = 0; pair < 50; pair++) {
      entityKey(11, 12, pair, 0, key);
      const [a0, a1] = key;
      entityKey(11, 12, pair, 1, key);
      const [b0, b1] = key;
      let before = 0;
      for (let second = 0; second < seconds; second++) {
        const first = rankOf(a0, a1, second * 3600) < rankOf(b0, b1, second * 3600) ? 1 : 0;
        wins += first;
        same += first === before ? 1 : 0;
        before = first;
      }
    }
    // Four standard errors of a fair coin over 10^5 throws.
    const tolerance = 4 * Math.sqrt(0.25 / (50 * seconds));
    expect(Math.abs(wins / (50 * seconds) - 0.5)).toBeLessThan(tolerance);
    expect(Math.abs(same / (50 * seconds) - 0.5)).toBeLessThan(tolerance);
  });
});
