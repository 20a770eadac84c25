import type { StationSpec } from '../../sim/engine/station.ts';

interface SlowJob {
  readonly station: number;
  readonly entity: number;
  readonly key: number;
  readonly arrived: number;
  leftQueue?: number;
  ended?: number;
  cancelled?: boolean;
}

/** Stations by keeping every job for ever and asking all of them every time. */
export class SlowStations {
  readonly jobs: SlowJob[] = [];
  readonly servers: number[];
  turnedAway = 0;
  private readonly specs: readonly StationSpec[];

  constructor(specs: readonly StationSpec[]) {
    this.specs = specs;
    this.servers = specs.map((spec) => spec.servers);
  }

  arrive(station: number, entity: number, key: number, now: number): SlowJob | undefined {
    const present = this.waiting(station).length + this.inService(station).length;
    if (present >= (this.specs[station].capacity ?? Number.POSITIVE_INFINITY)) {
      this.turnedAway++;
      return undefined;
    }
    const job: SlowJob = { station, entity, key, arrived: now };
    this.jobs.push(job);
    return job;
  }

  startNext(station: number, now: number): SlowJob | undefined {
    if (this.inService(station).length >= this.servers[station]) return undefined;
    const waiting = this.waiting(station);
    const discipline = this.specs[station].discipline;
    let next = discipline === 'lifo' ? waiting[waiting.length - 1] : waiting[0];
    if (discipline === 'keyed') for (const job of waiting) if (job.key < next.key) next = job;
    if (next !== undefined) next.leftQueue = now;
    return next;
  }

  waiting(station: number): SlowJob[] {
    return this.jobs.filter((job) => job.station === station && job.leftQueue === undefined);
  }

  inService(station: number): SlowJob[] {
    return this.jobs.filter(
      (job) => job.station === station && job.leftQueue !== undefined && job.ended === undefined,
    );
  }

  /** Seconds in the queue, summed job by job, those still waiting included. */
  timesInQueue(station: number, now: number): number {
    const mine = this.jobs.filter((job) => job.station === station);
    return mine.reduce((sum, job) => sum + (job.leftQueue ?? now) - job.arrived, 0);
  }

  /** Seconds in service, summed job by job. */
  timesInService(station: number, now: number): number {
    const served = this.jobs.filter((job) => job.station === station && !job.cancelled);
    return served.reduce(
      (sum, job) => sum + (job.leftQueue === undefined ? 0 : (job.ended ?? now) - job.leftQueue),
      0,
    );
  }
}
