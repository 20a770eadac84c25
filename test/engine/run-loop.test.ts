import { fc, test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { Calendar } from '../../sim/engine/calendar.ts';
import { eventId } from '../../sim/engine/event-order.ts';
import { ArrivalColumn, type Handler, runUntil } from '../../sim/engine/run-loop.ts';

/** Writes down what happens; each arrival schedules an event of its own after a delay. */
class Diary implements Handler {
  readonly lines: string[] = [];
  private readonly calendar: Calendar;
  private readonly delays: readonly number[];

  constructor(calendar: Calendar, delays: readonly number[]) {
    this.calendar = calendar;
    this.delays = delays;
  }

  handle(time: number, entity: number, kind: number): void {
    this.lines.push(`${time} event ${entity} kind ${kind}`);
    if (kind > 0) this.calendar.push(time, 0, eventId(entity, kind - 1));
  }

  arrive(time: number, index: number): void {
    this.lines.push(`${time} arrival ${index}`);
    this.calendar.push(time + this.delays[index], index % 5, eventId(index, index % 3));
  }
}

const HORIZON = 1000;
const world = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: HORIZON }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 50 }),
  ),
  { maxLength: 60 },
);

function prepare(rows: [number, number, number][]) {
  const sorted = rows.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const time = Int32Array.from(sorted, (row) => row[0]);
  const order = Int32Array.from(sorted, (row) => row[1]);
  const calendar = new Calendar(HORIZON);
  return {
    calendar,
    arrivals: new ArrivalColumn(time, order),
    diary: new Diary(
      calendar,
      sorted.map((row) => row[2]),
    ),
  };
}

law.prop([world])('arrivals merged in happen as if they had been on the calendar', (rows) => {
  const merged = prepare(rows);
  const handled = runUntil(merged.calendar, merged.arrivals, merged.diary, HORIZON + 1);
  expect(handled).toBe(merged.diary.lines.length);

  // The other way: every arrival is an event; arrivals have small ids, so that they win ties.
  const { arrivals, calendar, diary } = prepare(rows);
  const offset = 1 << 20;
  for (let i = 0; i < arrivals.time.length; i++) calendar.push(arrivals.time[i], arrivals.order[i], i);
  const original = calendar.push.bind(calendar);
  calendar.push = (time, order, id) => original(time, order, id + offset);
  while (calendar.pop()) {
    if (calendar.id < offset) diary.arrive(calendar.time, calendar.id);
    else diary.handle(calendar.time, (calendar.id - offset) >>> 6, (calendar.id - offset) & 63);
  }
  expect(merged.diary.lines).toEqual(diary.lines);
});

law.prop([world, fc.integer({ min: 0, max: HORIZON })])(
  'a run in two parts is the run in one',
  (rows, cut) => {
    const whole = prepare(rows);
    runUntil(whole.calendar, whole.arrivals, whole.diary, HORIZON + 1);
    const parts = prepare(rows);
    runUntil(parts.calendar, parts.arrivals, parts.diary, cut);
    expect(parts.diary.lines.every((line) => Number(line.split(' ')[0]) < cut)).toBe(true);
    runUntil(parts.calendar, parts.arrivals, parts.diary, HORIZON + 1);
    expect(parts.diary.lines).toEqual(whole.diary.lines);
  },
);

test('an arrival forbids pushes before it', () => {
  const { calendar, arrivals } = prepare([[100, 0, 0]]);
  const handler: Handler = { handle: () => {}, arrive: (time) => calendar.push(time - 1, 0, 0) };
  expect(() => runUntil(calendar, arrivals, handler, HORIZON)).toThrow('before the current time 100');
});

test.each([
  ['times', [5, 4], [0, 0]],
  ['orders of one second', [5, 5], [1, 0]],
  ['lengths', [5], []],
])('refuses arrivals with wrong %s', (_name, time, order) => {
  expect(() => new ArrivalColumn(Int32Array.from(time), Int32Array.from(order))).toThrow(RangeError);
});
