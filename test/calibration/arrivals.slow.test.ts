import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import { makeTape } from '../../sim/world/make-tape.ts';
import { compiled, DAY, shippedWorld } from '../world/worlds.ts';
import { logPath, rowsOfLog, wallSeconds } from './real-logs.ts';

/**
 * Enquiries of the shipped world against those of a real funnel: leads of Olist's marketing, January to March 2018
 * (Kaggle, olistbr/marketing-funnel-olist). The same estimator goes over the log and over 40 windows of 90 days of a
 * world with as many enquiries; weekdays, dispersion and memory are those of the world, which knows nothing of 2018.
 */
const LOG = 'olist-2018q1/mql_2018q1.csv';
/** A Monday; the log begins with it. */
const FIRST_DAY = '2018-01-01';
/** 1 January 2029, 00:00 in Shanghai: a Monday too, and no leap year. */
const ALIKE = Date.UTC(2029, 0, 1) / 1000 - 8 * 3600;
const DAYS = 90;
const MONTHS = [31, 59, 90];
const WINDOWS = 40;
const path = logPath(LOG);

interface Face {
  /** Shares of Monday to Sunday. */
  readonly weekdays: readonly number[];
  /** Variance of daily counts over their mean, freed of month and weekday. */
  readonly dispersion: number;
  readonly autocorrelation: number;
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

/** Of daily counts that begin on a Monday and on the first of a month like January. */
function faceOf(counts: readonly number[]): Face {
  const total = sum(counts);
  const weekdays = Array.from({ length: 7 }, (_, day) => sum(counts.filter((_, i) => i % 7 === day)) / total);
  const days = Array.from(
    { length: 7 },
    (_, day) => counts.filter((_, i) => i % 7 === day).length / counts.length,
  );
  const month = (day: number) => MONTHS.findIndex((end) => day < end);
  const perMonth = MONTHS.map(
    (end, m) => sum(counts.filter((_, day) => month(day) === m)) / (end - (MONTHS[m - 1] ?? 0)),
  );
  const residuals = counts.map((count, day) => {
    const expected = (perMonth[month(day)] * weekdays[day % 7]) / days[day % 7];
    return (count - expected) / Math.sqrt(expected);
  });
  // Nine of the ninety days are told by their months and weekdays.
  const squares = sum(residuals.map((each) => each * each));
  const pairs = sum(residuals.slice(1).map((each, i) => each * residuals[i]));
  return { weekdays, dispersion: squares / (DAYS - 9), autocorrelation: pairs / squares };
}

/** Enquiries of each day of windows of the shipped world, at the level of the log. */
function simulated(perDay: number): number[][] {
  const document = shippedWorld('foreign-trade-websites');
  const world: CompiledWorld = compiled(document, { startUtc: ALIKE, horizon: DAYS * DAY });
  const weekly = sum(world.sources.map((source) => source.perWeek));
  const sources = world.sources.map((source) => ({
    ...source,
    perWeek: (source.perWeek * 7 * perDay) / weekly,
  }));
  return Array.from({ length: WINDOWS }, (_, replication) => {
    const tape = makeTape({ ...world, sources }, [2018, 3], replication, world.horizon);
    const counts = new Array<number>(DAYS).fill(0);
    for (let lead = 0; lead < tape.leads; lead++) counts[Math.floor(tape.leadTime[lead] / DAY)]++;
    return counts;
  });
}

describe.skipIf(path === undefined)('enquiries of the Olist funnel', () => {
  let real: Face;
  let ours: Face[];
  beforeAll(() => {
    const counts = new Array<number>(DAYS).fill(0);
    const leads = rowsOfLog(path ?? '');
    for (const row of leads)
      counts[
        Math.floor(wallSeconds(`${row['first_contact_date'].slice(0, 10)} 00:00:00`, FIRST_DAY) / DAY)
      ]++;
    expect(leads).toHaveLength(3343);
    real = faceOf(counts);
    ours = simulated(leads.length / DAYS).map(faceOf);
  });
  const mean = (of: (face: Face) => number) => sum(ours.map(of)) / ours.length;

  test('come on the same weekdays as those of the shipped world, within two points', () => {
    for (let day = 0; day < 7; day++) {
      const share = mean(({ weekdays }) => weekdays[day]);
      expect(Math.abs(share - real.weekdays[day]), `weekday ${day}`).toBeLessThan(0.02);
    }
  });

  test('vary from day to day, freed of the calendar, by 1.7 to 3.5 times their mean, there and here', () => {
    const [dispersion, memory] = [mean((face) => face.dispersion), mean((face) => face.autocorrelation)];
    console.log(
      `dispersion ${dispersion.toFixed(2)} (log ${real.dispersion.toFixed(2)}), autocorrelation ${memory.toFixed(2)} (${real.autocorrelation.toFixed(2)})`,
    );
    for (const each of [dispersion, real.dispersion]) {
      expect(each).toBeGreaterThan(1.7);
      expect(each).toBeLessThan(3.5);
    }
    // Half of the windows or so must be like the log, and the log like them.
    const below = ours.filter((face) => face.dispersion < real.dispersion).length;
    expect(below).toBeGreaterThan(0.05 * WINDOWS);
    expect(below).toBeLessThan(0.95 * WINDOWS);
  });
});
