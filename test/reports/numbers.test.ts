import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  countOf,
  decimalsOfDifference,
  formatLevel,
  formatNumber,
  formatRange,
  formatShare,
  formatSigned,
  joinNames,
} from '../../reports/numbers.ts';

describe('numbers as people read them', () => {
  test('group thousands and carry a true minus sign', () => {
    expect(formatNumber(1234567.891, 1)).toBe('1,234,567.9');
    expect(formatNumber(-1234.5, 0)).toBe('−1,235');
    expect(formatNumber(999, 0)).toBe('999');
  });

  test('a zero has no sign, whichever side it was rounded from', () => {
    expect(formatNumber(-0.004, 2)).toBe('0.00');
    expect(formatSigned(0.004, 2)).toBe('0.00');
    expect(formatSigned(-0.004, 2)).toBe('0.00');
    expect(formatSigned(-0, 0)).toBe('0');
  });

  test('differences show their sign', () => {
    expect(formatSigned(0.71, 2)).toBe('+0.71');
    expect(formatSigned(-1040, 0)).toBe('−1,040');
    expect(formatRange({ lo: -0.06, hi: 0.162 }, 2)).toBe('−0.06 to +0.16');
  });

  test('a narrow interval gets the decimals that tell its limits apart, a wide one none', () => {
    expect(decimalsOfDifference(1, { lo: 0.041, hi: 0.062 })).toBe(2);
    expect(decimalsOfDifference(1, { lo: 0.000041, hi: 0.000062 })).toBe(5);
    expect(
      formatRange({ lo: -0.0001, hi: 0.0001 }, decimalsOfDifference(2, { lo: -0.0001, hi: 0.0001 })),
    ).toBe('−0.0001 to +0.0001');
    expect(decimalsOfDifference(0, { lo: -200, hi: 900 })).toBe(0);
    expect(decimalsOfDifference(2, { lo: 0, hi: 0 })).toBe(2);
    expect(decimalsOfDifference(2, null)).toBe(2);
  });

  test('shares, levels, counts and lists', () => {
    expect(formatShare(0.0213)).toBe('2.1 %');
    expect(formatLevel(0.95)).toBe('95 %');
    expect(formatLevel(0.998)).toBe('99.8 %');
    expect(countOf(1, 'plan')).toBe('1 plan');
    expect(countOf(0, 'plan')).toBe('no plan');
    expect(countOf(1200, 'simulated year')).toBe('1,200 simulated years');
    expect(joinNames(['a', 'b', 'c'])).toBe('a, b and c');
    expect(joinNames(['a'])).toBe('a');
  });

  property.prop([fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 6 })])(
    'a formatted number reads back as the rounded number',
    (value, decimals) => {
      const text = formatNumber(value, decimals).replaceAll(',', '').replace('−', '-');
      expect(Number(text) + 0).toBe(Number(value.toFixed(decimals)) + 0);
    },
  );
});
