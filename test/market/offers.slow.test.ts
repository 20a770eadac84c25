import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { CustomerFact } from '../../sim/measure/facts.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { OFFERS_POLICY, offerBlocks, offersStudy } from './offers-study.ts';
import { factsOf, replicatorOf } from './tiny-study.ts';

/**
 * Each thing that quotations and prices bring about, switched off in an otherwise unchanged world under one policy:
 * its effect must show when it is on. That nothing of it stays when it is off is in `offers.test.ts`. 40 replications
 * of the busy tiny world (about 225 customers each), seed `offers`, fixed before the first run; 99 % intervals of the
 * mean paired difference per replication.
 */
const REPLICATIONS = 40;
const PLAN = 1;
const LEVEL = 0.99;

type Facts = ReturnType<typeof factsOf>;
type Effect = readonly [CustomerFact, 'more' | 'less'];

const EFFECTS: Readonly<Record<string, readonly Effect[]>> = {
  quotation: [
    ['presalesSeconds', 'more'],
    ['customersWon', 'more'],
  ],
  support: [['customersWon', 'more']],
  value_case: [['discountGiven', 'more']],
  mis_scoping: [
    ['misScoped', 'more'],
    ['overrun', 'more'],
    ['managerSeconds', 'more'],
  ],
  support_as_margin: [
    ['supportDiverted', 'more'],
    ['misScoped', 'more'],
  ],
  enablement: [['discountGiven', 'less']],
  hidden_facts: [
    ['customersWon', 'more'],
    ['misScoped', 'more'],
  ],
  exceptions: [
    ['exceptions', 'more'],
    ['quotedShort', 'less'],
  ],
  discounts: [
    ['discountGiven', 'more'],
    ['partnerPay', 'less'],
  ],
  rivals: [
    ['pricesCut', 'more'],
    ['discountGiven', 'more'],
  ],
  going_discount: [['customersWon', 'less']],
  undercutting: [
    ['undercut', 'more'],
    ['discountGiven', 'more'],
  ],
};

function factsOfRuns(study: CompiledStudy): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    replicator.runUnforked(replication, PLAN);
    return factsOf(replicator);
  });
}

function expectEffect(name: string, [fact, direction]: Effect, off: readonly Facts[], on: readonly Facts[]) {
  const { estimate, lo, hi } = meanInterval(
    on.map((facts, i) => facts[fact] - off[i][fact]),
    LEVEL,
  );
  const without = off.reduce((sum, facts) => sum + facts[fact], 0) / REPLICATIONS;
  console.log(
    `${name}: ${fact} ${without.toFixed(2)} without it, and ${estimate.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}] more with it`,
  );
  if (direction === 'more') expect(lo).toBeGreaterThan(0);
  else expect(hi).toBeLessThan(0);
}

let all: Facts[] = [];
beforeAll(() => {
  all = factsOfRuns(offersStudy(offerBlocks()));
});

describe.each(Object.entries(EFFECTS))('%s', (part, effects) => {
  let off: Facts[] = [];
  beforeAll(() => {
    off = factsOfRuns(offersStudy(offerBlocks([part])));
  });
  test.each(effects)('makes %s %s', (fact, direction) => {
    expectEffect(part, [fact, direction], off, all);
  });
});

test('a price that is not explained loses customers where nobody may lower it, ask for support or learn', () => {
  const others = ['discounts', 'exceptions', 'enablement'];
  const [on, off] = [[], ['value_case']].map((parts) =>
    factsOfRuns(offersStudy(offerBlocks([...others, ...parts]))),
  );
  expectEffect('value_case without discounts', ['customersWon', 'less'], off, on);
});

describe('a policy', () => {
  const changed = (from: string, to: string) => {
    expect(OFFERS_POLICY).toContain(from);
    return factsOfRuns(offersStudy(offerBlocks(), { policy: OFFERS_POLICY.replaceAll(from, to) }));
  };

  test('that lets everybody quote alone has more wrong quotations sold, and fewer customers won', () => {
    const alone = changed(
      'mode: joint-proposal, hq_answers_within: 2 working days, when_late: quote-alone',
      'mode: basic-quotation',
    );
    expectEffect('quoting alone', ['misScoped', 'more'], all, alone);
    expectEffect('quoting alone', ['customersWon', 'less'], all, alone);
    expectEffect('quoting alone', ['presalesSeconds', 'less'], all, alone);
  });

  test('with one price list for all services makes discounts deeper', () => {
    const byProduct = changed(', price_list: single', '');
    expectEffect('one price list', ['discountGiven', 'more'], byProduct, all);
  });

  test('whose sanction costs the pay of the deal has less undercutting than one that warns', () => {
    const strict = changed('sanction: warning', 'sanction: no-pay-for-the-deal');
    expectEffect('a sanction', ['undercut', 'less'], all, strict);
  });

  test('that shares discounts makes them deeper than one that leaves them to partners', () => {
    const shared = changed('borne_by: partner', 'borne_by: both');
    expectEffect('shared discounts', ['discountGiven', 'more'], all, shared);
  });

  test('that teaches partners nothing leaves them with deeper discounts', () => {
    const untaught = changed('enablement: { lesson: 2h, partner_attends: 2h, every: 20d }\n', '');
    expectEffect('no lessons', ['discountGiven', 'more'], all, untaught);
  });
});
