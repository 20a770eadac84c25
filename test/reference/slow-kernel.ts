import { DAY, weekdayOf } from '../../sim/engine/civil.ts';
import { NO_JOB, type StationSpec } from '../../sim/engine/station.ts';
import { FOREVER, type WorkingHours } from '../../sim/engine/working-time.ts';
import type { Kernel } from '../../sim/market/kernel.ts';

/** The engine's parts in their most obvious form, with the faces a market needs: plain lists, searched every time. */
export const SLOW_KERNEL: Kernel = {
  calendar: (horizon) => new ListCalendar(horizon),
  stations: (specs) => new ListStations(specs),
  deadlines: () => new MapDeadlines(),
  workingTime: (hours, epoch, horizon) => {
    // Reading the clock once a minute takes its time, and the same hours come again and again.
    const asked = JSON.stringify([hours, epoch, horizon]);
    const known = workingTimes.get(asked) ?? new MinuteByMinute(hours, epoch, horizon);
    workingTimes.set(asked, known);
    return known;
  },
};

const workingTimes = new Map<string, MinuteByMinute>();

interface Event {
  readonly time: number;
  readonly order: number;
  readonly id: number;
}

/** A list of events; the first is found by looking at all of them. */
class ListCalendar {
  time = 0;
  order = 0;
  id = 0;
  private now = 0;
  private horizon: number;
  private events: Event[] = [];

  constructor(horizon: number) {
    this.horizon = horizon;
  }

  get size(): number {
    return this.events.length;
  }

  reset(horizon: number): void {
    this.time = 0;
    this.order = 0;
    this.id = 0;
    this.now = 0;
    this.horizon = horizon;
    this.events = [];
  }

  push(time: number, order: number, id: number): void {
    if (time > this.horizon) return;
    if (time < this.now) throw new RangeError(`event ${id} at ${time} is before ${this.now}`);
    this.events.push({ time, order, id });
  }

  pop(): boolean {
    const first = this.first();
    if (first === undefined) return false;
    this.events.splice(this.events.indexOf(first), 1);
    this.time = first.time;
    this.order = first.order;
    this.id = first.id;
    this.now = first.time;
    return true;
  }

  peekTime(): number {
    return this.first()?.time ?? FOREVER;
  }

  peekOrder(): number {
    return this.first()?.order ?? 0;
  }

  advanceTo(time: number): void {
    this.now = Math.max(this.now, time);
  }

  copyFrom(other: unknown): void {
    const { time, order, id, now, horizon, events } = other as ListCalendar;
    Object.assign(this, { time, order, id, now, horizon, events: [...events] });
  }

  private first(): Event | undefined {
    let first = this.events[0];
    for (const each of this.events) {
      const sooner = each.time - first.time || each.order - first.order || each.id - first.id;
      if (sooner < 0) first = each;
    }
    return first;
  }
}

interface Job {
  readonly station: number;
  readonly entity: number;
  readonly key: number;
  readonly arrived: number;
  state: 'waiting' | 'in service' | 'done' | 'cancelled';
  started: number;
  left: number;
}

/** Every job is kept for ever under its own number; queues are lists, the next job is found by looking at all. */
class ListStations {
  readonly servers: Int32Array;
  readonly waiting: Int32Array;
  readonly busy: Int32Array;
  readonly arrivals: Float64Array;
  readonly turnedAway: Float64Array;
  readonly cancelled: Float64Array;
  readonly completed: Float64Array;
  private readonly specs: readonly StationSpec[];
  private jobs: Job[] = [];
  private queues: number[][] = [];

  constructor(specs: readonly StationSpec[]) {
    const n = specs.length;
    this.specs = specs;
    this.servers = new Int32Array(n);
    this.waiting = new Int32Array(n);
    this.busy = new Int32Array(n);
    this.arrivals = new Float64Array(n);
    this.turnedAway = new Float64Array(n);
    this.cancelled = new Float64Array(n);
    this.completed = new Float64Array(n);
    this.reset();
  }

  reset(): void {
    this.jobs = [];
    this.queues = this.specs.map(() => []);
    for (const column of this.columns()) column.fill(0);
    this.servers.set(this.specs.map((spec) => spec.servers));
  }

  arrive(station: number, entity: number, key: number, now: number): number {
    this.arrivals[station]++;
    const capacity = this.specs[station].capacity ?? Number.POSITIVE_INFINITY;
    if (this.queues[station].length + this.busy[station] >= capacity) {
      this.turnedAway[station]++;
      return NO_JOB;
    }
    const job = this.jobs.length;
    this.jobs.push({ station, entity, key, arrived: now, state: 'waiting', started: 0, left: 0 });
    this.queues[station].push(job);
    this.waiting[station]++;
    return job;
  }

  startAtOnce(station: number, entity: number, now: number): number {
    const places = Math.min(this.servers[station], this.specs[station].capacity ?? Infinity);
    if (this.queues[station].length > 0 || this.busy[station] >= places) return NO_JOB;
    this.arrive(station, entity, 0, now);
    return this.startNext(station, now);
  }

  startNext(station: number, now: number): number {
    const queue = this.queues[station];
    if (queue.length === 0 || this.busy[station] >= this.servers[station]) return NO_JOB;
    const { discipline } = this.specs[station];
    let next = discipline === 'lifo' ? queue[queue.length - 1] : queue[0];
    if (discipline === 'keyed') {
      for (const job of queue) if (this.jobs[job].key < this.jobs[next].key) next = job;
    }
    this.leaveQueue(next, now, 'in service');
    this.jobs[next].started = now;
    this.busy[station]++;
    return next;
  }

  finish(job: number, now: number): void {
    if (this.jobs[job].state !== 'in service') throw new Error(`job ${job} is not in service`);
    this.jobs[job].state = 'done';
    this.jobs[job].left = now;
    this.busy[this.jobs[job].station]--;
    this.completed[this.jobs[job].station]++;
  }

  cancel(job: number, now: number): void {
    this.leaveQueue(job, now, 'cancelled');
    this.cancelled[this.jobs[job].station]++;
  }

  setServers(station: number, servers: number): void {
    this.servers[station] = servers;
  }

  entityOf(job: number): number {
    return this.jobs[job].entity;
  }

  stationOf(job: number): number {
    return this.jobs[job].station;
  }

  arrivedAt(job: number): number {
    return this.jobs[job].arrived;
  }

  startedAt(job: number): number {
    return this.jobs[job].started;
  }

  isWaiting(job: number): boolean {
    return this.jobs[job].state === 'waiting';
  }

  /** The sum of the times in the queue, job by job. */
  queueIntegral(station: number, now: number): number {
    return this.sum(station, ({ state, arrived, started, left }) => {
      if (state === 'waiting') return now - arrived;
      return (state === 'cancelled' ? left : started) - arrived;
    });
  }

  busyIntegral(station: number, now: number): number {
    return this.sum(station, ({ state, started, left }) => {
      if (state === 'in service') return now - started;
      return state === 'done' ? left - started : 0;
    });
  }

  copyFrom(other: unknown): void {
    const { jobs, queues } = other as ListStations;
    this.jobs = jobs.map((job) => ({ ...job }));
    this.queues = queues.map((queue) => [...queue]);
    const theirs = (other as ListStations).columns();
    for (const [i, column] of this.columns().entries()) column.set(theirs[i]);
  }

  private leaveQueue(job: number, now: number, state: Job['state']): void {
    const { station } = this.jobs[job];
    const queue = this.queues[station];
    const place = queue.indexOf(job);
    if (place < 0) throw new Error(`job ${job} is not waiting`);
    queue.splice(place, 1);
    this.waiting[station]--;
    this.jobs[job].state = state;
    this.jobs[job].left = now;
  }

  private sum(station: number, of: (job: Job) => number): number {
    return this.jobs
      .filter((job) => job.station === station)
      .map(of)
      .reduce((total, each) => total + each, 0);
  }

  private columns(): readonly (Int32Array | Float64Array)[] {
    const { servers, waiting, busy, arrivals, turnedAway, cancelled, completed } = this;
    return [servers, waiting, busy, arrivals, turnedAway, cancelled, completed];
  }
}

/** A deadline an entity, and an event for every time one is set; what comes at another time means nothing. */
class MapDeadlines {
  private deadlines = new Map<number, number>();

  of(entity: number): number {
    return this.deadlines.get(entity) ?? FOREVER;
  }

  set(entity: number, time: number): number {
    this.deadlines.set(entity, time);
    return time;
  }

  clear(entity: number): void {
    this.deadlines.delete(entity);
  }

  popped(entity: number, now: number): number {
    if (this.of(entity) !== now) return FOREVER;
    this.clear(entity);
    return now;
  }

  reset(): void {
    this.deadlines.clear();
  }

  copyFrom(other: unknown): void {
    this.deadlines = new Map((other as MapDeadlines).deadlines);
  }
}

/** An open stretch [from, until) of one local day. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly day: number;
}

const MINUTE = 60;

/**
 * Working time whose hours are given in whole minutes: the clock on the wall is read once a minute, and every
 * question is answered by going through the open stretches from the first one on.
 */
export class MinuteByMinute {
  private readonly horizon: number;
  private readonly hours: WorkingHours;
  private readonly epoch: number;
  private readonly stretches: readonly Stretch[];
  private readonly openDays: readonly number[];

  constructor(hours: WorkingHours, epoch: number, horizon: number) {
    this.hours = hours;
    this.epoch = epoch;
    this.horizon = horizon;
    const stretches: Stretch[] = [];
    for (let t = 0; t <= horizon + 2 * DAY; t += MINUTE) {
      const day = Math.floor(this.wallClock(t) / DAY);
      if (!this.isOnTheClock(t, day)) continue;
      const last = stretches.at(-1);
      if (last !== undefined && last.until === t && last.day === day)
        stretches[stretches.length - 1] = { ...last, until: t + MINUTE };
      else stretches.push({ from: t, until: t + MINUTE, day });
    }
    this.stretches = stretches;
    this.openDays = [...new Set(stretches.map(({ day }) => day))];
  }

  isOpen(t: number): boolean {
    return this.stretches.some(({ from, until }) => from <= t && t < until);
  }

  nextOpen(t: number): number {
    const next = this.stretches.find(({ until }) => until > t);
    return this.within(next === undefined ? FOREVER : Math.max(t, next.from));
  }

  addWorking(t: number, seconds: number): number {
    if (seconds === 0) return this.within(t);
    let left = seconds;
    for (const { from, until } of this.stretches) {
      const begin = Math.max(t, from);
      if (begin >= until) continue;
      if (left <= until - begin) return this.within(begin + left);
      left -= until - begin;
    }
    return FOREVER;
  }

  workingBetween(from: number, until: number): number {
    const end = Math.min(until, this.horizon);
    return this.stretches.reduce(
      (sum, stretch) => sum + Math.max(0, Math.min(end, stretch.until) - Math.max(from, stretch.from)),
      0,
    );
  }

  addWorkingDays(t: number, n: number): number {
    if (n === 0) return this.within(t);
    const today = Math.floor(this.wallClock(t) / DAY);
    const target = this.openDays.filter((day) => day > today)[n - 1];
    if (target === undefined) return FOREVER;
    // The first second of that day that shows today's time, or the first after clocks skipped it.
    const wanted = target * DAY + (this.wallClock(t) - today * DAY);
    const mine = this.stretches.filter(({ day }) => day === target);
    // Clocks go by whole minutes against each other, so that seconds of the minute are the same everywhere.
    let sameTime = mine[0].from - DAY + (wanted % MINUTE);
    while (this.wallClock(sameTime) < wanted) sameTime += MINUTE;
    // Where clocks skipped it, the first second after the change, which comes on a full minute.
    if (this.wallClock(sameTime) > wanted) sameTime -= wanted % MINUTE;
    const later = mine.find(({ until }) => until > sameTime);
    return this.within(later === undefined ? mine[mine.length - 1].until : Math.max(sameTime, later.from));
  }

  private within(t: number): number {
    return t > this.horizon ? FOREVER : t;
  }

  private isOnTheClock(t: number, day: number): boolean {
    if (this.hours.holidays.includes(day)) return false;
    const second = this.wallClock(t) - day * DAY;
    const windows = this.hours.week[weekdayOf(day)];
    for (let w = 0; w < windows.length; w += 2) {
      if (second >= windows[w] && second < windows[w + 1]) return true;
    }
    return false;
  }

  private wallClock(t: number): number {
    const { from, offset } = this.hours.offsets;
    let current = offset[0];
    for (let i = 0; i < from.length; i++) if (from[i] <= t) current = offset[i];
    return t + this.epoch + current;
  }
}
