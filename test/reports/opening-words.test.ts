import { describe, expect, test } from 'vitest';
import { answersWords, hardestHitWords, openingWords } from '../../reports/opening-words.ts';
import { indexSummary } from '../../reports/summary-index.ts';
import type { Verdict } from '../../sim/study/results/estimate.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';
import { makeFixture } from './fixture.ts';

const { summary } = makeFixture(20);
const plan = summary.plans[1]!;
const headlines = summary.measures.filter(({ headline }) => headline);

/** The fixture with the first plan's headline verdicts as given, in the order of the headlines. */
function judged(verdicts: readonly Verdict[]) {
  const wanted = new Map(headlines.map(({ id }, i) => [id, verdicts[i]!]));
  return indexSummary(changed((measure, slice) => (slice === '' ? wanted.get(measure) : undefined)));
}

function changed(verdictOf: (measure: string, slice: string) => Verdict | undefined): StudySummary {
  return {
    ...summary,
    estimates: summary.estimates.map((estimate) => {
      const { measure, scenario, slice } = estimate.row;
      const verdict = scenario === 'everything' ? verdictOf(measure, slice) : undefined;
      if (estimate.plan !== plan.name || !estimate.difference || !verdict) return estimate;
      return { ...estimate, difference: { ...estimate.difference, verdict } };
    }),
  };
}

const [first, second, third, fourth, fifth] = headlines.map(({ title }) => title);

describe('opening words of a plan', () => {
  test('name every gain and every loss, and count what is open', () => {
    const index = judged(['worse', 'better', 'worse', 'worse', 'not enough evidence']);
    expect(openingWords(index, plan)).toBe(
      `better on ${second}; worse on ${first}, ${third} and ${fourth}; 1 of 5 not settled`,
    );
  });

  test('do not call a plan free of losses while headlines are open', () => {
    const open = 'not enough evidence';
    expect(openingWords(judged([open, 'better', open, open, open]), plan)).toBe(
      `better on ${second}; none shown to be worse; 4 of 5 not settled`,
    );
  });

  test('say that nothing is worse where all is settled', () => {
    const same = 'no material difference';
    expect(openingWords(judged(['better', 'better', 'better', 'better', same]), plan)).toBe(
      `better on ${first}, ${second}, ${third} and ${fourth}; worse on none; no material difference on ${fifth}`,
    );
  });
});

describe('news for partners', () => {
  test('names the kind of partner that loses most, with its interval', () => {
    const index = indexSummary(changed((_, slice) => (slice.startsWith('archetype=') ? 'worse' : undefined)));
    expect(hardestHitWords(index, plan)).toMatch(
      /^Partner profit falls most for “.+”: [−+][\d,]+ \(.+ to .+\)/,
    );
  });

  test('says that none is shown to lose where none is', () => {
    const index = indexSummary(
      changed((_, slice) => (slice.startsWith('archetype=') ? 'not enough evidence' : undefined)),
    );
    expect(hardestHitWords(index, plan)).toMatch(
      /no kind of partner shown to lose; \d of \d kinds not settled/,
    );
  });

  test('tells slower answers before faster ones', () => {
    const index = indexSummary(
      changed((measure) =>
        measure === 'contacted-1h' ? 'worse' : measure === 'contacted-7d' ? 'better' : 'not enough evidence',
      ),
    );
    expect(answersWords(index, plan)).toMatch(
      /^Answers are slower, contacted within 1 hour .*; and faster, /,
    );
  });
});
