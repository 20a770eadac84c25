import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { splitByLargestRemainder } from '../../sim/ledger/split.ts';
import { slowSplit } from '../reference/slow-settlement.ts';

const weights = fc
  .array(fc.integer({ min: 0, max: 1e11 }), { minLength: 1, maxLength: 8 })
  .filter((each) => each.some((weight) => weight > 0));
const total = fc.integer({ min: 0, max: 1e12 });

describe('splitting an amount', () => {
  test('what does not divide evenly goes to the largest remainders', () => {
    // Exact shares 47.1, 16.1, 15.8, 12, 6.1, 2.9: the last and the third have the largest fractions.
    expect(splitByLargestRemainder(100, [471, 161, 158, 120, 61, 29])).toEqual([47, 16, 16, 12, 6, 3]);
    expect(splitByLargestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });

  test('nothing to share among nothing is nothing; something is an error', () => {
    expect(splitByLargestRemainder(0, [0, 0])).toEqual([0, 0]);
    expect(() => splitByLargestRemainder(5, [0, 0])).toThrow(RangeError);
  });

  law.prop([total, weights])(
    'adds up, and nobody is a whole unit away from the exact share',
    (sum, parts) => {
      const shares = splitByLargestRemainder(sum, parts);
      const all = parts.reduce((a, b) => a + BigInt(b), 0n);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(sum);
      shares.forEach((share, i) => {
        const error = BigInt(share) * all - BigInt(sum) * BigInt(parts[i]);
        expect(error < all && error > -all).toBe(true);
      });
    },
  );

  law.prop([total, weights])('agrees with exact fractions', (sum, parts) => {
    expect(splitByLargestRemainder(sum, parts)).toEqual(slowSplit(sum, parts));
  });
});
