import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { CheckReport } from '../../sim/check/check-report.ts';
import { fairlead } from '../cli/fake-terminal.ts';
import { inFixtureRepository } from './fixture-repository.ts';

/** Somebody's rules without git, and a baseline of them. */
const STEPPED = 'scenarios/policies/stepped.yaml';
const BASELINE = 'scenarios/baselines/small.yaml';
const { repository: rules } = inFixtureRepository({
  change: ({ folder }) => rmSync(join(folder, '.git'), { recursive: true }),
  isRestored: false,
});
const asWritten = rules.read(STEPPED);

const check = (...words: string[]) => fairlead('check', '--executor', 'inline', ...words);

beforeEach(() => rules.write(STEPPED, asWritten));

test('without a baseline it says how to write one', async () => {
  const { code, err } = await check();
  expect(code).toBe(1);
  expect(err).toContain(`there is no baseline ${BASELINE}: \`fairlead check --update\` writes it`);
});

test('--update writes a small baseline, with which unchanged rules agree exactly', async () => {
  const { code, out } = await check('--update', '--max-replications', '20');
  expect(code).toBe(0);
  expect(out).toBe(`${BASELINE}\n`);
  expect(existsSync(BASELINE)).toBe(true);
  expect(rules.read(BASELINE)).toContain('{ plan: "stepped", measure: "partner-profit", value: ');
  expect(rules.read(BASELINE).length).toBeLessThan(10_000);
  const again = await check();
  expect(again.code).toBe(0);
  expect(again.out).toContain('the same in 20 replications');
});

test('a rule that changed what comes out is found, with the plan and the measure', async () => {
  await check('--update', '--max-replications', '20');
  rules.edit(STEPPED, '    at_least: 4000 CNY\n', '');
  const { code, out } = await check('--format', 'json');
  expect(code).toBe(3);
  const { studies } = JSON.parse(out) as CheckReport;
  const failed = studies[0].results.filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ gate, plan }) => `${gate} ${plan}`)).toContain('same-partner-profit stepped');
  expect(failed.every(({ plan }) => plan === 'stepped')).toBe(true);
});

test('an improvement is a difference too: whoever means it writes the baseline anew', async () => {
  await check('--update', '--max-replications', '20');
  rules.edit(STEPPED, 'rate: 12%', 'rate: 40%');
  expect((await check()).code).toBe(3);
  await check('--update', '--max-replications', '20');
  expect((await check()).code).toBe(0);
});
