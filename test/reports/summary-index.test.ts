import { describe, expect, test } from 'vitest';
import { verdictTag } from '../../reports/page/verdict-tag.ts';
import { indexSummary } from '../../reports/summary-index.ts';
import { changeSentence } from '../../reports/words.ts';
import type { Verdict } from '../../sim/study/results/estimate.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';
import { makeFixture } from './fixture.ts';

const { summary } = makeFixture(10);
const MEASURE = 'conversion';

/** The fixture with other numbers on one measure: today's level, a plan's, and what is said of the difference. */
function withLevels(
  today: number,
  plan: { mean: number; lo: number; hi: number; verdict: Verdict },
  none: readonly string[] = [],
): StudySummary {
  return {
    ...summary,
    plans: summary.plans.map((each) =>
      none.includes(each.name) ? { ...each, noneByRules: [MEASURE] } : each,
    ),
    estimates: summary.estimates.map((each) => {
      if (each.row.measure !== MEASURE) return each;
      if (each.plan === 'keep') return { ...each, mean: today };
      if (each.difference?.interval == null) return each;
      const { mean, lo, hi, verdict } = plan;
      const interval = { ...each.difference.interval, lo, hi };
      return { ...each, mean, difference: { ...each.difference, mean: mean - today, interval, verdict } };
    }),
  };
}

const told = (summaryOf: StudySummary) => {
  const index = indexSummary(summaryOf);
  const estimate = index.estimate('reclaim', MEASURE)!;
  return { index, estimate, difference: estimate.difference! };
};
const WORSE = { mean: 12, lo: 11, hi: 13, verdict: 'worse' } as const;
const SAME = { mean: 0, lo: 0, hi: 0, verdict: 'not enough evidence' } as const;

describe('where rules leave nothing to count', () => {
  test('a plan is not worse than rules under which there is none', () => {
    const { index, estimate, difference } = told(withLevels(0, WORSE, ['keep']));
    expect(difference).toMatchObject({ verdict: 'no verdict', says: 'none by today’s rules' });
    expect(verdictTag(difference).text).toContain('none by today’s rules');
    const sentence = changeSentence(index.measure(MEASURE)!, estimate, index.estimate('keep', MEASURE));
    expect(sentence).toMatch(
      /^0.00 → 12.00 .*: none by today’s rules, so that there is nothing to compare\.$/,
    );
  });

  test('nor is a plan better that has none by its own rules', () => {
    const better = { mean: 0, lo: -5, hi: -3, verdict: 'better' } as const;
    expect(told(withLevels(4, better, ['reclaim'])).difference.says).toBe('none by its rules');
    expect(told(withLevels(0, SAME, ['keep', 'reclaim'])).difference.says).toBe('none by these rules');
  });

  test('what did come about is judged, whatever was thought of the rules', () => {
    expect(told(withLevels(3, WORSE, ['keep'])).difference).toMatchObject({ verdict: 'worse' });
    expect(told(withLevels(3, WORSE, ['keep'])).difference.says).toBeUndefined();
  });
});

describe('where no year differs from another', () => {
  test('that is said in the place of too little evidence', () => {
    const { difference } = told(withLevels(0, SAME));
    expect(difference.verdict).toBe('not enough evidence');
    expect(verdictTag(difference).text).toMatch(/>\?<.*the same in all \d+ years/);
    const zeros = withLevels(0, SAME);
    const none = zeros.estimates.map((each) =>
      each.row.measure === MEASURE && each.interval
        ? { ...each, interval: { ...each.interval, lo: 0, hi: 0 } }
        : each,
    );
    const never = told({ ...zeros, estimates: none });
    expect(never.difference.says).toMatch(/^0 in all \d+ years of both$/);
    // No proof that there is no difference: it still counts as not settled, and the sentence says how little is known.
    expect(never.difference.verdict).toBe('not enough evidence');
    expect(verdictTag(never.difference).text).toMatch(/>·<.*0 in all \d+ years of both/);
    const { index, estimate } = never;
    const sentence = changeSentence(index.measure(MEASURE)!, estimate, index.estimate('keep', MEASURE));
    expect(sentence).toMatch(
      /: 0, today and under the plan, in all \d+ simulated years.*; not enough evidence for more\.$/,
    );
    const shifted = { mean: 5, lo: 1, hi: 1, verdict: 'not enough evidence' } as const;
    expect(told(withLevels(4, shifted)).difference.says).toMatch(/^the same difference in all \d+ years$/);
  });
});
