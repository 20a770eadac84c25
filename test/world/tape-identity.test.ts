import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import { makeTape } from '../../sim/world/make-tape.ts';
import type { WorldDocument } from '../../sim/world/schema.ts';
import { compiled, leadFacts, shippedWorld, WEEK, worldFrom } from './worlds.ts';

const KEY = [20260706, -5] as const;
const HORIZON = 13 * WEEK;

function facts(document: WorldDocument, horizon = HORIZON, replication = 0) {
  const world = compiled(document, { horizon });
  return leadFacts(world, makeTape(world, KEY, replication, horizon));
}

/** The shipped world with parts of a document written in a test added to its lists. */
function withAdded(base: WorldDocument, addition: Partial<WorldDocument>): WorldDocument {
  const world = structuredClone(base) as unknown as Record<string, unknown>;
  for (const [key, items] of Object.entries(addition)) {
    world[key] = [...(world[key] as unknown[]), ...(items as unknown[])];
  }
  return world as unknown as WorldDocument;
}

const BASE = shippedWorld('foreign-trade-websites');
const before = facts(BASE);

const EXTRA = worldFrom(`
world: extra
regions: [{ region: Lhasa, weight: 0 }, { region: Shenzhen }]
products: [{ product: website, price: 25000 CNY }]
sources: [{ source: newsletter, per_week: 25 }]
partners:
  - { partner: Nobody-There, home: Lhasa, own_demand: 3 }
  - { partner: Unknown-Here, home: Shenzhen, own_demand: 0 }
`);

describe('a lead is the same lead, with the same customer and the same future,', () => {
  test('when a region without leads is added, with a partner in it', () => {
    const world = withAdded(BASE, { regions: [EXTRA.regions[0]], partners: [EXTRA.partners[0]] });
    expect(facts(world)).toEqual(before);
  });

  test('when a partner that nobody knows is added', () => {
    expect(facts(withAdded(BASE, { partners: [EXTRA.partners[1]] }))).toEqual(before);
  });

  test('when another source is added; the new source wins over some second enquiries, no first ones', () => {
    const after = facts(withAdded(BASE, { sources: EXTRA.sources }));
    let moved = 0;
    for (const [lead, was] of before) {
      const is = after.get(lead);
      if (is?.source === 'newsletter' || is === undefined) {
        // Put off to the hours of the new source, now and then beyond the horizon.
        expect(was.kind).not.toBe(0);
        moved++;
      } else {
        expect(is).toEqual(was);
      }
    }
    const added = [...after].filter(([lead]) => !before.has(lead));
    expect(
      added.every(([, lead]) => lead.source === 'newsletter' || lead.customerSource === 'newsletter'),
    ).toBe(true);
    expect(moved).toBeGreaterThan(10);
    expect(added.length).toBeGreaterThan(200);
  });

  test('when a partner that is known is added: it takes some developed leads and hears some news, no more', () => {
    const known = { ...EXTRA.partners[1], own_demand: 5 };
    const after = facts(withAdded(BASE, { partners: [known] }));
    expect(after.size).toBe(before.size);
    for (const [lead, was] of before) {
      const is = after.get(lead);
      if (is?.party === 'Unknown-Here') expect({ ...is, party: was.party, hears: was.hears }).toEqual(was);
      else expect({ ...is, hears: was.hears }).toEqual(was);
    }
  });

  test('whatever the horizon', () => {
    const short = facts(BASE, 6 * WEEK);
    expect(short.size).toBeGreaterThan(900);
    for (const [lead, was] of short) expect(before.get(lead)).toEqual(was);
    const late = [...before].filter(([lead]) => !short.has(lead));
    expect(late.every(([, lead]) => (lead.time as number) >= 6 * WEEK)).toBe(true);
  });

  test('whatever the first replication made', () => {
    const world = compiled(BASE, { horizon: HORIZON });
    const alone = makeTape(world, KEY, 3, HORIZON);
    makeTape(world, KEY, 7, HORIZON);
    expect(makeTape(world, KEY, 3, HORIZON)).toEqual(alone);
    expect(makeTape(compiled(BASE, { horizon: HORIZON }), KEY, 3, HORIZON)).toEqual(alone);
  });

  test('on a copy of the world, as a worker gets it', () => {
    const world = compiled(BASE, { horizon: HORIZON });
    const copy: CompiledWorld = structuredClone(world);
    expect(makeTape(copy, KEY, 1, HORIZON)).toEqual(makeTape(world, KEY, 1, HORIZON));
  });

  test('when customers stop enquiring before the horizon: later enquiries of the others still come', () => {
    const world = compiled(BASE, { horizon: HORIZON });
    const until = 5 * WEEK;
    const some = leadFacts(world, makeTape(world, KEY, 0, until));
    for (const [lead, was] of some) expect(before.get(lead)).toEqual(was);
    expect([...some.values()].every((lead) => (lead.customerTime as number) < until)).toBe(true);
    const missing = [...before].filter(([lead]) => !some.has(lead));
    expect(missing.every(([, lead]) => (lead.customerTime as number) >= until)).toBe(true);
    expect([...some.values()].some((lead) => (lead.time as number) >= until)).toBe(true);
  });
});

test('replications differ', () => {
  const keys = new Set([...facts(BASE, HORIZON, 1).keys()]);
  expect([...before.keys()].filter((lead) => keys.has(lead))).toEqual([]);
});

const tiny = shippedWorld('tiny');

test.prop([fc.integer({ min: 0, max: 1000 }), fc.integer()], { numRuns: 20 })(
  'the order in which a file lists regions, products, sources, markets and partners changes nothing',
  (replication, seed) => {
    const shuffled = structuredClone(tiny);
    let state = seed | 0;
    const shuffle = <T>(list: T[]) => {
      for (let i = list.length - 1; i > 0; i--) {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        const j = (state >>> 8) % (i + 1);
        [list[i], list[j]] = [list[j], list[i]];
      }
    };
    for (const list of [shuffled.regions, shuffled.products, shuffled.sources, shuffled.partners])
      shuffle(list as unknown[]);
    shuffle(shuffled.archetypes as unknown[]);
    shuffled.headquarters.home = tiny.regions[0].region;
    const home = structuredClone(tiny);
    home.headquarters.home = tiny.regions[0].region;
    const one = compiled(home, { horizon: 8 * WEEK });
    const other = compiled(shuffled, { horizon: 8 * WEEK });
    expect(other).toEqual(one);
    expect(makeTape(other, KEY, replication, 8 * WEEK)).toEqual(makeTape(one, KEY, replication, 8 * WEEK));
  },
);

test.prop([fc.integer({ min: 0, max: 1_000_000 })], { numRuns: 30 })(
  'a tape fits together: ascending times, first leads first, needs by customer, sites in different regions',
  (replication) => {
    const world = compiled(tiny, { horizon: 20 * WEEK });
    const tape = makeTape(world, KEY, replication, 12 * WEEK);
    const broken = new Set<string>();
    const must = (law: string, holds: boolean) => {
      if (!holds) broken.add(law);
    };
    must('needs are counted', tape.customerFirstNeed[tape.customers] === tape.needs);
    for (let lead = 0; lead < tape.leads; lead++) {
      const time = tape.leadTime[lead];
      const need = tape.leadNeed[lead];
      const customer = tape.needCustomer[need];
      must('times ascend', lead === 0 || time >= tape.leadTime[lead - 1]);
      must('times are within the horizon', time < world.horizon);
      must('a first lead is first', tape.needFirstLead[need] <= lead);
      if (tape.leadKind[lead] === 0) {
        must('first leads start customers', time === tape.customerFirstTime[customer]);
        must('customers start before the end', time < 12 * WEEK);
        must('the source is that of the first lead', tape.leadSource[lead] === tape.customerSource[customer]);
      } else {
        must('further leads come later', time > tape.customerFirstTime[customer]);
        must('junk comes once', tape.customerValid[customer] === 1);
      }
      if (tape.leadKind[lead] === 1) {
        must(
          'a duplicate comes through another source',
          tape.leadSource[lead] !== tape.customerSource[customer],
        );
        must('of headquarters', world.sources[tape.leadSource[lead]].origin === 'hq');
      }
    }
    for (let customer = 0; customer < tape.customers; customer++) {
      const sites = tape.customerSites[customer];
      const regions = [0, 1, 2].map((site) => tape.customerSiteRegion[site * tape.customers + customer]);
      must('sites lie in different regions', new Set(regions).size === sites);
      must('consumer shops have one site', tape.customerB2c[customer] === 0 || sites === 1);
      const needs = tape.customerFirstNeed[customer + 1] - tape.customerFirstNeed[customer];
      must('at most one need a site', needs >= 1 && needs <= sites);
      for (let site = 1; site < 3; site++) {
        const hears = tape.groupNewsParty[(site - 1) * tape.customers + customer];
        must('news need a site', site < sites || hears === -1);
        must('news come to its region', hears < 0 || world.parties[hears].regions.includes(regions[site]));
      }
    }
    must(
      'every need has a lead',
      tape.needFirstLead.every((lead) => lead >= 0),
    );
    expect([...broken]).toEqual([]);
  },
);
