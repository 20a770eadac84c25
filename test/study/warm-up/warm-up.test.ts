import { describe, expect, test } from 'vitest';
import { prepareStudy } from '../../../sim/study/compile/prepare-study.ts';
import { judgeWarmUp } from '../../../sim/study/warm-up/warm-up.ts';
import { type WeeklyWork, weeklyWork } from '../../../sim/study/warm-up/weekly-work.ts';
import { fairlead } from '../../cli/fake-terminal.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';

/** Eighty weeks that climb to four pieces of work a lead over the first `weeks`, with some noise. */
function climbing(weeks: number): WeeklyWork[] {
  const normal = normalDraws('warm-up');
  return [0, 1, 2].map(() => {
    // A season that work and arrivals share, as holidays are.
    const arrived = Float64Array.from({ length: 80 }, (_, week) => (week % 26 === 20 ? 40 : 200));
    const finished = arrived.map(
      (leads, week) => leads * (4 * Math.min(1, (week + 1) / weeks) + 0.1 * normal()),
    );
    return { finished, arrived };
  });
}

describe('the warm-up of a study', () => {
  test('is enough where the business has run in before the plans begin', () => {
    const { mser, verdict, weekly, averages } = judgeWarmUp(climbing(15), 26);
    expect(mser.cut).toBeGreaterThanOrEqual(10);
    expect(mser.cut).toBeLessThanOrEqual(20);
    expect(verdict).toBe('enough');
    expect(weekly).toHaveLength(80);
    expect(averages).toHaveLength(76);
  });

  test('is too short where it still climbs, and untold where it always does', () => {
    expect(judgeWarmUp(climbing(30), 10).verdict).toBe('too short');
    expect(judgeWarmUp(climbing(80), 26).verdict).toBe('cannot tell');
  });

  test('needs twenty weeks, and leads in each', () => {
    const idle = { finished: new Float64Array(30), arrived: new Float64Array(30) };
    expect(() => judgeWarmUp([idle], 4)).toThrow('no lead arrives in week 1');
    expect(() =>
      judgeWarmUp([{ finished: new Float64Array(19), arrived: new Float64Array(19).fill(1) }], 4),
    ).toThrow(RangeError);
  });
});

describe('work finished a week', () => {
  const study = tinyStudy({
    running_business: '{ under: first-claim, for: 12w }',
    cohort_until: '2027-04-05',
  });
  const { compiled } = prepareStudy(STUDY_PATH, libraryWith({ [STUDY_PATH]: study }));

  test('starts from nothing, climbs, and is the same each time', () => {
    const [first, second] = weeklyWork(compiled, 0, 2);
    expect(first!.finished).toHaveLength(25);
    expect(first).not.toEqual(second);
    expect(weeklyWork(compiled, 0, 1)[0]).toEqual(first);
    const finished = (from: number, until: number) =>
      first!.finished.slice(from, until).reduce((total, value) => total + value, 0);
    expect(finished(0, 1)).toBeGreaterThan(0);
    expect(finished(0, 2)).toBeLessThan(finished(10, 12));
  });

  test('is the same for all plans before the cut-over, and arrivals are throughout', () => {
    const [keep] = weeklyWork(compiled, 0, 1);
    const [other] = weeklyWork(compiled, 1, 1);
    expect(other!.finished.slice(0, 12)).toEqual(keep!.finished.slice(0, 12));
    expect(other!.finished.slice(12)).not.toEqual(keep!.finished.slice(12));
    expect(other!.arrived).toEqual(keep!.arrived);
  });
});

test('a study of too few weeks is told so', async () => {
  const { code, err } = await fairlead('warm-up', 'scenarios/studies/tiny.yaml');
  expect(code).toBe(1);
  expect(err).toContain('warm-up and cohort take 12 weeks');
});
