import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { judgeDifference, judgeLevel, verdictOfLimits } from '../../sim/check/gate-verdict.ts';
import { errorAtLook, LOOKS, looksWithin } from '../../sim/check/looks.ts';
import { mostAffected } from '../../sim/check/unaffected.ts';
import { normalDraws } from '../stats/normal-draws.ts';
import { calibrate } from './synthetic-streams.ts';

const errors = { pass: 0.05, fail: 0.05 };
const counts = (numerators: readonly number[], denominator = 1) => ({
  numerators,
  denominators: numerators.map(() => denominator),
});

describe('looks', () => {
  test('all looks together spend the whole error and no more', () => {
    const spent = LOOKS.map((_, look) => errorAtLook(0.05, look));
    expect(spent).toEqual([0.003125, 0.003125, 0.00625, 0.0125, 0.025]);
    expect(() => errorAtLook(0.05, LOOKS.length)).toThrow(RangeError);
  });

  test('a time cap takes looks away and moves none', () => {
    expect(looksWithin(100)).toEqual([20, 40, 80]);
    expect(looksWithin(320)).toEqual(LOOKS);
    expect(looksWithin(7)).toEqual([7]);
  });
});

describe('the verdict of limits', () => {
  test('a loss passes above the margin, fails below it, and is undecided across it', () => {
    expect(verdictOfLimits({ lo: -0.9, hi: 3 }, 1)).toBe('pass');
    expect(verdictOfLimits({ lo: -3, hi: -1.1 }, 1)).toBe('fail');
    expect(verdictOfLimits({ lo: -1.1, hi: -0.9 }, 1)).toBe('undecided');
    expect(verdictOfLimits({ lo: null, hi: null }, 1)).toBe('undecided');
  });

  test('nothing lost at all passes even where nothing may be lost', () => {
    expect(verdictOfLimits({ lo: 0, hi: 0 }, 0)).toBe('pass');
  });

  const limits = fc.tuple(fc.double({ min: -5, max: 5 }), fc.double({ min: -5, max: 5 }));
  test.prop([limits, fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true })])(
    'a wider margin never turns a pass into a fail or a question',
    ([a, b], margin, more) => {
      fc.pre(!Number.isNaN(a) && !Number.isNaN(b));
      const between = { lo: Math.min(a, b), hi: Math.max(a, b) };
      if (verdictOfLimits(between, margin) === 'pass') {
        expect(verdictOfLimits(between, margin + more)).toBe('pass');
      }
    },
  );
});

describe('a difference', () => {
  const before = counts(Array.from({ length: 320 }, (_, i) => 100 + (i % 7)));

  test('the first look decides what is plain', () => {
    const draw = normalDraws('plain gate');
    const now = counts(before.numerators.map((value) => value - 5 + draw()));
    expect(judgeDifference({ now, before, sign: 1, margin: 1, errors })).toMatchObject({
      verdict: 'fail',
      replications: 20,
    });
    expect(judgeDifference({ now, before, sign: -1, margin: 1, errors })).toMatchObject({
      verdict: 'pass',
      replications: 20,
    });
  });

  test('what is seen later changes nothing that is decided', () => {
    const draw = normalDraws('later gate');
    const bad = before.numerators.map((value) => value - 5 + draw());
    const turned = bad.map((value, i) => (i < 20 ? value : value + 50));
    const judged = (numerators: readonly number[]) =>
      judgeDifference({ now: counts(numerators), before, sign: 1, margin: 1, errors });
    expect(judged(turned)).toEqual(judged(bad));
  });

  test('no difference in any replication passes, with what it does not exclude', () => {
    const few = counts(before.numerators.slice(0, 60));
    const state = judgeDifference({ now: few, before: few, sign: 1, margin: 0.5, errors });
    expect(state).toMatchObject({ verdict: 'pass', estimate: 0, lo: 0, hi: 0 });
    expect(state.mostAffected).toBeCloseTo(3 / 60, 2);
  });

  test('two replications that differ are not told from none by rounding', () => {
    const now = counts(before.numerators.map((value, i) => (i < 2 ? value + 1 : value)));
    expect(judgeDifference({ now, before, sign: 1, margin: 1, errors }).mostAffected).toBeNull();
  });

  test('nothing to divide by is undecided', () => {
    const empty = counts([0, 0, 0], 0);
    expect(judgeDifference({ now: empty, before: empty, sign: 1, margin: 1, errors })).toMatchObject({
      verdict: 'undecided',
      estimate: null,
    });
  });
});

describe('a level', () => {
  const draw = normalDraws('level gate');
  const sample = counts(Array.from({ length: 320 }, () => 3 + draw() / 10));

  test('it is kept, broken, or too near to say', () => {
    const judged = (bound: 'at least' | 'at most', limit: number) =>
      judgeLevel({ sample, bound, limit, errors }).verdict;
    expect(judged('at most', 4)).toBe('pass');
    expect(judged('at most', 2)).toBe('fail');
    expect(judged('at least', 2)).toBe('pass');
    expect(judged('at least', 4)).toBe('fail');
    expect(judged('at least', 3.002)).toBe('undecided');
  });

  test('a limit that is met exactly and without spread is kept', () => {
    const never = counts(new Array<number>(20).fill(0));
    expect(judgeLevel({ sample: never, bound: 'at most', limit: 0, errors }).verdict).toBe('pass');
  });
});

describe('the rule of three', () => {
  test.each([20, 60, 300])('after %d histories it is near 3 in n', (n) => {
    expect(mostAffected(n, 0.05) * n).toBeGreaterThan(2.7);
    expect(mostAffected(n, 0.05) * n).toBeLessThan(3);
  });
});

// The slow test has 2,000 streams a case; seeds were fixed before the first run.
test('a loss equal to the margin fails in at most 5 % of 300 streams, + 2 standard errors', () => {
  const { fail, pass } = calibrate({ seed: 'gate at margin', streams: 300, mean: -1, deviation: 5 });
  const allowed = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / 300);
  expect(fail).toBeLessThanOrEqual(allowed);
  expect(pass).toBeLessThanOrEqual(allowed);
});
