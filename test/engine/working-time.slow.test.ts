import fc from 'fast-check';
import { test } from 'vitest';
import { agreesWithEverySecond } from './working-time-law.ts';

test('working time agrees with looking at every second, in 200 random worlds', () => {
  fc.assert(agreesWithEverySecond, { numRuns: 200, seed: 20270105 });
});
