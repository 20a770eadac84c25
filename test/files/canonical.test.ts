import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, contentHash } from '../../sim/files/canonical.ts';
import { sha256 } from '../../sim/files/sha-256.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('SHA-256', () => {
  // NIST, "SHA-256 example values", and the empty message.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j is the published value', (message, hash) => {
    expect(sha256(utf8(message))).toBe(hash);
  });

  test('agrees with Node for every length around the block borders', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
    for (let length = 50; length < 132; length++) {
      const bytes = new Uint8Array(length).fill(length);
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });
});

describe('canonical JSON', () => {
  test('sorts keys at every depth and leaves out what has no value', () => {
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: true, z: undefined })).toBe(
      '{"a":true,"b":[1,{"c":null,"d":"x"}]}',
    );
    expect(canonicalJson(-0)).toBe('0');
  });

  test('reads back as the same data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([
    ['NaN', { a: [Number.NaN] }, 'the value.a[0] is NaN'],
    ['a function', { a: () => 1 }, 'the value.a is function'],
    ['a typed array', new Int32Array(2), 'the value is a Int32Array'],
    ['a map', { a: new Map() }, 'the value.a is a Map'],
  ])('refuses %s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });
});

test('the content hash depends on what data say, not on the order of their keys', () => {
  expect(contentHash({ a: 1, b: { c: 2, d: 3 } })).toBe(contentHash({ b: { d: 3, c: 2 }, a: 1 }));
  expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }));
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  // printf '{"a":1}' | sha256sum
  expect(contentHash({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
});
