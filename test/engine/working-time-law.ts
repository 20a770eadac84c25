import fc from 'fast-check';
import { expect } from 'vitest';
import { DAY, dayNumber } from '../../sim/engine/civil.ts';
import { type WorkingHours, WorkingTime } from '../../sim/engine/working-time.ts';
import { SlowWorkingTime } from '../reference/slow-working-time.ts';

const HOUR = 3600;
/** Monday 2027-01-04 00:00 UTC. */
const MONDAY = dayNumber(2027, 1, 4);
const EPOCH = MONDAY * DAY;

/** Windows that touch midnight, the hours at which clocks change, and each other. */
const windows = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: DAY }),
      fc.constantFrom(0, HOUR, 1.5 * HOUR, 2 * HOUR, 2.5 * HOUR, 3 * HOUR, DAY),
    ),
    { maxLength: 6 },
  )
  .map((times) => times.sort((a, b) => a - b).slice(0, times.length - (times.length % 2)));

const smallWorld = fc.record({
  week: fc.array(windows, { minLength: 7, maxLength: 7 }),
  holidays: fc.uniqueArray(fc.integer({ min: -1, max: 7 }), { maxLength: 3 }),
  start: fc.integer({ min: 0, max: DAY }),
  horizon: fc.integer({ min: 1, max: 3.5 * DAY }),
  // A change at 01:00 UTC of day 2 by plus or minus an hour, as in Europe, half an hour, or none.
  change: fc.constantFrom(0, HOUR, -HOUR, HOUR / 2, -HOUR / 2),
  offset: fc.constantFrom(0, 8 * HOUR, -5 * HOUR, 5.5 * HOUR),
});

/** For random hours, holidays and a change of offset, the compiled working time gives the oracle's answers. */
export const agreesWithEverySecond = fc.property(
  smallWorld,
  fc.array(
    fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
    ),
    { minLength: 8, maxLength: 8 },
  ),
  (world, queries) => {
    const epoch = EPOCH + world.start;
    const hours: WorkingHours = {
      week: world.week,
      holidays: world.holidays.map((day) => MONDAY + day),
      offsets: {
        from: Int32Array.of(0, 2 * DAY + HOUR - world.start),
        offset: Int32Array.of(world.offset, world.offset + world.change),
      },
    };
    const fast = new WorkingTime(hours, epoch, world.horizon);
    const slow = new SlowWorkingTime(hours, epoch, world.horizon);
    for (const [x, y, days] of queries) {
      const t = Math.round(x * world.horizon);
      const u = Math.round(y * world.horizon);
      const work = Math.floor(y * y * 2 * DAY);
      expect(fast.isOpen(t)).toBe(slow.isOpen(t));
      expect(fast.nextOpen(t)).toBe(slow.nextOpen(t));
      expect(fast.addWorking(t, work)).toBe(slow.addWorking(t, work));
      expect(fast.workingBetween(t, u)).toBe(slow.workingBetween(t, u));
      expect(fast.addWorkingDays(t, days)).toBe(slow.addWorkingDays(t, days));
    }
  },
);
