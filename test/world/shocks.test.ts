import { describe, expect, test } from 'vitest';
import { DAY as SECONDS_A_DAY } from '../../sim/engine/civil.ts';
import { makeTape } from '../../sim/world/make-tape.ts';
import type { WorldDocument } from '../../sim/world/schema.ts';
import { shockFactors } from '../../sim/world/shock-factors.ts';
import type { Tape } from '../../sim/world/tape.ts';
import { compiled, DAY, shippedWorld, WEEK, worldFrom } from './worlds.ts';

const KEY = [20260706, -5] as const;
const HORIZON = 20 * WEEK;
const BASE = shippedWorld('foreign-trade-websites');

type ShockDocument = WorldDocument['shocks'][number];
const SHOCK: ShockDocument = {
  shock: 'strike',
  on: '2026-08-03',
  lasts: { seconds: 4 * WEEK } as ShockDocument['lasts'],
  enquiries: 1,
  rivals: 1,
};
const withShocks = (...shocks: Partial<ShockDocument>[]): WorldDocument => ({
  ...BASE,
  shocks: shocks.map((shock) => ({ ...SHOCK, ...shock })),
});
const tapeOf = (world: WorldDocument, replication = 0): Tape =>
  makeTape(compiled(world, { horizon: HORIZON }), KEY, replication, HORIZON);
/** Weeks 4 to 8 from Monday 2026-07-06 are those of the shock. */
const [FROM, UNTIL] = [4 * WEEK, 8 * WEEK];
const firstTimes = (tape: Tape) => [...tape.customerFirstTime.subarray(0, tape.customers)];
const within = (tape: Tape) => firstTimes(tape).filter((t) => t >= FROM && t < UNTIL).length;
const none = tapeOf(BASE);

describe('a shock at a date', () => {
  test('with all factors 1 changes nothing', () => {
    expect(tapeOf(withShocks({}))).toEqual(none);
  });

  test('stops enquiries while it lasts where nobody enquires, and changes none before it', () => {
    const tape = tapeOf(withShocks({ enquiries: 0 }));
    expect(within(none)).toBeGreaterThan(400);
    expect(within(tape)).toBe(0);
    const earlier = (times: number[]) => times.filter((t) => t < FROM);
    expect(earlier(firstTimes(tape))).toEqual(earlier(firstTimes(none)));
  });

  test('multiplies enquiries while it lasts, and with another one that lasts too', () => {
    const doubled = within(tapeOf(withShocks({ enquiries: 2 })));
    expect(doubled / within(none)).toBeGreaterThan(1.8);
    expect(doubled / within(none)).toBeLessThan(2.2);
    const both = within(tapeOf(withShocks({ enquiries: 2 }, { shock: 'other', enquiries: 0.5 })));
    expect(both).toBe(within(none));
  });

  test('strikes in its regions only', () => {
    const tape = tapeOf(withShocks({ enquiries: 0, regions: ['Shenzhen'] }));
    const world = compiled(BASE, { horizon: HORIZON });
    const shenzhen = world.regions.findIndex(({ name }) => name === 'Shenzhen');
    const inRegion = (of: Tape, wanted: boolean) => {
      let count = 0;
      for (let lead = 0; lead < of.leads; lead++) {
        const t = of.leadTime[lead];
        const first = of.leadKind[lead] === 0;
        if (first && t >= FROM && t < UNTIL && (of.leadRegion[lead] === shenzhen) === wanted) count++;
      }
      return count;
    };
    expect(inRegion(tape, true)).toBe(0);
    expect(inRegion(none, true)).toBeGreaterThan(40);
    expect(inRegion(tape, false)).toBe(inRegion(none, false));
  });

  test('lets rivals win sooner with customers that first enquire while it lasts', () => {
    const tape = tapeOf(withShocks({ rivals: 2 }));
    expect(tape.leadTime).toEqual(none.leadTime);
    let changed = 0;
    for (let need = 0; need < tape.needs; need++) {
      const t = none.customerFirstTime[none.needCustomer[need]];
      const struck = t >= FROM && t < UNTIL;
      expect(tape.needRival[need]).toBe(none.needRival[need] / (struck ? 2 : 1));
      if (struck) changed++;
    }
    expect(changed).toBeGreaterThan(400);
  });
});

describe('a shock at random moments', () => {
  test('strikes as often as it is said to, differently in each replication, and never while it lasts', () => {
    const world = compiled(
      { ...BASE, shocks: [{ ...SHOCK, on: undefined, per_year: 4, enquiries: 0 }] },
      { horizon: 100 * WEEK },
    );
    const days = (100 * WEEK) / SECONDS_A_DAY;
    const first = Math.floor(world.startUtc / SECONDS_A_DAY);
    let strikes = 0;
    let free = 0;
    const patterns = new Set<string>();
    for (let replication = 0; replication < 300; replication++) {
      const { enquiries } = shockFactors(world, replication, 77)!;
      let pattern = '';
      let before = 1;
      for (let day = first; day < first + days; day++) {
        const now = enquiries(0, day);
        if (before === 1 && now === 0) strikes++;
        if (now === 1) free++;
        pattern += now;
        before = now;
      }
      patterns.add(pattern);
    }
    expect(patterns.size).toBe(300);
    // About 4 strikes in each year that is free of them: a mean of 1,260 or so strikes, known to 3 % or so; waits are
    // whole days, rounded down by half a day of 91.
    const rate = (strikes / free) * 365.25;
    expect(rate).toBeGreaterThan(3.7);
    expect(rate).toBeLessThan(4.3);
  });
});

describe('the level of demand', () => {
  test('multiplies enquiries and keeps every candidate the same one', () => {
    const double = tapeOf({ ...BASE, demand_level: 2 });
    expect(firstTimes(double).length / firstTimes(none).length).toBeGreaterThan(1.9);
    expect(firstTimes(double).length / firstTimes(none).length).toBeLessThan(2.1);
    const keys = (tape: Tape) => {
      const found = new Set<string>();
      for (let lead = 0; lead < tape.leads; lead++) {
        if (tape.leadKind[lead] === 0) found.add(`${tape.leadKey0[lead]} ${tape.leadKey1[lead]}`);
      }
      return found;
    };
    const more = keys(double);
    for (const key of keys(none)) expect(more.has(key)).toBe(true);
  });
});

describe('a world is refused', () => {
  const world = (shocks: string) =>
    `world: w\nregions: [{ region: A }]\nproducts: [{ product: p, price: 1 CNY }]\nsources: [{ source: s, per_week: 1 }]\npartners: [{ partner: P, home: A }]\nshocks: ${shocks}\n`;

  test.each([
    ['[{ shock: a }]', 'nothing says when this shock strikes'],
    ['[{ shock: a, on: 2027-01-01, per_year: 2 }]', 'a shock has one way to strike'],
    ['[{ shock: a, on: 2027-01-01, regions: [B] }]', 'there is no region `B`'],
    ['[{ shock: a, on: 2027-02-30 }]', 'is not in the calendar'],
  ])('with the shocks %s', (shocks, message) => {
    expect(() => worldFrom(world(shocks))).toThrow(message);
  });

  test('and one that strikes in order is not', () => {
    expect(worldFrom(world('[{ shock: a, per_year: 0.5 }]')).shocks[0]).toMatchObject({
      enquiries: 1,
      rivals: 1,
      lasts: { seconds: 26 * 7 * DAY },
    });
  });
});
