import { expect, test } from 'vitest';
import { greyAreasSection } from '../../reports/page/grey-areas.ts';
import { planMarks } from '../../reports/plan-marks.ts';
import { indexSummary } from '../../reports/summary-index.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';
import { makeFixture } from './fixture.ts';

const { summary, replications } = makeFixture(3);
const ID = 'grey-tickets';

/** The fixture in which one plan leaves something open. */
function withGreyArea(mean: number): StudySummary {
  const { summary: whole } = makeFixture(3);
  const [like] = whole.measures;
  const measures = [...whole.measures, { ...like, id: ID, title: 'Tickets of a kind without a rule' }];
  const added = whole.estimates
    .filter(({ row }) => row.measure === like.id && row.scenario === 'everything' && row.slice === '')
    .map((estimate) => ({
      ...estimate,
      row: { ...estimate.row, measure: ID },
      mean: estimate.plan === 'reclaim' ? mean : 0,
      difference: null,
    }));
  return { ...whole, measures, estimates: [...whole.estimates, ...added] };
}
const sectionOf = (of: StudySummary) => {
  const index = indexSummary(of);
  return greyAreasSection({ index, marks: planMarks(of.plans), replications, command: '' });
};

test('grey areas are told by the rule that is missing, where there are any', () => {
  const section = sectionOf(withGreyArea(4.5))!.text;
  expect(section).toContain('Tickets of a kind without a rule');
  expect(section.match(/<td[^>]*>4\.50?<\/td>/g)).toHaveLength(1);
  expect(section.match(/<td[^>]*>–<\/td>/g)).toHaveLength(summary.plans.length - 1);
});

test('a study that leaves nothing open has no such section', () => {
  expect(sectionOf(withGreyArea(0))).toBeNull();
  expect(sectionOf(summary)).toBeNull();
});
