import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { decodeJournal, encodeHead, encodeRecord } from '../../../sim/study/store/journal.ts';

const head = { key: 'a1b2', recordLength: 3 };
const numbers = (replication: number) => Float64Array.of(replication, -replication / 3, 1e300);
const record = (replication: number) => encodeRecord(head, replication, numbers(replication));
const journal = (...parts: Buffer[]) => Buffer.concat([encodeHead(head), ...parts]);
const found = (bytes: Buffer) => [...(decodeJournal(bytes, head)?.keys() ?? [])];

describe('journal', () => {
  test('gives back what was written, to the bit', () => {
    const odd = Float64Array.of(Number.MIN_VALUE, -0, 0.1 + 0.2);
    const bytes = journal(encodeRecord(head, 7, odd), record(4_000_000_000));
    expect(decodeJournal(bytes, head)).toEqual(
      new Map([
        [7, odd],
        [4_000_000_000, numbers(4_000_000_000)],
      ]),
    );
  });

  test('is not recognised with another key, another length or a damaged head', () => {
    const bytes = journal(record(1));
    expect(decodeJournal(bytes, { ...head, key: 'a1b3' })).toBeNull();
    expect(decodeJournal(bytes, { ...head, recordLength: 4 })).toBeNull();
    expect(decodeJournal(bytes.subarray(0, 10), head)).toBeNull();
    expect(decodeJournal(Buffer.alloc(0), head)).toBeNull();
  });

  test('does not take over a record of another journal', () => {
    const foreign = encodeRecord({ ...head, key: 'other' }, 2, numbers(2));
    expect(found(journal(record(1), foreign, record(3)))).toEqual([1, 3]);
  });

  test('finds the records behind half a record', () => {
    const torn = record(2).subarray(0, 17);
    expect(found(journal(record(1), torn, record(3)))).toEqual([1, 3]);
  });

  test('keeps one of two equal records', () => {
    expect(found(journal(record(1), record(1), record(2)))).toEqual([1, 2]);
  });

  test('refuses a record of another length', () => {
    expect(() => encodeRecord(head, 1, new Float64Array(2))).toThrow(RangeError);
  });

  property.prop([fc.nat(500)])('cut off anywhere, all whole records before the cut are found', (cut) => {
    const bytes = journal(...[0, 1, 2, 3, 4].map(record));
    const headBytes = encodeHead(head).length;
    const whole = Math.floor((Math.min(cut, bytes.length) - headBytes) / record(0).length);
    expect(found(bytes.subarray(0, cut))).toEqual([0, 1, 2, 3, 4].slice(0, Math.max(0, whole)));
  });

  property.prop([fc.nat(4 * 36 - 1), fc.integer({ min: 1, max: 255 })])(
    'with any one byte changed, exactly the record it belongs to is lost',
    (at, change) => {
      const bytes = journal(...[0, 1, 2, 3].map(record));
      const position = encodeHead(head).length + at;
      bytes[position]! ^= change;
      const damaged = Math.floor(at / record(0).length);
      expect(found(bytes)).toEqual([0, 1, 2, 3].filter((replication) => replication !== damaged));
    },
  );
});
