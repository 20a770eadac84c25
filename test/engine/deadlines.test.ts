import { fc, test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { Calendar } from '../../sim/engine/calendar.ts';
import { Deadlines } from '../../sim/engine/deadlines.ts';
import { entityOf, eventId } from '../../sim/engine/event-order.ts';
import { FOREVER } from '../../sim/engine/working-time.ts';
import { SlowDeadlines } from '../reference/slow-deadlines.ts';

const ENTITIES = 4;
const HORIZON = 100_000;

/** After each expiry, and at the start, the model sets, moves and clears some deadlines, perhaps at once. */
const reaction = fc.array(
  fc.record({
    do: fc.constantFrom('set', 'set', 'set', 'clear'),
    entity: fc.integer({ min: 0, max: ENTITIES - 1 }),
    delay: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2000 })),
  }),
  { maxLength: 4 },
);

law.prop([fc.array(reaction, { minLength: 1, maxLength: 60, size: 'max' })], {
  numRuns: 200,
  seed: 20270104,
})('deadlines on the calendar expire as if all of them were looked through', (script) => {
  const calendar = new Calendar(HORIZON);
  let fast = new Deadlines(ENTITIES);
  const slow = new SlowDeadlines();
  const react = (actions: (typeof script)[number], now: number) => {
    for (const { do: action, entity, delay } of actions) {
      if (action === 'set') {
        calendar.push(fast.set(entity, now + delay), 0, eventId(entity, 1));
        slow.set(entity, now + delay);
      } else {
        fast.clear(entity);
        slow.clear(entity);
      }
      expect(fast.of(entity)).toBe(slow.deadline.get(entity) ?? FOREVER);
    }
  };
  react(script[0], 0);
  for (const actions of script.slice(1)) {
    let expired: { time: number; entity: number } | undefined;
    while (expired === undefined && calendar.pop()) {
      const entity = entityOf(calendar.id);
      const at = fast.popped(entity, calendar.time);
      if (at === calendar.time) expired = { time: at, entity };
      else calendar.push(at, 0, calendar.id);
    }
    expect(expired).toEqual(slow.next());
    if (expired === undefined) break;
    const copy = new Deadlines(ENTITIES);
    copy.copyFrom(fast);
    fast = copy;
    react(actions, expired.time);
  }
});

test('a deadline moved later a thousand times keeps one calendar entry', () => {
  const calendar = new Calendar(HORIZON);
  const deadlines = new Deadlines(1);
  for (let i = 0; i < 1000; i++) calendar.push(deadlines.set(0, 100 + i), 0, 0);
  expect(calendar.size).toBe(1);
});
