import { describe, expect, test } from 'vitest';
import { OFFER_RULES, offerBlocks, offersStudy } from './offers-study.ts';
import { played, REPLICATIONS } from './second-plan.ts';
import { ALL_RULES, replicatorOf, TODAY } from './tiny-study.ts';

/** The busy market under rules about quotations and prices, over two replications of its second plan. */

/** Policies without a word about offers, but for the list price that is left out beside rules about offers too. */
const SILENT = ALL_RULES.replace('price_list: { website: 23800 CNY }', 'price_list: {}').replace(
  '{ first_order: 20%, first_order_unregistered: 12% }',
  '{ first_order: 40% }',
);

/** Rows that a study without these mechanisms has too. */
function rowsOf(run: ReturnType<typeof played>, like: ReturnType<typeof played>) {
  return run.map(({ rows }, i) =>
    Object.fromEntries(Object.keys(like[i].rows).map((name) => [name, rows[name]])),
  );
}

const all = played(offersStudy(offerBlocks()));
const without = played(offersStudy('', { policy: SILENT }));

describe('quotations and prices', () => {
  test('bring every kind of matter about', () => {
    const sums = Object.fromEntries(
      Object.keys(all[0].facts).map((name) => [
        name,
        all.reduce((sum, { facts }) => sum + facts[name as keyof typeof facts], 0),
      ]),
    );
    for (const fact of [
      'quotations',
      'quotedShort',
      'jointProposals',
      'supportAsked',
      'supportDiverted',
      'exceptions',
      'lessons',
      'presalesSeconds',
      'misScoped',
      'misScopedSold',
      'overrun',
      'overrunByPartners',
      'discountGiven',
      'rivalPricesSeen',
      'pricesCut',
      'undercut',
      'undercutFound',
      'priceAudits',
    ]) {
      expect(sums[fact], fact).toBeGreaterThan(0);
    }
    expect(sums.undercutFound).toBeLessThanOrEqual(sums.undercut);
    expect(sums.overrunByPartners).toBeLessThan(sums.overrun);
  });

  test('switched off in a world leave the market as it is without them, to the last event', () => {
    const off = played(offersStudy(offerBlocks(['quotation', 'discounts'])));
    expect(rowsOf(off, without)).toStrictEqual(without.map(({ rows }) => rows));
    expect(off.map(({ events }) => events)).toEqual(without.map(({ events }) => events));
    expect(off.map(({ facts }) => facts)).toEqual(without.map(({ facts }) => facts));
    // Rows of their own are there, and empty.
    expect(off[0].rows['undercut | everything | ']).toEqual([
      0,
      off[0].rows['conversion | everything | '][1],
    ]);
    expect(without[0].rows['undercut | everything | ']).toBeUndefined();
  });

  test('are the same forked and from the first second', () => {
    const study = offersStudy(`${offerBlocks()}payments: { never_paid: 30%, refunded: 30% }\n`, {
      today: `${TODAY}${OFFER_RULES}`,
    });
    const forked = replicatorOf(study);
    const whole = replicatorOf(study);
    for (const replication of REPLICATIONS) {
      const outcomes = forked.run(replication, [0, 1, 2]);
      for (const plan of [0, 1, 2]) {
        expect(outcomes[plan]).toStrictEqual(whole.runUnforked(replication, plan));
      }
      expect(outcomes[1].numerators).not.toEqual(outcomes[0].numerators);
    }
  });
});

describe('whatever a part that is switched off would do, nothing of it shows', () => {
  test.each([
    ['support', 'odds_ratio: 9, solution_takes: 1h, joint_takes: 3h'],
    ['value_case', 'weight: 4, feels_dearer: 90%, fitting_quotation: 10%, single_price_list: 1%'],
    ['mis_scoping', 'per_further_module: 100%, overrun: 90%'],
    ['support_as_margin', 'saves: 10%'],
    ['enablement', 'hour_gives: 9, half_life: 1d, explains_at_most: 100%'],
    ['hidden_facts', 'odds_ratio: 9, stage: 100%'],
    ['exceptions', 'asked: 100%, takes: 9h'],
    ['rivals', 'outside_offers: 90%, shown: 100%'],
    ['going_discount', 'known: 5%, weight: 90%'],
    ['undercutting', 'audit_finds: 1%'],
  ])('%s', (part, otherwise) => {
    const off = played(offersStudy(offerBlocks([part])));
    const other = played(offersStudy(offerBlocks([part], { [part]: otherwise })));
    expect(other.map(({ facts }) => facts)).toEqual(off.map(({ facts }) => facts));
    expect(off.map(({ facts }) => facts)).not.toEqual(all.map(({ facts }) => facts));
  });
});

test('a policy without a word about offers wakes no engineer and leaves every quotation basic', () => {
  for (const { facts } of played(offersStudy(offerBlocks(), { policy: SILENT }))) {
    expect(
      facts.presalesJobs + facts.exceptions + facts.lessons + facts.jointProposals + facts.undercut,
    ).toBe(0);
    expect(facts.quotations).toBeGreaterThan(0);
    expect(facts.quotedShort).toBe(facts.quotations);
  }
});

describe('at the extremes', () => {
  test('nobody gives a discount where list price is the lowest and everybody keeps to it', () => {
    const policy = `${SILENT}${OFFER_RULES.replaceAll(/lowest: \d+%/g, 'lowest: 100%').replace(', below-lowest', '')}`;
    for (const { facts } of played(offersStudy(offerBlocks(['undercutting']), { policy }))) {
      expect([facts.discountGiven, facts.undercut, facts.pricesCut]).toEqual([0, 0, 0]);
      expect(facts.needsWon).toBeGreaterThan(0);
    }
  });

  test('a partner that keeps nothing gives nothing away', () => {
    const policy = `${SILENT.replace('{ first_order: 40% }', '{ first_order: 0% }')}${OFFER_RULES}`;
    for (const { facts } of played(offersStudy(offerBlocks(), { policy })))
      expect(facts.discountGiven).toBe(0);
  });

  test('more engineers shorten the wait for them', () => {
    const [one, three] = [1, 3].map((people) => {
      const blocks = offerBlocks().replace('presales: { people: 2 }', `presales: { people: ${people} }`);
      return played(offersStudy(blocks)).reduce(
        (sum, { facts }) => sum + facts.presalesWaitSeconds / facts.presalesJobs,
        0,
      );
    });
    expect(three).toBeLessThan(one);
  });
});
