import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { NO_JOB, StationBank, type StationSpec } from '../../sim/engine/station.ts';
import { SlowStations } from '../reference/slow-station.ts';

const spec: fc.Arbitrary<StationSpec> = fc.record(
  {
    servers: fc.integer({ min: 0, max: 3 }),
    discipline: fc.constantFrom('fifo' as const, 'lifo' as const, 'keyed' as const),
    capacity: fc.integer({ min: 0, max: 8 }),
  },
  { requiredKeys: ['servers', 'discipline'] },
);

const step = fc.record({
  do: fc.oneof(
    { weight: 8, arbitrary: fc.constant('arrive') },
    { weight: 5, arbitrary: fc.constant('start') },
    { weight: 4, arbitrary: fc.constant('start at once') },
    { weight: 4, arbitrary: fc.constant('finish') },
    { weight: 3, arbitrary: fc.constant('cancel') },
    { weight: 1, arbitrary: fc.constant('servers') },
    { weight: 1, arbitrary: fc.constant('copy') },
  ),
  station: fc.nat(),
  which: fc.nat(),
  key: fc.integer({ min: -2, max: 2 }),
  elapsed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1000 })),
});

law.prop(
  [
    fc.array(spec, { minLength: 1, maxLength: 4 }),
    fc.array(step, { minLength: 1, maxLength: 150, size: 'max' }),
  ],
  { numRuns: 200, seed: 20270104 },
)(
  'stations agree with keeping every job, and queue integrals with the sum of times in queue',
  (specs, steps) => {
    let fast = new StationBank(specs);
    let spare = new StationBank(specs);
    const slow = new SlowStations(specs);
    // Jobs alive by number in the fast bank.
    const alive = new Map<number, SlowStations['jobs'][number]>();
    let now = 0;
    for (const { do: action, station: pick, which, key, elapsed } of steps) {
      now += elapsed;
      const station = pick % specs.length;
      if (action === 'arrive') {
        const job = fast.arrive(station, which, key, now);
        const slowJob = slow.arrive(station, which, key, now);
        expect(job === NO_JOB).toBe(slowJob === undefined);
        if (slowJob !== undefined) {
          expect(alive.has(job)).toBe(false);
          alive.set(job, slowJob);
          expect([fast.entityOf(job), fast.stationOf(job), fast.arrivedAt(job)]).toEqual([
            which,
            station,
            now,
          ]);
        }
      } else if (action === 'start at once') {
        const free = Math.min(slow.servers[station], specs[station].capacity ?? Infinity);
        const possible = slow.waiting(station).length === 0 && slow.inService(station).length < free;
        const job = fast.startAtOnce(station, which, now);
        expect(job !== NO_JOB).toBe(possible);
        if (possible) {
          slow.arrive(station, which, key, now);
          alive.set(job, slow.startNext(station, now)!);
          expect([fast.entityOf(job), fast.arrivedAt(job), fast.startedAt(job)]).toEqual([which, now, now]);
        }
      } else if (action === 'start') {
        const job = fast.startNext(station, now);
        const slowJob = slow.startNext(station, now);
        expect(alive.get(job)).toBe(slowJob);
        if (slowJob !== undefined) {
          expect([fast.isWaiting(job), fast.arrivedAt(job), fast.startedAt(job)]).toEqual([
            false,
            slowJob.arrived,
            now,
          ]);
        }
      } else if (action === 'finish' || action === 'cancel') {
        const jobs = [...alive].filter(([, job]) => (job.leftQueue === undefined) === (action === 'cancel'));
        if (jobs.length === 0) continue;
        const [job, slowJob] = jobs[which % jobs.length];
        if (action === 'finish') {
          expect(() => fast.cancel(job, now)).toThrow('is not waiting');
          fast.finish(job, now);
          slowJob.ended = now;
        } else {
          expect(() => fast.finish(job, now)).toThrow('is not in service');
          fast.cancel(job, now);
          slowJob.leftQueue = now;
          slowJob.ended = now;
          slowJob.cancelled = true;
        }
        alive.delete(job);
      } else if (action === 'servers') {
        fast.setServers(station, which % 4);
        slow.servers[station] = which % 4;
      } else {
        // Go on with the copy and soil the original: the two must share nothing.
        spare.copyFrom(fast);
        for (let s = 0; s < specs.length; s++) fast.arrive(s, 1, -9, now);
        for (let s = 0; s < specs.length; s++) fast.startNext(s, now);
        [fast, spare] = [spare, fast];
      }
      const stations = specs.map((_, s) => s);
      expect(
        stations.map((s) => [
          fast.waiting[s],
          fast.busy[s],
          fast.queueIntegral(s, now),
          fast.busyIntegral(s, now),
        ]),
      ).toEqual(
        stations.map((s) => [
          slow.waiting(s).length,
          slow.inService(s).length,
          slow.timesInQueue(s, now),
          slow.timesInService(s, now),
        ]),
      );
    }
    const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
    expect(total(fast.turnedAway)).toBe(slow.turnedAway);
    expect(total(fast.arrivals)).toBe(slow.jobs.length + slow.turnedAway);
    expect(total(fast.cancelled)).toBe(slow.jobs.filter((job) => job.cancelled).length);
    expect(total(fast.completed)).toBe(
      slow.jobs.filter((job) => job.ended !== undefined && !job.cancelled).length,
    );
  },
);

describe('a bank of stations', () => {
  test('is as new after a reset', () => {
    const bank = new StationBank([{ servers: 2, discipline: 'keyed', capacity: 3 }]);
    for (let i = 0; i < 5; i++) bank.arrive(0, i, -i, 10 * i);
    bank.startNext(0, 60);
    bank.setServers(0, 0);
    bank.reset();
    expect([bank.servers[0], bank.waiting[0], bank.busy[0], bank.arrivals[0], bank.turnedAway[0]]).toEqual([
      2, 0, 0, 0, 0,
    ]);
    expect([bank.queueIntegral(0, 100), bank.startNext(0, 0)]).toEqual([0, NO_JOB]);
  });

  test('grows beyond its first jobs, in order', () => {
    const n = 2000;
    const bank = new StationBank([
      { servers: n, discipline: 'keyed' },
      { servers: n, discipline: 'lifo' },
    ]);
    for (let i = 0; i < n; i++) {
      bank.arrive(0, i, (i * 389) % n, i);
      bank.arrive(1, i, 0, i);
    }
    for (let i = 0; i < n; i++) {
      const keyed = bank.startNext(0, n);
      expect((bank.entityOf(keyed) * 389) % n).toBe(i);
      expect(bank.entityOf(bank.startNext(1, n))).toBe(n - 1 - i);
    }
  });

  test.each([
    { servers: -1, discipline: 'fifo' as const },
    { servers: 1.5, discipline: 'fifo' as const },
    { servers: 1, discipline: 'fifo' as const, capacity: -1 },
  ])('refuses %o', (bad) => {
    expect(() => new StationBank([bad])).toThrow(RangeError);
  });
});
