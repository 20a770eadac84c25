import { describe, expect, test } from 'vitest';
import { claimsTable } from '../../reports/claims-table.ts';
import type { CaseWord, ClaimSummary } from '../../sim/study/results/claim-summary.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';
import { makeFixture } from './fixture.ts';

const { summary } = makeFixture(100);

/** Two worlds, of which the first answers as is said and the second the opposite. */
function claiming(changes: Partial<ClaimSummary>): StudySummary {
  const world = (name: string, at: number, mean: number, word: CaseWord) => ({
    name,
    title: name,
    at,
    neutral: false,
    baseline: 8,
    differences: [{ plan: 'reclaim', mean, interval: { lo: mean - 0.1, hi: mean + 0.1 }, word }],
    mayBeBest: [],
  });
  const claim: ClaimSummary = {
    name: 'X1',
    says: 'Reclaiming wins less',
    plan: 'reclaim',
    measure: 'conversion',
    scenario: 'everything',
    expected: 'lower',
    over: 'Enquiries',
    fixedBy: null,
    cases: [world('few', 1, -0.5, 'as claimed'), world('many', 2, 0.5, 'the opposite')],
    supported: 0.5,
    opposed: 0.5,
    immaterial: 0,
    outcome: 'supported',
    breakEvens: [{ plan: 'reclaim', changes: [{ from: 1, until: 2, estimate: 1.5 }], open: [] }],
    level: 0.95,
    method: 'paired t',
    ...changes,
  };
  return { ...summary, claim };
}

describe('claims in Markdown', () => {
  test('have a row each with what is said, what came of it, also world by world, and how much was simulated', () => {
    const rows = claimsTable([claiming({}), claiming({ name: 'X2' })])
      .trimEnd()
      .split('\n');
    expect(rows).toHaveLength(4);
    expect(rows[2]).toBe(
      `| **X1** Reclaiming wins less | Supported in part over the plausible range (Enquiries). It is as claimed over 50 % and the opposite over 50 % of it. “First claim, reclaimed when idle” breaks even between 1 and 2 (about 1.5, straight between worlds). | Customers won lower (margin ±0.20):<br>few: −0.50 (−0.60 to −0.40) ✓<br>many: +0.50 (+0.40 to +0.60) ✕ | 2 worlds, ${summary.replications} years a plan |`,
    );
    expect(rows[3]).toContain('**X2**');
  });

  test('hold no more cells and no tags, whatever is said in a file', () => {
    const [, , row] = claimsTable([claiming({ says: 'a | b <img src=x>' })]).split('\n');
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
    expect(row).toContain('a \\| b \\<img src=x\\>');
  });

  test('are refused of a study that claims nothing', () => {
    expect(() => claimsTable([summary])).toThrow(RangeError);
  });
});
