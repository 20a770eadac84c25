import { JOB_CANCELLED, JOB_IN_SERVICE, JOB_WAITING, JobPool } from './job-pool.ts';
import { PairingHeaps } from './pairing-heap.ts';

/**
 * A bank of service stations over one pool of jobs.
 *
 * The bank keeps queues, busy servers and their time integrals; it never schedules. The caller asks
 * `startNext` until it says NO_JOB, puts each completion on its calendar, and calls `finish` when it comes.
 *
 * Times are integers and never decrease within a station, so its integrals are exact:
 * `queueIntegral(station, now)` equals the sum over all jobs of their seconds in the queue up to now, those
 * that left by `cancel` and those still waiting included.
 */

/**
 * In which order waiting jobs are served: first come first served, last come first served, or smallest key
 * first with equal keys first come first served (a priority, or a drawn rank for service in random order).
 */
type Discipline = 'fifo' | 'lifo' | 'keyed';

export interface StationSpec {
  /** Servers at the start, a non-negative integer. */
  readonly servers: number;
  readonly discipline: Discipline;
  /** Most jobs waiting and in service together; an arrival beyond is turned away. No limit by default. */
  readonly capacity?: number;
}

/** No job: the station is full, has no free server, or nobody waits. */
export const NO_JOB = -1;

const NONE = -1;
const UNLIMITED = 0x7fffffff;

const FIFO = 0;
const KEYED = 2;
const DISCIPLINES: readonly Discipline[] = ['fifo', 'lifo', 'keyed'];

export class StationBank {
  // One value a station; for the caller to read, not to write.
  /** Servers. */
  readonly servers: Int32Array;
  /** Jobs waiting. */
  readonly waiting: Int32Array;
  /** Jobs in service. */
  readonly busy: Int32Array;
  /** Jobs that came since the reset, those turned away included. */
  readonly arrivals: Float64Array;
  /** Jobs that found the station full. */
  readonly turnedAway: Float64Array;
  /** Jobs that left the queue unserved. */
  readonly cancelled: Float64Array;
  /** Jobs whose service ended. */
  readonly completed: Float64Array;

  private readonly specs: readonly StationSpec[];
  private readonly discipline: Uint8Array;
  private readonly capacity: Int32Array;
  /** Ends of the queue: a doubly linked list, or for keyed queues the root of a heap in `first`. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  /** Integrals up to `changedAt`. Doubles, because they pass 2^31; exact up to 2^53. */
  private readonly changedAt: Float64Array;
  private readonly queueSeconds: Float64Array;
  private readonly busySeconds: Float64Array;

  private readonly jobs = new JobPool();
  private readonly heaps = new PairingHeaps(this.jobs.capacity);
  /** Number of keyed arrivals so far: the order among equal keys. */
  private sequence = 0;

  /** @throws RangeError if servers or capacity are not non-negative integers */
  constructor(specs: readonly StationSpec[]) {
    const n = specs.length;
    this.specs = specs;
    this.discipline = Uint8Array.from(specs, (spec) => DISCIPLINES.indexOf(spec.discipline));
    this.capacity = Int32Array.from(specs, (spec) => wholeNumber(spec.capacity ?? UNLIMITED, 'capacity'));
    this.servers = new Int32Array(n);
    this.waiting = new Int32Array(n);
    this.busy = new Int32Array(n);
    this.first = new Int32Array(n);
    this.last = new Int32Array(n);
    this.changedAt = new Float64Array(n);
    this.queueSeconds = new Float64Array(n);
    this.busySeconds = new Float64Array(n);
    this.arrivals = new Float64Array(n);
    this.turnedAway = new Float64Array(n);
    this.cancelled = new Float64Array(n);
    this.completed = new Float64Array(n);
    this.reset();
  }

  /** Empties all stations, with the servers of their specification, at time 0. */
  reset(): void {
    for (let s = 0; s < this.specs.length; s++)
      this.servers[s] = wholeNumber(this.specs[s].servers, 'servers');
    this.waiting.fill(0);
    this.busy.fill(0);
    this.first.fill(NONE);
    this.last.fill(NONE);
    for (const column of this.totals()) column.fill(0);
    this.jobs.reset();
    this.sequence = 0;
  }

  /**
   * A job joins the queue.
   *
   * @param entity what the job is about, an int32 handed back by `entityOf`
   * @param key for keyed queues: smaller is served first (int32); otherwise ignored
   * @returns the job's number, valid until it is finished or cancelled, or NO_JOB if the station is full
   */
  arrive(station: number, entity: number, key: number, now: number): number {
    this.arrivals[station]++;
    if (this.waiting[station] + this.busy[station] >= this.capacity[station]) {
      this.turnedAway[station]++;
      return NO_JOB;
    }
    this.integrate(station, now);
    const { jobs } = this;
    const job = jobs.take();
    jobs.state[job] = JOB_WAITING;
    jobs.station[job] = station;
    jobs.entity[job] = entity;
    jobs.arrived[job] = now;
    this.waiting[station]++;
    if (this.discipline[station] === KEYED) {
      if (this.heaps.capacity < jobs.capacity) this.heaps.grow(jobs.capacity);
      this.first[station] = this.heaps.insert(this.first[station], job, key, this.sequence++);
    } else {
      this.append(station, job);
    }
    return job;
  }

  /**
   * A job that finds a free server and an empty queue goes into service at once: `arrive` and `startNext` in
   * one, for the common case.
   *
   * @param entity what the job is about, an int32 handed back by `entityOf`
   * @returns the job's number, or NO_JOB if it would have to wait or be turned away; nothing has happened then
   */
  startAtOnce(station: number, entity: number, now: number): number {
    const busy = this.busy[station];
    if (this.waiting[station] > 0 || busy >= this.servers[station] || busy >= this.capacity[station]) {
      return NO_JOB;
    }
    this.arrivals[station]++;
    this.integrate(station, now);
    const { jobs } = this;
    const job = jobs.take();
    jobs.state[job] = JOB_IN_SERVICE;
    jobs.station[job] = station;
    jobs.entity[job] = entity;
    jobs.arrived[job] = now;
    jobs.started[job] = now;
    this.busy[station] = busy + 1;
    return job;
  }

  /**
   * Puts the next waiting job into service if a server is free.
   *
   * @returns the job, or NO_JOB if nobody waits or no server is free
   */
  startNext(station: number, now: number): number {
    if (this.waiting[station] === 0 || this.busy[station] >= this.servers[station]) return NO_JOB;
    this.integrate(station, now);
    const job = this.takeFromQueue(station);
    this.waiting[station]--;
    this.busy[station]++;
    this.jobs.state[job] = JOB_IN_SERVICE;
    this.jobs.started[job] = now;
    return job;
  }

  /**
   * A job in service is done; its server is free, and its number may be given out again.
   *
   * @throws Error if the job is not in service
   */
  finish(job: number, now: number): void {
    if (this.jobs.state[job] !== JOB_IN_SERVICE) throw new Error(`Job ${job} is not in service.`);
    const station = this.jobs.station[job];
    this.integrate(station, now);
    this.busy[station]--;
    this.completed[station]++;
    this.jobs.release(job);
  }

  /**
   * A waiting job leaves the queue unserved, in constant time.
   *
   * @throws Error if the job is not waiting
   */
  cancel(job: number, now: number): void {
    if (this.jobs.state[job] !== JOB_WAITING) throw new Error(`Job ${job} is not waiting.`);
    const station = this.jobs.station[job];
    this.integrate(station, now);
    this.waiting[station]--;
    this.cancelled[station]++;
    if (this.discipline[station] === KEYED) {
      // The heap drops it when it comes to the top; until then its number is not given out again.
      this.jobs.state[job] = JOB_CANCELLED;
    } else {
      this.unlink(station, job);
      this.jobs.release(job);
    }
  }

  /**
   * Changes the number of servers. Jobs in service stay until they finish, even if there are then more of
   * them than servers; after an increase the caller asks `startNext` until it gives NO_JOB.
   */
  setServers(station: number, servers: number): void {
    this.servers[station] = wholeNumber(servers, 'servers');
  }

  /** What a job is about, as given to `arrive`. */
  entityOf(job: number): number {
    return this.jobs.entity[job];
  }

  /** The station of a job. */
  stationOf(job: number): number {
    return this.jobs.station[job];
  }

  /** When the job joined the queue. */
  arrivedAt(job: number): number {
    return this.jobs.arrived[job];
  }

  /** When the service of a job in service began; less `arrivedAt` it is the wait. */
  startedAt(job: number): number {
    return this.jobs.started[job];
  }

  /** Whether a job is in the queue, and not in service. */
  isWaiting(job: number): boolean {
    return this.jobs.state[job] === JOB_WAITING;
  }

  /** Job-seconds in the queue from the reset until now. */
  queueIntegral(station: number, now: number): number {
    return this.queueSeconds[station] + this.waiting[station] * (now - this.changedAt[station]);
  }

  /** Job-seconds in service from the reset until now. */
  busyIntegral(station: number, now: number): number {
    return this.busySeconds[station] + this.busy[station] * (now - this.changedAt[station]);
  }

  /** Makes this bank an independent copy of another with the same specification. */
  copyFrom(other: StationBank): void {
    this.servers.set(other.servers);
    this.waiting.set(other.waiting);
    this.busy.set(other.busy);
    this.first.set(other.first);
    this.last.set(other.last);
    const totals = this.totals();
    for (const [i, column] of other.totals().entries()) totals[i].set(column);
    this.jobs.copyFrom(other.jobs);
    if (this.heaps.capacity < other.heaps.capacity) this.heaps.grow(other.heaps.capacity);
    this.heaps.copyFrom(other.heaps, Math.min(other.jobs.size, other.heaps.capacity));
    this.sequence = other.sequence;
  }

  private totals(): readonly Float64Array[] {
    const { arrivals, turnedAway, cancelled, completed, changedAt, queueSeconds, busySeconds } = this;
    return [arrivals, turnedAway, cancelled, completed, changedAt, queueSeconds, busySeconds];
  }

  /** Brings the integrals up to now, before a length changes. */
  private integrate(station: number, now: number): void {
    const elapsed = now - this.changedAt[station];
    this.queueSeconds[station] += this.waiting[station] * elapsed;
    this.busySeconds[station] += this.busy[station] * elapsed;
    this.changedAt[station] = now;
  }

  private takeFromQueue(station: number): number {
    if (this.discipline[station] !== KEYED) {
      const job = this.discipline[station] === FIFO ? this.first[station] : this.last[station];
      this.unlink(station, job);
      return job;
    }
    let job = this.first[station];
    while (this.jobs.state[job] === JOB_CANCELLED) {
      const next = this.heaps.removeRoot(job);
      this.jobs.release(job);
      job = next;
    }
    this.first[station] = this.heaps.removeRoot(job);
    return job;
  }

  private append(station: number, job: number): void {
    const last = this.last[station];
    this.jobs.previous[job] = last;
    this.jobs.next[job] = NONE;
    if (last === NONE) this.first[station] = job;
    else this.jobs.next[last] = job;
    this.last[station] = job;
  }

  private unlink(station: number, job: number): void {
    const next = this.jobs.next[job];
    const previous = this.jobs.previous[job];
    if (previous === NONE) this.first[station] = next;
    else this.jobs.next[previous] = next;
    if (next === NONE) this.last[station] = previous;
    else this.jobs.previous[next] = previous;
  }
}

function wholeNumber(value: number, name: string): number {
  if (!(Number.isInteger(value) && value >= 0 && value <= UNLIMITED)) {
    throw new RangeError(`The ${name} of a station must be a non-negative integer, not ${value}.`);
  }
  return value;
}
