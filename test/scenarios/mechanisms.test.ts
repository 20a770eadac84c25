import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reference } from '../../sim/files/reference.ts';
import { policySchema } from '../../sim/policy/schema.ts';
import { studySchema } from '../../sim/study/documents/schema.ts';
import { worldSchema } from '../../sim/world/schema.ts';

const TEXT = readFileSync('scenarios/MECHANISMS.md', 'utf8');
const ROWS = TEXT.split('\n')
  .filter((line) => /^\| M\d/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));
const KEYS = {
  w: new Set(reference(worldSchema).map(({ path }) => path)),
  p: new Set(reference(policySchema).map(({ path }) => path)),
  s: new Set(reference(studySchema).map(({ path }) => path)),
};

describe('the list of mechanisms', () => {
  test('says of each what it is, whence it comes and where it lives, under a number of its own', () => {
    expect(ROWS.length).toBeGreaterThan(60);
    for (const row of ROWS) expect(row, row[0]).toHaveLength(4);
    const ids = ROWS.map(([id]) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('names files that exist', () => {
    const files = [...TEXT.matchAll(/`([\w/-]+\.(?:ts|yaml))`/g)].map(([, path]) => path);
    expect(files.length).toBeGreaterThan(60);
    for (const path of files)
      expect(existsSync(path.endsWith('.ts') ? `sim/${path}` : path), path).toBe(true);
  });

  test('names keys that documents take', () => {
    const keys = [...TEXT.matchAll(/`([wps]): ([\w[\].]+)`/g)];
    expect(keys.length).toBeGreaterThan(50);
    for (const [, kind, path] of keys) {
      const taken = [...KEYS[kind as keyof typeof KEYS]].some(
        (key) => key === path || key.startsWith(`${path}.`) || key.startsWith(`${path}[`),
      );
      expect(taken, `${kind}: ${path}`).toBe(true);
    }
  });
});
