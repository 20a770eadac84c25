import { fc, test as law } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Calendar } from '../../../sim/engine/calendar.ts';
import { eventId, eventOrder } from '../../../sim/engine/event-order.ts';
import { ArrivalColumn, type Handler, runUntil } from '../../../sim/engine/run-loop.ts';
import { NO_JOB, StationBank } from '../../../sim/engine/station.ts';

const HORIZON = 1_000_000;

/** A FIFO station whose customers bring their own service times. */
class FifoStation implements Handler {
  readonly waits: number[] = [];
  private readonly calendar = new Calendar(HORIZON);
  private readonly station: StationBank;
  private readonly service: readonly number[];

  constructor(servers: number, service: readonly number[]) {
    this.station = new StationBank([{ servers, discipline: 'fifo' }]);
    this.service = service;
  }

  run(times: readonly number[]): readonly number[] {
    const column = new ArrivalColumn(
      Int32Array.from(times),
      new Int32Array(times.length).fill(eventOrder(2, 0)),
    );
    runUntil(this.calendar, column, this, HORIZON + 1);
    return this.waits;
  }

  arrive(now: number, index: number): void {
    this.station.arrive(0, index, 0, now);
    this.serveAll(now);
  }

  handle(now: number, job: number): void {
    this.station.finish(job, now);
    this.serveAll(now);
  }

  private serveAll(now: number): void {
    for (let job = this.station.startNext(0, now); job !== NO_JOB; job = this.station.startNext(0, now)) {
      const customer = this.station.entityOf(job);
      this.waits[customer] = this.station.startedAt(job) - this.station.arrivedAt(job);
      this.calendar.push(now + this.service[customer], eventOrder(0, 0), eventId(job, 0));
    }
  }
}

law.prop([
  fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 300 })), {
    minLength: 1,
    maxLength: 200,
    size: 'max',
  }),
  fc.integer({ min: 1, max: 5 }),
])('one more server never lengthens the wait of anybody at a FIFO station', (customers, servers) => {
  const times = customers.map(([time]) => time).sort((a, b) => a - b);
  const service = customers.map(([, seconds]) => seconds);
  const few = new FifoStation(servers, service).run(times);
  const more = new FifoStation(servers + 1, service).run(times);
  expect(few.length).toBe(times.length);
  expect(more.every((wait, customer) => wait <= few[customer])).toBe(true);
});
