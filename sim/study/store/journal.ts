import { crc32 } from 'node:zlib';

/**
 * The bytes of a journal: finished replications of one plan, appended as they come.
 *
 * ```
 * head    "FAIRJRNL", version, numbers a record, bytes of the key, key, crc32 of all before
 * record  marker, replication, numbers (float64), crc32 of head, replication and numbers
 * ```
 *
 * Whole numbers are unsigned 32 bit. All in the byte order of the machine: a journal is a cache of this machine, not
 * an exchange format, and a machine of the other order does not recognise the version.
 *
 * A crash may leave half a record, and two processes may append at the same time. So nothing is derived from
 * positions: a record counts where its marker and checksum are right, and after damage the reader looks for the next
 * marker. What is lost is simulated again.
 */
const MAGIC = Buffer.from('FAIRJRNL', 'latin1');
const VERSION = 1;
const MARKER = Buffer.from('\u00abrow', 'latin1');
const WORD = 4;

/** What all records of a journal have in common. */
export interface JournalHead {
  /** Hash of everything that determines the rows. */
  readonly key: string;
  /** Numbers in one record. */
  readonly recordLength: number;
}

/** The bytes a journal starts with. */
export function encodeHead(head: JournalHead): Buffer {
  const bytes = uncheckedHead(head);
  return Buffer.concat([bytes, wordBytes(crc32(bytes))]);
}

/** The bytes of one finished replication. */
export function encodeRecord(head: JournalHead, replication: number, values: Float64Array): Buffer {
  if (values.length !== head.recordLength) {
    throw new RangeError(`a record of ${values.length} numbers in a journal of ${head.recordLength}`);
  }
  const numbers = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const content = Buffer.concat([wordBytes(replication), numbers]);
  return Buffer.concat([MARKER, content, wordBytes(recordChecksum(head, content))]);
}

/**
 * Reads a journal.
 *
 * @returns the intact replications, the first where one occurs twice; null when these are not the bytes of this
 *   journal at all
 */
export function decodeJournal(bytes: Buffer, head: JournalHead): Map<number, Float64Array> | null {
  const start = encodeHead(head);
  if (!bytes.subarray(0, start.length).equals(start)) return null;
  const recordBytes = MARKER.length + WORD + 8 * head.recordLength + WORD;
  const replications = new Map<number, Float64Array>();
  let at = bytes.indexOf(MARKER, start.length);
  while (at >= 0 && at + recordBytes <= bytes.length) {
    const content = bytes.subarray(at + MARKER.length, at + recordBytes - WORD);
    const intact = recordChecksum(head, content) === readWord(bytes, at + recordBytes - WORD);
    if (intact) {
      const replication = readWord(content, 0);
      if (!replications.has(replication)) {
        // Copied, for a Float64Array must start at a multiple of eight bytes.
        const numbers = Uint8Array.from(content.subarray(WORD));
        replications.set(replication, new Float64Array(numbers.buffer));
      }
    }
    at = bytes.indexOf(MARKER, intact ? at + recordBytes : at + 1);
  }
  return replications;
}

function uncheckedHead({ key, recordLength }: JournalHead): Buffer {
  const keyBytes = Buffer.from(key, 'utf8');
  const words = Buffer.from(new Uint32Array([VERSION, recordLength, keyBytes.length]).buffer);
  return Buffer.concat([MAGIC, words, keyBytes]);
}

/** Continued from the head without its checksum: behind their own checksum all heads have the same one. */
function recordChecksum(head: JournalHead, content: Buffer): number {
  return crc32(content, crc32(uncheckedHead(head)));
}

function wordBytes(value: number): Buffer {
  return Buffer.from(new Uint32Array([value]).buffer);
}

function readWord(bytes: Buffer, at: number): number {
  return new Uint32Array(Uint8Array.from(bytes.subarray(at, at + WORD)).buffer)[0]!;
}
