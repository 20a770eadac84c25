import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../sim/engine/calendar.ts';
import { entityOf, eventId, eventOrder, kindOf } from '../../sim/engine/event-order.ts';
import { SlowCalendar } from '../reference/slow-calendar.ts';

type Step =
  | { do: 'push'; delay: number; order: number; id: number }
  | { do: 'pop' | 'peek' | 'copy' }
  | { do: 'advance'; share: number };

const step = (longestDelay: number): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('push' as const),
        delay: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: longestDelay })),
        order: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 ** 30 - 1 })),
        id: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 31 - 1 })),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('peek' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('copy' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('advance' as const),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    },
  );

const world = fc
  .oneof(fc.constantFrom(0, 1, 100, 40_000), fc.integer({ min: 1, max: 2 ** 31 - 2 }))
  .chain((horizon) => fc.tuple(fc.constant(horizon), fc.array(step(horizon), { maxLength: 300 })));

describe('the calendar', () => {
  law.prop([world], { numRuns: 200, seed: 20270104 })(
    'agrees with a sorted list, event by event',
    ([horizon, steps]) => {
      let fast = new Calendar(horizon);
      let spare = new Calendar(horizon);
      const slow = new SlowCalendar(horizon);
      let now = 0;
      for (const action of steps) {
        if (action.do === 'push') {
          const time = Math.min(now + action.delay, 2 ** 31 - 1);
          fast.push(time, action.order, action.id);
          slow.push(time, action.order, action.id);
        } else if (action.do === 'pop') {
          expect(fast.pop()).toBe(slow.pop());
          now = Math.max(now, fast.time);
        } else if (action.do === 'advance') {
          const next = Math.min(fast.peekTime(), horizon);
          now = Math.max(now, Math.floor(now + action.share * (next - now)));
          fast.advanceTo(now);
          slow.advanceTo(now);
        } else if (action.do === 'copy') {
          // Go on with the copy and soil the original: the two must share nothing.
          spare.copyFrom(fast);
          for (let i = 0; i < 3; i++) fast.push(horizon, i, i);
          fast.pop();
          [fast, spare] = [spare, fast];
        }
        expect(fast.size).toBe(slow.size);
        expect(fast.peekTime()).toBe(slow.peekTime());
        if (slow.size > 0) expect(fast.peekOrder()).toBe(slow.peekOrder());
        expect([fast.time, fast.order, fast.id]).toEqual([slow.time, slow.order, slow.id]);
      }
      while (slow.pop()) {
        expect(fast.pop()).toBe(true);
        expect([fast.time, fast.order, fast.id]).toEqual([slow.time, slow.order, slow.id]);
      }
      expect(fast.pop()).toBe(false);
    },
  );

  test('refuses an event before the current time, and takes one at it', () => {
    const calendar = new Calendar(100);
    calendar.push(50, 0, 1);
    calendar.pop();
    expect(() => calendar.push(49, 0, 2)).toThrow('before the current time 50');
    calendar.push(50, 0, 3);
    expect(calendar.pop()).toBe(true);
    expect(calendar.id).toBe(3);
    calendar.advanceTo(60);
    expect(() => calendar.push(59, 0, 2)).toThrow(RangeError);
  });

  test('drops what lies beyond the horizon and keeps what lies on it', () => {
    const calendar = new Calendar(100);
    calendar.push(101, 0, 1);
    calendar.push(100, 0, 2);
    expect(calendar.size).toBe(1);
  });

  test('holds a burst of 10^5 events in one second, in order', () => {
    const calendar = new Calendar(10_000_000);
    const n = 100_000;
    for (let i = 0; i < n; i++) calendar.push(5_000_000, (i * 7919) % n, i);
    for (let i = 0; i < n; i++) {
      calendar.pop();
      if (calendar.order !== i) throw new Error(`${calendar.order} instead of ${i}`);
    }
    expect(calendar.size).toBe(0);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 31 - 1])('refuses the horizon %d', (horizon) => {
    expect(() => new Calendar(horizon)).toThrow(RangeError);
  });

  test('is empty and at time 0 after a reset', () => {
    const calendar = new Calendar(1000);
    for (let i = 0; i < 100; i++) calendar.push(10 * i, 0, i);
    for (let i = 0; i < 50; i++) calendar.pop();
    calendar.reset(2_000_000);
    expect(calendar.peekTime()).toBe(2 ** 31 - 1);
    calendar.push(0, 0, 7);
    expect([calendar.pop(), calendar.time, calendar.id, calendar.pop()]).toEqual([true, 0, 7, false]);
  });
});

describe('event order', () => {
  test('phases come before ranks, and both stay positive int32', () => {
    expect(eventOrder(0, 2 ** 28 - 1)).toBeLessThan(eventOrder(1, 0));
    expect(eventOrder(3, 2 ** 28 - 1)).toBe(2 ** 30 - 1);
  });

  law.prop([fc.integer({ min: 0, max: 2 ** 25 - 1 }), fc.integer({ min: 0, max: 63 })])(
    'an id gives back its entity and kind',
    (entity, kind) => {
      const id = eventId(entity, kind);
      expect(id).toBeGreaterThanOrEqual(0);
      expect([entityOf(id), kindOf(id)]).toEqual([entity, kind]);
    },
  );
});
