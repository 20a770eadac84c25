import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, dayNumber, weekdayOf } from '../../sim/engine/civil.ts';
import { LocalTime } from '../../sim/engine/local-time.ts';
import { FOREVER, WorkingTime } from '../../sim/engine/working-time.ts';
import { intlFormat, intlWallClock, zoneOffsets } from '../reference/zone-offsets.ts';
import { agreesWithEverySecond } from './working-time-law.ts';

const HOUR = 3600;
/** Monday 2027-01-04 00:00 UTC. */
const MONDAY = dayNumber(2027, 1, 4);
const EPOCH = MONDAY * DAY;
const UTC = { from: Int32Array.of(0), offset: Int32Array.of(0) };
const NINE_TO_SIX = [9 * HOUR, 12 * HOUR, 13 * HOUR, 18 * HOUR];
const WEEKDAYS = [NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, [], []];

describe('an office from nine to six with an hour of lunch', () => {
  const time = new WorkingTime({ week: WEEKDAYS, holidays: [MONDAY + 2], offsets: UTC }, EPOCH, 14 * DAY);
  const at = (day: number, hour: number) => day * DAY + hour * HOUR;

  test('opens at nine and is closed at twelve, windows being half-open', () => {
    expect([9, 12, 13, 18].map((hour) => time.isOpen(at(0, hour)))).toEqual([true, false, true, false]);
    expect(time.isOpen(at(0, 9) - 1)).toBe(false);
    expect(time.isOpen(at(0, 12) - 1)).toBe(true);
    expect(time.isOpen(at(2, 10))).toBe(false);
  });

  test('eight working hours after Monday noon end on Tuesday at noon', () => {
    expect(time.addWorking(at(0, 12), 8 * HOUR)).toBe(at(1, 12));
    expect(time.workingBetween(at(0, 12), at(1, 12))).toBe(8 * HOUR);
  });

  test('work that ends at closing time ends at closing time, not next morning', () => {
    expect(time.addWorking(at(0, 17), HOUR)).toBe(at(0, 18));
    expect(time.addWorking(at(0, 17), HOUR + 1)).toBe(at(1, 9) + 1);
  });

  test.each([
    ['Monday ten', at(0, 10), 1, at(1, 10)],
    ['Tuesday ten, Wednesday being a holiday', at(1, 10), 1, at(3, 10)],
    ['the holiday itself', at(2, 10), 1, at(3, 10)],
    ['Friday evening, clamped to closing time', at(4, 21), 1, at(7, 18)],
    ['Saturday night, clamped to opening time', at(5, 3), 1, at(7, 9)],
    ['a lunch break, to its end', at(0, 12.5), 1, at(1, 13)],
    ['three working days from Monday', at(0, 15), 3, at(4, 15)],
    ['none', at(5, 3), 0, at(5, 3)],
  ])('one working day after %s', (_name, from, days, expected) => {
    expect(time.addWorkingDays(from, days)).toBe(expected);
  });

  test('results after the horizon are FOREVER, and stay so when passed on', () => {
    expect(time.addWorkingDays(at(11, 10), 1)).toBe(FOREVER);
    expect(time.addWorking(at(11, 17), 2 * HOUR)).toBe(FOREVER);
    expect(time.nextOpen(at(11, 18))).toBe(FOREVER);
    expect([time.addWorking(FOREVER, 1), time.nextOpen(FOREVER), time.addWorkingDays(FOREVER, 1)]).toEqual([
      FOREVER,
      FOREVER,
      FOREVER,
    ]);
    expect(time.workingBetween(at(11, 17), FOREVER)).toBe(HOUR);
  });

  test('somebody who never works never opens', () => {
    const never = new WorkingTime(
      { week: [[], [], [], [], [], [], []], holidays: [], offsets: UTC },
      EPOCH,
      DAY,
    );
    expect([never.isOpen(5), never.nextOpen(5), never.addWorking(5, 1), never.addWorkingDays(5, 1)]).toEqual([
      false,
      FOREVER,
      FOREVER,
      FOREVER,
    ]);
    expect(never.workingBetween(0, DAY)).toBe(0);
  });

  test.each([
    ['six days', [[], [], [], [], [], []]],
    ['a descending window', [[10, 5], [], [], [], [], [], []]],
    ['overlapping windows', [[0, 10, 5, 20], [], [], [], [], [], []]],
    ['half a window', [[0], [], [], [], [], [], []]],
    ['a window past midnight', [[0, 86401], [], [], [], [], [], []]],
  ])('refuses %s', (_name, week) => {
    expect(() => new WorkingTime({ week, holidays: [], offsets: UTC }, EPOCH, DAY)).toThrow(RangeError);
  });
});

test('working time agrees with looking at every second, in 20 random worlds (200 in the slow tests)', () => {
  fc.assert(agreesWithEverySecond, { numRuns: 20, seed: 20270104 });
});

describe.each(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
  'two years in %s',
  (zone) => {
    const horizon = 730 * DAY;
    const offsets = zoneOffsets(zone, EPOCH, horizon);
    const format = intlFormat(zone);
    const night = [0, 90 * 60, 2.25 * HOUR, 18 * HOUR, 22 * HOUR, DAY];
    const week = [NINE_TO_SIX, night, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, night, night];
    const time = new WorkingTime({ week, holidays: [], offsets }, EPOCH, horizon);
    const local = new LocalTime(EPOCH, offsets);
    // A thousand times all over, and every quarter of an hour around each change of offset.
    const moments = Array.from({ length: 1000 }, (_, i) => (i * 62_985_511) % horizon);
    for (const change of offsets.from.subarray(1)) {
      for (let k = -120; k <= 120; k++) moments.push(Math.min(horizon, change + k * 900));
    }

    test('wall clock and opening agree with Intl', () => {
      for (const t of moments) {
        const clock = intlWallClock(format, EPOCH + t);
        expect(local.wallClock(t)).toBe(clock);
        const day = Math.floor(clock / DAY);
        const today = week[weekdayOf(day)];
        const second = clock - day * DAY;
        const open =
          today.findLastIndex((bound) => bound <= second) % 2 === 0 && second < today[today.length - 1];
        expect(time.isOpen(t)).toBe(open);
      }
    });

    test('one working day later the wall clock shows the same time, where that is open', () => {
      let same = 0;
      for (const t of moments) {
        const result = time.addWorkingDays(t, 1);
        if (result === FOREVER || !time.isOpen(result) || !time.isOpen(result - 1)) continue;
        const [before, after] = [t, result].map((s) => intlWallClock(format, EPOCH + s));
        expect(Math.floor(after / DAY)).toBe(Math.floor(before / DAY) + 1);
        // Between 02:00 and 03:00 clocks may have been put forward.
        if (before % DAY < 2 * HOUR || before % DAY >= 3 * HOUR) {
          expect(after % DAY).toBe(before % DAY);
          same++;
        }
      }
      expect(same).toBeGreaterThan(300);
    });

    test('a wall-clock time and its instant give each other back', () => {
      for (const t of moments) {
        const clock = local.wallClock(t);
        const instant = local.instant(clock);
        expect(instant).toBeLessThanOrEqual(t);
        expect(local.wallClock(instant)).toBe(clock);
      }
    });
  },
);
