import { beforeAll, describe, expect, test, vi } from 'vitest';
import { disputeBalance, endDispute } from '../../sim/market/dispute-life.ts';
import { Dispute } from '../../sim/market/dispute-table.ts';
import { laterRuleOf, queueLater } from '../../sim/market/later-disputes.ts';
import { quotationDisputeDecided } from '../../sim/market/quotation-dispute.ts';
import { settle } from '../../sim/market/settle.ts';
import { DECIDED_WITHIN, DISPUTE_TYPES, LATER_CONFLICTS } from '../../sim/policy/compiled-conflicts.ts';
import {
  type ConflictPart,
  conflictBlock,
  conflictFacts,
  conflictStudy,
  DECIDED,
  type Facts,
  UNDECIDED,
} from './conflict-study.ts';
import { byName, compiledFrom, replicatorOf } from './tiny-study.ts';

const REPLICATIONS = 3;
const sum = (runs: readonly Facts[], fact: keyof Facts) => runs.reduce((all, facts) => all + facts[fact], 0);

describe('conflicts that are switched off', () => {
  const rows = (block: string, policy: string) => {
    const study = conflictStudy(block, policy);
    const replicator = replicatorOf(study);
    return [0, 1].map((replication) => byName(study, replicator.run(replication, [1])[0]));
  };

  test('leave every row of a world without the block as it is, to the last bit', () => {
    const without = rows('', UNDECIDED);
    const off = rows(conflictBlock(['conflicts']), UNDECIDED);
    without.forEach((expected, i) => {
      for (const [row, value] of Object.entries(expected)) expect(off[i][row], row).toEqual(value);
    });
  });

  test.each<readonly [ConflictPart, keyof Facts]>([
    ['undercutting', 'disputesUndercutting'],
    ['later_orders', 'disputesLaterOrder'],
    ['after_sales', 'disputesAfterSales'],
  ])('%s: none of its type comes up', (part, fact) => {
    const on = conflictFacts(conflictStudy(conflictBlock()), REPLICATIONS);
    const off = conflictFacts(conflictStudy(conflictBlock([part])), REPLICATIONS);
    expect(sum(on, fact)).toBeGreaterThan(0);
    expect(sum(off, fact)).toBe(0);
  });
});

test('who bears a wrong quotation is decided: what has not been paid by then is paid later, and nothing else', () => {
  const replicator = replicatorOf(conflictStudy(conflictBlock()));
  replicator.runUnforked(0, 1);
  const { market: m } = replicator;
  const { disputes, deals } = m;
  const dispute = disputes.type.indexOf(Dispute.quotation);
  const deal = disputes.about[dispute];
  const dates = () => [deals.receivedAt[deal], deals.goLiveAt[deal]];
  const before = dates();
  const decidedAt = (now: number) => {
    m.now = now;
    disputes.reportedAt[dispute] = now - 1000;
    disputes.decided[dispute] = 0;
    quotationDisputeDecided(m, dispute);
  };
  decidedAt(before[0]);
  expect(dates()).toEqual(before);
  decidedAt(before[0] - 1);
  expect(dates()).toEqual(before.map((at) => at + 1000));
});

describe('conflicts of every type', () => {
  let decided: Facts[] = [];
  let undecided: Facts[] = [];
  beforeAll(() => {
    decided = conflictFacts(conflictStudy(conflictBlock()), REPLICATIONS);
    undecided = conflictFacts(conflictStudy(conflictBlock(), UNDECIDED), REPLICATIONS);
  });

  test('are opened, and decided or open: the table balances, and is what is told', () => {
    const replicator = replicatorOf(conflictStudy(conflictBlock()));
    replicator.runUnforked(0, 1);
    const { opened, ended, open } = disputeBalance(replicator.market);
    expect([...opened]).toEqual([...ended].map((number, type) => number + open[type]));
    const market = Dispute.market;
    // No region is protected here; all the other types come up.
    for (const type of DISPUTE_TYPES.keys()) if (type !== market) expect(opened[type]).toBeGreaterThan(0);
  });

  test('are due without a rule as they are by a rule that says no time', () => {
    const replicator = replicatorOf(conflictStudy(conflictBlock(), UNDECIDED));
    replicator.runUnforked(0, 1);
    const { market } = replicator;
    const ruled = replicatorOf(conflictStudy(conflictBlock(), DECIDED.replaceAll(/, within: [^,}]*/g, '')));
    expect(ruled.market.policies[1].laterConflicts.map((rule) => rule?.within)).toEqual(
      LATER_CONFLICTS.map(() => DECIDED_WITHIN),
    );
    const dispute = market.disputes.type.indexOf(Dispute.laterOrder);
    const reportedAt = market.disputes.reportedAt[dispute];
    expect(laterRuleOf(market, Dispute.laterOrder, market.disputes.need[dispute])).toBeNull();
    const after = vi.spyOn(market, 'after');
    queueLater(market, dispute);
    expect(after).toHaveBeenCalledWith(DECIDED_WITHIN, market.managers, reportedAt);
  });

  test('come of no more tickets sent to and fro than sides fall out over', () => {
    const block = (share: string) => conflictBlock([], { after_sales: `after: 2, disputed: ${share}` });
    const facts = ['0%', '25%', '100%'].map((share) =>
      conflictFacts(conflictStudy(block(share), UNDECIDED), REPLICATIONS),
    );
    const [none, some, every] = facts.map(
      (runs) => sum(runs, 'disputesAfterSales') + sum(runs, 'hiddenAfterSales'),
    );
    expect(none).toBe(0);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(every / 2);
  });

  test('cannot be decided twice', () => {
    const replicator = replicatorOf(conflictStudy(conflictBlock()));
    replicator.runUnforked(0, 1);
    const over = replicator.market.disputes.decided.indexOf(1);
    expect(() => endDispute(replicator.market, over)).toThrow(/second time/);
  });

  test('that a policy decides are no grey area, and others are one each', () => {
    for (const fact of ['greyComplaints', 'greyLaterOrderDisputes', 'greyQuotationDisputes'] as const) {
      expect(sum(decided, fact), fact).toBe(0);
    }
    expect(sum(decided, 'greyServiceDisputes')).toBe(0);
    expect(sum(decided, 'greyOverruns')).toBe(0);
    expect(sum(decided, 'greyLeftAlone')).toBe(0);
    const pairs = [
      ['greyComplaints', 'disputesUndercutting'],
      ['greyLaterOrderDisputes', 'disputesLaterOrder'],
      ['greyQuotationDisputes', 'disputesQuotation'],
      ['greyServiceDisputes', 'disputesAfterSales'],
    ] as const;
    for (const [grey, opened] of pairs) {
      expect(sum(undecided, grey), grey).toBe(sum(undecided, opened));
      expect(sum(undecided, grey), grey).toBeGreaterThan(0);
    }
    expect(sum(undecided, 'greyOverruns')).toBeGreaterThan(0);
    expect(sum(undecided, 'greyLeftAlone')).toBeGreaterThan(0);
    expect(sum(undecided, 'adHocSeconds')).toBeGreaterThan(sum(decided, 'adHocSeconds'));
  });

  test('that nobody reports stay hidden, by type as altogether', () => {
    for (const facts of [...decided, ...undecided]) {
      const byType = facts.hiddenSeveralPartners + facts.hiddenGrabbing + facts.hiddenPartnerAgainstHq;
      expect(byType).toBe(facts.hidden);
    }
    for (const fact of ['hiddenLaterOrder', 'hiddenQuotation', 'hiddenAfterSales'] as const) {
      expect(sum(decided, fact), fact).toBeGreaterThan(0);
    }
  });

  test('that are told add up: none is decided that was not reported', () => {
    const types = ['SeveralPartners', 'Grabbing', 'PartnerAgainstHq', 'Undercutting', 'LaterOrder'] as const;
    for (const facts of decided) {
      for (const type of types) expect(facts[`decided${type}`]).toBeLessThanOrEqual(facts[`disputes${type}`]);
    }
  });

  test('run out of steps where the written ones cannot tell, which is a grey area', () => {
    const short = DECIDED.replace('[first-complete, channel-manager]', '[first-complete]');
    expect(short).not.toBe(DECIDED);
    const runs = conflictFacts(conflictStudy(conflictBlock(), short), REPLICATIONS);
    expect(sum(runs, 'greyStepsRunOut')).toBeGreaterThan(sum(decided, 'greyStepsRunOut'));
  });

  test('about a later order may end in halves: the pay is the same in all, and goes to two', () => {
    const halves = DECIDED.replace(
      /renewal-or-upsell: \{ decide: \[.*?\]/,
      'renewal-or-upsell: { decide: [split]',
    );
    expect(halves).not.toBe(DECIDED);
    const replicator = replicatorOf(conflictStudy(conflictBlock(), halves));
    replicator.runUnforked(0, 1);
    const { market } = replicator;
    // Headquarters is not paid: what it shares with a partner is no pay of anybody before.
    market.deals.sharedPlus1.forEach((_, deal, all) => {
      if (market.deals.party[deal] === market.hq) all[deal] = 0;
    });
    const shared = [...market.deals.sharedPlus1.keys()].filter((deal) => market.deals.sharedPlus1[deal] > 0);
    expect(shared.length).toBeGreaterThan(0);
    // One of them, for a party may have a part of another's as well.
    const { [shared[0]]: sharer } = market.deals.sharedPlus1;
    market.deals.sharedPlus1.fill(0);
    market.deals.sharedPlus1[shared[0]] = sharer;
    const split = settle(market);
    market.deals.sharedPlus1[shared[0]] = market.hq + 1;
    const withHq = settle(market);
    market.deals.sharedPlus1.fill(0);
    const whole = settle(market);
    expect(split.partnerPay).toBe(whole.partnerPay);
    const party = market.deals.party[shared[0]];
    expect(split.ledger.balance(split.ledger.account('partner', party))).toBeLessThan(
      whole.ledger.balance(whole.ledger.account('partner', party)),
    );
    // Half of the pay is each side's, also where one of them is headquarters.
    expect(withHq.partnerPay).toBeLessThan(whole.partnerPay);
    expect(withHq.ledger.balance(withHq.ledger.account('partner', party))).toBe(
      split.ledger.balance(split.ledger.account('partner', party)),
    );
  });

  test('about a later order that end in halves leave it worth half to who has it, who leaves more of them alone', () => {
    const leftAlone = (step: string, rate: string) => {
      const decides = DECIDED.replace(
        /renewal-or-upsell: \{ decide: \[.*?\]/,
        `renewal-or-upsell: { decide: [${step}]`,
      ).replace('renewal: 20%, upsell: 20%', `renewal: ${rate}, upsell: ${rate}`);
      const wanted = conflictBlock([], { later_orders: 'wanted: 100%' });
      const runs = conflictFacts(conflictStudy(wanted, decides), REPLICATIONS);
      return sum(runs, 'leftAlone');
    };
    // At 4 % a whole order is worth its hours to nearly everybody, and half of one is not.
    const moreLeft = (step: string) => leftAlone(step, '4%') - leftAlone(step, '15%');
    expect(moreLeft('split')).toBeGreaterThan(2 * moreLeft('maintainer'));
  });

  test('leave idle leads with their holders where no rule takes them back', () => {
    const keeps = DECIDED.replace('follow_up: {', 'follow_up: { reclaim_without_progress: [],');
    const runs = conflictFacts(conflictStudy(conflictBlock(), keeps), REPLICATIONS);
    expect(sum(runs, 'greyIdle')).toBeGreaterThan(0);
  });
});

test('nobody falls out over a later order with a partner that has left', () => {
  const study = compiledFrom({}, 'studies/conflicts.yaml');
  const replicator = replicatorOf(study);
  let disputed = 0;
  replicator.run(
    0,
    study.plans.map((_, plan) => plan),
    ({ disputes, tempers, hq }) => {
      for (let dispute = 0; dispute < disputes.count; dispute++) {
        if (disputes.type[dispute] !== Dispute.laterOrder) continue;
        disputed++;
        for (const party of [disputes.partyA[dispute], disputes.partyB[dispute]]) {
          const left = party === hq ? 0 : tempers.leftAt[party];
          expect(left === 0 || left >= disputes.reportedAt[dispute]).toBe(true);
        }
      }
    },
  );
  expect(disputed).toBeGreaterThan(50);
});
