import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainFailure } from '../../sim/cli/explain-failure.ts';
import { writeResults } from '../../sim/study/results/results.ts';
import { openStore } from '../../sim/study/store/store.ts';
import { temporaryFolder } from '../study/temporary-folder.ts';
import { FakeTerminal, fairlead } from './fake-terminal.ts';

function explained(error: unknown): { code: number; err: string } {
  const terminal = new FakeTerminal();
  return { code: explainFailure(error, terminal), err: terminal.err };
}

test('a store that cannot be opened is the run that failed, said without a stack trace', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  let failure: unknown;
  try {
    openStore(file);
  } catch (error) {
    failure = error;
  }
  const { code, err } = explained(failure);
  expect(code).toBe(2);
  expect(err).toMatch(new RegExp(`^fairlead: the store ${file} cannot be used: .+\n$`));
});

test('a results folder that cannot be written is the run that failed', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const failure = await writeResults(file, {} as Parameters<typeof writeResults>[1]).catch(
    (error: unknown) => error,
  );
  const { code, err } = explained(failure);
  expect(code).toBe(2);
  expect(err).toMatch(/^fairlead: the results cannot be written to .+\n$/);
});

test('a folder in the place of a file is said to be one', async () => {
  const folder = join(temporaryFolder(), 'study.yaml');
  mkdirSync(folder);
  const { code, err } = await fairlead('validate', folder);
  expect(code).toBe(1);
  expect(err).toContain('this is a folder, not a file');
});

test('an error that nobody foresaw shows where it came from', () => {
  const { code, err } = explained(new TypeError('x is not a function'));
  expect(code).toBe(2);
  expect(err).toContain('should not happen');
  expect(err).toContain('explain-failure.test.ts');
});
