import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { watchUntilTold } from '../../../sim/cli/run-pilot.ts';
import { planKeys } from '../../../sim/study/compile/plan-key.ts';
import { prepareStudy } from '../../../sim/study/compile/prepare-study.ts';
import { makeExecutor } from '../../../sim/study/execute/executors.ts';
import { replicate } from '../../../sim/study/execute/replicate.ts';
import { openStore } from '../../../sim/study/store/store.ts';
import { pilotOf } from '../../../sim/study/warm-up/pilot.ts';
import { simulateReplication } from '../../../sim/study/warm-up/simulate-pilot.ts';
import { judgeWarmUp, verdictOnDeclared } from '../../../sim/study/warm-up/warm-up.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const WEEK = 7 * 86_400;

/** Weeks that climb to four weeks' arrivals in hand over the first `weeks`, with some noise and a season. */
function climbing(weeks: number, length = 100): Float64Array[] {
  const normal = normalDraws(`warm-up ${weeks}`);
  return [0, 1, 2].map(() => {
    const arrived = Array.from({ length }, (_, week) => 100 + 20 * Math.sin((week * Math.PI) / 26));
    const inHand = arrived.map(
      (count, week) => count * (4 * Math.min(1, (week + 1) / weeks) + 0.1 * normal()),
    );
    return Float64Array.from([...inHand, ...arrived]);
  });
}

function judge(...weeks: readonly number[]) {
  const plans = weeks.map((each) => ({ name: `in ${each}`, key: '' }));
  return judgeWarmUp(
    { plans, seed: 'pilot' },
    weeks.map((each) => climbing(each)),
  );
}

describe('the warm-up of a study', () => {
  test('is the longest that any plan needs, in whole batches of five weeks', () => {
    const { plans, weeks, replications } = judge(10, 30);
    expect(replications).toBe(3);
    expect(plans[0]!.cut).toBeGreaterThanOrEqual(5);
    expect(plans[0]!.cut).toBeLessThanOrEqual(15);
    expect(plans[1]!.cut).toBeGreaterThanOrEqual(20);
    expect(weeks).toBe(plans[1]!.cut);
    expect(plans[0]!.weekly).toHaveLength(100);
    expect(plans[0]!.averages).toHaveLength(96);
  });

  test('is five weeks at least, also where nothing climbs', () => {
    expect(judge(1).weeks).toBe(5);
  });

  test('cannot be told where one plan still climbs at half of the weeks', () => {
    const pilot = judge(10, 100);
    expect(pilot.plans.map(({ atBound }) => atBound)).toEqual([false, true]);
    expect(pilot.weeks).toBeNull();
    expect(verdictOnDeclared(pilot, 26 * WEEK)).toBe('cannot tell');
  });

  test('where it is declared, is enough or too short under all plans', () => {
    const pilot = judge(10, 30);
    expect(verdictOnDeclared(pilot, pilot.weeks! * WEEK)).toBe('enough');
    expect(verdictOnDeclared(pilot, (pilot.weeks! - 1) * WEEK)).toBe('too short');
  });
});

const ASKING = libraryWith({
  [STUDY_PATH]: tinyStudy({ running_business: '{ under: first-claim, for: by-mser-5 }' }),
});

describe('a pilot that cannot tell', () => {
  const watching = async (...found: readonly (number | null)[]) => {
    const watched: number[] = [];
    const pilot = await watchUntilTold(async (weeks) => {
      watched.push(weeks);
      return { ...judge(10), weeks: found[watched.length - 1]! };
    });
    return { watched, weeks: pilot.weeks };
  };

  test('is watched for twice as long, and for no longer than it takes', async () => {
    expect(await watching(30)).toEqual({ watched: [100], weeks: 30 });
    expect(await watching(null, 75)).toEqual({ watched: [100, 200], weeks: 75 });
    expect(await watching(null, null, null)).toEqual({ watched: [100, 200, 400], weeks: null });
  });

  test('tells with more weeks what it could not with fewer', () => {
    const told = (weeks: number) =>
      judgeWarmUp({ plans: [{ name: '', key: '' }], seed: '' }, [climbing(70, weeks)]);
    expect(told(100).weeks).toBeNull();
    expect(told(200).weeks).toBeGreaterThanOrEqual(50);
    expect(told(200).weeks).toBeLessThanOrEqual(75);
  });
});

describe('a study that asks for a pilot', () => {
  test('may be watched for longer, under keys of its own', () => {
    const [short, long] = [pilotOf(STUDY_PATH, ASKING), pilotOf(STUDY_PATH, ASKING, 200)];
    expect(long.compiled.cohortUntil).toBe(200 * WEEK);
    expect(long.layout.keys).toHaveLength(200);
    expect(long.plans.map(({ key }) => key)).not.toEqual(short.plans.map(({ key }) => key));
  });

  test('watches every plan as it is once rolled out, on streams of its own', () => {
    const { compiled, plans, seed } = pilotOf(STUDY_PATH, ASKING);
    expect(plans.map(({ name }) => name)).toEqual(
      prepareStudy(STUDY_PATH, ASKING).plans.map(({ plan }) => plan),
    );
    expect(compiled).toMatchObject({ cutOver: 0, cohortUntil: 100 * WEEK });
    for (const { phases } of compiled.plans) for (const { from } of phases) expect(from).toBe(0);
    const study = prepareStudy(STUDY_PATH, ASKING);
    expect(seed).not.toBe(study.seed);
    expect(compiled.master0).not.toBe(study.compiled.master0);
    expect(new Set([...plans.map(({ key }) => key), ...study.keys]).size).toBe(2 * plans.length);
  });

  test('starts from nothing and climbs, and each plan is the same alone', () => {
    const { compiled, plans } = pilotOf(STUDY_PATH, ASKING);
    const all = simulateReplication(compiled, 0, [...plans.keys()]);
    const [last] = simulateReplication(compiled, 0, [plans.length - 1]);
    expect(last).toEqual(all.at(-1));
    expect(all[0]).toHaveLength(200);
    const inHand = (from: number, until: number) =>
      all[0]!.slice(from, until).reduce((total, value) => total + value, 0) / (until - from);
    expect(inHand(0, 1)).toBeGreaterThan(0);
    expect(inHand(0, 2)).toBeLessThan(inHand(40, 100));
    expect(all[1]!.slice(100)).toEqual(all[0]!.slice(100));
    expect(Math.min(...all[0]!.slice(100))).toBeGreaterThan(0);
    expect(all[1]!.slice(0, 100)).not.toEqual(all[0]!.slice(0, 100));
  });

  test('says the same inline, in threads and from the store', async () => {
    const pilot = pilotOf(STUDY_PATH, ASKING);
    const { compiled, layout, plans } = pilot;
    const folder = join(temporaryFolder(), 'store');
    const run = async (where: 'inline' | 'threads', threads: number) => {
      const executor = await makeExecutor(where, compiled, { threads, simulates: 'warm-up' });
      const store = openStore(folder);
      let simulated = 0;
      const rows = await replicate({
        executor,
        layout,
        plans,
        replications: 2,
        store: where === 'threads' && threads === 2 ? null : store,
        progress: ({ done, fromStore }) => {
          simulated = done - fromStore;
        },
      });
      await executor.close();
      await store.close();
      return { judged: judgeWarmUp(pilot, rows), simulated };
    };
    const inline = await run('inline', 1);
    const threads = await run('threads', 2);
    const stored = await run('inline', 1);
    expect(inline.simulated).toBe(2);
    expect(threads.judged).toEqual(inline.judged);
    expect(stored).toEqual({ judged: inline.judged, simulated: 0 });
  });

  test('runs in for what was found, which is part of the key of its plans; until then for the longest', () => {
    const declared = (weeks: number) =>
      prepareStudy(
        STUDY_PATH,
        libraryWith({
          [STUDY_PATH]: tinyStudy({ running_business: `{ under: first-claim, for: ${weeks}w }` }),
        }),
      );
    const found = prepareStudy(STUDY_PATH, ASKING, { warmUp: 15 * WEEK });
    expect(found.compiled).toEqual(declared(15).compiled);
    expect(found.keys).toEqual(declared(15).keys);
    expect(found.keys).not.toEqual(declared(20).keys);
    expect(prepareStudy(STUDY_PATH, ASKING).compiled).toEqual(declared(50).compiled);
    expect(planKeys(found.compiled, 'other code')).not.toEqual(found.keys);
  });
});
