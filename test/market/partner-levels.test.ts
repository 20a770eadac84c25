import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { PartnerLevels } from '../../sim/policy/compiled.ts';
import { levelAfter } from '../../sim/policy/partner-levels/decide.ts';
import { reactingStudy } from './adaptation-study.ts';
import { ALL_RULES, byName, replicatorOf } from './tiny-study.ts';

const LEVELS: PartnerLevels = {
  per: 'quarter',
  fallsOneLevel: true,
  levels: [
    { name: 'gold', from: 300, adds: 0.05, getsLeads: true },
    { name: 'silver', from: 100, adds: 0.02, getsLeads: true },
    { name: 'member', from: 0, adds: 0, getsLeads: true },
  ],
};

describe('a level after a review', () => {
  test('includes the amount itself, rises at once, and falls by one', () => {
    expect(levelAfter(LEVELS, 2, 300)).toBe(0);
    expect(levelAfter(LEVELS, 2, 299)).toBe(1);
    expect(levelAfter(LEVELS, 0, 0)).toBe(1);
    expect(levelAfter({ ...LEVELS, fallsOneLevel: false }, 0, 0)).toBe(2);
  });

  property.prop([fc.nat(2), fc.nat(500), fc.nat(500)])('is never lower for who sold more', (before, a, b) => {
    const [less, more] = a < b ? [a, b] : [b, a];
    expect(levelAfter(LEVELS, before, more)).toBeLessThanOrEqual(levelAfter(LEVELS, before, less));
  });
});

describe('levels of partners in a market', () => {
  const PLAN = 1;
  const rows = (levels: string) => {
    const study = reactingStudy('', { policy: `${ALL_RULES}${levels}` });
    const replicator = replicatorOf(study);
    return { rows: byName(study, replicator.run(0, [PLAN])[0]), market: replicator.market };
  };
  const block = (low: string, gold = 'adds: 0%') => `partner_levels:
  review: every month
  levels: [{ level: gold, from: 50000 CNY, ${gold} }, { level: member, from: 0 CNY, ${low} }]
`;

  test('that bring nothing change nothing', () => {
    expect(rows(block('adds: 0%')).rows).toEqual(rows('').rows);
  });

  test('that add to the discount are paid for, and change nothing else that is counted of customers', () => {
    const [plain, levels] = [rows('').rows, rows(block('adds: 0%', 'adds: 10%')).rows];
    const of = (each: typeof plain, id: string) => each[`${id} | everything | `][0];
    expect(of(levels, 'partner-pay')).toBeGreaterThan(of(plain, 'partner-pay'));
    expect(of(levels, 'conversion')).toBe(of(plain, 'conversion'));
  });

  test('without leads get none of headquarters from the first review on', () => {
    const { market } = rows(block('leads: none'));
    const { leads, tape, hq } = market;
    const policy = market.study.plans[PLAN].phases[0].policy;
    const members = Array.from({ length: hq }, (_, party) => party).filter(
      (party) => market.levels[policy][party] === 1,
    );
    expect(members.length).toBeGreaterThan(0);
    const lastReview = market.months[market.months.length - 1];
    for (let lead = 0; lead < market.arrived; lead++) {
      const party = leads.ownerPlus1[lead] - 1;
      const own = tape.leadParty[lead] === party;
      if (members.includes(party) && !own) expect(leads.givenAt[lead]).toBeLessThan(lastReview);
    }
  });
});
