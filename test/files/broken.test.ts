import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { List, Read } from '../../sim/files/base-chain.ts';
import { InputRefused } from '../../sim/files/diagnostic.ts';
import { loadPolicyFor, loadStudy } from '../../sim/study/documents/load-study.ts';
import { loadGates, loadWorld } from '../../sim/study/documents/read-documents.ts';
import { loadToyWith } from './toy.ts';

/**
 * Every `test/broken/<kind>-<what is wrong>.yaml` is refused with exactly the words of the `.expected.txt` beside it.
 * The kind says what it is loaded as; a policy is checked against the tiny world too.
 */
const LOADERS: Readonly<Record<string, (path: string, read: Read) => unknown>> = {
  toy: (path, read) => loadToyWith(path, read, list),
  study: (path, read) => loadStudy(path, { read, list }),
  policy: (path, read) => {
    const library = { read, list };
    return loadPolicyFor(loadWorld(TINY, library).value, path, library);
  },
  world: (path, read) => loadWorld(path, { read, list }),
  gates: (path, read) => loadGates(path, { read }),
};

/** The world that policies are checked against. */
const TINY = '../../scenarios/worlds/tiny.yaml';

const FOLDER = join(import.meta.dirname, '..', 'broken');

const read: Read = (path) => {
  try {
    return readFileSync(join(FOLDER, path), 'utf8');
  } catch {
    return undefined;
  }
};

/** Not the broken files: none of them is what somebody may have meant in another. */
const list: List = (folder) => {
  const path = join(FOLDER, folder);
  return folder !== '.' && existsSync(path) ? readdirSync(path) : [];
};

describe('a broken file is refused with its exact message', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  test.each(names)('%s', async (name) => {
    const load = LOADERS[name.split('-')[0]];
    expect(load, `no loader for the kind of ${name}`).toBeDefined();
    const refusal = refusalOf(() => load(name, read));
    const expected = join(FOLDER, name.replace(/\.yaml$/, '.expected.txt'));
    await expect(`${refusal.message}\n`).toMatchFileSnapshot(expected);
  });

  test('and every expected message has its file', () => {
    const expected = readdirSync(FOLDER).filter((name) => name.endsWith('.expected.txt'));
    expect(expected.map((name) => name.replace('.expected.txt', '.yaml')).sort()).toEqual([...names].sort());
  });
});

function refusalOf(load: () => unknown): InputRefused {
  try {
    load();
  } catch (error) {
    if (error instanceof InputRefused) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
