import { describe, expect, test } from 'vitest';
import { LocalTime } from '../../sim/engine/local-time.ts';
import { makeTape } from '../../sim/world/make-tape.ts';
import { zoneOffsets } from '../../sim/world/zone-offsets.ts';
import { compiled, DAY, worldFrom } from './worlds.ts';

/** 2027-01-01T00:00Z. */
const NEW_YEAR = Date.UTC(2027, 0, 1) / 1000;

describe('a time zone over a horizon', () => {
  test('changes to summer time and back at the seconds of the law (Berlin 2027)', () => {
    const { from, offset } = zoneOffsets('Europe/Berlin', NEW_YEAR, 365 * DAY);
    expect([...offset]).toEqual([3600, 7200, 3600]);
    expect([...from].map((t) => new Date((NEW_YEAR + t) * 1000).toISOString())).toEqual([
      '2027-01-01T00:00:00.000Z',
      '2027-03-28T01:00:00.000Z',
      '2027-10-31T01:00:00.000Z',
    ]);
  });

  test('changes by half an hour where the law says so (Lord Howe 2027)', () => {
    expect([...zoneOffsets('Australia/Lord_Howe', NEW_YEAR, 365 * DAY).offset]).toEqual([
      39_600, 37_800, 39_600,
    ]);
  });

  test('does not change in Shanghai', () => {
    expect([...zoneOffsets('Asia/Shanghai', NEW_YEAR, 700 * DAY).offset]).toEqual([28_800]);
  });
});

const WORLD = worldFrom(`
world: two-clocks
regions:
  - { region: Berlin, time_zone: Europe/Berlin }
  - { region: Shanghai }
holidays:
  - { holiday: unity-day, from: 2027-10-03, regions: [Berlin] }
products: [{ product: website, price: 25000 CNY }]
sources:
  - source: fair
    per_week: 2000
    on_holidays: 0%
    hours: { by_weekday: [1, 1, 1, 1, 1, 1, 1], by_hour: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }
    bursts: [{ burst: spring, from: 03-20, to: 04-04, adds: 3 }]
customers: { duplicates: 0%, several_sites: 0% }
archetypes: [{ archetype: agency, count: 2 }]
`);

test('customers enquire by their own clock through summer time, fairs and holidays (about 230,000 leads)', () => {
  const world = compiled(WORLD, { startUtc: NEW_YEAR, horizon: 364 * DAY });
  const tape = makeTape(world, [1, 2], 0, world.horizon);
  const clocks = world.regions.map((region) => new LocalTime(NEW_YEAR, region.offsets));
  const berlin = world.regions.findIndex((region) => region.name === 'Berlin');
  const perDay = world.regions.map(() => new Map<string, number>());
  const hours = new Set<number>();
  for (let lead = 0; lead < tape.leads; lead++) {
    const region = tape.leadRegion[lead];
    const clock = clocks[region].wallClock(tape.leadTime[lead]);
    hours.add(Math.floor((clock % DAY) / 3600));
    const date = new Date(clock * 1000).toISOString().slice(0, 10);
    perDay[region].set(date, (perDay[region].get(date) ?? 0) + 1);
  }
  expect([...hours]).toEqual([9]);
  expect(perDay[berlin].get('2027-10-03')).toBeUndefined();
  expect(perDay[1 - berlin].get('2027-10-03')).toBeGreaterThan(0);
  // The fair quadruples whole local days: 16 days of four against one; the daily factor has a spread of 0.22.
  const mean = (from: string, to: string) => {
    const days = [...perDay[berlin]].filter(([date]) => date >= from && date <= to);
    return days.reduce((sum, [, count]) => sum + count, 0) / days.length;
  };
  const ratio = mean('2027-03-20', '2027-04-04') / mean('2027-05-01', '2027-08-31');
  expect(ratio).toBeGreaterThan(3.2);
  expect(ratio).toBeLessThan(4.8);
});
