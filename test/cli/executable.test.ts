import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../study/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Starts the executable from its sources in a folder, and interrupts it once it has written a certain text. */
function start(folder: string, words: readonly string[], interruptAt?: string) {
  return new Promise<{ code: number | null; text: string }>((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'sim/cli/fairlead.mjs'), ...words], {
      cwd: folder,
      env: { ...process.env, FAIRLEAD_SOURCE: '1' },
    });
    let text = '';
    let interrupted = false;
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      if (interruptAt === undefined || interrupted || !text.includes(interruptAt)) return;
      interrupted = true;
      child.kill('SIGINT');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ code, text }));
  });
}

test('the executable hands its exit code to the shell', async () => {
  const { code, text } = await start(temporaryFolder(), ['validate', 'nowhere.yaml']);
  expect(code).toBe(1);
  expect(text).toContain('nowhere.yaml:1:1: there is no such file');
});

test('Ctrl-C ends a running study with 130 and leaves no results', async () => {
  const folder = temporaryFolder();
  const study = join(ROOT, 'scenarios/studies/tiny.yaml');
  const words = ['run', study, '--replications', '5000', '--threads', '1'];
  const { code, text } = await start(folder, words, 'replication 0 of 5000');
  expect(code).toBe(130);
  expect(text).toContain('what was finished is kept: the same command with --resume goes on from there');
  expect(existsSync(join(folder, 'out'))).toBe(false);
});
