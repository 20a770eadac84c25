import { describe, expect, test } from 'vitest';
import { InputRefused } from '../../../sim/files/diagnostic.ts';
import { bonferroniLevel } from '../../../sim/stats/bonferroni.ts';
import { pairedRatioDifference } from '../../../sim/stats/paired-ratio-difference.ts';
import { INTERVAL_METHODS } from '../../../sim/study/compare/interval-method.ts';
import {
  PrecisionRefused,
  type PrecisionRequest,
  precisionReached,
  precisionRule,
} from '../../../sim/study/compare/precision.ts';
import { rowSample } from '../../../sim/study/compare/row-sample.ts';
import { summariseRows } from '../../../sim/study/compare/summarise.ts';
import { prepareStudy } from '../../../sim/study/compile/prepare-study.ts';
import { loadStudy } from '../../../sim/study/documents/load-study.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';
import { layout, measures } from '../toy-study.ts';

const withPrecision = (precision: string, changed: Readonly<Record<string, string>> = {}) =>
  tinyStudy({ replications: '', precision, ...changed });

const load = (text: string) => loadStudy(STUDY_PATH, libraryWith({ [STUDY_PATH]: text }));

function refusalOf(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof InputRefused) return error.message;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('the precision of a study', () => {
  test('is absolute or relative, for differences or levels, with planned checks', () => {
    const { precision } = load(
      withPrecision(
        '{ targets: [{ measure: conversion, half_width: 0.1 }, { measure: contacted-24h, of: mean, relative: 5% }] }',
      ),
    ).study.value;
    expect(precision).toMatchObject({ at_least: 100, at_most: 1000, check_every: 10 });
    expect(precision!.targets).toMatchObject([
      { measure: 'conversion', of: 'difference', half_width: 0.1 },
      { measure: 'contacted-24h', of: 'mean', relative: 0.05 },
    ]);
  });

  test.each([
    ['{ measure: conversion }', 'either `half_width` or `relative`'],
    ['{ measure: conversion, of: mean, half_width: 1, relative: 5% }', 'either `half_width` or `relative`'],
    ['{ measure: conversion, relative: 5% }', 'a difference may be 0'],
    ['{ measure: partner-profit, of: mean, relative: 5% }', '`partner-profit` may be above or below 0'],
    ['{ measure: hq-contribution, of: mean, relative: 5% }', '`hq-contribution` may be above or below 0'],
    ['{ measure: conversion, half_width: 1 }, { measure: conversion, half_width: 2 }', 'a second target'],
  ])('%s is refused: %s', (targets, complaint) => {
    expect(refusalOf(withPrecision(`{ targets: [${targets}] }`))).toContain(complaint);
  });

  test('is refused with advice in the unit of the measure', () => {
    const said = refusalOf(
      withPrecision('{ targets: [{ measure: partner-profit, of: mean, relative: 5% }] }'),
    );
    expect(said).toContain('write `half_width:`, in CNY per partner-month');
  });

  test('is refused beside a number of replications, with limits out of order, and of differences of one plan', () => {
    const targets = 'targets: [{ measure: conversion, half_width: 1 }]';
    expect(refusalOf(withPrecision(`{ ${targets} }`, { replications: '4' }))).toContain('decides by itself');
    expect(refusalOf(withPrecision(`{ ${targets}, at_least: 50, at_most: 40 }`))).toContain('fewer than 50');
    expect(refusalOf(withPrecision(`{ ${targets} }`, { policies: '[first-claim]' }))).toContain('one plan');
  });

  test('has no say when the command line fixes the number', () => {
    const text = withPrecision(
      '{ targets: [{ measure: conversion, half_width: 1 }], at_least: 30, at_most: 70 }',
    );
    const library = libraryWith({ [STUDY_PATH]: text });
    expect(prepareStudy(STUDY_PATH, library)).toMatchObject({ replications: 70 });
    expect(prepareStudy(STUDY_PATH, library).stopping!.checks).toEqual([30, 40, 50, 60, 70]);
    expect(prepareStudy(STUDY_PATH, library, { replications: 12 })).toMatchObject({
      replications: 12,
      stopping: undefined,
    });
  });
});

/** Toy replications with a common luck: conversion about 11 per 100 customers, and 14 under the pilot. */
function toyRows(count: number, error: number): readonly Float64Array[][] {
  const normal = normalDraws('precision-rows');
  const luck = Array.from({ length: count }, normal);
  const plan = (mean: number, counters: number) =>
    luck.map((common) =>
      Float64Array.from([
        mean + common + error * normal(),
        1,
        1,
        30 + normal(),
        100,
        10,
        4,
        10,
        ...new Array<number>(counters).fill(0),
      ]),
    );
  return [plan(11, 0), plan(14, 2)];
}

describe('the stopping rule', () => {
  const text = withPrecision(
    '{ targets: [{ measure: conversion, half_width: 0.25 }, { measure: reached, of: mean, relative: 5% }], at_least: 30, at_most: 400 }',
  );
  const { source, value } = load(text).study;
  const { targets, ...limits } = value.precision!;
  const request = (chosen: typeof targets): PrecisionRequest => ({
    precision: { ...limits, targets: chosen },
    source,
    layout,
    measures,
    plans: ['keep', 'pilot'],
    level: 0.95,
  });
  const rows = toyRows(400, 1);
  const first = (n: number) => rows.map((plan) => plan.slice(0, n));

  test('ends where the interval of the report has been narrow enough for the whole look-ahead', () => {
    const rule = precisionRule(request([targets[0]!]));
    const halfWidth = (n: number) => {
      const [keep, pilot] = first(n).map((plan) => rowSample(plan, layout, 0));
      const { lo, hi } = pairedRatioDifference(pilot!, keep!, bonferroniLevel(0.95, 1))!;
      return (100 * (hi - lo)) / 2;
    };
    const narrow = (n: number) => [0, 1, 2, 3, 4, 5].every((back) => halfWidth(n - back) <= 0.25);
    const expected = rule.checks.find(narrow)!;
    expect(rule.checks.find((n) => rule.check(first(n), n).enough)).toBe(expected);
    expect(expected).toBeGreaterThan(60);
    expect(expected).toBeLessThan(250);
    const [shown] = rule.check(first(expected), expected).precision;
    expect(shown).toMatchObject({ what: 'conversion, pilot against keep', target: 0.25 });
    expect(shown!.halfWidth).toBeCloseTo(halfWidth(expected), 12);
  });

  test.each(['linearised', 'jackknife'] as const)('judges ratios as the report makes them: %s', (ratios) => {
    const compare = { differences: 'bonferroni-t', ratios } as const;
    const rule = precisionRule({ ...request([targets[0]!]), compare });
    const [keep, pilot] = first(100).map((plan) => rowSample(plan, layout, 0));
    const { lo, hi } = INTERVAL_METHODS[ratios].difference(pilot!, keep!, 0.95)!;
    expect(rule.check(first(100), 100).precision[0]!.halfWidth).toBeCloseTo((100 * (hi - lo)) / 2, 12);
  });

  test('with max-t ends no sooner than the intervals of the report are narrow enough, nor before Bonferroni', () => {
    const compare = { differences: 'max-t', ratios: 'linearised' } as const;
    const drawn = { ...request([targets[0]!]), compare, seed: 'precision' };
    const ends = (asked: PrecisionRequest) => {
      const rule = precisionRule(asked);
      return rule.checks.find((n) => rule.check(first(n), n).enough)!;
    };
    const end = ends(drawn);
    const { interval } = summariseRows({ ...drawn, rows: first(end) }).find(
      ({ plan, difference }) => plan === 'pilot' && difference?.interval?.correction.startsWith('max-t'),
    )!.difference!;
    expect((interval!.hi - interval!.lo) / 2).toBeLessThanOrEqual(0.25);
    expect(end).toBeGreaterThanOrEqual(ends(request([targets[0]!])));
  });

  test('forecasts after 10 and 30 years, within a third, when it will end', () => {
    const rule = precisionRule(request([targets[0]!]));
    const end = rule.checks.find((n) => rule.check(first(n), n).enough)!;
    for (const n of [10, 30]) {
      const { needed } = rule.forecast!(first(n), n)[0]!;
      expect(needed / end).toBeGreaterThan(2 / 3);
      expect(needed / end).toBeLessThan(4 / 3);
    }
  });

  test('is made for all plans of the study, also where some are run', () => {
    const some = precisionReached({ ...request([targets[0]!]), plansOfStudy: 6 }, first(100))[0]!;
    expect(some.correction).toBe('Bonferroni over 5 intervals');
  });

  test('does not take a plan that has not differed yet for precisely known before 100 years', () => {
    const rule = precisionRule(request([targets[0]!]));
    const copied = (n: number) => [rows[0]!, rows[0]!].map((plan) => plan.slice(0, n));
    expect(rule.checks.find((n) => rule.check(copied(n), n).enough)).toBe(110);
    expect(precisionReached(request([targets[0]!]), copied(60))[0]).toMatchObject({
      halfWidth: 0,
      narrowEnough: false,
    });
    expect(precisionReached(request([targets[0]!]), copied(100))[0]!.narrowEnough).toBe(true);
  });

  test('does not see what was computed beyond the check', () => {
    const rule = precisionRule(request([targets[0]!]));
    const more = rows.map((plan) => [
      ...plan.slice(0, 50),
      ...plan.slice(50).map((each) => each.map(() => 0)),
    ]);
    expect(rule.check(more, 50)).toEqual(rule.check(first(50), 50));
  });

  test('asks for more when more measures are to hold together', () => {
    const mean = { ...targets[0]!, of: 'mean' as const };
    const alone = precisionReached(request([targets[0]!]), first(100))[0]!;
    const both = precisionReached(request([targets[0]!, mean]), first(100))[0]!;
    expect(alone.correction).toBe('Bonferroni over 1 interval');
    expect(both.correction).toBe('Bonferroni over 3 intervals');
    expect(both.halfWidth!).toBeGreaterThan(alone.halfWidth!);
  });

  test('reports what was reached, of the plan that is furthest from it', () => {
    expect(precisionReached(request([targets[0]!]), first(100))).toMatchObject([
      { measure: 'conversion', of: 'difference', plan: 'pilot', asked: 0.25, relative: null, level: 0.95 },
    ]);
  });

  test('does not refuse a relative width on so few years that most intervals include 0, but on 100 and at the maximum', () => {
    const relative = { ...targets[1]!, measure: 'waiting', relative: 0.2 };
    const normal = normalDraws('relative precision');
    const around = (level: number) =>
      rows.map((plan) =>
        plan
          .slice(0, 100)
          .map((each) => Float64Array.from(each, (v, k) => (k === 3 ? 10 * (level + normal()) : v))),
      );
    const check = (drawn: readonly Float64Array[][], n: number, at_most = 1000) => {
      const asked = { ...request([relative]), precision: { ...limits, at_most, targets: [relative] } };
      const some = drawn.map((plan) => plan.slice(0, n));
      return precisionRule({ ...asked, plansOfStudy: 6 }).check(some, n);
    };
    let went = 0;
    for (let trial = 0; trial < 100; trial++) if (!check(around(1), 10).enough) went++;
    expect(went).toBe(100);
    expect(check(around(1), 100).enough).toBe(false);
    const none = around(0);
    expect(() => check(none, 100)).toThrow('cannot be told from 0 after 100 simulated years');
    expect(() => check(none, 30, 30)).toThrow(PrecisionRefused);
    const zeros = none.map((plan) =>
      plan.map((each) => Float64Array.from(each, (v, k) => (k === 3 ? 0 : v))),
    );
    expect(check(zeros, 30).enough).toBe(false);
    expect(() => check(zeros, 100)).toThrow(PrecisionRefused);
  });

  test('refuses a relative width of a level that cannot be told from 0, and a measure that the world does not have', () => {
    const relative = { ...targets[1]!, measure: 'waiting' };
    const still = rows.map((plan) =>
      plan.slice(0, 30).map((each, i) => each.map((value, k) => (k === 3 ? (i % 2) * 2 - 1 : value))),
    );
    expect(() => precisionRule(request([relative])).check(still, 30)).toThrow(PrecisionRefused);
    expect(() => precisionRule(request([relative])).check(still, 30)).toThrow('cannot be told from 0');
    expect(() => precisionRule(request([targets[1]!]))).toThrow('this world has no `reached`');
  });
});
