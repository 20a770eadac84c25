import { beforeAll, describe, expect, test } from 'vitest';
import { type CompiledWorld, LEAD_FIELDS } from '../../sim/world/compiled.ts';
import { makeTape } from '../../sim/world/make-tape.ts';
import type { Tape } from '../../sim/world/tape.ts';
import { compiled, shippedWorld, WEEK } from './worlds.ts';

/**
 * Means of what is drawn against the parameters of the shipped world: 20 replications of customers of 52 weeks,
 * followed for 52 more, about 185,000 customers; master key fixed. Differences are held against four standard errors.
 */
let world: CompiledWorld;
let tapes: Tape[];

beforeAll(() => {
  world = compiled(shippedWorld('foreign-trade-websites'), { horizon: 104 * WEEK });
  tapes = Array.from({ length: 20 }, (_, replication) => makeTape(world, [7, 11], replication, 52 * WEEK));
}, 60_000);

/** Share, and number of cases, of the rows of all tapes that are in question. */
function share(rows: (tape: Tape) => number, asked: (tape: Tape, row: number) => boolean | undefined) {
  let cases = 0;
  let hits = 0;
  for (const tape of tapes) {
    for (let row = 0; row < rows(tape); row++) {
      const hit = asked(tape, row);
      if (hit === undefined) continue;
      cases++;
      if (hit) hits++;
    }
  }
  return {
    value: hits / cases,
    error: 4 * Math.sqrt((hits / cases) * (1 - hits / cases) * (1 / cases)),
    cases,
  };
}

function expectShare(
  found: { value: number; error: number; cases: number },
  parameter: number,
  atLeast = 1000,
) {
  expect(found.cases).toBeGreaterThan(atLeast);
  expect(Math.abs(found.value - parameter)).toBeLessThan(found.error);
}

const customers = (tape: Tape) => tape.customers;
const needs = (tape: Tape) => tape.needs;
const leads = (tape: Tape) => tape.leads;

describe('customers', () => {
  test('are real, by source', () => {
    for (const [source, { invalid }] of world.sources.entries()) {
      const real = share(customers, (tape, c) =>
        tape.customerSource[c] === source ? tape.customerValid[c] === 1 : undefined,
      );
      expectShare(real, 1 - invalid);
    }
  });

  test('are consumer shops, have several sites, and a third one, as often as the world says', () => {
    const { b2cShare, multiSite, thirdSite } = world.customers;
    expectShare(
      share(customers, (tape, c) => tape.customerB2c[c] === 1),
      b2cShare,
    );
    expectShare(
      share(customers, (tape, c) =>
        tape.customerValid[c] === 1 && tape.customerB2c[c] === 0 ? tape.customerSites[c] > 1 : undefined,
      ),
      multiSite,
    );
    expectShare(
      share(customers, (tape, c) => (tape.customerSites[c] > 1 ? tape.customerSites[c] === 3 : undefined)),
      thirdSite,
    );
  });

  test('come from regions by weight, and aim at markets by weight', () => {
    const total = world.regions.reduce((sum, region) => sum + region.weight, 0);
    const website = world.sources.findIndex((source) => source.name === 'website');
    for (const [region, { weight }] of world.regions.entries()) {
      expectShare(
        share(customers, (tape, c) =>
          tape.customerSource[c] === website ? tape.customerRegion[c] === region : undefined,
        ),
        weight / total,
      );
    }
    const markets = world.markets.reduce((sum, market) => sum + market.weight, 0);
    for (const [market, { weight }] of world.markets.entries()) {
      expectShare(
        share(customers, (tape, c) => tape.customerMarket[c] === market),
        weight / markets,
      );
    }
  });

  test('of a group decide at the first site as often as the world says, when they buy once', () => {
    const bought = share(customers, (tape, c) => {
      if (tape.customerSites[c] < 2) return undefined;
      const need = tape.customerFirstNeed[c];
      return tape.needRegion[need] === tape.customerRegion[c];
    });
    const { groupBuysOnce, decidesAtFirstSite } = world.customers;
    // Those that buy by site decide about the first one there.
    expectShare(bought, groupBuysOnce * decidesAtFirstSite + (1 - groupBuysOnce));
  });
});

describe('further enquiries', () => {
  test('are as many as the world says; all come within the year that customers are followed', () => {
    const { duplicate, secondSiteEnquires } = world.customers;
    let real = 0;
    let furtherSites = 0;
    let duplicates = 0;
    let fromSites = 0;
    let lag = 0;
    for (const tape of tapes) {
      for (let c = 0; c < tape.customers; c++) {
        real += tape.customerValid[c];
        furtherSites += tape.customerSites[c] - 1;
      }
      for (let lead = 0; lead < tape.leads; lead++) {
        if (tape.leadKind[lead] === 1) {
          duplicates++;
          lag += tape.leadTime[lead] - tape.customerFirstTime[tape.needCustomer[tape.leadNeed[lead]]];
        }
        if (tape.leadKind[lead] === 2) fromSites++;
      }
    }
    const error = (p: number, n: number) => 4 * Math.sqrt((p * (1 - p)) / n);
    expect(Math.abs(duplicates / real - duplicate)).toBeLessThan(error(duplicate, real));
    expect(Math.abs(fromSites / furtherSites - secondSiteEnquires)).toBeLessThan(
      error(secondSiteEnquires, furtherSites),
    );
    // By the wall clock the mean lag is somewhat longer or shorter, as holidays and fairs fall.
    expect(lag / duplicates / world.customers.duplicateLag).toBeGreaterThan(0.9);
    expect(lag / duplicates / world.customers.duplicateLag).toBeLessThan(1.15);
  });
});

describe('needs', () => {
  test('are for products by weight', () => {
    const total = world.products.reduce((sum, product) => sum + product.weight, 0);
    for (const [product, { weight }] of world.products.entries()) {
      expectShare(
        share(needs, (tape, need) => tape.needProduct[need] === product),
        weight / total,
      );
    }
  });

  test('cost the list price on average, and pass on its share of advertising spend', () => {
    for (const [product, { price, adSpend, priceSpread }] of world.products.entries()) {
      let value = 0;
      let spend = 0;
      let count = 0;
      for (const tape of tapes) {
        for (let need = 0; need < tape.needs; need++) {
          if (tape.needProduct[need] !== product) continue;
          value += tape.needValue[need];
          spend += tape.needAdSpend[need];
          count++;
        }
      }
      const relative = Math.sqrt(Math.exp(priceSpread * priceSpread) - 1) / Math.sqrt(count);
      expect(Math.abs(value / count / price - 1)).toBeLessThan(4 * relative);
      expect(spend / value).toBeCloseTo(adSpend / price, 4);
    }
  });

  test('are decided, dropped and lost on clocks with the medians and means of the world', () => {
    for (const [product, { cycleMedian }] of world.products.entries()) {
      const early = share(needs, (tape, need) =>
        tape.needProduct[need] === product ? tape.needDecision[need] < cycleMedian : undefined,
      );
      expectShare(early, 0.5);
    }
    // An exponential clock rings before its mean with probability 1 - 1/e.
    const { noDecisionMean } = world.customers;
    expectShare(
      share(needs, (tape, need) => tape.needNoDecision[need] < noDecisionMean),
      1 - Math.exp(-1),
    );
    expectShare(
      share(needs, (tape, need) => tape.needRival[need] < 1),
      1 - Math.exp(-1),
    );
  });

  test('have uniform latent draws and standard normal quality, apart from each other', () => {
    let n = 0;
    let latent = 0;
    let quality = 0;
    let squares = 0;
    let product = 0;
    for (const tape of tapes) {
      for (let need = 0; need < tape.needs; need++) {
        n++;
        latent += tape.needLatent[need];
        quality += tape.needQuality[need];
        squares += tape.needQuality[need] ** 2;
        product += (tape.needLatent[need] - 0.5) * tape.needQuality[need];
      }
    }
    expect(Math.abs(latent / n - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(quality / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(squares / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(product / n)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
  });
});

describe('leads', () => {
  test('state each field as often as their source says', () => {
    for (const [source, { completeness }] of world.sources.entries()) {
      for (let field = 0; field < LEAD_FIELDS.length; field++) {
        const stated = share(leads, (tape, lead) =>
          tape.leadSource[lead] === source ? ((tape.leadFields[lead] >> field) & 1) === 1 : undefined,
        );
        expectShare(stated, completeness[field]);
      }
    }
  });

  test('score by what is hidden, with an error: real ones in the fifties, junk in the twenties', () => {
    const mean = (valid: number) => {
      let sum = 0;
      let count = 0;
      for (const tape of tapes) {
        for (let lead = 0; lead < tape.leads; lead++) {
          if (tape.customerValid[tape.needCustomer[tape.leadNeed[lead]]] !== valid) continue;
          sum += tape.leadScore[lead];
          count++;
        }
      }
      return sum / count;
    };
    expect(mean(1)).toBeGreaterThan(50);
    expect(mean(1)).toBeLessThan(60);
    expect(mean(0)).toBeGreaterThan(20);
    expect(mean(0)).toBeLessThan(30);
    for (const tape of tapes) expect(tape.leadScore.every((score) => score >= 0 && score <= 100)).toBe(true);
  });

  test('that a partner developed come from partners of the region, in proportion to how well they are known', () => {
    const source = world.sources.findIndex(({ origin }) => origin === 'partner');
    const region = world.regions.findIndex(({ name }) => name === 'Shenzhen');
    const known = world.parties.map((party) =>
      party.regions.includes(region) && !party.isHq ? party.ownDemand : 0,
    );
    const total = known.reduce((sum, each) => sum + each, 0);
    const asked = (party: number) =>
      share(leads, (tape, lead) =>
        tape.leadSource[lead] === source && tape.leadRegion[lead] === region
          ? tape.leadParty[lead] === party
          : undefined,
      );
    expect(asked(-1).value).toBe(0);
    const best = known.indexOf(Math.max(...known));
    expectShare(asked(best), known[best] / total);
    const worst = known.indexOf(Math.min(...known.filter((each) => each > 0)));
    expectShare(asked(worst), known[worst] / total);
  });

  test('of headquarters have no partner behind them, referrals mostly have one', () => {
    const behind = (origin: string) =>
      share(leads, (tape, lead) =>
        world.sources[tape.leadSource[lead]].origin === origin ? tape.leadParty[lead] >= 0 : undefined,
      ).value;
    expect(behind('hq')).toBe(0);
    expect(behind('customer')).toBeGreaterThan(0.7);
    expect(behind('customer')).toBeLessThan(1);
  });
});
