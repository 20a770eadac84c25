import { expect, test } from 'vitest';
import type { ChangedPlan } from '../../sim/check/check-report.ts';
import type { RowEffect } from '../../sim/check/plan-effects.ts';
import { effectsInWords } from '../../sim/check/result-words.ts';

const share = (value: number) => ({ value, lo: value - 1, hi: value + 1 });
const whole: RowEffect = {
  measure: 'conversion',
  title: 'Customers won',
  unit: 'per 100 customers',
  decimals: 2,
  where: '',
  whereTitle: '',
  difference: -1,
  lo: -1.5,
  hi: -0.5,
  verdict: 'worse',
};
const parts = [1, 3, 2, 6, 5, 4].map((loss) => ({
  ...whole,
  where: `source=s${loss}`,
  whereTitle: `Fair ${loss}`,
  difference: -loss - 0.5,
  lo: -loss - 0.75,
  hi: -loss - 0.25,
}));
const changed: ChangedPlan = {
  plan: 'reclaim',
  differs: 'rules',
  replications: 20,
  whole: [whole],
  gain: [],
  lose: parts,
  fates: {
    replications: 20,
    leads: 1000,
    either: share(44.5),
    otherOwner: share(43.3),
    otherOutcome: share(6.1),
    newlyWon: share(1.5),
    noLongerWon: share(1.5),
    wonByAnother: share(0.4),
    lostOtherwise: share(2.7),
    mostAffected: null,
  },
};

test('leads that end otherwise are told in parts that add up', () => {
  const line = effectsInWords(changed)[1];
  expect(line).toContain(
    '44.5 of 100 leads end otherwise, between 43.5 and 45.5: 38.4 with another owner alone, 1.2 with another outcome alone, 4.9 with both.',
  );
  expect(line).toContain(
    'Of the 6.1 with another outcome, 1.5 are newly won, 1.5 no longer won, 0.4 won by somebody else, 2.7 lost in another way or still open;',
  );
  const [all, owner, outcome, both] = [...line.matchAll(/(\d+\.\d) (?:of 100|with )/g)].map(([, n]) =>
    Number(n),
  );
  expect(owner + outcome + both).toBeCloseTo(all, 9);
});

test('who loses is told by title with an interval, the largest five first', () => {
  const line = effectsInWords(changed)[2];
  expect(line).toBe(
    '  worse, Customers won (per 100 customers): Fair 6 -6.50 (-6.75 to -6.25), Fair 5 -5.50 (-5.75 to -5.25), Fair 4 -4.50 (-4.75 to -4.25), Fair 3 -3.50 (-3.75 to -3.25), Fair 2 -2.50 (-2.75 to -2.25); and 1 more',
  );
});
