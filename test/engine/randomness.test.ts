import { describe, expect, test } from 'vitest';
import { childKey, draw, entityKey, rankOf, replicationKey } from '../../sim/engine/draw.ts';
import { masterKey } from '../../sim/engine/master-key.ts';
import { threefry2x32 } from '../../sim/engine/threefry.ts';

// Statistical tests of the draws as the market makes them: 2^19 draws each, the seed fixed beforehand, every
// statistic as a standard normal score that must lie within 4 (about 30 of them: jointly 99.8 %).

const N = 1 << 19;
const key = new Int32Array(2);
const [m0, m1] = masterKey('randomness');
replicationKey(m0, m1, 0, key);
const [r0, r1] = key;
entityKey(r0, r1, 17, 4, key);
const [e0, e1] = key;

/** Ways to walk through neighbouring draws; each takes an index and gives a uniform. */
const WALKS: [string, (i: number) => number][] = [
  ['consecutive k of one entity', (i) => draw(5, e0, e1, i)],
  ['consecutive purposes of one entity', (i) => draw(i, e0, e1, 0)],
  [
    'consecutive children of one entity',
    (i) => {
      childKey(e0, e1, 2, i, key);
      return draw(5, key[0], key[1], 0);
    },
  ],
  [
    'entities with consecutive identities',
    (i) => {
      entityKey(r0, r1, i, 0, key);
      return draw(5, key[0], key[1], 0);
    },
  ],
  [
    'one entity in consecutive replications',
    (i) => {
      replicationKey(m0, m1, i, key);
      entityKey(key[0], key[1], 17, 4, key);
      return draw(5, key[0], key[1], 0);
    },
  ],
  ['raw keys that differ by one', (i) => draw(5, i, 0, 0)],
];

/** Score of a chi-square statistic (E. B. Wilson and M. M. Hilferty, 1931). */
function chiSquareScore(counts: ArrayLike<number>, total: number): number {
  const cells = counts.length;
  const expected = total / cells;
  let statistic = 0;
  for (let i = 0; i < cells; i++) statistic += (counts[i] - expected) ** 2 / expected;
  const degrees = cells - 1;
  return (Math.cbrt(statistic / degrees) - (1 - 2 / (9 * degrees))) / Math.sqrt(2 / (9 * degrees));
}

describe.each(WALKS)('2^19 draws over %s', (_name, walk) => {
  const sample = Float64Array.from({ length: N }, (_, i) => walk(i));

  test('are uniform: chi-square in 1024 cells, of the leading bits and of the last eight', () => {
    const leading = new Float64Array(1024);
    const trailing = new Float64Array(256);
    for (const u of sample) {
      leading[Math.floor(u * 1024)]++;
      trailing[Math.floor(u * 2 ** 52) % 256]++;
    }
    expect(Math.abs(chiSquareScore(leading, N))).toBeLessThan(4);
    expect(Math.abs(chiSquareScore(trailing, N))).toBeLessThan(4);
  });

  test('do not know their neighbours: serial chi-square of disjoint pairs in 64 x 64 cells, correlation', () => {
    const pairs = new Float64Array(4096);
    let product = 0;
    for (let i = 0; i < N; i += 2) {
      pairs[Math.floor(sample[i] * 64) * 64 + Math.floor(sample[i + 1] * 64)]++;
      product += (sample[i] - 0.5) * (sample[i + 1] - 0.5);
    }
    expect(Math.abs(chiSquareScore(pairs, N / 2))).toBeLessThan(4);
    expect(Math.abs((12 * product) / Math.sqrt(N / 2))).toBeLessThan(4);
  });

  test('go up and down as they should: lengths of ascending runs', () => {
    // Every second value is skipped after a run, which makes the lengths independent (D. E. Knuth, "The Art of
    // Computer Programming" 2, 3.3.2 G, exercise 14): P(length = r) = 1 / r! - 1 / (r + 1)!.
    const probability = [1 / 2, 1 / 3, 1 / 8, 1 / 30, 1 / 144, 1 / 720];
    const runs = new Float64Array(6);
    let count = 0;
    for (let i = 0; i < N - 10; count++) {
      let length = 1;
      while (sample[i + length] > sample[i + length - 1]) length++;
      runs[Math.min(length, 6) - 1]++;
      i += length + 1;
    }
    const statistic = probability.reduce((sum, p, r) => sum + (runs[r] - count * p) ** 2 / (count * p), 0);
    // Chi-square with five degrees of freedom: the quantile of 1 - 6.3e-5 is 27.
    expect(statistic).toBeLessThan(27);
  });
});

test('flipping any one bit of key or counter flips each of the 64 bits of the result half the time', () => {
  // 128 input bits x 2^9 random points x 64 output bits; each output bit is flipped Binomial(2^16, 1/2) times.
  const base = new Int32Array(2);
  const flipped = new Int32Array(2);
  const changes = new Float64Array(64);
  const points = 512;
  for (let point = 0; point < points; point++) {
    const words = [0, 1, 2, 3].map((k) => Math.floor(draw(9, 1, 2, 4 * point + k) * 2 ** 32) | 0);
    threefry2x32(words[0], words[1], words[2], words[3], base);
    for (let bit = 0; bit < 128; bit++) {
      const other = [...words];
      other[bit >> 5] ^= 1 << (bit & 31);
      threefry2x32(other[0], other[1], other[2], other[3], flipped);
      for (let out = 0; out < 64; out++)
        changes[out] += ((base[out >> 5] ^ flipped[out >> 5]) >>> (out & 31)) & 1;
    }
  }
  const trials = points * 128;
  for (const count of changes) expect(Math.abs(count - trials / 2) / Math.sqrt(trials / 4)).toBeLessThan(4.5);
});

test('ranks are uniform, and who goes first in one second says nothing of the next (2^18 seconds)', () => {
  const seconds = 1 << 18;
  const cells = new Float64Array(256);
  const orders = new Float64Array(4);
  let before = 0;
  for (let second = 0; second < seconds; second++) {
    const rank = rankOf(e0, e1, second);
    cells[rank >> 20]++;
    const first = rank < rankOf(e0, e1 + 1, second) ? 1 : 0;
    orders[2 * before + first]++;
    before = first;
  }
  expect(Math.abs(chiSquareScore(cells, seconds))).toBeLessThan(4);
  expect(Math.abs(chiSquareScore(orders, seconds))).toBeLessThan(4);
});

test('keys of 2^19 neighbours have no more than the birthday number of equal first words', () => {
  // Expected pairs: C(2^19, 2) / 2^32 = 32, Poisson.
  const words = new Int32Array(N);
  for (let i = 0; i < N; i++) {
    childKey(e0, e1, 2, i, key);
    words[i] = key[0];
  }
  words.sort();
  let equal = 0;
  for (let i = 1; i < N; i++) if (words[i] === words[i - 1]) equal++;
  expect(Math.abs(equal - 32) / Math.sqrt(32)).toBeLessThan(4);
});
