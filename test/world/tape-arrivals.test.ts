import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import { makeTape } from '../../sim/world/make-tape.ts';
import { compiled, DAY, shippedWorld } from './worlds.ts';

/**
 * Arrivals of the shipped world against two public logs: the Olist marketing funnel (Kaggle; weekdays, dispersion
 * 2.6 after month and weekday, autocorrelation 0.21) and the BPI Challenge 2012 (autocorrelation 0.28), and against
 * the published shares of weekends and evenings. 24 replications of 728 days from a Monday, about 507,000 leads.
 */
const DAYS = 728;
const REPLICATIONS = 24;
const OLIST_WEEKDAYS = [48, 45, 49, 43, 37, 17, 19];

let world: CompiledWorld;
/** Leads of each day of each replication; leads by hour of the week over all of them. */
const perDay: Float64Array[] = [];
const perHour = new Float64Array(168);
let leads = 0;

beforeAll(() => {
  world = compiled(shippedWorld('foreign-trade-websites'), { horizon: DAYS * DAY });
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const tape = makeTape(world, [2018, 2012], replication, world.horizon);
    const days = new Float64Array(DAYS);
    for (let lead = 0; lead < tape.leads; lead++) {
      const hour = Math.floor(tape.leadTime[lead] / 3600);
      days[Math.floor(hour / 24)]++;
      perHour[hour % 168]++;
    }
    perDay.push(days);
    leads += tape.leads;
  }
}, 60_000);

/** Mean over replications: what the calendar alone makes of each day. */
function expected(): Float64Array {
  return Float64Array.from({ length: DAYS }, (_, day) => {
    return perDay.reduce((sum, days) => sum + days[day], 0) / REPLICATIONS;
  });
}

/** Pearson residuals of a replication. */
function residuals(days: Float64Array, mean: Float64Array): number[] {
  return Array.from(days, (count, day) => (count - mean[day]) / Math.sqrt(mean[day]));
}

describe('enquiries of the foreign-trade world', () => {
  test('are about 200 a week', () => {
    const weekly = leads / REPLICATIONS / (DAYS / 7);
    expect(weekly).toBeGreaterThan(190);
    expect(weekly).toBeLessThan(212);
  });

  test('come on the weekdays of the Olist funnel within two points, 12 % of them at weekends', () => {
    const total = OLIST_WEEKDAYS.reduce((sum, each) => sum + each, 0);
    const share = OLIST_WEEKDAYS.map(
      (_, day) => perHour.slice(24 * day, 24 * day + 24).reduce((sum, each) => sum + each, 0) / leads,
    );
    for (let day = 0; day < 7; day++) {
      expect(Math.abs(share[day] - OLIST_WEEKDAYS[day] / total)).toBeLessThan(0.02);
    }
    expect(Math.abs(share[5] + share[6] - 0.12)).toBeLessThan(0.01);
  });

  test('come outside 8 to 17 in 38 of 100 cases', () => {
    let outside = 0;
    for (let hour = 0; hour < 168; hour++) if (hour % 24 < 8 || hour % 24 >= 17) outside += perHour[hour];
    expect(Math.abs(outside / leads - 0.38)).toBeLessThan(0.01);
  });

  test('vary from day to day by 1.7 to 3.5 times their mean when freed of the calendar', () => {
    const mean = expected();
    const squares = perDay.flatMap((days) => residuals(days, mean)).map((each) => each * each);
    const dispersion = squares.reduce((sum, each) => sum + each, 0) / (DAYS * (REPLICATIONS - 1));
    expect(dispersion).toBeGreaterThan(1.7);
    expect(dispersion).toBeLessThan(3.5);
  });

  test('carry busy days over to the next, with an autocorrelation between those of the two logs', () => {
    const mean = expected();
    let products = 0;
    let squares = 0;
    for (const days of perDay) {
      const each = residuals(days, mean);
      for (let day = 1; day < DAYS; day++) products += each[day] * each[day - 1];
      for (const residual of each) squares += residual * residual;
    }
    const autocorrelation = products / squares;
    expect(autocorrelation).toBeGreaterThan(0.2);
    expect(autocorrelation).toBeLessThan(0.28);
  });

  test('are fewer at Spring Festival and more at the Canton Fair', () => {
    const mean = expected();
    const day = (iso: string) => Math.round((Date.parse(iso) - Date.UTC(2026, 6, 6)) / (DAY * 1000));
    const between = (from: string, to: string) => {
      const days = mean.slice(day(from), day(to) + 1);
      return days.reduce((sum, each) => sum + each, 0) / days.length;
    };
    const ordinary = between('2027-03-08', '2027-04-01');
    expect(between('2027-02-05', '2027-02-12') / ordinary).toBeLessThan(0.4);
    // Fairs are a small source: ten ordinary days of it in three cities add a few enquiries a day.
    expect(between('2027-04-15', '2027-04-19') / between('2027-04-08', '2027-04-12')).toBeGreaterThan(1.1);
  });
});
