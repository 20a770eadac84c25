import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../sim/engine/civil.ts';
import { speedMultiplier } from '../../sim/market/odds.ts';
import type { SpeedCurve } from '../../sim/world/compiled.ts';
import { SPEED_CURVES } from '../../sim/world/speed-curves.ts';
import { compiled, DAY, worldFrom } from './worlds.ts';

const WORLD = worldFrom(`
world: numbers
regions:
  - { region: Shenzhen, group: south, weight: 3 }
  - { region: Dongguan, group: south }
holidays:
  - { holiday: national-day, from: 2026-10-01, to: 2026-10-03 }
  - { holiday: the-day-after, from: 2026-10-04, regions: [Dongguan] }
target_markets:
  - { market: europe, weight: 2, odds_ratio: 2 }
products:
  - product: bundle
    modules: [website, ads]
    price: 73000.50 CNY
    of_which_ad_spend: 40000 CNY
    odds_ratio: 0.5
    hours: { meeting: 3h, contract_draft: 90 minutes }
sources:
  - source: fair
    per_week: 7
    season: [1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 1, 1]
    bursts: [{ burst: autumn, from: 10-15, to: 10-16, adds: 5, regions: [Shenzhen] }]
    on_holidays: 25%
    odds_ratio: 0.4
    completeness: { budget: 12% }
    cost_per_lead: 400 CNY
    regions: { Dongguan: 2 }
selling: { base_chance: 20%, ten_percent_dearer: 0.5 }
speed_to_lead: { preset: call-steep, acts_by: clocks }
headquarters: { home: Dongguan, customers_pay_after: 3w, channel_managers: { days: [sat] } }
behaviour:
  grabbing: { happens: false, assigned_seen: 3% }
  false_progress: { passes_logged_activity: 44% }
`);

describe('a compiled world', () => {
  const world = compiled(WORLD, { horizon: 364 * DAY });

  test('has lists in the order of names', () => {
    expect(world.regions.map((region) => [region.name, region.weight, region.group])).toEqual([
      ['Dongguan', 1, 'south'],
      ['Shenzhen', 3, 'south'],
    ]);
    expect(world.skills).toEqual(['ads', 'website']);
  });

  test('counts money in hundredths, time in seconds, odds in logarithms', () => {
    expect(world.products[0]).toMatchObject({
      skills: [1, 0],
      modules: 2,
      price: 7_300_050,
      adSpend: 4_000_000,
      costOfGoods: 0.35,
      cycleMedian: 30 * DAY,
      logOdds: Math.log(0.5),
      stepSeconds: [10_800, 7200, 7200, 5400],
    });
    expect(world.markets[0]).toMatchObject({ name: 'europe', logOdds: Math.LN2 });
    expect(world.selling.base).toBeCloseTo(Math.log(0.25), 12);
    // A price 10 % above the list halves the odds.
    expect(world.selling.price * Math.log(1.1)).toBeCloseTo(-Math.LN2, 12);
    expect(world.payment.receiptLag).toBe(21 * DAY);
    expect(world.behaviour).toMatchObject({
      grabbing: false,
      squatting: true,
      assignedVisible: 0.03,
      falsePasses: [0.95, 0.44, 0.15],
    });
    expect(world.speed).toMatchObject({ preset: 'call-steep', actsBy: 'clocks', tauMinutes: 0.2 });
  });

  test('knows when a source is busy: season, fairs in their cities, holidays where they are kept', () => {
    const [fair] = world.sources;
    expect(fair).toMatchObject({
      origin: 'hq',
      perWeek: 7,
      regionWeights: [2, 0],
      completeness: [0.8, 0.9, 0.75, 0.12, 0.6],
      costPerLead: 40_000,
    });
    expect(fair.season[9] / fair.season[0]).toBeCloseTo(4, 12);
    const day = (month: number, date: number) => (dayNumber(2026, month, date) - dayNumber(2026, 7, 6)) * DAY;
    expect(fair.bursts).toEqual([
      { from: day(10, 1), until: day(10, 5), multiple: -0.75, regions: [0] },
      { from: day(10, 1), until: day(10, 4), multiple: -0.75, regions: [1] },
      { from: day(10, 15), until: day(10, 17), multiple: 5, regions: [1] },
    ]);
  });

  test('has one calendar for each region and hours that somebody keeps', () => {
    const { calendars, hq, parties } = world;
    expect(calendars).toHaveLength(2);
    const managers = calendars[hq.calendar];
    expect(managers.region).toBe(0);
    expect(managers.windows.map((windows) => windows.length)).toEqual([0, 0, 0, 0, 0, 2, 0]);
    expect(managers.holidays).toEqual([1, 2, 3, 4].map((date) => dayNumber(2026, 10, date)));
    expect(calendars[parties[0].calendar].windows[0]).toEqual([
      [9 * 3600, 12 * 3600],
      [13.5 * 3600, 18 * 3600],
    ]);
  });

  test('survives being sent to another thread', () => {
    expect(structuredClone(world)).toEqual(world);
  });
});

describe('speed-to-lead curves, relative to their reference time,', () => {
  const relative = (preset: SpeedCurve['preset'], minutes: number) => {
    const curve: SpeedCurve = { preset, actsBy: 'odds', ...SPEED_CURVES[preset] };
    const at = (t: number) => speedMultiplier(curve, 1, 60 * t);
    return at(minutes) / at(curve.referenceMinutes);
  };

  test.each([
    // Close rates 32 % under five minutes, 12 % after a day or more (optif.ai).
    [
      'gentle',
      [
        [30, 0.76],
        [60, 0.68],
        [240, 0.54],
        [1440, 0.4],
        [2880, 0.36],
        [10_080, 0.29],
      ],
    ],
    // Leads360 2012: +391 % within a minute, +160 % after two, +62 % after thirty, +17 % after a day.
    [
      'call-steep',
      [
        [2.5, 0.41],
        [30, 0.23],
        [1440, 0.22],
      ],
    ],
    // HBR 2011: nearly seven times as likely within an hour as an hour later, more than sixty times as after a day.
    [
      'qualify-steep',
      [
        [90, 0.14],
        [1440, 0.017],
      ],
    ],
    [
      'none',
      [
        [1, 1],
        [10_080, 1],
      ],
    ],
  ] as const)('%s', (preset, points) => {
    for (const [minutes, value] of points) {
      expect(Math.abs(relative(preset, minutes) - value)).toBeLessThan(0.006);
    }
  });
});
