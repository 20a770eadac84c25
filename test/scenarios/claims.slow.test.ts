import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fairlead } from '../cli/fake-terminal.ts';
import { temporaryFolder } from '../study/temporary-folder.ts';

const FOLDER = 'scenarios/claims';
const CLAIMS = readdirSync(FOLDER).filter((name) => /^x\d\d-.*\.yaml$/.test(name));

test.each(CLAIMS)(
  '%s runs in all of its worlds, with books that balance, and comes to an outcome',
  async (name) => {
    const out = join(temporaryFolder(), 'out');
    // A plan can be matched only where a few orders are not the whole of its sales.
    const replications = readFileSync(`${FOLDER}/${name}`, 'utf8').includes('match:') ? '12' : '1';
    const words = ['--replications', replications, '--threads', '2', '--no-store', '--out', out];
    // Conservation and the laws of the ledger are asserted in every replication: one that breaks them ends the run.
    const { code, err } = await fairlead('run', `${FOLDER}/${name}`, ...words);
    expect(code, err).toBe(0);
    const { claim } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(['built in', 'supported', 'contradicted', 'open']).toContain(claim.outcome);
    expect(claim.cases.length).toBeGreaterThan(0);
    for (const each of claim.cases)
      for (const { mean } of each.differences) expect(mean).toEqual(expect.any(Number));
  },
  300_000,
);
