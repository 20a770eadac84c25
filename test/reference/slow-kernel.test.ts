import { fc, test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { DAY, dayNumber } from '../../sim/engine/civil.ts';
import { type WorkingHours, WorkingTime } from '../../sim/engine/working-time.ts';
import { MinuteByMinute } from './slow-kernel.ts';
import { SlowWorkingTime } from './slow-working-time.ts';

const HOUR = 3600;
const MONDAY = dayNumber(2026, 7, 6);

const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
  .map((minutes) => minutes.sort((a, b) => a - b).map((minute) => 60 * minute))
  .map((bounds) => bounds.slice(0, bounds.length - (bounds.length % 2)));

law.prop(
  [
    fc.record({
      week: fc.array(windows, { minLength: 7, maxLength: 7 }),
      holidays: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
      horizon: fc.integer({ min: 1, max: 3 * DAY }),
      change: fc.constantFrom(0, HOUR, -HOUR),
    }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 3 })), { minLength: 6, maxLength: 6 }),
  ],
  { numRuns: 40, seed: 20270104 },
)('minute by minute is second by second, where hours are given in minutes', (world, queries) => {
  const epoch = MONDAY * DAY - 8 * HOUR;
  const hours: WorkingHours = {
    week: world.week,
    holidays: world.holidays.map((day) => MONDAY + day),
    offsets: { from: Int32Array.of(0, DAY + HOUR), offset: Int32Array.of(8 * HOUR, 8 * HOUR + world.change) },
  };
  const minutes = new MinuteByMinute(hours, epoch, world.horizon);
  const seconds = new SlowWorkingTime(hours, epoch, world.horizon);
  for (const [x, y, days] of queries) {
    const t = x % (world.horizon + 1);
    const u = y % (world.horizon + 1);
    expect(minutes.isOpen(t)).toBe(seconds.isOpen(t));
    expect(minutes.nextOpen(t)).toBe(seconds.nextOpen(t));
    expect(minutes.addWorking(t, y % DAY)).toBe(seconds.addWorking(t, y % DAY));
    expect(minutes.workingBetween(t, u)).toBe(seconds.workingBetween(t, u));
    expect(minutes.addWorkingDays(t, days)).toBe(seconds.addWorkingDays(t, days));
  }
});

test('a time of day that clocks skip is the first moment after the change, to both', () => {
  const hours: WorkingHours = {
    week: Array.from({ length: 7 }, () => [0, DAY]),
    holidays: [],
    offsets: { from: Int32Array.of(0, 2 * DAY + 10 * HOUR), offset: Int32Array.of(8 * HOUR, 9 * HOUR) },
  };
  // Clocks go from 18:00 to 19:00 on the third day; two days before it is 18:00:08.
  const t = 10 * HOUR + 8;
  const epoch = MONDAY * DAY;
  const expected = 2 * DAY + 10 * HOUR;
  expect(new SlowWorkingTime(hours, epoch, 4 * DAY).addWorkingDays(t, 2)).toBe(expected);
  expect(new MinuteByMinute(hours, epoch, 4 * DAY).addWorkingDays(t, 2)).toBe(expected);
  expect(new WorkingTime(hours, epoch, 4 * DAY).addWorkingDays(t, 2)).toBe(expected);
});
