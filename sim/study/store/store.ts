import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fdatasync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJournal, encodeHead, encodeRecord, type JournalHead } from './journal.ts';

/** Where replications are kept unless the caller says otherwise, below the current directory. */
export const STORE_FOLDER = '.fairlead';

/** At most so long after a replication was written it is on the disk, whatever happens to the machine. */
const SYNC_MILLISECONDS = 1000;

/** The store cannot be read or written, for instance because the disk is full. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/**
 * Finished replications of plans, kept from run to run: journal and store in one.
 *
 * A replication is handed to the operating system before `append` returns, so a killed process loses none, and is
 * flushed to the disk at most a second later. Several processes may use one folder: every write is one whole record
 * at the end of the file.
 */
export interface ReplicationStore {
  /**
   * Intact replications of a plan, by number.
   *
   * @param key hash of everything that determines the rows: letters, digits, `-` and `_`
   * @param recordLength numbers in one replication; a journal with another length is started anew
   */
  read(key: string, recordLength: number): Map<number, Float64Array>;
  /** Adds a finished replication. */
  append(key: string, replication: number, values: Float64Array): void;
  /** Waits until all that was appended is on the disk. */
  sync(): Promise<void>;
  /** Flushes and gives up its files. */
  close(): Promise<void>;
}

/**
 * Opens, and if need be creates, the store in a folder.
 *
 * @throws StoreUnusable when the folder cannot be created
 */
export function openStore(folder: string): ReplicationStore {
  explained(folder, () => {
    mkdirSync(folder, { recursive: true });
    // The store is no part of anybody's repository.
    const ignore = join(folder, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  });
  return new FolderStore(folder);
}

interface OpenJournal {
  readonly head: JournalHead;
  readonly file: number;
}

const flush = promisify(fdatasync);

class FolderStore implements ReplicationStore {
  readonly #folder: string;
  readonly #journals = new Map<string, OpenJournal>();
  readonly #unsynced = new Set<number>();
  #syncing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(key: string, recordLength: number): Map<number, Float64Array> {
    return explained(this.#folder, () => {
      const path = this.#path(key);
      if (!existsSync(path)) return new Map();
      return decodeJournal(readFileSync(path), { key, recordLength }) ?? new Map();
    });
  }

  append(key: string, replication: number, values: Float64Array): void {
    explained(this.#folder, () => {
      const { head, file } = this.#journal({ key, recordLength: values.length });
      const record = encodeRecord(head, replication, values);
      const written = writeSync(file, record);
      // Writing the rest later could land behind another process's record.
      if (written < record.length) throw new Error('the disk took only part of a record');
      this.#unsynced.add(file);
    });
    // A failure is reported by the sync at the end.
    this.#timer ??= setTimeout(() => this.sync().catch(() => {}), SYNC_MILLISECONDS).unref();
  }

  sync(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const files = [...this.#unsynced];
    this.#unsynced.clear();
    this.#syncing = this.#syncing.then(() => this.#flushAll(files));
    return this.#syncing;
  }

  async close(): Promise<void> {
    try {
      await this.sync();
    } finally {
      for (const { file } of this.#journals.values()) closeSync(file);
      this.#journals.clear();
    }
  }

  async #flushAll(files: readonly number[]): Promise<void> {
    try {
      for (const file of files) await flush(file);
    } catch (error) {
      throw unusable(this.#folder, error);
    }
  }

  #journal(head: JournalHead): OpenJournal {
    let journal = this.#journals.get(head.key);
    if (journal === undefined) {
      const path = this.#path(head.key);
      startJournal(path, head);
      journal = { head, file: openSync(path, constants.O_WRONLY | constants.O_APPEND) };
      this.#journals.set(head.key, journal);
    }
    return journal;
  }

  #path(key: string): string {
    if (!/^[A-Za-z0-9_-]{1,128}$/.test(key)) throw new RangeError(`not a store key: ${JSON.stringify(key)}`);
    return join(this.#folder, `${key}.journal`);
  }
}

/**
 * Makes sure that a journal with this head exists. Its head appears as a whole or not at all, also when two processes
 * start it at the same time: then one of them wins and both append to its file.
 */
function startJournal(path: string, head: JournalHead): void {
  const exists = existsSync(path);
  if (exists && decodeJournal(readFileSync(path), head) !== null) return;
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(temporary, encodeHead(head), { flush: true });
  if (exists) {
    // Not a journal of ours, or its head was damaged.
    renameSync(temporary, path);
    return;
  }
  try {
    linkSync(temporary, path);
  } catch (error) {
    // File systems without links: the loser of a race loses what it had written, no more.
    if (!existsSync(path)) renameSync(temporary, path);
    else if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function explained<T>(folder: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw unusable(folder, error);
  }
}

function unusable(folder: string, error: unknown): StoreUnusable {
  if (error instanceof StoreUnusable) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreUnusable(`the store ${folder} cannot be used: ${reason}`, { cause: error });
}
