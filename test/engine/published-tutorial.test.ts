import { describe, expect, test } from 'vitest';
import { Calendar } from '../../sim/engine/calendar.ts';
import { exponentialQuantile } from '../../sim/engine/distribution/exponential.ts';
import { poisson } from '../../sim/engine/distribution/poisson.ts';
import { eventId, eventOrder } from '../../sim/engine/event-order.ts';
import { ArrivalColumn, type Handler, runUntil } from '../../sim/engine/run-loop.ts';
import { NO_JOB, StationBank } from '../../sim/engine/station.ts';
import { Tally } from '../../sim/engine/tally.ts';
import { twoSidedT } from '../../sim/stats/student-t.ts';
import { Mrg32k3a } from '../reference/mrg32k3a.ts';

// The examples of the tutorial of SSJ (github.com/umontreal-simul/ssj, src/main/docs/examples/tutorial), whose
// outputs are published as *.res files beside them.

/** Mean and 90 % Student interval. */
function interval(tally: Tally): [number, number] {
  const half = twoSidedT(0.9, tally.count - 1) * Math.sqrt(tally.variance / tally.count);
  return [tally.mean - half, tally.mean + half];
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

describe('MRG32k3a', () => {
  test('starts its streams and substreams where the package does', () => {
    const [g1, g2, g3, g4] = Mrg32k3a.streams(4);
    expect(g2.seed).toEqual([3692455944, 1366884236, 2968912127, 335948734, 4161675175, 475798818]);
    expect(g3.seed).toEqual([1015873554, 1310354410, 2249465273, 994084013, 2912484720, 3876682925]);
    expect(g4.seed).toEqual([2338701263, 1119171942, 2570676563, 317077452, 3194180850, 618832124]);
    g1.resetNextSubstream();
    expect(g1.seed).toEqual([870504860, 2641697727, 884013853, 339352413, 2374306706, 3651603887]);
    g1.resetNextSubstream();
    expect(g1.seed).toEqual([460387934, 1532391390, 877287553, 120103512, 2153115941, 335837774]);
    g1.resetStartStream();
    expect(Array.from({ length: 3 }, () => g1.next())).toEqual([
      0.12701112204657714, 0.3185275653967945, 0.3091860155832701,
    ]);
  });
});

describe('QueueEv, an M/M/1 queue for 1000 units on our calendar at 10^6 ticks a unit', () => {
  const TICKS = 1_000_000;
  const HORIZON = 1000 * TICKS;
  const ARRIVAL = 0;
  const DEPARTURE = 1;

  class Queue implements Handler {
    readonly waits = new Tally();
    readonly station = new StationBank([{ servers: 1, discipline: 'fifo' }]);
    readonly calendar = new Calendar(HORIZON);
    longest = 0;
    private readonly arrivals: Mrg32k3a;
    private readonly service: Mrg32k3a;
    /** Exact time of the next arrival; only what the calendar sees is rounded. */
    private nextArrival = 0;
    private readonly arrivedAt: number[] = [];
    private readonly serviceTime: number[] = [];

    constructor() {
      [this.arrivals, this.service] = Mrg32k3a.streams(2);
      this.scheduleArrival();
    }

    handle(now: number, job: number, kind: number): void {
      if (kind === ARRIVAL) {
        this.scheduleArrival();
        this.arrivedAt.push(now);
        this.serviceTime.push(exponentialQuantile(this.service.next()) / 2);
        this.station.arrive(0, this.arrivedAt.length - 1, 0, now);
      } else {
        this.station.finish(job, now);
      }
      this.serveNext(now);
      this.longest = Math.max(this.longest, this.station.waiting[0]);
    }

    arrive(): void {}

    private serveNext(now: number): void {
      const job = this.station.startNext(0, now);
      if (job === NO_JOB) return;
      const customer = this.station.entityOf(job);
      this.waits.add((now - this.arrivedAt[customer]) / TICKS);
      const end = now + Math.round(this.serviceTime[customer] * TICKS);
      this.calendar.push(end, eventOrder(0, 0), eventId(job, DEPARTURE));
    }

    private scheduleArrival(): void {
      this.nextArrival += exponentialQuantile(this.arrivals.next());
      this.calendar.push(Math.round(this.nextArrival * TICKS), eventOrder(2, 0), eventId(0, ARRIVAL));
    }
  }

  test('agrees with every published figure', () => {
    const queue = new Queue();
    runUntil(queue.calendar, new ArrivalColumn(new Int32Array(0), new Int32Array(0)), queue, HORIZON);
    const { waits, station } = queue;
    expect(waits.count).toBe(1037);
    expect([waits.least, waits.greatest, waits.mean].map((x) => round(x, 3))).toEqual([0, 6.262, 0.495]);
    expect([waits.variance, Math.sqrt(waits.variance)].map((x) => round(x, 3))).toEqual([0.697, 0.835]);
    expect(queue.longest).toBe(10);
    expect(round(station.queueIntegral(0, HORIZON) / HORIZON, 3)).toBe(0.513);
    // SSJ's unrounded values, from which a microunit a customer is the most we may differ.
    expect(Math.abs(waits.mean - 0.4946847826832895)).toBeLessThan(1e-6);
    expect(Math.abs(station.queueIntegral(0, HORIZON) / HORIZON - 0.5129881196425713)).toBeLessThan(1e-6);
  });
});

test('QueueLindley, 100 runs of 10,000 customers, agrees with every published figure', () => {
  const [arrivals, service] = Mrg32k3a.streams(2);
  const averages = new Tally();
  for (let run = 0; run < 100; run++) {
    let wait = 0;
    let sum = 0;
    for (let i = 2; i <= 10_000; i++) {
      wait += exponentialQuantile(service.next()) / 2 - exponentialQuantile(arrivals.next());
      if (wait < 0) wait = 0;
      sum += wait;
    }
    averages.add(sum / 10_000);
  }
  expect(averages.count).toBe(100);
  expect([averages.least, averages.greatest, averages.mean].map((x) => round(x, 3))).toEqual([
    0.428, 0.591, 0.506,
  ]);
  expect(averages.mean).toBeCloseTo(0.5063489849242567, 14);
  expect(averages.variance.toExponential(1)).toBe('7.5e-4');
  expect(round(Math.sqrt(averages.variance), 3)).toBe(0.027);
});

describe('Inventory, an (s, S) policy over 500 runs of 2000 days', () => {
  const [demand, order] = Mrg32k3a.streams(2);
  const dailyDemand = poisson(100);

  /** Average profit a day of m days under the policy (s, S). */
  function simulate(m: number, s: number, S: number): number {
    let morning = S;
    let profit = 0;
    for (let day = 0; day < m; day++) {
      const evening = Math.max(0, morning - dailyDemand.quantile(demand.next()));
      profit += 2 * (morning - evening) - 0.1 * evening;
      morning = evening;
      if (evening < s && order.next() < 0.95) {
        profit -= 10 + (S - evening);
        morning = S;
      }
    }
    return profit / m;
  }

  function restart(): void {
    demand.resetStartStream();
    order.resetStartStream();
  }

  function expectReport(tally: Tally, figures: number[]): void {
    const { least, greatest, mean, variance } = tally;
    const report = [least, greatest, mean, variance, Math.sqrt(variance), ...interval(tally)];
    expect(tally.count).toBe(500);
    expect(report.map((x) => round(x, 3))).toEqual(figures);
  }

  test('agrees with every published figure for one policy', () => {
    restart();
    const profit = new Tally();
    for (let run = 0; run < 500; run++) profit.add(simulate(2000, 80, 200));
    expectReport(profit, [83.969, 85.753, 84.961, 0.105, 0.324, 84.938, 84.985]);
  });

  test('agrees for the difference of two policies, independent and under common random numbers', () => {
    restart();
    const independent = new Tally();
    for (let run = 0; run < 500; run++) {
      const first = simulate(2000, 80, 198);
      independent.add(simulate(2000, 80, 200) - first);
    }
    expectReport(independent, [-1.032, 1.822, 0.32, 0.233, 0.483, 0.285, 0.356]);

    restart();
    const common = new Tally();
    for (let run = 0; run < 500; run++) {
      const first = simulate(2000, 80, 198);
      for (const stream of [demand, order]) stream.resetStartSubstream();
      common.add(simulate(2000, 80, 200) - first);
      for (const stream of [demand, order]) stream.resetNextSubstream();
    }
    expectReport(common, [-0.017, 0.649, 0.308, 0.012, 0.108, 0.3, 0.316]);
    expect((independent.variance / common.variance).toPrecision(4)).toBe('19.95');
  });
});
