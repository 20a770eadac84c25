import { expect, test } from 'vitest';
import { killAgainAndAgain, REPLICATIONS, wholeRun } from './killed-runs.ts';

test('a run that is killed with SIGKILL goes on with --resume: nothing lost, nothing done twice, the same bytes', async () => {
  const whole = await wholeRun();
  const [finished] = await killAgainAndAgain([{ of: 'journals', share: 0.4, threads: 2, torn: 100 }], whole);
  expect(finished).toBeGreaterThan(0);
  expect(finished).toBeLessThan(REPLICATIONS);
}, 240_000);
