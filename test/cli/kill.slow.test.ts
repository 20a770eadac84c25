import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { killAgainAndAgain, type Moment, REPLICATIONS, wholeRun } from './killed-runs.ts';

const MOMENTS = 50;
/** One run is killed so often before it may come to its end. */
const KILLS_A_RUN = 5;

/**
 * One in four anywhere in the life of a run, start and report included; the others while replications are written,
 * where most can go wrong. Every third time a record is torn besides: killing a process alone hardly ever does that.
 */
function randomMoments(): Moment[] {
  const random = seedrandom('kill -9');
  return Array.from({ length: MOMENTS }, (_, i) => ({
    of: i % 4 === 0 ? 'life' : 'journals',
    // A fifth of what is left, on average: the last kill is to find work as well.
    share: random() * (i % 4 === 0 ? 1 : 0.4),
    threads: 1 + (i % 2),
    torn: i % 3 === 0 ? 1 + Math.floor(random() * 3000) : 0,
  }));
}

test(`killed with SIGKILL at ${MOMENTS} random moments and gone on with, a run loses nothing, doubles nothing, and ends in the same bytes`, async () => {
  const whole = await wholeRun();
  const moments = randomMoments();
  const finished: number[] = [];
  const lane = async () => {
    while (moments.length > 0) {
      finished.push(...(await killAgainAndAgain(moments.splice(0, KILLS_A_RUN), whole)));
    }
  };
  await Promise.all([lane(), lane()]);
  expect(finished).toHaveLength(MOMENTS);
  const inTheMiddle = finished.filter((count) => count > 0 && count < REPLICATIONS);
  expect(inTheMiddle.length).toBeGreaterThan(MOMENTS / 3);
});
