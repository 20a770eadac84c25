import { describe, expect, test } from 'vitest';
import { leadArrives } from '../../sim/market/arrive.ts';
import { logOddsOf } from '../../sim/market/chances.ts';
import { Registration, Way } from '../../sim/market/file-table.ts';
import { openFile } from '../../sim/market/files.ts';
import { LeadState } from '../../sim/market/lead-table.ts';
import { Market } from '../../sim/market/market.ts';
import { handTape } from './hand-tape.ts';
import { ALL_RULES, BUSY, busyWith, compiledFrom, factsOf, replicatorOf } from './tiny-study.ts';

/** What a plan does must not hang on where in the life of a lead a mechanism happens to act. */

const HOUR = 3600;
const KEEP = 0;
const ALL = 1;

function ran(texts = BUSY, plan = ALL, replication = 0) {
  const replicator = replicatorOf(compiledFrom(texts));
  replicator.runUnforked(replication, plan);
  return replicator;
}

test('a registration that was refused or has run out gives no right in a dispute', () => {
  const { market } = ran();
  let without = 0;
  for (let file = 0; file < market.files.count; file++) {
    const state = market.files.registration[file];
    if (state !== Registration.rejected && state !== Registration.expired) continue;
    expect(market.files.registeredAt[file]).toBe(0);
    without++;
  }
  expect(without).toBeGreaterThan(20);
});

test('the more a registration must state, the fewer are complete', () => {
  const asked = (facts: string) => {
    const texts = busyWith({
      'policies/all-rules.yaml': ALL_RULES.replace(
        'starts: approval',
        `starts: approval\n  complete_means: [${facts}]`,
      ),
    });
    // One year has about 80 registrations; several, so that chance does not hide a tenth of them.
    return [0, 1, 2, 3, 4, 5].reduce(
      (sum, replication) => sum + factsOf(ran(texts, ALL, replication)).registrations,
      0,
    );
  };
  expect(asked('company-id, contact, decision-site, product, budget-range')).toBeLessThan(
    0.9 * asked('contact'),
  );
});

test('a busy partner passes up leads in the open pool as it does offers', () => {
  const nobodyFound = (cherryPicking: boolean) => {
    const study = compiledFrom(BUSY);
    const { world } = study;
    const replicator = replicatorOf({
      ...study,
      world: {
        ...world,
        parties: world.parties.map((party) => ({ ...party, marginWanted: 500_000 })),
        behaviour: { ...world.behaviour, cherryPicking },
      },
    });
    const { ruleCounts } = replicator.runUnforked(0, KEEP);
    return ruleCounts[study.runIn][study.policies[study.runIn].countedRules.indexOf('limit/nobody-found')];
  };
  expect(nobodyFound(true)).toBeGreaterThan(nobodyFound(false) + 10);
});

test('what a partner found itself is its own at once, without an offer to accept', () => {
  const market = new Market(compiledFrom(BUSY));
  const source = market.origins.indexOf(1);
  expect(source).toBeGreaterThanOrEqual(0);
  market.tape = handTape([{ time: HOUR, source, valid: true }]);
  market.tape.leadParty[0] = 1;
  market.clear(market.study.world.horizon, 1, 1, 1);
  market.book.open(1);
  market.governance.load(market.tape);
  market.now = HOUR;
  leadArrives(market, 0);
  expect([market.leads.ownerPlus1[0] - 1, market.leads.state[0]]).toEqual([1, LeadState.held]);
});

describe('speed', () => {
  function marketWithTwo() {
    const market = new Market(compiledFrom(BUSY));
    market.tape = handTape([{ time: HOUR }]);
    market.clear(market.study.world.horizon, 1, 1, 1);
    market.book.open(1);
    market.governance.load(market.tape);
    market.customers.policyPlus1.fill(1);
    market.now = 2 * HOUR;
    const [early, late] = [0, 1].map((party) => openFile(market, 0, party, Way.given));
    market.files.firstAttemptAt[early] = 2 * HOUR;
    market.files.firstAttemptAt[late] = 400 * HOUR;
    market.files.reachedAt[late] = 400 * HOUR;
    return { market, early, late };
  }

  test("a rival's early answer does not help a party that was late", () => {
    const { market, late } = marketWithTwo();
    const before = logOddsOf(market, late);
    market.files.firstAttemptAt[late] = 2 * HOUR;
    expect(logOddsOf(market, late)).toBeGreaterThan(before);
  });

  test('who takes a lead over from a party that had reached the customer keeps its answer', () => {
    const { market, early, late } = marketWithTwo();
    const before = logOddsOf(market, late);
    for (const file of [early, late]) market.files.leadPlus1[file] = 1;
    market.files.open[early] = 0;
    expect(logOddsOf(market, late)).toBe(before);
    market.files.reachedAt[early] = 2 * HOUR;
    expect(logOddsOf(market, late)).toBeGreaterThan(before);
  });
});
