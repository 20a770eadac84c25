import { expect, test } from 'vitest';
import { erlangA, erlangB, erlangC, presenceOfMM23, waitOfMG1, waitOfMMc } from './exact-values.ts';

// Figures that are in print for these formulas: the closed forms must be right before anything is held
// against them.

test.each([
  [1, 0.8, 0.44444444, 0.8, 4],
  [1, 0.9, 0.47368421, 0.9, 9],
  [2, 1, 0.2, 0.33333333, 0.33333333],
  [2, 1.6, 0.32989691, 0.71111111, 1.77777778],
  [3, 2, 0.21052632, 0.44444444, 0.44444444],
  [5, 4, 0.19906687, 0.55411255, 0.55411255],
  [10, 6, 0.04314184, 0.10129924, 0.02532481],
  [10, 8, 0.12166106, 0.40918015, 0.20459008],
])('Erlang B, Erlang C and the mean wait of %d servers at load %d', (c, a, b, waits, wait) => {
  expect(erlangB(c, a)).toBeCloseTo(b, 8);
  expect(erlangC(c, a)).toBeCloseTo(waits, 8);
  expect(waitOfMMc(c, a)).toBeCloseTo(wait, 8);
});

test('M/G/1, M/M/2/3 and Erlang-A', () => {
  expect([0, 0.5, 1 / 3, 0.25, 1].map((scv) => waitOfMG1(0.8, scv).toFixed(4))).toEqual([
    '2.0000',
    '3.0000',
    '2.6667',
    '2.5000',
    '4.0000',
  ]);
  expect(presenceOfMM23(3, 4).map((p) => p.toFixed(6))).toEqual([
    '0.468007',
    '0.351005',
    '0.131627',
    '0.049360',
  ]);
  const { wait, queue, leave } = erlangA(10, 10, 0.5);
  expect([wait, queue, leave].map((x) => x.toFixed(6))).toEqual(['0.619655', '2.078264', '0.103913']);
});
