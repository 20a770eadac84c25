import { describe, expect, test } from 'vitest';
import { Orphan } from '../../sim/market/account-table.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { settle } from '../../sim/market/settle.ts';
import { Fact } from '../../sim/measure/facts.ts';
import { adaptationBlock, reactingStudy } from './adaptation-study.ts';
import { laterBlocks } from './later-study.ts';
import { ALL_RULES, BUSY_WORLD, byName, factsOf, replicatorOf, TODAY } from './tiny-study.ts';

const PLAN = 1;
/** Customers that buy readily and come back, so that leavers leave some behind. */
const WORLD = BUSY_WORLD.replace('base_chance: 15%', 'base_chance: 40%').replace(
  '  - { source: referral',
  '  - { source: partner-developed, owner: partner, per_week: 4, invalid: 10% }\n  - { source: referral',
);

/** Partners leave by this part of the world, under this rule. */
function leavingStudy(leaving: string, rule = '', policy = ALL_RULES, world = WORLD): CompiledStudy {
  const block = adaptationBlock().replace('  inertia:', `${leaving}  inertia:`);
  return reactingStudy(`${laterBlocks()}${block}`, { policy: `${policy}${rule}`, world });
}

/** Half of the partners are gone within months, for no reason of theirs. */
const MANY = '  leaving: { fails: 70%, worse_by: 100000 CNY, cash_per_head: 10000000 CNY }\n';
const ALL = '  leaving: { fails: 100% }\n';

function run(study: CompiledStudy) {
  const replicator = replicatorOf(study);
  const [outcome] = replicator.run(0, [PLAN]);
  return { facts: factsOf(replicator), market: replicator.market, outcome };
}

describe('partners that leave', () => {
  test('change nothing, to the last bit, where leaving is off', () => {
    const rows = (leaving: string) => {
      const study = leavingStudy(leaving);
      return byName(study, replicatorOf(study).run(0, [PLAN])[0]);
    };
    expect(rows('  leaving: { happens: false, fails: 90% }\n')).toEqual(rows(''));
    expect(rows(MANY)).not.toEqual(rows(''));
  });

  test('work no more, and are given and find nothing more', () => {
    const { market, facts } = run(leavingStudy(MANY, 'partner_leaves: { customers_go_to: next-best }\n'));
    const { files, tempers, hq } = market;
    expect(market.leavers).toBeGreaterThan(1);
    expect(market.leavers).toBeLessThan(hq);
    for (let file = 0; file < files.count; file++) {
      const left = tempers.leftAt[files.party[file]];
      if (left > 0) expect(files.openedAt[file]).toBeLessThanOrEqual(left);
    }
    expect(facts.findsLost).toBeGreaterThan(0);
    expect(facts.leadsLeft).toBeGreaterThan(0);
    expect(facts.greyLeadsLeft).toBe(0);
  });

  test('are given nothing more that their promotion brings, also where it is to bring others nothing', () => {
    const promotes = WORLD.replace(
      'partners:\n',
      'partners:\n  - { partner: Lotus, home: Shenzhen, archetype: consultant, serves: group, promotes: 80%, promotes_anyway: 3000 CNY }\n',
    );
    const world = `${promotes}local_promotion: { most: 60%, first_lead_costs: 60 CNY, half_life: 20w, free_riding: { happens: false } }\n`;
    const { market } = run(
      leavingStudy(ALL, 'partner_leaves: { customers_go_to: next-best }\n', ALL_RULES, world),
    );
    const { leads, tempers } = market;
    let since = 0;
    for (let lead = 0; lead < market.arrived; lead++) {
      const promoter = leads.promoterPlus1[lead] - 1;
      if (promoter < 0 || leads.givenAt[lead] < tempers.leftAt[promoter]) continue;
      since++;
      expect(leads.ownerPlus1[lead]).not.toBe(promoter + 1);
    }
    expect(since).toBeGreaterThan(0);
  });

  test('leave the market to headquarters when all are gone: it runs on, and all its laws hold', () => {
    const { market, facts, outcome } = run(
      leavingStudy(ALL, 'partner_leaves: { customers_go_to: next-best }\n'),
    );
    expect(market.leavers).toBe(market.hq);
    expect(outcome.numerators.every(Number.isFinite)).toBe(true);
    expect(facts.needsWonByHq).toBeGreaterThan(0);
    for (let account = 0; account < market.accounts.count; account++) {
      const waiting = market.accounts.orphan[account] === Orphan.waiting;
      if (!waiting && market.accounts.orphan[account] !== Orphan.nobodys)
        expect(market.accounts.maintainer[account]).toBe(market.hq);
    }
  });

  test('do so where there is one partner, and none', () => {
    const only = (names: readonly string[]) =>
      WORLD.replace(
        /partners:[\s\S]*?headquarters:/,
        `partners:\n${names.map((name) => `  - { partner: ${name}, remove: true }`).join('\n')}\nheadquarters:`,
      );
    const today = TODAY.replace('policy: today', 'policy: all-rules');
    const one = run(leavingStudy(ALL, '', today, only(['Pearl', 'Crane', 'Willow', 'Tea-Hill'])));
    expect(one.market.hq).toBe(1);
    expect(one.market.leavers).toBe(1);
    const none = run(leavingStudy(ALL, '', today, only(['Pearl', 'Lotus', 'Crane', 'Willow', 'Tea-Hill'])));
    expect(none.market.leavers).toBe(0);
    expect(none.facts.needsWon).toBe(none.facts.needsWonByHq);
  });

  test('go when their money is used up', () => {
    const { market } = run(
      leavingStudy('  leaving: { fails: 0%, chance_a_month: 0%, cash_per_head: 0 CNY }\n'),
    );
    const insolvent = market.parties.filter((_, party) => market.tempers.insolventAt[party] > 0);
    expect(insolvent.length).toBeGreaterThan(0);
    expect(insolvent.length).toBe(market.leavers);
  });

  describe('and collected the money before they became insolvent', () => {
    const collects = ALL_RULES.replace(
      'settlement:\n',
      'settlement:\n  money_collected_by: partner\n  remitted: 90d after receipt\n',
    );
    /** Settles a run as if the party of its last contract had become insolvent some seconds after its last receipt. */
    function settledWith(after: number, refunds = false) {
      const { market } = run(leavingStudy('', '', collects));
      const { deals, tempers, book, hq } = market;
      const party = deals.party.subarray(0, deals.count).findLast((each) => each !== hq)!;
      const own = Array.from({ length: deals.count }, (_, deal) => deal).filter(
        (deal) => deals.party[deal] === party,
      );
      for (const deal of own) {
        deals.neverPaid[deal] = 0;
        const { receivedAt } = deals;
        // Customers come for their money when the partner has none any more.
        deals.refundedAt[deal] = refunds ? Math.max(...own.map((each) => receivedAt[each])) + after + 1 : 0;
      }
      const unrecovered = () => book.facts[Fact.neverRecovered * book.buckets.count];
      const { ledger: before } = settle(market);
      const unrecoveredBefore = unrecovered();
      tempers.insolventAt[party] = Math.max(...own.map((deal) => deals.receivedAt[deal])) + after;
      const { ledger } = settle(market);
      const held = (of: typeof ledger) => of.balance(of.account('partner', party));
      return {
        lost: book.facts[Fact.neverRemitted * book.buckets.count],
        creditors: ledger.balanceOf('banks') - before.balanceOf('banks'),
        pay: held(ledger) - held(before),
        total: ledger.total(),
        customers: ledger.balanceOf('customers') - before.balanceOf('customers'),
        unrecovered: unrecovered() - unrecoveredBefore,
      };
    }

    test('leave to their creditors what they had not passed on, and earn nothing by it', () => {
      const { lost, creditors, pay, total, customers, unrecovered } = settledWith(1);
      expect(lost).toBeGreaterThan(0);
      expect(creditors).toBeGreaterThanOrEqual(lost);
      expect(pay).toBe(0);
      expect(total).toBe(0);
      expect(customers).toBe(0);
      expect(unrecovered).toBe(0);
    });

    test('give nothing back: headquarters pays refunds, and never recovers what they kept of the money', () => {
      const { pay, total, customers, unrecovered } = settledWith(1, true);
      expect(pay).toBeGreaterThan(0);
      expect(unrecovered).toBeGreaterThan(0);
      expect(pay).toBeGreaterThanOrEqual(unrecovered);
      expect(total).toBe(0);
      expect(customers).toBe(0);
    });

    test('collect nothing any more: who pays later pays the platform', () => {
      expect(settledWith(-1).creditors).toBeLessThan(settledWith(1).creditors);
    });
  });

  test('whose pay is taken back after they became insolvent give nothing back but what is still due to them', () => {
    const terms = 'settlement:\n  clawback: { within: 52w, share: 100%, how: pay-back }\n';
    const { market } = run(leavingStudy('', '', ALL_RULES.replace('settlement:\n', terms)));
    const { deals, tempers, book, hq } = market;
    const deal = Array.from({ length: deals.count }, (_, each) => each).find(
      (each) =>
        deals.party[each] !== hq &&
        deals.neverPaid[each] === 0 &&
        market.policies[deals.policy[each]].settlement.clawback !== null,
    )!;
    const { [deal]: party } = deals.party;
    const posted = () => {
      const clawedBack = book.facts[Fact.clawedBack * book.buckets.count];
      const unrecovered = book.facts[Fact.neverRecovered * book.buckets.count];
      const { ledger } = settle(market);
      return {
        held: ledger.balance(ledger.account('partner', party)),
        clawedBack: book.facts[Fact.clawedBack * book.buckets.count] - clawedBack,
        unrecovered: book.facts[Fact.neverRecovered * book.buckets.count] - unrecovered,
        total: ledger.total(),
      };
    };
    // Its last refund comes when nothing is due to it any more.
    for (let each = 0; each < deals.count; each++)
      if (deals.party[each] === party) deals.refundedAt[each] = 0;
    deals.refundedAt[deal] = deals.receivedAt[deal] + 40 * 604_800;
    const solvent = posted();
    tempers.insolventAt[party] = deals.refundedAt[deal] - 1;
    const insolvent = posted();
    expect(solvent.unrecovered).toBe(0);
    expect(insolvent.unrecovered).toBeGreaterThan(0);
    expect(insolvent.held - solvent.held).toBe(insolvent.unrecovered);
    expect(solvent.clawedBack - insolvent.clawedBack).toBe(insolvent.unrecovered);
    expect(insolvent.total).toBe(0);
  });

  test('behave the same forked and run from the first second', () => {
    const study = leavingStudy(MANY, 'partner_leaves: { customers_go_to: hq-direct }\n');
    const [, beside] = replicatorOf(study).run(0, [0, PLAN]);
    expect(replicatorOf(study).runUnforked(0, PLAN)).toEqual(beside);
  });
});

describe('what becomes of what they leave behind', () => {
  const of = (rule: string) => run(leavingStudy(MANY, rule));

  test('is a grey area where no rule says', () => {
    const { facts } = of('');
    expect(facts.orphans).toBeGreaterThan(0);
    expect(facts.greyOrphans).toBe(facts.orphans);
    expect(facts.greyLeadsLeft).toBe(facts.leadsLeft);
    expect(facts.orphansHandedOver).toBe(0);
  });

  test('customers go to headquarters, or to a partner that is still there', () => {
    const hq = of('partner_leaves: { customers_go_to: hq-direct, handed_over_within: 1d }\n');
    const near = of(
      'partner_leaves: { customers_go_to: nearest-service-partner, within: everywhere, handed_over_within: 1d }\n',
    );
    expect(hq.facts.orphansHandedOver).toBeGreaterThan(0);
    const successors = ({ market }: ReturnType<typeof of>) =>
      Array.from({ length: market.accounts.count }, (_, account) => account)
        .filter((account) => market.accounts.orphan[account] === Orphan.handedOver)
        .map((account) => market.accounts.maintainer[account]);
    expect(new Set(successors(hq))).toEqual(new Set([hq.market.hq]));
    expect(successors(near).some((party) => party !== near.market.hq)).toBe(true);
    for (const party of successors(near)) expect(near.market.tempers.leftAt[party]).toBe(0);
  });

  test('customers go with the partner where their data are its own', () => {
    const { facts } = of('partner_leaves: { customers_go_to: next-best, customer_data: partner }\n');
    expect(facts.orphansGone).toBe(facts.orphans);
    expect(facts.orphansHandedOver).toBe(0);
  });
});
