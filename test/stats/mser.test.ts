import { describe, expect, test } from 'vitest';
import { mser, mser5 } from '../../sim/stats/mser.ts';

describe('marginal standard error rule', () => {
  const falling = [10, 8, 6, 4, 2, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];

  // The statistic by its definition (White 1997): 0.022461 at 4, 0.016593 at 5, 0.017857 at 6.
  test('cuts a series that falls to a steady state where it has fallen', () => {
    const { cut, statistic, atBound } = mser(falling);
    expect(cut).toBe(5);
    expect(statistic).toBeCloseTo(0.016593, 6);
    expect(atBound).toBe(false);
  });

  test('leaves a steady series nearly whole', () => {
    const steady = Array.from({ length: 40 }, (_, i) => i % 2);
    expect(mser(steady).cut).toBe(0);
  });

  test('says that a series which still falls is too short', () => {
    expect(mser(Array.from({ length: 20 }, (_, i) => 20 - i)).atBound).toBe(true);
  });

  test('on batches of five counts its cut in values', () => {
    const batches = [20, 12, 6, 2, 1, 0, 1, 0, 1, 0, 1, 0];
    const values = batches.flatMap((mean) => [mean - 2, mean - 1, mean, mean + 1, mean + 2]);
    expect(mser5(values)).toMatchObject({ cut: 20, atBound: false });
    expect(mser5([...values, 1000, 1000])).toMatchObject({ cut: 20 });
  });

  test('is refused for a series that is too short to tell anything', () => {
    expect(() => mser([1, 2, 3])).toThrow(RangeError);
    expect(() => mser5(new Array<number>(19).fill(0))).toThrow(RangeError);
  });
});
