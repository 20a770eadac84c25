import { expect, test } from 'vitest';
import { threefry2x32 } from '../../sim/engine/threefry.ts';

// Known-answer vectors of Random123 1.14, tests/kat_vectors, rows "threefry2x32 20": counter, key, result.
test.each([
  ['zeros', [0, 0], [0, 0], ['6b200159', '99ba4efe']],
  ['ones', [0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], ['1cb996fc', 'bb002be7']],
  ['digits of pi', [0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], ['c4923a9c', '483df7a0']],
] as const)('agrees with the published known answer for %s', (_name, counter, key, expected) => {
  const out = new Int32Array(2);
  threefry2x32(key[0], key[1], counter[0], counter[1], out);
  expect(Array.from(out, (word) => (word >>> 0).toString(16).padStart(8, '0'))).toEqual(expected);
});

test('takes signed and unsigned words alike', () => {
  const signed = new Int32Array(2);
  const unsigned = new Int32Array(2);
  threefry2x32(-5, 7, -1, -2, signed);
  threefry2x32(-5 >>> 0, 7, -1 >>> 0, -2 >>> 0, unsigned);
  expect(unsigned).toEqual(signed);
});
