import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { policyOf } from '../../sim/market/accounts.ts';
import type { Market } from '../../sim/market/market.ts';
import { Matter } from '../../sim/market/matter-table.ts';
import { shareThatTakes } from '../../sim/market/service-demand.ts';
import { perLogOfPrice } from '../../sim/world/price-effect.ts';
import { type Facts, laterBlocks, laterFacts, laterStudy, VAGUE } from './later-study.ts';
import { byName, replicatorOf } from './tiny-study.ts';

const price = fc.integer({ min: 0, max: 1e14 });
const demand = fc.record({
  taken: fc.double({ min: 0, max: 1, noNaN: true }),
  usualPrice: fc.integer({ min: 1, max: 1e14 }),
  price: fc.double({ min: 0.001, max: 1, noNaN: true }).map(perLogOfPrice),
});

describe('the share of customers that take a service', () => {
  law.prop([demand, price, price])('never rises with its price, and is a share', (who, one, other) => {
    const cheap = shareThatTakes(who, Math.min(one, other));
    const dear = shareThatTakes(who, Math.max(one, other));
    // Two roundings of logarithms and exponentials apart at most.
    expect(dear).toBeLessThanOrEqual(cheap + 1e-12);
    expect(dear).toBeGreaterThanOrEqual(0);
    expect(cheap).toBeLessThanOrEqual(1);
  });

  law.prop([demand])(
    'is what the world says at the usual price, to the last bit, and all at no price',
    (who) => {
      expect(shareThatTakes(who, who.usualPrice)).toBe(who.taken);
      expect(shareThatTakes(who, 0)).toBe(1);
    },
  );

  test('changes its odds by the odds ratio for ten per cent, as first orders do', () => {
    const odds = (share: number) => share / (1 - share);
    const who = { taken: 0.3, usualPrice: 80_000, price: perLogOfPrice(0.8) };
    expect(odds(shareThatTakes(who, 88_000)) / odds(0.3)).toBeCloseTo(0.8, 12);
    expect(odds(shareThatTakes(who, 96_800)) / odds(0.3)).toBeCloseTo(0.64, 12);
  });

  test('hangs on no price where none or all take it', () => {
    for (const taken of [0, 1])
      expect(shareThatTakes({ taken, usualPrice: 80_000, price: perLogOfPrice(0.8) }, 1e14)).toBe(taken);
  });
});

/** Updates cost this extra; bugs cost this beyond `included`. */
const rules = (perMonth: string, perHour: string, included = '0 hours') =>
  VAGUE.concat(`after_sales:
  - { rule: extra, tickets: [update], owner: maintainer, service: value-added, price: ${perMonth} CNY per month }
  - { rule: bugs, tickets: [bug], owner: maintainer, included: ${included} per month, beyond: ${perHour} CNY per hour }
`);

/** A world in which services find this demand. */
const worldWith = (demand: string) => `${laterBlocks()}${demand}`;

/** Whether customers under these rules took what they were asked to pay for, by customer and what it was. */
function answersIn(m: Market) {
  const { accounts, matters, world } = m;
  const { tickets } = world.afterSales!;
  const found = { services: new Map<string, boolean>(), tickets: new Map<string, boolean>() };
  for (let account = 0; account < accounts.count; account++) {
    for (const [kind, { name }] of tickets.entries()) {
      if (((accounts.asked[account] >> kind) & 1) === 0) continue;
      found.services.set(
        `${accounts.need[account]} ${name}`,
        ((accounts.subscribed[account] >> kind) & 1) === 1,
      );
    }
  }
  for (let matter = 0; matter < matters.count; matter++) {
    const account = matters.account[matter];
    // Who came before the cut-over is under rules that say nothing of service.
    if (matters.kind[matter] !== Matter.ticket || policyOf(m, account).afterSales === null) continue;
    if (tickets[matters.what[matter]].name !== 'bug') continue;
    const refused = matters.done[matter] === 1 && matters.doneAt[matter] === 0;
    found.tickets.set(`${accounts.need[account]} ${matters.nth[matter]}`, !refused);
  }
  return found;
}

/** The same in replication 0. */
function answers(perMonth: string, perHour: string) {
  const replicator = replicatorOf(laterStudy(laterBlocks(), rules(perMonth, perHour)));
  replicator.run(0, [1]);
  return answersIn(replicator.market);
}

const shareOf = (answered: ReadonlyMap<string, boolean>) =>
  [...answered.values()].filter((taken) => taken).length / answered.size;

describe('a customer that takes something at a price', () => {
  const prices = [
    ['0', '0'],
    ['200', '100'],
    ['800', '300'],
    ['1500', '600'],
    ['100000', '100000'],
  ] as const;
  const asked = prices.map(([perMonth, perHour]) => answers(perMonth, perHour));

  test.each(['services', 'tickets'] as const)('takes it at any lower price too: %s', (what) => {
    for (let i = 1; i < asked.length; i++) {
      const [cheaper, dearer] = [asked[i - 1][what], asked[i][what]];
      const both = [...dearer].filter(([each]) => cheaper.has(each));
      expect(both.length).toBeGreaterThan(50);
      for (const [each, taken] of both) if (taken) expect(cheaper.get(each), each).toBe(true);
    }
  });

  test.each(['services', 'tickets'] as const)(
    'is one of all where it costs nothing, one of fewer the dearer it is, and none where it is absurd: %s',
    (what) => {
      const shares = asked.map((each) => shareOf(each[what]));
      expect(shares[0]).toBe(1);
      expect(shares.at(-1)).toBe(0);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      expect(new Set(shares).size).toBe(shares.length);
    },
  );
});

describe('what a service earns', () => {
  const sum = (facts: readonly Facts[], of: keyof Facts) => facts.reduce((all, each) => all + each[of], 0);
  const facts = (policy: string, blocks = laterBlocks()) => laterFacts(laterStudy(blocks, policy), 2);

  test('is nothing at an absurd price', () => {
    const absurd = facts(rules('100000', '100000'));
    expect(sum(absurd, 'serviceRevenue')).toBe(0);
    expect(sum(absurd, 'ticketsNotIncluded')).toBeGreaterThan(100);
    expect(sum(facts(rules('800', '300')), 'serviceRevenue')).toBeGreaterThan(0);
  });

  test('is nothing at an absurd price for tickets that begin within what is included and run over', () => {
    const little = facts(rules('100000', '100000', '30 minutes'));
    expect(sum(little, 'serviceRevenue')).toBe(0);
    expect(sum(little, 'ticketsDone')).toBeGreaterThan(100);
    expect(sum(facts(rules('100000', '300', '30 minutes')), 'serviceRevenue')).toBeGreaterThan(0);
  });

  test('is something at any price where a world says that all pay it', () => {
    const all = worldWith('  value_added: { taken_by: 100% }\n  beyond_included: { taken_by: 100% }\n');
    const found = facts(rules('100000', '100000'), all);
    expect(sum(found, 'serviceRevenue')).toBeGreaterThan(0);
    expect(sum(found, 'ticketsNotIncluded')).toBe(0);
  });
});

describe('at the usual price', () => {
  test('every row is that of a world in which prices do not count', () => {
    const rows = (blocks: string) => {
      const study = laterStudy(blocks, rules('500', '200', '1 hour'));
      return byName(study, replicatorOf(study).run(0, [1])[0]);
    };
    const usual = rows(
      worldWith(
        '  value_added: { usual_price: 500 CNY per month }\n  beyond_included: { usual_price: 200 CNY per hour }\n',
      ),
    );
    const heedless = '{ usual_price: 9 CNY per UNIT, ten_percent_dearer: 1 }';
    const never = rows(
      worldWith(
        `  value_added: ${heedless.replace('UNIT', 'month')}\n  beyond_included: ${heedless.replace('UNIT', 'hour')}\n`,
      ),
    );
    expect(usual).toEqual(never);
    // At other usual prices they are not.
    expect(usual).not.toEqual(rows(laterBlocks()));
  });

  test('as many take it as the world says', () => {
    // 20 replications, fixed beforehand; within four standard errors.
    const replicator = replicatorOf(laterStudy(laterBlocks(), rules('800', '300')));
    const runs = Array.from({ length: 20 }, (_, replication) => {
      replicator.run(replication, [1]);
      return answersIn(replicator.market);
    });
    for (const [what, share] of [
      ['services', 0.3],
      ['tickets', 0.7],
    ] as const) {
      const answered = runs.flatMap((run) => [...run[what].values()]);
      const taken = answered.filter((each) => each).length / answered.length;
      expect(answered.length).toBeGreaterThan(1000);
      expect(Math.abs(taken - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / answered.length));
    }
  });
});

describe('work beyond what is included', () => {
  test('is not asked about before that is used up, and not where it has no price', () => {
    const bugs = (says: string) =>
      VAGUE.concat(`after_sales: [{ rule: bugs, tickets: [bug, update], owner: maintainer, ${says} }]\n`);
    const nobody = worldWith('  beyond_included: { taken_by: 0% }\n');
    const notDone = (says: string) =>
      laterFacts(laterStudy(nobody, bugs(says)), 1).map(({ ticketsNotIncluded }) => ticketsNotIncluded);
    expect(notDone('included: 1 hour per month')).toEqual([0]);
    expect(notDone('included: 500 hours per month, beyond: 300 CNY per hour')).toEqual([0]);
    const [some] = notDone('included: 1 hour per month, beyond: 300 CNY per hour');
    const [all] = notDone('included: 0 hours per month, beyond: 300 CNY per hour');
    expect(some).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(some);
  });
});
