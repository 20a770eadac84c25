import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Kind } from '../../sim/market/events.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { finished, Job } from '../../sim/market/staff.ts';
import { replicationQuantile } from '../../sim/stats/quantile.ts';
import { type HandLead, handTape } from '../market/hand-tape.ts';
import { compiledFrom, rowsOf } from '../market/tiny-study.ts';
import { BPI_EVENTS, workedRequests } from './bpi-2012.ts';
import { logPath } from './real-logs.ts';

/**
 * When do people begin with a request? In the BPI Challenge 2012 log response times have two humps. Here the requests
 * come when they came there, and the market makes the rest of three things: when people work (as the log shows), how
 * many of them answer first requests, and how long one takes them. The last two were fitted, by hand and once; all five
 * figures below come out of them.
 */
const HOUR = 3600;
const DAY = 24 * HOUR;
const path = logPath(BPI_EVENTS);

let list: readonly HandLead[] = [];
vi.mock('../../sim/world/make-tape.ts', () => ({ makeTape: () => handTape(list) }));

/** A team that reads at once and tries once. */
const WORLD = `
world: counter
regions: [{ region: Here }]
products: [{ product: loan, price: 25000 CNY }]
sources: [{ source: website, per_week: 1 }]
customers: { attempt_takes: 24 minutes, attempt_reaches: 0% }
partners:
  - { partner: Counter, home: Here, staff: 4, attention: 100%, hours: ["09:00-21:00"], days: mon-sat, reads_after: 1 minute, diligence: 100%, attempts: 1, honesty: 0%, grabs: 0%, squats: 0%, registers: 0%, margin_wanted: 0 CNY }
`;
const STUDY = `
study: counter
world: counter
running_business: { under: counter, for: 1w }
cut_over: { on: 2027-01-04 }
plans: [{ plan: keep, phases: [] }]
cohort_until: 2027-07-05
follow_up: 1w
`;
const POLICY =
  'policy: counter\neffective_lead: { needs: [] }\nallocation: [{ rule: all, when: anything, give_to: random, within: everywhere }]\nlimits: { when_nobody: hq-direct }\n';
/** On Saturdays they are there from 10 to 17. */
const SATURDAY = 5;
const SATURDAY_HOURS: readonly (readonly [number, number])[] = [[10 * HOUR, 17 * HOUR]];

interface Response {
  readonly at: number;
  readonly hours: number;
}

/** When somebody first takes each request up. */
function simulated(): Response[] {
  const study = compiledFrom(
    { 'worlds/counter.yaml': WORLD, 'policies/counter.yaml': POLICY, 'studies/counter.yaml': STUDY },
    'studies/counter.yaml',
  );
  const { world } = study;
  const [{ calendar }] = world.parties;
  const calendars = world.calendars.map((each, i) =>
    i === calendar ? { ...each, windows: each.windows.with(SATURDAY, SATURDAY_HOURS) } : each,
  );
  const found: Response[] = [];
  const open = { ...study, world: { ...world, calendars } };
  const replicator = new Replicator(open, rowsOf(open), undefined, (dispatch, { stations, files }) => ({
    arrive: (time, index) => dispatch.arrive(time, index),
    handle: (time, entity, kind) => {
      const began = kind === Kind.jobDone ? stations.startedAt(entity) : 0;
      dispatch.handle(time, entity, kind);
      if (kind !== Kind.jobDone || finished.kind !== Job.attempt) return;
      const at = list[files.need[finished.entity]].time;
      found.push({ at, hours: (began - at) / HOUR });
    },
  }));
  replicator.runUnforked(0, 0);
  return found;
}

const inOfficeHours = ({ at }: Response) =>
  at % (7 * DAY) < 5 * DAY && at % DAY >= 9 * HOUR && at % DAY < 17 * HOUR;
const within = (responses: readonly Response[], hours: number) =>
  (100 * responses.filter((each) => each.hours <= hours).length) / responses.length;
const median = (responses: readonly Response[]) =>
  replicationQuantile(
    responses.map((each) => each.hours),
    0.5,
  );

describe.skipIf(path === undefined)('first responses in the BPI Challenge 2012 log', () => {
  let real: Response[];
  let ours: Response[];
  beforeAll(() => {
    const requests = workedRequests(path ?? '');
    real = requests.map(({ submitted, items }) => ({
      at: submitted,
      hours: (items[0].time - submitted) / HOUR,
    }));
    list = requests.map(({ submitted }) => ({ time: Math.max(0, Math.floor(submitted)) }));
    ours = simulated();
  });

  test('are those that the log is known for: 9,657, of which 48 % within an hour and 95 % within a day', () => {
    expect(real).toHaveLength(9657);
    expect(within(real, 1)).toBeCloseTo(48, 0);
    expect(within(real, 24)).toBeCloseTo(95, 0);
  });

  test('come out of arrivals, opening hours and a queue: 48 +- 4 % within an hour, 95 +- 2 % within a day', () => {
    expect(ours).toHaveLength(real.length);
    console.log(
      `within 1 h: ${within(ours, 1).toFixed(1)} (log ${within(real, 1).toFixed(1)}), within 24 h: ${within(ours, 24).toFixed(1)} (${within(real, 24).toFixed(1)})`,
    );
    expect(Math.abs(within(ours, 1) - 48)).toBeLessThan(4);
    expect(Math.abs(within(ours, 24) - 95)).toBeLessThan(2);
  });

  test('have two humps: half a median hour in office hours, and 8 to 12 h at all other times', () => {
    const [day, dayReal] = [ours, real].map((of) => median(of.filter(inOfficeHours)));
    const [night, nightReal] = [ours, real].map((of) => median(of.filter((each) => !inOfficeHours(each))));
    console.log(
      `median in office hours: ${day.toFixed(2)} h (log ${dayReal.toFixed(2)}), else ${night.toFixed(2)} h (${nightReal.toFixed(2)})`,
    );
    expect(day).toBeGreaterThan(0.3);
    expect(day).toBeLessThan(0.7);
    expect(night).toBeGreaterThan(8);
    expect(night).toBeLessThan(12);
  });
});
