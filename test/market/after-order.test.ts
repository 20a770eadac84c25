import { describe, expect, test } from 'vitest';
import { OrderKind } from '../../sim/ledger/terms.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { type Facts, type LaterPart, laterBlocks, laterFacts, laterStudy, VAGUE } from './later-study.ts';
import { byName, replicatorOf, TODAY } from './tiny-study.ts';

const REPLICATIONS = 20;

/** Interval of the difference that a part makes to what `of` says, 99 %, over paired replications. */
function effect(part: LaterPart, of: (facts: Facts) => number, policy?: string) {
  const on = laterFacts(laterStudy(laterBlocks(), policy), REPLICATIONS).map(of);
  const off = laterFacts(laterStudy(laterBlocks([part]), policy), REPLICATIONS).map(of);
  const { lo, hi } = meanInterval(
    on.map((value, i) => value - off[i]),
    0.99,
  );
  return { lo, hi };
}

describe('a part that is switched on makes a difference that is not noise', () => {
  test.each<readonly [LaterPart, string, (facts: Facts) => number, 1 | -1]>([
    ['renewals', 'receipts', (f) => f.revenue / f.accounts, 1],
    ['upsells', 'receipts', (f) => f.revenue / f.accounts, 1],
    ['neglect', 'renewals', (f) => f.renewed / f.renewalsDue, -1],
    ['bounces', 'satisfaction', (f) => f.satisfaction / f.accounts, -1],
    ['bounces', 'renewals', (f) => f.renewed / f.renewalsDue, -1],
    ['expectations', 'satisfaction', (f) => f.satisfaction / f.accounts, -1],
    [
      'expectations',
      'hours on a ticket',
      (f) => (f.engineerSeconds + f.partnerServiceSeconds) / f.ticketsDone,
      1,
    ],
    ['payments', 'receipts', (f) => f.revenue / f.accounts, -1],
  ])('%s: %s', (part, _what, of, sign) => {
    const { lo, hi } = effect(part, of);
    if (sign > 0) expect(lo).toBeGreaterThan(0);
    else expect(hi).toBeLessThan(0);
  });
});

describe('a part that is switched off leaves nothing behind', () => {
  const rows = (blocks: string) => {
    const study = laterStudy(blocks, TODAY.replace('policy: today', 'policy: later'));
    const replicator = replicatorOf(study);
    return [0, 1].map((replication) => byName(study, replicator.run(replication, [1])[0]));
  };

  test('all of them off: every row of a world without the blocks, to the last bit', () => {
    const without = rows('');
    const off = rows(laterBlocks(['payments', 'after_order', 'after_sales']));
    without.forEach((expected, i) => {
      for (const [row, value] of Object.entries(expected)) expect(off[i][row], row).toEqual(value);
    });
  });

  test.each<readonly [LaterPart, (keyof Facts)[]]>([
    ['renewals', ['renewalsDue', 'renewed', 'churned', 'greyRenewals']],
    ['upsells', ['upsellsDue', 'upsold', 'greyUpsells']],
    ['neglect', ['leftAlone', 'orphansMoved', 'stuck']],
    ['bounces', ['bounces']],
    ['expectations', ['creepSeconds']],
    ['after_sales', ['tickets', 'engineerSeconds', 'greyTickets']],
    ['after_order', ['accounts', 'renewed', 'upsold', 'tickets']],
    ['payments', ['neverPaid', 'refunds', 'clawedBack']],
  ])('%s', (part, facts) => {
    const [found] = laterFacts(laterStudy(laterBlocks([part])), 1);
    const [on] = laterFacts(laterStudy(laterBlocks()), 1);
    for (const fact of facts) expect(found[fact], fact).toBe(0);
    expect(Math.max(...facts.map((fact) => on[fact]))).toBeGreaterThan(0);
  });
});

describe('what a customer draws', () => {
  const PATH = '{ path: ads, from: [website], to: website-and-ads, wanted: 60%, after: 4w }';
  const MORE = '{ path: more, from: [website], to: website-and-ads, wanted: 100%, after: 2w }';

  test('hangs on no order of lists of upsells and of tickets', () => {
    const rows = (paths: readonly string[], tickets: readonly string[]) => {
      const blocks = laterBlocks()
        .replace(PATH, paths.join(', '))
        .replace('{ ticket: bug, per_month: 2 }, { ticket: update, per_month: 1 }', tickets.join(', '));
      const study = laterStudy(blocks);
      return byName(study, replicatorOf(study).run(0, [1])[0]);
    };
    const tickets = ['{ ticket: bug, per_month: 2 }', '{ ticket: update, per_month: 1, takes: 9h }'];
    expect(rows([MORE, PATH], tickets.toReversed())).toEqual(rows([PATH, MORE], tickets));
  });

  test('about one order hangs on no other: one more upsell leaves the payment of renewals as it was', () => {
    const renewalsOf = (blocks: string) => {
      const replicator = replicatorOf(laterStudy(blocks));
      replicator.run(0, [1]);
      const { deals } = replicator.market;
      const counts = new Map<number, number>();
      const found = new Map<string, number>();
      for (let deal = 0; deal < deals.count; deal++) {
        if (deals.kind[deal] !== OrderKind.renewal) continue;
        const nth = counts.get(deals.need[deal]) ?? 0;
        counts.set(deals.need[deal], nth + 1);
        found.set(`${deals.need[deal]} ${nth}`, deals.neverPaid[deal]);
      }
      return found;
    };
    const blocks = laterBlocks().replace('never_paid: 10%', 'never_paid: 50%');
    const without = renewalsOf(blocks);
    const beside = renewalsOf(blocks.replace(PATH, `${PATH}, ${MORE}`));
    const common = [...without].filter(([renewal]) => beside.has(renewal));
    expect(common.length).toBeGreaterThan(20);
    for (const [renewal, neverPaid] of common) expect(beside.get(renewal), renewal).toBe(neverPaid);
  });
});

describe('rules', () => {
  const settlement = (more: string) => VAGUE.replace('settlement: {', `settlement: { ${more}`);

  test('that say everything leave no grey area; each that is missing is counted by its name', () => {
    const agreed = VAGUE.replace(
      'basic_discount: { first_order: 25% }',
      'basic_discount: { first_order: 25%, upsell: 20%, renewal: 15% }',
    ).concat(
      'after_sales: [{ rule: all, tickets: [bug, update], owner: platform, included: 2 hours per month }]\n',
    );
    const nobody = VAGUE.replace('renewal_belongs_to: maintainer, upsell_belongs_to: maintainer,', '');
    const grey = ['greyRenewals', 'greyUpsells', 'greyRenewalPay', 'greyUpsellPay', 'greyTickets'] as const;
    const of = (policy: string) => {
      const [facts] = laterFacts(laterStudy(laterBlocks(), policy), 1);
      return grey.map((fact) => facts[fact] > 0);
    };
    expect(of(agreed)).toEqual([false, false, false, false, false]);
    expect(of(VAGUE)).toEqual([false, false, true, true, true]);
    expect(of(nobody)).toEqual([true, true, true, true, true]);
  });

  test('a customer left alone moves to another if its data are the platform’s, and is stuck if not', () => {
    const of = (data: string) =>
      laterFacts(laterStudy(laterBlocks(), VAGUE.concat(`maintenance: { customer_data: ${data} }\n`)), 2);
    for (const { orphansMoved, stuck } of of('platform')) {
      expect(orphansMoved).toBeGreaterThan(0);
      expect(stuck).toBe(0);
    }
    for (const { orphansMoved, stuck } of of('partner')) {
      expect(orphansMoved).toBe(0);
      expect(stuck).toBeGreaterThan(0);
    }
  });

  test('renewals that pay nothing are left alone by partners; those that pay well are seen to', () => {
    const discount = (rate: string) =>
      VAGUE.replace('first_order: 25% }', `first_order: 25%, renewal: ${rate}, upsell: ${rate} }`);
    const left = (rate: string) =>
      laterFacts(laterStudy(laterBlocks(), discount(rate)), 3).reduce((sum, f) => sum + f.leftAlone, 0);
    expect(left('0%')).toBeGreaterThan(2 * left('30%'));
  });

  test('more engineers answer faster, where tickets are theirs', () => {
    const rule = settlement('').concat(
      'after_sales: [{ rule: all, tickets: [bug, update], owner: platform, included: 9 hours per month }]\n',
    );
    const days = (people: number) => {
      const blocks = laterBlocks().replace(
        '  tickets: [{ ticket: bug, per_month: 2 }',
        `  engineers: { people: ${people} }\n  tickets: [{ ticket: bug, takes: 8h, per_month: 2 }`,
      );
      const facts = laterFacts(laterStudy(blocks, rule), 2);
      return (
        facts.reduce((sum, f) => sum + f.ticketSeconds, 0) / facts.reduce((sum, f) => sum + f.ticketsDone, 0)
      );
    };
    expect(days(4)).toBeLessThan(days(1));
  });

  test('paid services bring receipts, and hours that another side bears are paid to who worked', () => {
    const policy = VAGUE.concat(`after_sales:
  - { rule: extra, tickets: [update], owner: maintainer, service: value-added, price: 500 CNY per month }
  - { rule: bugs, tickets: [bug], owner: maintainer, included: 1 hour per month, beyond: 200 CNY per hour, cost_borne_by: platform }
`);
    const [facts] = laterFacts(laterStudy(laterBlocks(), policy), 1);
    expect(facts.serviceRevenue).toBeGreaterThan(0);
    expect(facts.ticketsNotIncluded).toBeGreaterThan(0);
  });
});
