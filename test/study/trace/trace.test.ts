import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ENGINE } from '../../../sim/market/kernel.ts';
import type { Market } from '../../../sim/market/market.ts';
import { Replicator } from '../../../sim/market/replicate.ts';
import { prepareStudy } from '../../../sim/study/compile/prepare-study.ts';
import { disk } from '../../../sim/study/documents/disk.ts';
import { decodeEvents, encodeEvents } from '../../../sim/study/trace/event-file.ts';
import { EventLog } from '../../../sim/study/trace/event-log.ts';
import { firstEventThatDiffers } from '../../../sim/study/trace/first-difference.ts';
import {
  firstPartThatDiffers,
  goldenTrace,
  parseTrace,
  TraceRefused,
  traceText,
} from '../../../sim/study/trace/golden-trace.ts';
import { firstDifferenceOfPlans } from '../../../sim/study/trace/plan-difference.ts';
import { PARTS, RunChecksums } from '../../../sim/study/trace/run-checksums.ts';
import { TraceWords } from '../../../sim/study/trace/trace-words.ts';
import { TracedRuns } from '../../../sim/study/trace/traced-runs.ts';
import { StateSnapshot, stateChecksum } from '../../../sim/study/trace/traced-state.ts';
import { type EventObserver, WatchedDispatch } from '../../../sim/study/trace/watched-dispatch.ts';
import {
  BUSY,
  BUSY_STUDY,
  busyWith,
  compiledFrom,
  factsOf,
  replicatorOf,
  rowsOf,
} from '../../market/tiny-study.ts';

const study = compiledFrom(BUSY);
const EVERYTHING = { from: 0, until: 2 ** 31 - 1 };
const tiny = prepareStudy('scenarios/studies/tiny.yaml', disk);
const tinyTrace = goldenTrace(tiny, new TracedRuns(tiny.compiled), 1);

/** The market at the end of a run of the busy study. */
function marketAtEnd(): Market {
  const replicator = replicatorOf(study);
  replicator.runUnforked(0, 1);
  return replicator.market;
}

describe('a traced run', () => {
  test.each<[string, (market: Market) => EventObserver]>([
    ['in brief', (market) => new RunChecksums(market, study.cutOver, study.cohortUntil + study.followUp)],
    ['with all events', (market) => new EventLog(market, EVERYTHING, study.cutOver)],
  ])('%s leaves the same rows, facts and number of events as one that nobody looks at', (_, observe) => {
    const plain = replicatorOf(study);
    const watched = new Replicator(study, rowsOf(study), ENGINE, (dispatch, market) => {
      const between = new WatchedDispatch(dispatch, market);
      between.observer = observe(market);
      return between;
    });
    for (const plan of [0, 1, 2]) {
      expect(watched.runUnforked(0, plan)).toStrictEqual(plain.runUnforked(0, plan));
      expect(factsOf(watched)).toStrictEqual(factsOf(plain));
    }
  });

  test('has the same trace whatever was run before, and counts every event', () => {
    const runs = new TracedRuns(study);
    const first = runs.checksums(0, 1);
    runs.checksums(1, 2);
    expect(runs.checksums(0, 1)).toEqual(first);
    const outcome = replicatorOf(study).runUnforked(0, 1);
    expect(first.reduce((sum, { events }) => sum + events, 0)).toBe(outcome.events);
    expect(runs.events(0, 1, EVERYTHING).at(-1)?.number).toBe(outcome.events);
  });

  test('is described by its changes: applied one after the other they lead to the state at its end', () => {
    const state = new Map<string, string>();
    for (const { changes } of new TracedRuns(study).events(0, 1, EVERYTHING)) {
      for (const { of, what, from, to } of changes) {
        const key = `${of}: ${what}`;
        expect(state.get(key) ?? from).toBe(from);
        state.set(key, to);
      }
    }
    const market = marketAtEnd();
    const words = new TraceWords(market);
    for (let file = 0; file < market.files.count; file++) {
      const calls = state.get(`${words.file(file)}: calls`) ?? '0';
      expect(Number(calls), words.file(file)).toBe(market.files.attempts[file]);
    }
    expect(market.files.count).toBeGreaterThan(100);
  });
});

describe('state', () => {
  const market = marketAtEnd();
  const columns = {
    'leads.state': () => market.leads.state.subarray(0, market.arrived),
    'needs.winner': () => market.needs.winnerPlus1.subarray(0, market.tape.needs),
    'files.steps': () => market.files.steps.subarray(0, market.files.count),
    'files.protectedUntil': () => market.files.protectedUntil.subarray(0, market.files.count),
    'disputes.decided': () => market.disputes.decided.subarray(0, market.disputes.count),
    'deals.price': () => market.deals.price.subarray(0, market.deals.count),
    'parties.openLeads': () => market.openLeads,
  };

  law.prop([
    fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])),
    fc.nat(),
    fc.integer({ min: 1, max: 3 }),
  ])('that differs in any one value is noticed, and exactly that is said', (name, at, change) => {
    const column = columns[name]();
    expect(column.length).toBeGreaterThan(0);
    const row = at % column.length;
    const words = new TraceWords(market);
    const snapshot = new StateSnapshot();
    snapshot.take(market);
    const before = stateChecksum(market);
    expect(snapshot.update(market, words)).toEqual([]);
    const kept = column[row];
    column[row] = kept + change;
    try {
      expect(stateChecksum(market)).not.toBe(before);
      expect(snapshot.update(market, words)).toHaveLength(1);
    } finally {
      column[row] = kept;
    }
    expect(stateChecksum(market)).toBe(before);
  });
});

describe('the first event at which two plans part', () => {
  test.each(['keep-old-terms', 'move-now'])(
    'is the one that all events from the first second on would show, when open business is to %s',
    (mode) => {
      const compiled = compiledFrom(
        busyWith({ 'studies/busy.yaml': BUSY_STUDY.replace('keep-old-terms', mode) }),
      );
      const runs = new TracedRuns(compiled);
      const all = [0, 1, 2].map((plan) => runs.events(0, plan, EVERYTHING));
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const) {
        const found = firstDifferenceOfPlans(runs, 0, [a, b]);
        expect(found).not.toBeNull();
        expect(found?.events).toEqual(firstEventThatDiffers(all[a], all[b])?.events);
        expect(found?.events[0]?.second).toBeGreaterThanOrEqual(compiled.cutOver);
      }
    },
  );

  test('is none for a plan and itself', () => {
    expect(firstDifferenceOfPlans(new TracedRuns(study), 0, [1, 1])).toBeNull();
  });

  test('is where one run ends, when the other goes on', () => {
    const events = new TracedRuns(study).events(0, 0, EVERYTHING);
    const difference = firstEventThatDiffers(events, events.slice(0, 100));
    expect(difference?.events).toEqual([events[100], null]);
    expect(difference?.before).toEqual(events.slice(97, 100));
  });
});

describe('a golden trace', () => {
  const text = traceText(tinyTrace);

  test('is read as it was written, and is small', () => {
    expect(parseTrace(text, 'tiny.trace')).toEqual(tinyTrace);
    expect(parseTrace(text.replaceAll('\n', '\r\n'), 'tiny.trace')).toEqual(tinyTrace);
    expect(text.length).toBeLessThan(6000);
  });

  test('agrees with itself, and names the first part with another checksum', () => {
    expect(firstPartThatDiffers(tinyTrace, parseTrace(text, ''))).toBeNull();
    for (const [index, stretch] of tinyTrace.stretches.entries()) {
      const changed = structuredClone(tinyTrace);
      const { checksums } = changed.stretches[index].periods.at(-1)! as unknown as { checksums: string[] };
      const part = 5;
      for (let i = part; i < PARTS; i++) checksums[i] = checksums[i] === '0000' ? '0001' : '0000';
      expect(firstPartThatDiffers(changed, tinyTrace)).toMatchObject({
        plan: stretch.plan,
        replication: 1,
        period: stretch.plan === null ? 0 : stretch.periods.length,
        part,
      });
    }
  });

  test('of plans that part shows it in every part from there on', () => {
    const [, keep, even] = tinyTrace.stretches;
    const sums = [keep, even].map(({ periods }) => periods.flatMap(({ checksums }) => checksums));
    expect(sums[0].filter((sum, i) => sum === sums[1][i])).toEqual([]);
  });

  test.each([
    ['', 1, 'this is no trace'],
    [text.replace(', seed tiny', ''), 2, 'here stand the study and the seed'],
    [text.replace(/inputs \w+/, 'inputs x'), 3, 'here stands the checksum of the inputs'],
    [text.replace(/ events \w{6}/, ' events '), 5, 'here stands a period of a run'],
  ])('that cannot be read is refused with the line (%#)', (broken, line, reason) => {
    expect(() => parseTrace(broken, 'a.trace')).toThrow(TraceRefused);
    expect(() => parseTrace(broken, 'a.trace')).toThrow(`a.trace:${line}: ${reason}`);
  });
});

test('a file of events is read as it was written; another file is refused', () => {
  const head = {
    format: 'fairlead events 1',
    study: 'busy',
    seed: 's',
    plan: 'keep',
    replication: 1,
  } as const;
  const events = new TracedRuns(study).events(0, 0, { from: study.cutOver, until: study.cutOver + 86_400 });
  expect(events.length).toBeGreaterThan(5);
  expect(decodeEvents(encodeEvents({ head, events }), 'a.events')).toEqual({ head, events });
  expect(() => decodeEvents(Buffer.from('half a man'), 'a.events')).toThrow('a.events is no file of events');
});
