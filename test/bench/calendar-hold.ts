import { Calendar } from '../../sim/engine/calendar.ts';
import { exponentialQuantile } from '../../sim/engine/distribution/exponential.ts';
import { draw } from '../../sim/engine/draw.ts';
import { eventId, eventOrder } from '../../sim/engine/event-order.ts';
import { type Measurement, nanosecondsEach } from './measurement.ts';

/**
 * What it measures: the calendar alone, as nanoseconds a hold (pop the first event, push it again later by an
 * exponential time) with 10^2 to 10^6 events pending; and with bursts, three of four events falling on the
 * opening of the next day, as they do when everybody starts at nine.
 */

const HORIZON = 2 ** 31 - 2;
const TABLE = 1 << 16;
/** One calendar, as a worker has one: a second instance would not be slower, but would start cold. */
const calendar = new Calendar(HORIZON);

const exponentials = Float64Array.from({ length: TABLE }, (_, k) => exponentialQuantile(draw(1, 1, 1, k)));
const ranks = Int32Array.from({ length: TABLE }, (_, k) => Math.floor(draw(2, 1, 1, k) * 2 ** 28));

function hold(pending: number, holds: number, nextTime: (now: number, i: number) => number): number {
  calendar.reset(HORIZON);
  for (let i = 0; i < pending; i++) {
    calendar.push(nextTime(0, i), eventOrder(i & 3, ranks[i & (TABLE - 1)]), eventId(i, 0));
  }
  return nanosecondsEach(holds, () => {
    for (let i = 0; i < holds; i++) {
      if (!calendar.pop()) throw new Error('The calendar ran empty.');
      const rank = ranks[(i * 7) & (TABLE - 1)];
      calendar.push(nextTime(calendar.time, i), eventOrder(i & 3, rank), calendar.id);
    }
  });
}

function steady(pending: number): Measurement {
  const holds = Math.max(1_000_000, 8 * pending);
  // The holds take up three quarters of the horizon.
  const mean = (0.75 * HORIZON * pending) / holds;
  return {
    name: `calendar, ${pending.toLocaleString('en')} pending`,
    unit: 'ns a hold',
    better: 'lower',
    digits: 0,
    measure: () =>
      hold(pending, holds, (now, i) => now + Math.round(mean * exponentials[(i * 5) & (TABLE - 1)])),
  };
}

function bursts(pending: number): Measurement {
  const day = 86_400;
  return {
    name: `calendar, ${pending.toLocaleString('en')} pending, bursts at nine`,
    unit: 'ns a hold',
    better: 'lower',
    digits: 0,
    measure: () =>
      hold(pending, 1_000_000, (now, i) => {
        const later = now + Math.round(2 * day * exponentials[(i * 5) & (TABLE - 1)]);
        return (i & 3) === 0 ? later : (Math.floor(later / day) + 1) * day + 32_400;
      }),
  };
}

export const calendarHold: readonly Measurement[] = [
  steady(100),
  steady(1_000),
  steady(10_000),
  steady(100_000),
  steady(1_000_000),
  bursts(10_000),
];
