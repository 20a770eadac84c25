import { enlarged } from './columns.ts';

/**
 * The jobs of a bank of stations: one row each in shared columns, numbers given out again once released.
 */

const NONE = -1;
const INITIAL_JOBS = 256;

const JOB_FREE = 0;
export const JOB_WAITING = 1;
/** Left a keyed queue, but its heap has not noticed yet. */
export const JOB_CANCELLED = 2;
export const JOB_IN_SERVICE = 3;

export class JobPool {
  state = new Uint8Array(INITIAL_JOBS);
  station = new Int32Array(INITIAL_JOBS);
  entity = new Int32Array(INITIAL_JOBS);
  /** When the job joined the queue. */
  arrived = new Int32Array(INITIAL_JOBS);
  /** When its service began; only meaningful in service. */
  started = new Int32Array(INITIAL_JOBS);
  /** Links of a queue, or of the list of free rows. */
  next = new Int32Array(INITIAL_JOBS);
  previous = new Int32Array(INITIAL_JOBS);
  private top = 0;
  private free = NONE;

  /** Rows that have ever been used; all numbers are below. */
  get size(): number {
    return this.top;
  }

  /** Rows there is room for. */
  get capacity(): number {
    return this.state.length;
  }

  /** Frees all rows. */
  reset(): void {
    this.top = 0;
    this.free = NONE;
  }

  /** A row to be filled in. */
  take(): number {
    const job = this.free;
    if (job !== NONE) {
      this.free = this.next[job];
      return job;
    }
    if (this.top === this.state.length) this.resize(2 * this.top);
    return this.top++;
  }

  /** Gives a row back. */
  release(job: number): void {
    this.state[job] = JOB_FREE;
    this.next[job] = this.free;
    this.free = job;
  }

  /** Makes this pool an independent copy of another. */
  copyFrom(other: JobPool): void {
    const n = other.top;
    if (this.state.length < n) this.resize(other.state.length);
    this.state.set(other.state.subarray(0, n));
    this.station.set(other.station.subarray(0, n));
    this.entity.set(other.entity.subarray(0, n));
    this.arrived.set(other.arrived.subarray(0, n));
    this.started.set(other.started.subarray(0, n));
    this.next.set(other.next.subarray(0, n));
    this.previous.set(other.previous.subarray(0, n));
    this.top = n;
    this.free = other.free;
  }

  private resize(capacity: number): void {
    const state = this.state;
    this.state = new Uint8Array(capacity);
    this.state.set(state);
    this.station = enlarged(this.station, capacity);
    this.entity = enlarged(this.entity, capacity);
    this.arrived = enlarged(this.arrived, capacity);
    this.started = enlarged(this.started, capacity);
    this.next = enlarged(this.next, capacity);
    this.previous = enlarged(this.previous, capacity);
  }
}
