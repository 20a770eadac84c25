import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openStore, StoreUnusable } from '../../../sim/study/store/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const values = (replication: number) => Float64Array.of(replication, 0.1 * replication);

describe('store', () => {
  test('has what was appended, also for the next process', async () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.append('plan-a', 3, values(3));
    store.append('plan-b', 0, values(0));
    expect(store.read('plan-a', 2)).toEqual(new Map([[3, values(3)]]));
    await store.close();
    const again = openStore(folder);
    expect(again.read('plan-a', 2)).toEqual(new Map([[3, values(3)]]));
    expect(again.read('plan-b', 2)).toEqual(new Map([[0, values(0)]]));
    expect(again.read('plan-c', 2)).toEqual(new Map());
  });

  test('goes on after half a record at the end of its file', async () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.append('plan', 0, values(0));
    store.append('plan', 1, values(1));
    await store.close();
    const path = join(folder, 'plan.journal');
    truncateSync(path, readFileSync(path).length - 5);
    const again = openStore(folder);
    expect([...again.read('plan', 2).keys()]).toEqual([0]);
    again.append('plan', 1, values(1));
    again.append('plan', 2, values(2));
    await again.close();
    expect([...openStore(folder).read('plan', 2).keys()]).toEqual([0, 1, 2]);
  });

  test('starts a journal anew when the file is none, and when the rows have changed their number', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'plan.journal'), 'something else');
    const store = openStore(folder);
    expect(store.read('plan', 2).size).toBe(0);
    store.append('plan', 0, values(0));
    await store.close();
    const wider = openStore(folder);
    expect(wider.read('plan', 3).size).toBe(0);
    wider.append('plan', 0, Float64Array.of(1, 2, 3));
    expect(wider.read('plan', 3).size).toBe(1);
    await wider.close();
  });

  test('leaves no temporary files and keeps out of repositories', async () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.append('plan', 0, values(0));
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'plan.journal']);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('does not write outside its folder', () => {
    const store = openStore(temporaryFolder());
    expect(() => store.append('../elsewhere', 0, values(0))).toThrow('not a store key');
    expect(() => store.read('', 2)).toThrow('not a store key');
  });

  test('says which folder cannot be used', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openStore(join(file, 'store'))).toThrow(StoreUnusable);
    expect(() => openStore(join(file, 'store'))).toThrow('the store');
    expect(existsSync(join(file, 'store'))).toBe(false);
  });

  test('two processes that write the same file at the same time lose nothing', async () => {
    const folder = temporaryFolder();
    const script = fileURLToPath(new URL('./store-writer.ts', import.meta.url));
    const write = (first: number) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder, String(first), '500']);
    await Promise.all([write(0), write(250)]);
    const store = openStore(folder);
    const found = store.read('shared', 200);
    expect([...found.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 750 }, (_, i) => i));
    for (const [replication, row] of found) expect(row.every((value) => value === replication)).toBe(true);
  });

  test('a record that another program scribbled behind is still read', async () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.append('plan', 0, values(0));
    await store.close();
    appendFileSync(join(folder, 'plan.journal'), Buffer.alloc(100, 0xab));
    const again = openStore(folder);
    again.append('plan', 1, values(1));
    await again.close();
    expect([...openStore(folder).read('plan', 2).keys()]).toEqual([0, 1]);
  });
});
