import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { findLevel } from '../../../sim/study/match/find-level.ts';

const asked: number[] = [];
const watched = (f: (x: number) => number) => async (x: number) => {
  asked.push(x);
  return f(x);
};

describe('the level at which a function is 0', () => {
  test('is found at once where the function is a line', async () => {
    asked.length = 0;
    const found = await findLevel(
      watched((x) => 3 * x - 6),
      [0, 10],
      1e-9,
    );
    expect(found!.level).toBeCloseTo(2, 9);
    expect(asked).toHaveLength(3);
  });

  test('may be a limit itself', async () => {
    expect(
      await findLevel(
        watched((x) => x - 4),
        [4, 9],
        1e-9,
      ),
    ).toEqual({ level: 4, value: 0 });
    expect(
      await findLevel(
        watched((x) => x - 9),
        [4, 9],
        1e-9,
      ),
    ).toEqual({ level: 9, value: 0 });
  });

  test('is none where both limits have one sign', async () => {
    expect(
      await findLevel(
        watched((x) => x * x + 1),
        [-3, 3],
        1e-9,
      ),
    ).toBeNull();
  });

  test('is refused where the function jumps over 0', async () => {
    await expect(
      findLevel(
        watched((x) => (x < 1 ? -1 : 1)),
        [0, 3],
        0.5,
      ),
    ).rejects.toThrow(RangeError);
  });

  test.prop([fc.double({ min: 0.2, max: 4, noNaN: true }), fc.double({ min: 0.05, max: 9.5, noNaN: true })])(
    'is found to the tolerance without leaving the limits, however the function is bent',
    async (power, root) => {
      asked.length = 0;
      const f = (x: number) => x ** power - root ** power;
      const found = await findLevel(watched(f), [0, 10], 1e-3);
      expect(Math.abs(f(found!.level))).toBeLessThanOrEqual(1e-3);
      expect(Math.min(...asked)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...asked)).toBeLessThanOrEqual(10);
      expect(asked.length).toBeLessThan(40);
    },
  );
});
