import { describe, expect, test } from 'vitest';
import { hasLeft } from '../../sim/market/orphans.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { laterBlocks, VAGUE } from './later-study.ts';
import { BUSY_WORLD, busyWith, byName, compiledFrom, factsOf, replicatorOf } from './tiny-study.ts';

const STUDY = `
study: shocks
world: busy
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [today, later]
cohort_until: 2027-02-15
follow_up: 20w
`;
const LEAVES = 'partner_leaves: { customers_go_to: next-best, within: region, customer_data: platform }\n';
const shock = (says: string) => `shocks: [{ shock: blow, on: 2027-01-18, lasts: 1w, ${says} }]\n`;
const TAKES_CRANE = 'partner_exits: { partners: [Crane] }';

function studyOf(shocks: string, later = `${VAGUE}${LEAVES}`) {
  return compiledFrom(
    busyWith({
      'worlds/busy.yaml': `${BUSY_WORLD.replace('base_chance: 15%', 'base_chance: 40%')}${laterBlocks()}${shocks}`,
      'policies/later.yaml': later,
      'studies/shocks.yaml': STUDY,
    }),
    'studies/shocks.yaml',
    'shocks',
  );
}

function played(shocks: string, replication = 0, later?: string) {
  const study = studyOf(shocks, later);
  const replicator = replicatorOf(study);
  const [outcome] = replicator.run(replication, [1]);
  const { market } = replicator;
  const gone = market.parties.flatMap(({ name }, party) => (hasLeft(market, party) ? [name] : []));
  return { study, market, gone, facts: factsOf(replicator), rows: byName(study, outcome) };
}

describe('partners that are gone at a blow', () => {
  test('are none where a shock takes none: every row is as without, to the last bit', () => {
    const without = played(shock('enquiries: 100%'), 0, VAGUE).rows;
    const none = played(shock('partner_exits: { share: 0% }'), 0, VAGUE).rows;
    for (const [row, value] of Object.entries(without)) expect(none[row], row).toEqual(value);
  });

  test('are those that are named, from the day on which it strikes', () => {
    const { gone, market, facts } = played(shock(TAKES_CRANE));
    expect(gone).toEqual(['Crane']);
    const left = market.tempers.leftAt[market.parties.findIndex(({ name }) => name === 'Crane')];
    const day = Math.round((Date.UTC(2027, 0, 18) / 1000 - market.world.startUtc) / 3600);
    // Midnight of headquarters, eight hours before that of Greenwich.
    expect(left / 3600).toBe(day - 8);
    expect(facts.struckLeads + facts.struckOrphans).toBeGreaterThan(0);
  });

  test('leave behind what they had in hand, and no customer that had left before', () => {
    let customers = 0;
    for (const replication of [0, 1, 2, 3]) {
      const { facts } = played(
        `shocks: [{ shock: blow, on: 2027-05-03, lasts: 1w, partner_exits: { share: 100% } }]\n`,
        replication,
      );
      expect(facts.struckLeads).toBe(facts.leadsLeft);
      expect(facts.struckOrphans).toBe(facts.orphans);
      customers += facts.orphans;
    }
    expect(customers).toBeGreaterThan(0);
  });

  test('count for the time that they were there', () => {
    const DAYS_PER_MONTH = 365.25 / 12;
    const struck = played(shock(TAKES_CRANE)).rows;
    // Five of six partners for all of the six weeks, and one for the first two of them.
    expect(struck['shock-exits | everything | '][0]).toBe(1);
    const days = struck['shock-exits | everything | '][1] * DAYS_PER_MONTH;
    expect(days).toBeGreaterThan(5 * 42 + 13);
    expect(days).toBeLessThanOrEqual(5 * 42 + 14);
    expect(struck['partner-profit | everything | '][1]).toBeCloseTo((6 * 42) / DAYS_PER_MONTH, 9);
  });

  test('are no partners any more where they were gone before the cut-over', () => {
    const before = played(shock(TAKES_CRANE).replace('2027-01-18', '2026-12-21')).rows;
    expect(before['shock-exits | everything | '][0]).toBe(0);
    for (const measure of ['shock-exits', 'partner-profit']) {
      const days = before[`${measure} | everything | `][1] * (365.25 / 12);
      expect(days, measure).toBeCloseTo(5 * 42, 9);
    }
  });

  test('are all of a region where the share is everybody, and elsewhere nobody', () => {
    const { gone, market } = played(shock('regions: [Dongguan], partner_exits: { share: 100% }'));
    const homes = market.parties.filter(
      ({ regions }) => market.world.regions[regions[0]].name === 'Dongguan',
    );
    expect(gone.length).toBeGreaterThan(0);
    expect([...gone].sort()).toEqual(
      homes
        .map(({ name }) => name)
        .filter((name) => name !== 'headquarters' && gone.includes(name))
        .sort(),
    );
    expect(gone).toContain('Willow');
    expect(gone).not.toContain('Pearl');
  });

  test('are the same under every plan, and not in every replication', () => {
    const half = shock('partner_exits: { share: 50% }');
    const replicator = replicatorOf(studyOf(half));
    const goneUnder = (replication: number, plan: number) => {
      replicator.run(replication, [plan]);
      return [...replicator.market.tempers.leftAt].map((at) => at > 0).join();
    };
    const first = [0, 1, 2, 3].map((replication) => goneUnder(replication, 0));
    expect([0, 1, 2, 3].map((replication) => goneUnder(replication, 1))).toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(1);
  });

  test('leave customers to nobody where no rule says who gets them', () => {
    const open = played(shock(TAKES_CRANE), 0, VAGUE);
    const ruled = played(shock(TAKES_CRANE));
    expect(open.facts.greyOrphans).toBe(open.facts.orphans);
    expect(ruled.facts.greyOrphans).toBe(0);
  });

  test('pass on nothing of what they have collected where they have failed, and all of it where they must go', () => {
    const collects = `${VAGUE}${LEAVES}`.replace(
      'settlement: {',
      'settlement: { money_collected_by: partner, remitted: 90d after receipt,',
    );
    const lost = (reason: string) =>
      [0, 1, 2, 3].reduce(
        (sum, replication) =>
          sum +
          played(
            shock(`partner_exits: { share: 100%, reason: ${reason} }`).replace('2027-01-18', '2027-04-05'),
            replication,
            collects,
          ).facts.neverRemitted,
        0,
      );
    expect(lost('failure')).toBeGreaterThan(0);
    expect(lost('compliance')).toBe(0);
  });

  test('leave less for partners to earn, by more than noise (99 %, ten replications)', () => {
    const half = replicatorOf(studyOf(shock('partner_exits: { share: 60% }')));
    const none = replicatorOf(studyOf(shock('partner_exits: { share: 0% }')));
    const differences = Array.from({ length: 10 }, (_, replication) => {
      half.run(replication, [1]);
      none.run(replication, [1]);
      return factsOf(half).partnerPay - factsOf(none).partnerPay;
    });
    expect(meanInterval(differences, 0.99).hi).toBeLessThan(0);
  });
});
