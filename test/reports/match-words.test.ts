import { describe, expect, test } from 'vitest';
import { matchSentences } from '../../reports/match-words.ts';
import { indexSummary } from '../../reports/summary-index.ts';
import type { MatchedPlan } from '../../sim/study/results/selection-summary.ts';
import { makeFixture } from './fixture.ts';

const { summary } = makeFixture(20);

function sentence(change: Partial<MatchedPlan>): string {
  const matched: MatchedPlan = {
    plan: 'reclaim',
    measure: 'conversion',
    setting: 'settlement.basic_discount.first_order',
    written: '20%',
    matched: '20.8%',
    off: 0.001,
    interval: { lo: -0.003, hi: 0.0049 },
    within: 0.005,
    replicationsNeeded: null,
    replications: 160,
    seed: 'a, matching',
    ...change,
  };
  return matchSentences(indexSummary({ ...summary, matched: [matched] }))[0]!;
}

describe('what is told of a plan that was made equal', () => {
  test('how nearly, with its interval, on streams of their own', () => {
    const said = sentence({});
    expect(said).toContain(
      'from 20% to 20.8%, off by +0.10 % (−0.30 to +0.49) over 160 simulated years on streams of their own. In the years',
    );
  });

  test('that the years do not show what was asked, what they show, and about how many would', () => {
    expect(sentence({ interval: { lo: -0.0125, hi: 0.0049 }, replicationsNeeded: 820 })).toContain(
      ' So it is matched to within 1.3 % only, where 0.5 % was asked: about 820 years would show that. ',
    );
    expect(sentence({ interval: { lo: 0.011, hi: 0.012 } })).toContain(
      ' So it is matched to within 1.2 % only, where 0.5 % was asked. ',
    );
    expect(sentence({ interval: null, replications: 1 })).toContain(
      '1 simulated year cannot tell how equal that is, where 0.5 % was asked. ',
    );
  });

  test('of results of earlier versions no more than they have', () => {
    expect(sentence({ interval: undefined, within: undefined } as unknown as Partial<MatchedPlan>)).toContain(
      'off by +0.10 % over 160 simulated years on streams of their own. In the years',
    );
  });
});
