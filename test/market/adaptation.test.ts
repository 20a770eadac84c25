import { describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { settle } from '../../sim/market/settle.ts';
import { readStatement } from '../../sim/market/statement.ts';
import { adaptationBlock, reactingStudy } from './adaptation-study.ts';
import { byName, replicatorOf } from './tiny-study.ts';

const ALL_RULES_PLAN = 1;

function rowsOfRun(study: CompiledStudy) {
  return byName(study, replicatorOf(study).run(0, [ALL_RULES_PLAN])[0]);
}

/** Tempers of every partner at the end of a run. */
function tempersAfter(study: CompiledStudy) {
  const replicator = replicatorOf(study);
  replicator.run(0, [ALL_RULES_PLAN]);
  const { tempers, parties } = replicator.market;
  return { tempers, parties: parties.slice(0, -1) };
}

describe('partners that react', () => {
  test('leave every row of a world without them as it is, to the last bit, where adaptation is off', () => {
    const without = rowsOfRun(reactingStudy(''));
    const off = rowsOfRun(reactingStudy(adaptationBlock(['adaptation'])));
    for (const [row, value] of Object.entries(without)) expect(off[row], row).toEqual(value);
  });

  test('do the same where they look at their books and may move nothing', () => {
    const without = rowsOfRun(reactingStudy(''));
    const still = rowsOfRun(reactingStudy(adaptationBlock(['effort', 'claims', 'honesty'])));
    for (const [row, value] of Object.entries(without)) expect(still[row], row).toEqual(value);
    expect(rowsOfRun(reactingStudy(adaptationBlock()))).not.toMatchObject(without);
  });

  test.each<readonly [string, 'attention' | 'diligence' | 'claims' | 'grabs' | 'honesty']>([
    ['effort', 'attention'],
    ['effort', 'diligence'],
    ['claims', 'claims'],
    ['claims', 'grabs'],
    ['honesty', 'honesty'],
  ])('without %s keep the %s that the world gives them', (part, trait) => {
    const given = {
      attention: 'attention',
      diligence: 'diligence',
      claims: 'claimPropensity',
      grabs: 'grabPropensity',
      honesty: 'honesty',
    } as const;
    const moved = ({ tempers, parties }: ReturnType<typeof tempersAfter>) =>
      parties.filter((party, i) => tempers[trait][i] !== party[given[trait]]).length;
    expect(moved(tempersAfter(reactingStudy(adaptationBlock([part]))))).toBe(0);
    expect(moved(tempersAfter(reactingStudy(adaptationBlock())))).toBeGreaterThan(0);
  });

  test('without trust lose none', () => {
    const { tempers, parties } = tempersAfter(reactingStudy(adaptationBlock(['trust'])));
    parties.forEach((_, party) => {
      expect(tempers.trust[party]).toBeCloseTo(0.8, 12);
    });
  });

  test('are at the cut-over what the world says of them, whatever the run-in brought', () => {
    const study = reactingStudy(adaptationBlock());
    const replicator = replicatorOf({ ...study, cohortUntil: study.cutOver + 1, followUp: 1 });
    replicator.run(0, [ALL_RULES_PLAN]);
    const { tempers, parties, hq } = replicator.market;
    for (let party = 0; party < hq; party++) {
      expect(tempers.attention[party]).toBe(parties[party].attention);
      expect(tempers.honesty[party]).toBe(parties[party].honesty);
    }
    // They have kept their books meanwhile.
    expect(Math.max(...tempers.rememberedHours)).toBeGreaterThan(0);
  });

  test('stay within reach, and give no more attention than they have', () => {
    const { tempers, parties } = tempersAfter(reactingStudy(adaptationBlock()));
    parties.forEach((_, party) => {
      expect(Math.abs(tempers.effortMoved[party])).toBeLessThanOrEqual(1.5);
      expect(Math.abs(tempers.claimsMoved[party])).toBeLessThanOrEqual(3);
      expect(tempers.attention[party]).toBeLessThanOrEqual(1);
      expect(tempers.trust[party]).toBeGreaterThanOrEqual(0);
      expect(tempers.trust[party]).toBeLessThanOrEqual(1);
    });
  });

  test('behave the same forked and run from the first second, alone and beside another plan', () => {
    const study = reactingStudy(adaptationBlock());
    const [, beside] = replicatorOf(study).run(0, [0, ALL_RULES_PLAN]);
    expect(replicatorOf(study).runUnforked(0, ALL_RULES_PLAN)).toEqual(beside);
    expect(replicatorOf(study).run(0, [ALL_RULES_PLAN])[0]).toEqual(beside);
  });
});

describe('a statement of account', () => {
  test('says what the ledger says in the end, and counts nothing in the books', () => {
    const replicator = replicatorOf(reactingStudy(adaptationBlock()));
    replicator.run(0, [ALL_RULES_PLAN]);
    const { market } = replicator;
    const { ledger } = settle(market);
    const facts = market.book.facts.slice();
    const paid = new Float64Array(market.hq);
    const late = new Float64Array(market.hq);
    market.now = 0x7fffffff;
    readStatement(market, 40 * 86_400, paid, late);
    for (let party = 0; party < market.hq; party++) {
      expect(paid[party]).toBe(ledger.balance(ledger.account('partner', party)));
      expect(late[party]).toBeLessThanOrEqual(Math.max(0, paid[party]));
    }
    expect(Math.max(...paid)).toBeGreaterThan(0);
    expect(market.book.facts).toEqual(facts);
  });

  test('holds what has been paid by a day, not what was promised', () => {
    const replicator = replicatorOf(reactingStudy(adaptationBlock()));
    replicator.run(0, [ALL_RULES_PLAN]);
    const { market } = replicator;
    const end = market.now;
    const at = (now: number) => {
      const paid = new Float64Array(market.hq);
      market.now = now;
      readStatement(market, 0, paid, new Float64Array(market.hq));
      return paid.reduce((sum, each) => sum + each, 0);
    };
    const firstContract = market.deals.signedAt[0];
    expect(at(firstContract)).toBe(0);
    expect(at(end)).toBeGreaterThan(at(end - 60 * 86_400));
  });
});
