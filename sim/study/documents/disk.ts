import { readdirSync, readFileSync } from 'node:fs';
import type { List, Read } from '../../files/base-chain.ts';

/** The documents that can be reached: from a disk here, from memory in a test. Paths have `/` between their steps. */
export interface Library {
  readonly read: Read;
  readonly list: List;
}

/** Documents on this machine's disk; relative paths start at the current directory. */
export const disk: Library = {
  read: (path) => absentAs(undefined, () => readFileSync(path, 'utf8')),
  list: (folder) => absentAs([], () => readdirSync(folder)),
};

function absentAs<T>(absent: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return absent;
    throw error;
  }
}
