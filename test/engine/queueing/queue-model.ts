import { Calendar } from '../../../sim/engine/calendar.ts';
import { Deadlines } from '../../../sim/engine/deadlines.ts';
import { draw } from '../../../sim/engine/draw.ts';
import { eventId, eventOrder } from '../../../sim/engine/event-order.ts';
import { ArrivalColumn, type Handler, runUntil } from '../../../sim/engine/run-loop.ts';
import { NO_JOB, StationBank } from '../../../sim/engine/station.ts';

/** Ticks of a unit of model time. */
const TICKS = 10_000;

export interface QueueSpec {
  /** Poisson arrivals a unit of each class; class 0 goes first. */
  readonly rates: readonly number[];
  readonly servers: number;
  /** Quantile function of the service time in units. */
  readonly service: (u: number) => number;
  /** Most customers present; no limit by default. */
  readonly capacity?: number;
  /** Quantile function of how long customers wait before they leave; for ever by default. */
  readonly patience?: (u: number) => number;
}

/** What one replication counts between the end of its run-in and its end. */
export interface QueueCounts {
  readonly arrivals: number;
  readonly turnedAway: number;
  readonly left: number;
  /** Arrivals that did not start at once. */
  readonly delayed: number;
  /** Starts and the sum of their waits in units, by class. */
  readonly starts: readonly number[];
  readonly waits: readonly number[];
  /** Time averages of the number waiting and the number present, and shares of time with 0, 1, 2.. present. */
  readonly waiting: number;
  readonly present: number;
  readonly presence: readonly number[];
}

const ARRIVAL = 0;
const DEPARTURE = 1;
const GIVES_UP = 2;
const RUN_IN_ENDS = 3;

const GAP = 1;
const SERVICE = 2;
const PATIENCE = 3;
/** Most waiting or in service at once in any of these models. */
const JOBS = 1 << 16;
const LEVELS = 5;

/** A single station built from the kernel alone: calendar, draws, station, deadlines, run loop. */
export class QueueModel implements Handler {
  private readonly spec: QueueSpec;
  private readonly runIn: number;
  private readonly end: number;
  private readonly calendar: Calendar;
  private readonly station: StationBank;
  private readonly deadlines = new Deadlines(JOBS);
  private replication = 0;
  private readonly customers: number[];
  private readonly nextArrival: number[];

  private delayed = 0;
  private readonly starts: number[];
  private readonly waits: number[];
  private readonly levelTime = new Float64Array(LEVELS);
  private levelSince = 0;
  private integralsAtRunIn = [0, 0, 0, 0, 0];
  /** Sums of the times at which customers joined and left the queue: their difference is the time in queue. */
  private joined = 0;
  private leftQueue = 0;

  /**
   * @param runIn units of model time before counting begins
   * @param end units of model time, below 2^31 ticks
   */
  constructor(spec: QueueSpec, runIn: number, end: number) {
    this.spec = spec;
    this.runIn = Math.round(runIn * TICKS);
    this.end = Math.round(end * TICKS);
    this.calendar = new Calendar(this.end);
    this.station = new StationBank([
      { servers: spec.servers, discipline: 'keyed', capacity: spec.capacity ?? JOBS },
    ]);
    this.customers = spec.rates.map(() => 0);
    this.nextArrival = spec.rates.map(() => 0);
    this.starts = spec.rates.map(() => 0);
    this.waits = spec.rates.map(() => 0);
  }

  /**
   * Runs a replication; all its draws hang on its number alone.
   *
   * @throws Error if the integral of the queue length is not exactly the sum of the times in queue
   */
  run(replication: number): QueueCounts {
    this.replication = replication;
    this.calendar.reset(this.end);
    this.station.reset();
    this.deadlines.reset();
    this.customers.fill(0);
    this.nextArrival.fill(0);
    this.joined = 0;
    this.leftQueue = 0;
    for (let c = 0; c < this.spec.rates.length; c++) this.scheduleArrival(c);
    this.calendar.push(this.runIn, eventOrder(0, 0), eventId(0, RUN_IN_ENDS));
    runUntil(this.calendar, new ArrivalColumn(new Int32Array(0), new Int32Array(0)), this, this.end);
    this.changeLevel(this.end);

    const { station, end } = this;
    const timesInQueue = this.leftQueue + station.waiting[0] * end - this.joined;
    if (station.queueIntegral(0, end) !== timesInQueue) {
      throw new Error(`The integral ${station.queueIntegral(0, end)} is not the sum ${timesInQueue}.`);
    }
    const now = this.integrals(end);
    const [arrivals, turnedAway, left, queue, busy] = now.map((x, i) => x - this.integralsAtRunIn[i]);
    const length = end - this.runIn;
    return {
      arrivals,
      turnedAway,
      left,
      delayed: this.delayed,
      starts: [...this.starts],
      waits: this.waits.map((ticks) => ticks / TICKS),
      waiting: queue / length,
      present: (queue + busy) / length,
      presence: Array.from(this.levelTime, (ticks) => ticks / length),
    };
  }

  handle(now: number, entity: number, kind: number): void {
    switch (kind) {
      case ARRIVAL:
        this.arriveOfClass(entity, now);
        break;
      case DEPARTURE:
        this.changeLevel(now);
        this.station.finish(entity, now);
        this.serveNext(now);
        break;
      case GIVES_UP: {
        const at = this.deadlines.popped(entity, now);
        if (at !== now) {
          this.calendar.push(at, eventOrder(1, 0), eventId(entity, GIVES_UP));
          break;
        }
        this.changeLevel(now);
        this.station.cancel(entity, now);
        this.leftQueue += now;
        break;
      }
      default:
        this.startCounting(now);
    }
  }

  arrive(): void {}

  private arriveOfClass(c: number, now: number): void {
    const customer = this.customers[c] - 1;
    this.scheduleArrival(c);
    this.changeLevel(now);
    const job = this.station.arrive(0, customer * this.spec.rates.length + c, c, now);
    if (job === NO_JOB) return;
    this.joined += now;
    const started = this.serveNext(now);
    if (started === job) return;
    this.delayed++;
    if (this.spec.patience === undefined) return;
    const patience = this.spec.patience(draw(PATIENCE, this.replication, c, customer));
    const until = this.deadlines.set(job, now + Math.round(patience * TICKS));
    this.calendar.push(until, eventOrder(1, 0), eventId(job, GIVES_UP));
  }

  private serveNext(now: number): number {
    const job = this.station.startNext(0, now);
    if (job === NO_JOB) return NO_JOB;
    const entity = this.station.entityOf(job);
    const classes = this.spec.rates.length;
    const c = entity % classes;
    const customer = (entity - c) / classes;
    this.leftQueue += now;
    this.starts[c]++;
    this.waits[c] += now - this.station.arrivedAt(job);
    if (this.spec.patience !== undefined) this.deadlines.clear(job);
    const service = this.spec.service(draw(SERVICE, this.replication, c, customer));
    const end = now + Math.round(service * TICKS);
    this.calendar.push(end, eventOrder(0, 0), eventId(job, DEPARTURE));
    return job;
  }

  private scheduleArrival(c: number): void {
    const gap = -Math.log1p(-draw(GAP, this.replication, c, this.customers[c]++)) / this.spec.rates[c];
    this.nextArrival[c] += gap * TICKS;
    const tick = Math.round(Math.min(this.nextArrival[c], this.end + 1));
    this.calendar.push(tick, eventOrder(2, 0), eventId(c, ARRIVAL));
  }

  private startCounting(now: number): void {
    this.delayed = 0;
    this.starts.fill(0);
    this.waits.fill(0);
    this.levelTime.fill(0);
    this.levelSince = now;
    this.integralsAtRunIn = this.integrals(now);
  }

  private integrals(now: number): number[] {
    const { arrivals, turnedAway, cancelled } = this.station;
    return [
      arrivals[0],
      turnedAway[0],
      cancelled[0],
      this.station.queueIntegral(0, now),
      this.station.busyIntegral(0, now),
    ];
  }

  /** To be called before the number present changes. */
  private changeLevel(now: number): void {
    const present = this.station.waiting[0] + this.station.busy[0];
    if (present < LEVELS) this.levelTime[present] += now - this.levelSince;
    this.levelSince = now;
  }
}
