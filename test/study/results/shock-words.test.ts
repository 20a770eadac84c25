import { describe, expect, test } from 'vitest';
import { loadStudy } from '../../../sim/study/documents/load-study.ts';
import { scopeOfStudy } from '../../../sim/study/results/scope-of-study.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';

/** The scope of a study of four weeks run-in, of customers from 2027-01-04 until 2027-03-01, each followed 8 weeks. */
function scopeWith(shocks: readonly string[]) {
  const world = `extends: tiny.yaml\nworld: struck\nshocks: [${shocks.map((each) => `{ ${each} }`).join(', ')}]\n`;
  const files = {
    'scenarios/worlds/struck.yaml': world,
    [STUDY_PATH]: tinyStudy({ world: 'struck' }),
  };
  return scopeOfStudy(loadStudy(STUDY_PATH, libraryWith(files)));
}
const sentence = (shock: string) => scopeWith([shock]).shocks?.[0];

describe('shocks in words', () => {
  test('are none where nothing strikes', () => {
    expect(scopeWith([])).not.toHaveProperty('shocks');
  });

  test('have their titles, their dates and what they do while they last', () => {
    expect(
      sentence(
        "shock: tariffs, title: 'New <tariffs>', on: 2027-02-01, lasts: 13w, enquiries: 60%, rivals: 200%",
      ),
    ).toBe(
      '“New <tariffs>” strikes on 2027-02-01, everywhere. For 13 weeks enquiries are 60 % of the usual number, and rivals win customers at 200 % of their usual speed.',
    );
  });

  test('that strike by chance say how often, and where', () => {
    expect(sentence('shock: storm, per_year: 0.5, lasts: 2d, enquiries: 0%, regions: [Shenzhen]')).toBe(
      '“storm” strikes 0.5 times a year on average while it is not under way, at moments that differ between simulated years, in Shenzhen. For 2 days nobody enquires.',
    );
  });

  test('say whom they take, why and with what consequence', () => {
    const scope = scopeWith(['shock: failures, on: 2027-02-01, partner_exits: { share: 10% }']);
    expect(scope.shocks).toEqual([
      '“failures” strikes on 2027-02-01, everywhere. It takes partners away: 10 % of the partners whose home is there, drawn for each; they fail and pass on nothing of what they still owe.',
    ]);
    expect(scope.excluded.join()).toContain('except that shocks take some of them away');
  });

  test('say so where nobody who is counted meets them, and where they do nothing', () => {
    expect(sentence('shock: a, on: 2026-12-07, lasts: 1w, enquiries: 50%')).toContain(
      'over before the plans begin',
    );
    // Whom it has taken away does not come back.
    expect(sentence('shock: a, on: 2026-12-07, lasts: 1w, partner_exits: { share: 10% }')).toContain(
      'strikes on 2026-12-07, before the plans begin,',
    );
    expect(sentence('shock: a, on: 2026-12-07, lasts: 9w, enquiries: 50%')).toContain(
      'before the plans begin,',
    );
    expect(sentence('shock: a, on: 2027-03-08, enquiries: 50%')).toContain(
      'after the last customer that counts',
    );
    expect(sentence('shock: a, on: 2027-02-01')).toContain('It changes nothing.');
    expect(sentence('shock: a, per_year: 0, partner_exits: { share: 10% }')).toContain('never strikes');
  });
});
