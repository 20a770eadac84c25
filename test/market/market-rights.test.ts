import { describe, expect, test, vi } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { Dispute } from '../../sim/market/dispute-table.ts';
import { Registration } from '../../sim/market/file-table.ts';
import { LeadState } from '../../sim/market/lead-table.ts';
import { readStatement } from '../../sim/market/statement.ts';
import { DECIDED_WITHIN } from '../../sim/policy/compiled-conflicts.ts';
import { PROMOTION, promotionStudy } from './promotion-study.ts';
import { byName, compiledFrom, factsOf, replicatorOf, TODAY } from './tiny-study.ts';

/** Today's rules with all regions protected. @param terms what the rule says beside its regions */
function protectedBy(terms: string, rules = TODAY): CompiledStudy {
  const market = `market_protection:\n  - { rule: all, regions: [Shenzhen, Dongguan, Hangzhou], ${terms} }\n`;
  return promotionStudy(PROMOTION, { later: `${rules}${market}` });
}

function run(study: CompiledStudy, replication = 0) {
  const replicator = replicatorOf(study);
  const [outcome] = replicator.run(replication, [1]);
  // Rules that say the same are one policy.
  const { countedRules } = replicator.market.policies.at(-1)!;
  const counts = Object.fromEntries(countedRules.map((name, i) => [name, outcome.ruleCounts.at(-1)![i]]));
  return { rows: byName(study, outcome), facts: factsOf(replicator), counts, market: replicator.market };
}

describe('a right to a region', () => {
  test('that lasts no time changes nothing', () => {
    const open = run(promotionStudy(PROMOTION));
    const none = run(protectedBy('right: exclusive, lasts: 1s'));
    expect(none.counts['market/all/lead-given']).toBe(0);
    const { marketSeconds: _, ...others } = none.facts;
    const { marketSeconds: __, ...before } = open.facts;
    expect(others).toEqual(before);
  });

  test('that lasts for ever is given once a region and never ends', () => {
    const { counts, facts, rows } = run(protectedBy('right: exclusive, lasts: forever'));
    expect(counts['market/all/granted']).toBe(3);
    expect(counts['market/all/ended'] + counts['market/all/withdrawn']).toBe(0);
    expect(facts.marketSeconds).toBe(facts.regionSeconds);
    expect(run(protectedBy('right: exclusive, lasts: 24w')).rows).toEqual(rows);
  });

  test('that is exclusive gives its holder every lead that it covers, or headquarters', () => {
    const terms = 'right: exclusive, covers: { origin: hq }, leaves_out: [], lasts: forever';
    const { market } = run(protectedBy(terms));
    const { leads, tape, held, rights, study } = market;
    const holders = new Map(rights.map(({ right }, i) => [right.region, held.holderPlus1[i]]));
    let seen = 0;
    for (let lead = 0; lead < market.arrived; lead++) {
      const customer = tape.needCustomer[tape.leadNeed[lead]];
      const ownSource = market.world.sources[tape.leadSource[lead]].origin === 'hq';
      if (!ownSource || tape.customerFirstTime[customer] < study.cutOver || leads.ownerPlus1[lead] === 0)
        continue;
      // A party whose registration stands against the market is the one exception.
      if (market.needs.marketStandsBack[tape.leadNeed[lead]] > 0) continue;
      if (market.needs.disputes[tape.leadNeed[lead]] > 0) continue;
      seen++;
      expect([holders.get(tape.leadRegion[lead]), market.hq + 1]).toContain(leads.ownerPlus1[lead]);
    }
    expect(seen).toBeGreaterThan(20);
  });

  test('without a duty is never reviewed and costs nothing to enforce', () => {
    const { facts } = run(protectedBy('right: first-offer'));
    expect(facts.marketReviews + facts.marketWithdrawals + facts.marketEnforcementCost).toBe(0);
  });

  test('to a finder’s share is entered once, however often partners look at their accounts', () => {
    const { market, facts } = run(protectedBy('right: finder-share, share: 10% of first-order margin'));
    expect(facts.marketHolderPaid).toBeGreaterThan(0);
    const before = market.book.facts.slice();
    readStatement(market, 0, new Float64Array(market.hq), new Float64Array(market.hq));
    expect(market.book.facts).toEqual(before);
  });

  test('to a finder’s share gives nobody a lead, and its holder a part of the margin', () => {
    const { facts, counts } = run(protectedBy('right: finder-share, share: 10% of first-order margin'));
    expect(counts['market/all/lead-given']).toBe(0);
    expect(facts.marketHolderPaid).toBeGreaterThan(0);
  });

  test('ends with the policy that gave it', () => {
    const market =
      'market_protection: [{ rule: all, regions: [Hangzhou], right: exclusive, lasts: forever }]\n';
    const today = `${TODAY}${market}`;
    const kept = run(promotionStudy(PROMOTION, { today, later: today }));
    expect(kept.facts.marketSeconds).toBeGreaterThan(0);
    const open = run(promotionStudy(PROMOTION, { today, later: TODAY }));
    expect(open.facts.marketSeconds).toBe(0);
  });

  test('does the same after a fork as without one', () => {
    const study = protectedBy(
      'right: exclusive, duties: { own_promotion: 2000 CNY per month }, review: every month',
    );
    const replicator = replicatorOf(study);
    const [, forked] = replicator.run(0, [0, 1]);
    const alone = replicator.runUnforked(0, 1);
    expect([...forked.numerators]).toEqual([...alone.numerators]);
  });
});

describe('a duty', () => {
  const DUTY =
    'right: exclusive, duties: { own_promotion: 90000 CNY per month }, review: every month, open_for: 5w';

  test('that nobody can do costs everybody the right, and only then', () => {
    const { facts, counts } = run(protectedBy(DUTY));
    expect(facts.marketDutiesMet).toBe(0);
    expect(facts.marketMisses).toBe(facts.marketReviews);
    expect(counts['market/all/withdrawn']).toBeGreaterThan(0);
    expect(facts.marketEnforcementCost).toBeGreaterThan(0);
    const easy = run(protectedBy(DUTY.replace('90000', '0.01')));
    expect(easy.facts.marketMisses + easy.facts.marketWithdrawals).toBe(0);
  });

  test('is missed in vain where headquarters looks away, or holds no review', () => {
    const lenient = promotionStudy(`${PROMOTION}, duties: { acts_on_misses: 0% }`, {
      later: `${TODAY}market_protection:\n  - { rule: all, regions: [Hangzhou], ${DUTY} }\n`,
    });
    for (const { facts } of [run(lenient), run(protectedBy(`${DUTY}, reviews_held: 0%`))]) {
      expect(facts.marketMisses).toBeGreaterThan(0);
      expect(facts.marketMissesActedUpon + facts.marketWithdrawals).toBe(0);
    }
  });

  test('of which several may be missed costs the right later', () => {
    const once = run(protectedBy(DUTY));
    const often = run(protectedBy(`${DUTY}, withdraw_after: 2 missed reviews`));
    expect(often.facts.marketSeconds).toBeGreaterThan(once.facts.marketSeconds);
    expect(often.counts['market/all/withdrawn']).toBeLessThan(once.counts['market/all/withdrawn']);
  });

  test('counts from the end of the grace on', () => {
    const { facts } = run(protectedBy(`${DUTY}, grace: 22w`));
    expect(facts.marketReviews + facts.marketWithdrawals).toBe(0);
  });
});

describe('a customer that is protected in a region that is another’s', () => {
  const market = 'right: first-offer, lasts: forever';
  const decides = (step: string) => {
    const rule = `conflicts:\n  customer-against-market: { decide: [${step}] }\n`;
    return protectedBy(market, TODAY.replace('conflicts:\n', rule));
  };

  test('is a grey area where no rule says what comes first, and none where one does', () => {
    const unsaid = run(protectedBy(market)).facts;
    expect(unsaid.disputesMarket).toBeGreaterThan(0);
    expect(unsaid.greyMarket).toBe(unsaid.disputesMarket);
    for (const step of ['customer-protection', 'market-protection', 'channel-manager']) {
      const said = run(decides(step)).facts;
      expect(said.disputesMarket).toBeGreaterThan(0);
      expect(said.greyMarket).toBe(0);
    }
  });

  test('goes by a channel manager’s judgement where no rule says, with as much time as a rule gives that says no time', () => {
    const { greyMarket: _, ...unsaid } = run(protectedBy(market)).facts;
    const { greyMarket: __, ...said } = run(decides('channel-manager')).facts;
    expect(unsaid).toEqual(said);
    const within = ({ policies }: CompiledStudy) => policies.at(-1)?.market?.conflict?.within;
    expect(within(decides('channel-manager'))).toEqual(DECIDED_WITHIN);
  });

  test('takes a channel manager’s time whatever decides', () => {
    for (const step of ['customer-protection', 'market-protection', 'channel-manager']) {
      const { market: m, facts } = run(decides(step));
      const decided = m.disputes.ended[Dispute.market];
      expect(decided).toBeGreaterThan(0);
      expect(facts.decidedMarket).toBeGreaterThan(0);
      expect(facts.secondsMarket / facts.decidedMarket).toBeGreaterThanOrEqual(
        m.world.behaviour.disputeHqSeconds,
      );
    }
  });

  test('is decided no sooner than the customer’s letter comes, where it is asked for one', () => {
    const { market: m, facts } = run(decides('customer-in-writing, channel-manager'));
    expect(facts.decidedMarket).toBeGreaterThan(0);
    expect(facts.secondsMarket / facts.decidedMarket).toBeGreaterThan(m.world.behaviour.customerWritesAfter);
  });

  test('waits for the answer to its registration until the conflict is decided', () => {
    const daysOf = (study: CompiledStudy) => {
      const { facts, market: m } = run(study);
      return { days: facts.registrationSeconds / facts.registrations / 86_400, m };
    };
    const { m, days } = daysOf(decides('customer-in-writing, channel-manager'));
    const open = daysOf(promotionStudy(PROMOTION)).days;
    const conflicts = m.disputes.registration.subarray(0, m.disputes.count).reduce((sum, x) => sum + x, 0);
    expect(conflicts).toBeGreaterThan(20);
    expect(days).toBeGreaterThan(open + 0.2 * (m.world.behaviour.customerWritesAfter / 86_400));
  });

  test('leaves no lead and no registration waiting once it is decided', () => {
    const { market: m } = run(protectedBy('right: first-offer, lasts: 2w, open_for: 2w'));
    const { about, registration, fileA, decided, type, count } = m.disputes;
    let seen = 0;
    for (let dispute = 0; dispute < count; dispute++) {
      if (type[dispute] !== Dispute.market || decided[dispute] === 0) continue;
      seen++;
      const waits =
        registration[dispute] === 1
          ? m.files.registration[fileA[dispute]] === Registration.submitted
          : m.leads.state[about[dispute]] === LeadState.manual;
      expect(waits).toBe(false);
    }
    expect(seen).toBeGreaterThan(0);
  });

  test.each(['customer-protection', 'market-protection'])(
    'is not judged again between the same two, where %s has decided',
    (step) => {
      let judged = 0;
      for (let replication = 0; replication < 6; replication++) {
        const replicator = replicatorOf(decides(step));
        const { market: m } = replicator;
        const seen = new Set<number>();
        const matters: string[] = [];
        const spy = vi.spyOn(m, 'marketDecided').mockImplementation((lead) => {
          const { type, about, decided, need, partyA, partyB } = m.disputes;
          const isIt = (i: number) => type[i] === Dispute.market && about[i] === lead && decided[i] === 1;
          const dispute = [...Array(m.disputes.count).keys()].find((i) => isIt(i) && !seen.has(i)) ?? -1;
          seen.add(dispute);
          matters.push(`${need[dispute]} ${partyA[dispute]} ${partyB[dispute]}`);
        });
        replicator.run(replication, [1]);
        spy.mockRestore();
        judged += matters.length;
        expect(matters.filter((matter, i) => matters.indexOf(matter) !== i)).toEqual([]);
      }
      expect(judged).toBeGreaterThan(50);
    },
  );

  test('leaves no lead with a party that has been told to stop', () => {
    let refused = 0;
    for (let replication = 0; replication < 6; replication++) {
      const { market: m } = run(decides('market-protection'), replication);
      for (let lead = 0; lead < m.arrived; lead++) {
        const file = m.leads.filePlus1[lead] - 1;
        if (m.leads.state[lead] === LeadState.held) expect(m.files.open[file]).toBe(1);
      }
      const { registration } = m.files;
      refused += registration
        .subarray(0, m.files.count)
        .filter((each) => each === Registration.rejected).length;
    }
    expect(refused).toBeGreaterThan(20);
  });

  test('is argued about, and paid for, by the enquiry, also where protection stands for another site', () => {
    const decided = 'conflicts:\n  customer-against-market: { decide: [customer-protection] }\n';
    const rules = TODAY.replace('covers: site', 'covers: whole-group').replace('conflicts:\n', decided);
    const study = protectedBy(market, rules);
    let others = 0;
    for (let replication = 0; replication < 8; replication++) {
      const { market: m } = run(study, replication);
      const { disputes, deals, needs, tape, files } = m;
      for (let dispute = 0; dispute < disputes.count; dispute++) {
        if (disputes.type[dispute] !== Dispute.market || disputes.registration[dispute] === 1) continue;
        expect(disputes.need[dispute]).toBe(tape.leadNeed[disputes.about[dispute]]);
        if (files.need[disputes.fileA[dispute]] !== disputes.need[dispute]) others++;
      }
      for (let deal = 0; deal < deals.count; deal++) {
        if (deals.marketHolderPlus1[deal] === 0) continue;
        expect(needs.marketPartyPlus1[deals.need[deal]]).toBe(deals.party[deal] + 1);
      }
    }
    expect(others).toBeGreaterThan(0);
  });

  test('is registered more often where the customer comes first', () => {
    const customer = run(decides('customer-protection'));
    const holder = run(decides('market-protection'));
    expect(customer.counts['protection/approved']).toBeGreaterThan(holder.counts['protection/approved']);
    expect(holder.counts['customer-against-market/market-protection']).toBeGreaterThan(0);
  });
});

test('a plan with reviews of several cities at one time has the same rows beside other plans, before them and alone', () => {
  const rowsBeside = (policies: string) => {
    const text = `extends: regions.yaml\nstudy: some-regions\npolicies: [${policies}]\n`;
    const study = compiledFrom({ 'studies/some-regions.yaml': text }, 'studies/some-regions.yaml');
    const { plans } = study;
    const plan = plans.findIndex(({ name }) => name === 'regions-exclusive-with-duties');
    const outcomes = replicatorOf(study).run(
      0,
      plans.map((_, i) => i),
    );
    return byName(study, outcomes[plan]);
  };
  const alone = rowsBeside('regions-open, regions-exclusive-with-duties');
  expect(rowsBeside('regions-open, regions-exclusive, regions-exclusive-with-duties')).toEqual(alone);
  expect(rowsBeside('regions-open, regions-exclusive-with-duties, regions-exclusive')).toEqual(alone);
});
