import { describe, expect, test } from 'vitest';
import { bootstrapInterval, replicationResampler } from '../../sim/stats/bootstrap.ts';
import { maxTCritical } from '../../sim/stats/max-t.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { twoSidedT } from '../../sim/stats/student-t.ts';
import { normalDraws } from './normal-draws.ts';

const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);

describe('resampling of whole replications', () => {
  test('draws the same ones for the same seed, and others for another', () => {
    const draw = (seed: string) => [...replicationResampler(20, seed)()];
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw('a').every((index) => index >= 0 && index < 20)).toBe(true);
  });

  test('has for a mean of 100 nearly the interval of Student', () => {
    const values = times(100, normalDraws('bootstrap-mean'));
    const plan = { replications: 100, resamples: 2000, seed: 'fixed' };
    const average = (drawn: Int32Array) => drawn.reduce((sum, i) => sum + values[i]!, 0) / drawn.length;
    const { lo, hi } = bootstrapInterval(plan, average, 0.95)!;
    const student = meanInterval(values, 0.95);
    const width = student.hi - student.lo;
    expect(Math.abs(lo - student.lo)).toBeLessThan(0.1 * width);
    expect(Math.abs(hi - student.hi)).toBeLessThan(0.1 * width);
  });

  test('gives no interval where the statistic is often not defined', () => {
    const plan = { replications: 3, resamples: 200, seed: 'fixed' };
    expect(bootstrapInterval(plan, (drawn) => (drawn[0] === 0 ? null : 1), 0.95)).toBeNull();
  });

  test('refuses too few resamples and replications', () => {
    expect(() => bootstrapInterval({ replications: 3, resamples: 10, seed: '' }, () => 1, 0.95)).toThrow(
      'resamples',
    );
    expect(() => replicationResampler(0, '')).toThrow('replications');
  });
});

describe('half-width of several intervals together, by max-t', () => {
  const column = times(200, normalDraws('max-t'));

  test('is that of a single one for one column, and for the same column many times over', () => {
    const single = maxTCritical([column], 0.95, 4000, 'fixed')!;
    expect(Math.abs(single - twoSidedT(0.95, 199))).toBeLessThan(0.15);
    const again = column.map((value) => 3 * value + 7);
    expect(maxTCritical([column, again, again], 0.95, 4000, 'fixed')).toBeCloseTo(single, 9);
  });

  test('comes near that of Sidak for independent columns', () => {
    const normal = normalDraws('max-t-independent');
    const columns = times(8, () => times(400, normal));
    const sidak = twoSidedT(0.95 ** (1 / 8), 399);
    expect(Math.abs(maxTCritical(columns, 0.95, 4000, 'fixed')! - sidak)).toBeLessThan(0.15);
  });

  test.each([1, 2, 3, 5, 8])('stays in bounds beside a column that differs in %i years of 100', (years) => {
    const normal = normalDraws(`max-t-sparse ${years}`);
    const ordinary = times(4, () => times(100, normal));
    const sparse = Array.from({ length: 100 }, (_, i) => (i < years ? 1e-3 * normal() : 0));
    const alone = maxTCritical(ordinary, 0.95, 2000, 'fixed')!;
    const beside = maxTCritical([...ordinary, sparse], 0.95, 2000, 'fixed')!;
    expect(beside).toBeGreaterThan(alone - 1e-9);
    expect(beside).toBeLessThan(alone + 0.3);
  });

  test('leaves out columns that never vary', () => {
    const still = column.map(() => 1);
    expect(maxTCritical([still], 0.95, 100, 'fixed')).toBeNull();
    expect(maxTCritical([still, column], 0.95, 500, 'fixed')).toBe(
      maxTCritical([column], 0.95, 500, 'fixed'),
    );
  });

  test('is refused for columns that do not belong together, and for few replications', () => {
    expect(() => maxTCritical([column, [1, 2]], 0.95, 100, '')).toThrow('length');
    expect(() => maxTCritical([[1, 2, 3]], 0.95, 100, '')).toThrow('at least 10');
  });
});
