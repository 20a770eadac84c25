import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeVersion, hashCode } from '../../../sim/study/compile/code-version.ts';
import { engineVersion } from '../../../sim/study/compile/engine-version.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('the version of the code', () => {
  test.each([
    ['sim/stats/mser.ts', false],
    ['sim/study/compare/precision.ts', false],
    ['sim/study/match/find-level.ts', false],
    ['sim/study/warm-up/warm-up.ts', false],
    ['reports/selection-words.ts', false],
    ['sim/market/dispatch.ts', true],
    ['sim/study/trace/watched-dispatch.ts', true],
  ])('is another one where %s changes; replications are simulated anew: %s', (file, anew) => {
    const folder = temporaryFolder();
    for (const name of ['sim', 'reports']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    const base = pathToFileURL(join(folder, 'sim/study/compile/code-version.ts')).href;
    const before = { all: codeVersion(base), engine: engineVersion(base) };
    expect(before).toEqual({ all: codeVersion(), engine: engineVersion() });
    writeFileSync(join(folder, file), '\n// changed\n', { flag: 'a' });
    expect(codeVersion(base)).not.toBe(before.all);
    expect(engineVersion(base) !== before.engine).toBe(anew);
  });

  test('of compiled code is that of its compiled files', () => {
    const folder = temporaryFolder();
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const base = pathToFileURL(join(folder, 'code-version.js')).href;
    const version = () => hashCode({ folders: ['.'], files: [] }, base, '');
    write('code-version.js', 'one');
    write('code-version.d.ts', 'types');
    const first = version();
    write('code-version.d.ts', 'other types');
    expect(version()).toBe(first);
    write('code-version.js', 'two');
    expect(version()).not.toBe(first);
  });
});
