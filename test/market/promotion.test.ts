import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WEEKS_PER_MONTH } from '../../sim/engine/civil.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { LeadState } from '../../sim/market/lead-table.ts';
import { bestSpending, broughtShare, openShare } from '../../sim/market/promotion-choice.ts';
import type { PromotionWorld } from '../../sim/world/compiled-promotion.ts';
import { LeadKind } from '../../sim/world/tape.ts';
import { PROMOTION, promotionStudy, promotionWorld } from './promotion-study.ts';
import { byName, factsOf, replicatorOf } from './tiny-study.ts';

const WORLD: PromotionWorld = {
  happens: true,
  raises: [0],
  most: 0.5,
  firstLeadCosts: 20_000,
  halfLife: 4 * 604_800,
  customerIsWorth: 1,
  learns: 0.05,
  adjusts: 1,
  freeRiding: true,
  base: [10, 0],
  developed: [2, 0],
  reach: [0.8, 0.2, 0.2, 0.8],
  eventCosts: 500_000,
  actsOnMisses: 1,
  reviewSeconds: 0,
};

describe('what promotion brings', () => {
  test('costs at first what the first enquiry costs', () => {
    const perWeek = WORLD.base[0] * WORLD.most * broughtShare(WORLD, 0, 100);
    expect(perWeek * WEEKS_PER_MONTH).toBeCloseTo(100 / WORLD.firstLeadCosts, 4);
  });

  test('grows with what is spent, ever more slowly, and never beyond the most', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e7, noNaN: true }), (stock) => {
        const [one, two, three] = [1, 2, 3].map((times) => broughtShare(WORLD, 0, times * stock));
        expect(two).toBeGreaterThanOrEqual(one);
        expect(two - one).toBeGreaterThanOrEqual(three - two - 1e-12);
        expect(three).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is nothing in a region without enquiries', () => {
    expect(broughtShare(WORLD, 1, 1e9)).toBe(0);
    expect(bestSpending(WORLD, 1, 1, 1e6, 0)).toBe(0);
  });
});

describe('the rule of thumb', () => {
  const amount = fc.double({ min: 0, max: 3e6, noNaN: true });
  test('finds what leaves most of the margin after the cost', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, amount, amount, amount, (keeps, worth, others, other) => {
        const left = (spent: number) =>
          keeps * worth * 10 * 0.5 * WEEKS_PER_MONTH * broughtShare(WORLD, 0, others + 0.8 * spent) - spent;
        const best = left(bestSpending(WORLD, 0, keeps, worth, others));
        expect(best).toBeGreaterThanOrEqual(left(other) - 1e-6 * (1 + worth));
        expect(best).toBeGreaterThanOrEqual(left(0) - 1e-6 * (1 + worth));
      }),
    );
  });

  test('spends nothing where an enquiry brings less than it costs', () => {
    expect(bestSpending(WORLD, 0, 1, WORLD.firstLeadCosts / 0.8, 0)).toBe(0);
    expect(bestSpending(WORLD, 0, 1, (1.01 * WORLD.firstLeadCosts) / 0.8, 0)).toBeGreaterThan(0);
    expect(bestSpending(WORLD, 0, 0, 1e9, 0)).toBe(0);
  });

  test('expects the own finds and an equal part of the rest, or all where nobody rides free', () => {
    expect(openShare(WORLD, 0, 4)).toBeCloseTo(0.2 + 0.8 / 4);
    expect(openShare(WORLD, 0, 1)).toBe(1);
    expect(openShare({ ...WORLD, freeRiding: false }, 0, 4)).toBe(1);
  });
});

/** Keys of the leads of a replication, those of customers that promotion may bring apart. */
function leadsOf(study: CompiledStudy) {
  const replicator = replicatorOf(study);
  const tape = replicator.load(0);
  const keys = { base: [] as string[], promoted: [] as string[] };
  for (let lead = 0; lead < tape.leads; lead++) {
    const first = tape.needFirstLead[tape.customerFirstNeed[tape.needCustomer[tape.leadNeed[lead]]]];
    const list = tape.leadKind[first] === LeadKind.promoted ? keys.promoted : keys.base;
    list.push(`${tape.leadKey0[lead]} ${tape.leadKey1[lead]} ${tape.leadTime[lead]} ${tape.leadScore[lead]}`);
  }
  return keys;
}

/** Keys of the customers that promotion brought in a run of the second plan. */
function broughtIn(study: CompiledStudy): { keys: Set<string>; regions: Set<number> } {
  const replicator = replicatorOf(study);
  replicator.run(0, [1]);
  const { tape, leads } = replicator.market;
  const keys = new Set<string>();
  const regions = new Set<number>();
  for (let lead = 0; lead < replicator.market.arrived; lead++) {
    if (tape.leadKind[lead] !== LeadKind.promoted || leads.state[lead] === LeadState.neverCame) continue;
    keys.add(`${tape.leadKey0[lead]} ${tape.leadKey1[lead]}`);
    regions.add(tape.leadRegion[lead]);
  }
  return { keys, regions };
}

/** A world in which partners spend what they are told to, whatever it brings. */
function spending(levels: Readonly<Record<string, number>>, says = PROMOTION): string {
  let world = promotionWorld(says).replaceAll(/promotes: 80%, promotes_anyway: \d+ CNY/g, 'promotes: 0%');
  for (const partner of ['Pearl', 'Lotus', 'Crane', 'Willow', 'Tea-Hill', 'Reed']) {
    const trait = `promotes: 0%, promotes_anyway: ${levels[partner] ?? 0} CNY`;
    const line = new RegExp(`(- \\{ partner: ${partner}, )(?:promotes: 0%, )?`);
    if (line.test(world)) world = world.replace(line, `$1${trait}, `).replace(`, promotes: 0% }`, ' }');
    else
      world = world.replace(
        'partners:\n',
        `partners:\n  - { partner: Lotus, home: Shenzhen, archetype: consultant, serves: group, ${trait} }\n`,
      );
  }
  return world;
}

describe('customers that promotion may bring', () => {
  test('leave all others as they are, however many there may be', () => {
    const none = leadsOf(promotionStudy(''));
    expect(none.promoted).toEqual([]);
    for (const most of ['20%', '90%']) {
      const some = leadsOf(promotionStudy(PROMOTION.replace('60%', most)));
      expect(some.base).toEqual(none.base);
      expect(some.promoted.length).toBeGreaterThan(10);
    }
  });

  test('come under more promotion too if they come under less', () => {
    const less = broughtIn(promotionStudy('', { world: spending({ Pearl: 1000, 'Tea-Hill': 500 }) }));
    const more = broughtIn(promotionStudy('', { world: spending({ Pearl: 2500, 'Tea-Hill': 900 }) }));
    expect(less.keys.size).toBeGreaterThan(20);
    expect(more.keys.size).toBeGreaterThan(less.keys.size);
    expect([...less.keys].filter((key) => !more.keys.has(key))).toEqual([]);
  });

  test('come only where it is promoted if nothing spills over, and to neighbours if something does', () => {
    const says = (share: string) => PROMOTION.replace('spills_over: 20%', `spills_over: ${share}`);
    const names = promotionStudy().world.regions.map(({ name }) => name);
    const regionsAt = (share: string) =>
      [...broughtIn(promotionStudy('', { world: spending({ Pearl: 3000 }, says(share)) })).regions].map(
        (region) => names[region],
      );
    expect(regionsAt('0%')).toEqual(['Shenzhen']);
    expect(regionsAt('50%').sort()).toEqual(['Dongguan', 'Shenzhen']);
  });

  test('are the same whatever spills over where a region has no neighbours', () => {
    const rows = ['0%', '70%'].map((share) => {
      const says = PROMOTION.replace('spills_over: 20%', `spills_over: ${share}`);
      const study = promotionStudy('', { world: spending({ 'Tea-Hill': 2000 }, says) });
      return byName(study, replicatorOf(study).run(0, [1])[0]);
    });
    expect(rows[1]).toEqual(rows[0]);
  });
});

describe('local promotion', () => {
  test('that is switched off, or that nobody does, leaves every other fact as it is', () => {
    const facts = [
      promotionStudy(''),
      promotionStudy(`happens: false, ${PROMOTION}`),
      promotionStudy('', { world: spending({}) }),
    ].map((study) => {
      const replicator = replicatorOf(study);
      replicator.run(0, [1]);
      // How long regions could have been protected is asked only where they could.
      return { ...factsOf(replicator), regionSeconds: 0 };
    });
    expect(facts[1]).toEqual(facts[0]);
    expect(facts[2]).toEqual(facts[0]);
    expect(facts[0].localPromotionSpend + facts[0].promotedLeads).toBe(0);
  });

  test('gives each enquiry to whoever brought it where nobody rides free', () => {
    const replicator = replicatorOf(promotionStudy(`${PROMOTION}, free_riding: { happens: false }`));
    for (const replication of [0, 1, 2]) {
      replicator.run(replication, [1]);
      const facts = factsOf(replicator);
      expect(facts.promotedGiven).toBeGreaterThan(20);
      expect(facts.promotedToPromoter).toBe(facts.promotedGiven);
      expect(facts.promotedToOthers).toBe(0);
    }
  });

  test('does the same after a fork as without one', () => {
    const replicator = replicatorOf(promotionStudy());
    const [, forked] = replicator.run(0, [0, 1]);
    const alone = replicator.runUnforked(0, 1);
    expect([...forked.numerators]).toEqual([...alone.numerators]);
    expect([...forked.denominators]).toEqual([...alone.denominators]);
  });

  test('wears off by half in a half-life, and comes to what is spent a month', () => {
    const world = spending(
      { 'Tea-Hill': 2000 },
      PROMOTION.replace('spills_over', 'adjusts: 100%, spills_over'),
    );
    const replicator = replicatorOf(promotionStudy('', { world }));
    replicator.run(0, [1]);
    const { promotions, world: compiled } = replicator.market;
    const region = compiled.regions.findIndex(({ name }) => name === 'Hangzhou');
    const halfLives = promotions.at / (3 * 604_800);
    expect(promotions.total[region]).toBeCloseTo(200_000 * (1 - 0.5 ** halfLives), 3);
  });

  test('is paid for by who does it: everything spent stands in the ledger and in its profit', () => {
    const world = spending({ 'Tea-Hill': 2000 });
    const study = promotionStudy('', { world });
    const replicator = replicatorOf(study);
    const row = byName(study, replicator.run(0, [1])[0])['local-promotion | everything | '];
    const { promotions, months, parties } = replicator.market;
    const party = parties.findIndex(({ name }) => name === 'Tea-Hill');
    const spent = promotions.spent.subarray(party * months.length, (party + 1) * months.length);
    const all = spent.reduce((sum, amount) => sum + amount, 0);
    expect(promotions.spent.reduce((sum, amount) => sum + amount, 0)).toBe(all);
    // Thirteen of the 25 weeks of the run are the cohort's.
    expect(row[0]).toBeGreaterThan(0.5 * all);
    expect(row[0]).toBeLessThan(all);
  });
});
