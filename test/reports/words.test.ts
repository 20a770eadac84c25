import { describe, expect, test } from 'vitest';
import {
  changeSentence,
  luckInShort,
  luckSentence,
  marginWords,
  standingOf,
  transferSentence,
} from '../../reports/words.ts';
import type { Estimate, MeasureInfo, Verdict } from '../../sim/study/results/estimate.ts';

const CONVERSION: MeasureInfo = {
  id: 'conversion',
  title: 'Customers won',
  unit: 'per 100 customers',
  scale: 100,
  better: 'higher',
  material: 0.2,
  headline: true,
  numerator: 'customers that bought',
  denominator: 'customers that arrived',
  decimals: 2,
};

function estimate(mean: number, difference: Estimate['difference'] = null, n = 100): Estimate {
  const row = { measure: 'conversion', scenario: 'everything', slice: '' };
  return { plan: 'plan', row, n, mean, interval: null, p10: null, p90: null, difference };
}

function changed(mean: number, limits: [number, number] | null, verdict: Verdict, years = 93) {
  const interval = limits && {
    lo: limits[0],
    hi: limits[1],
    level: 0.998,
    method: 'paired t',
    correction: 'Bonferroni over 25 comparisons',
  };
  return estimate(4.61 + mean, { mean, interval, verdict, yearsBetter: years, varianceRatio: null });
}

const sentence = (it: Estimate, measure = CONVERSION) => changeSentence(measure, it, estimate(4.61));

describe('sentence of a change', () => {
  test('better: levels, difference, interval, and that it is beyond the margin', () => {
    expect(sentence(changed(0.71, [0.52, 0.9], 'better'))).toBe(
      '4.61 → 5.32 per 100 customers: +0.71 (interval +0.52 to +0.90), beyond the margin of 0.20.',
    );
  });

  test('worse: the same, with a true minus sign', () => {
    expect(sentence(changed(-0.71, [-0.9, -0.52], 'worse'))).toBe(
      '4.61 → 3.90 per 100 customers: −0.71 (interval −0.90 to −0.52), beyond the margin of 0.20.',
    );
  });

  test('no material difference: wholly within the margin', () => {
    expect(sentence(changed(0.05, [-0.06, 0.16], 'no material difference'))).toBe(
      '4.61 → 4.66 per 100 customers: +0.05 (interval −0.06 to +0.16), wholly within the margin of ±0.20.',
    );
  });

  test('not enough evidence: says so plainly', () => {
    expect(sentence(changed(0.15, [-0.1, 0.4], 'not enough evidence'))).toBe(
      '4.61 → 4.76 per 100 customers: +0.15 (interval −0.10 to +0.40), not enough evidence: the interval reaches across the margin of ±0.20.',
    );
  });

  test.each([
    ['better', 'higher', [0.1, 0.4]],
    ['worse', 'higher', [-0.4, -0.1]],
    ['worse', 'lower', [0.1, 0.4]],
    ['better', 'lower', [-0.4, -0.1]],
  ] as const)(
    'a clear direction within reach of the margin: %s where %s is better',
    (said, better, limits) => {
      const [lo, hi] = limits;
      const it = changed((lo + hi) / 2, [lo, hi], 'not enough evidence');
      const expected = `), ${said}, but perhaps by less than the margin of 0.20.`;
      expect(sentence(it, { ...CONVERSION, better })).toContain(expected);
      const tested = { margin: 0.2, p: 0.3, level: 0.95, method: 'two one-sided t', correction: 'Holm' };
      const difference = { ...it.difference!, equivalence: { ...tested, nonInferiorityP: 0.001 } };
      expect(sentence({ ...it, difference }, { ...CONVERSION, better })).toContain(
        said === 'better' ? expected : 'worse, but not by more than the margin of 0.20.',
      );
    },
  );

  test('no verdict: neither direction is good', () => {
    const neither: MeasureInfo = { ...CONVERSION, better: 'neither', material: null };
    expect(sentence(changed(0.71, [0.52, 0.9], 'no verdict'), neither)).toContain(
      'reported without a verdict',
    );
    expect(luckSentence(neither, changed(0.71, [0.52, 0.9], 'no verdict'))).toBe('');
  });

  test('without a margin nothing is said to be beyond one', () => {
    const unnamed: MeasureInfo = { ...CONVERSION, material: null };
    expect(sentence(changed(0.71, [0.52, 0.9], 'better'), unnamed)).toMatch(
      /away from zero; no margin is named\.$/,
    );
    expect(sentence(changed(0.1, [-0.1, 0.3], 'not enough evidence'), unnamed)).toMatch(
      /not enough evidence: the interval includes zero\.$/,
    );
    expect(marginWords(unnamed)).toBe('no margin named');
  });

  test('too few years for an interval', () => {
    expect(sentence(changed(0.71, null, 'not enough evidence'))).toMatch(
      /too few simulated years for an interval\.$/,
    );
  });

  test('a difference of exactly nothing', () => {
    expect(sentence(changed(0, [0, 0], 'no material difference'))).toBe(
      '4.61 → 4.61 per 100 customers: the same in all 100 simulated years, so that with 95 % confidence at most 3 of 100 years differ.',
    );
  });

  test('a difference of exactly nothing in few years: says how little that shows', () => {
    const few = { ...changed(0, [0, 0], 'not enough evidence'), n: 10 };
    expect(sentence(few)).toBe(
      '4.61 → 4.61 per 100 customers: the same in all 10 simulated years, so that with 95 % confidence at most 30 of 100 years differ; not enough evidence for more.',
    );
    expect(sentence({ ...few, n: 2 })).toContain('the same in all 2 simulated years; not enough');
  });

  test('an interval too narrow for the measure’s decimals keeps its two ends apart', () => {
    expect(sentence(changed(0.0132, [0.0121, 0.0143], 'no material difference'))).toContain(
      '+0.012 to +0.014',
    );
  });

  test('luck counts the simulated years that have a value', () => {
    expect(luckSentence(CONVERSION, changed(0.71, [0.52, 0.9], 'better'))).toBe(
      'Better in 93 of 100 simulated years.',
    );
  });

  test('luck names the spread of single years where it is known', () => {
    const it = changed(0.71, [0.52, 0.9], 'better');
    const lucky = {
      ...it,
      difference: { ...it.difference!, luck: { share: 0.93, years: 100, p10: -0.1, p90: 1.5 } },
    };
    expect(luckSentence(CONVERSION, lucky)).toBe(
      'Better in 93 of 100 simulated years; eight of ten simulated years lie between −0.10 and +1.50.',
    );
    expect(luckInShort(CONVERSION, lucky)).toBe(
      'better in 93 of 100 years, eight of ten between −0.10 and +1.50',
    );
    expect(luckInShort(CONVERSION, it)).toBe('');
  });

  test('not enough evidence, but surely not worse: says both', () => {
    const it = changed(0.15, [-0.1, 0.4], 'not enough evidence');
    const tested = { margin: 0.2, p: 0.3, level: 0.95, method: 'two one-sided t', correction: 'Holm' };
    const shown = (nonInferiorityP: number) =>
      sentence({ ...it, difference: { ...it.difference!, equivalence: { ...tested, nonInferiorityP } } });
    expect(shown(0.01)).toContain('tested for that alone, it is not worse by more than the margin of 0.20.');
    expect(shown(0.06)).toContain('the interval reaches across the margin');
  });
});

describe('standing of a plan', () => {
  test.each<[readonly Verdict[], string]>([
    [['better', 'no material difference', 'no verdict'], 'candidate'],
    [['better', 'not enough evidence'], 'partly settled'],
    [['better', 'worse', 'not enough evidence'], 'trade-off'],
    [['worse', 'no material difference'], 'worse'],
    [['no material difference', 'no material difference'], 'same'],
    [['no material difference', 'not enough evidence'], 'undecided'],
    [['no verdict'], 'undecided'],
    [[], 'undecided'],
  ])('%j is %s', (verdicts, standing) => {
    expect(standingOf(verdicts)).toBe(standing);
  });
});

describe('money that only changes hands', () => {
  test('is named when the sum is not shown to grow', () => {
    const toPartners = transferSentence({ partners: 'better', hq: 'worse', together: 'not enough evidence' });
    expect(toPartners).toContain('from HQ to partners');
    expect(transferSentence({ partners: 'worse', hq: 'better', together: 'worse' })).toContain(
      'from partners to HQ',
    );
  });

  test('is not claimed when the sum grows or both gain', () => {
    expect(transferSentence({ partners: 'better', hq: 'worse', together: 'better' })).toBeNull();
    expect(transferSentence({ partners: 'better', hq: 'better', together: 'worse' })).toBeNull();
  });
});
