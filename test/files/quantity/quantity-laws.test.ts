import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '../../../sim/files/quantity/calendar-date.ts';
import { duration } from '../../../sim/files/quantity/duration.ts';
import { money } from '../../../sim/files/quantity/money.ts';
import { share } from '../../../sim/files/quantity/share.ts';

test('money is exact to the hundredth: what is written is what is counted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (minor) => {
      const cents = String(minor % 100).padStart(2, '0');
      const written = `${Math.floor(minor / 100)}.${cents} CNY`;
      expect(money().parse(written)).toEqual({ minor, currency: 'CNY' });
    }),
  );
});

test('a share of hundredths of a percent is the double nearest to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (n) => {
      const written = `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}%`;
      // Division of two integers is correctly rounded (IEEE 754).
      expect(share().parse(written)).toBe(n / 10_000);
    }),
  );
});

test('the same length in another unit is the same value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (weeks) => {
      const value = duration().parse(`${weeks}w`);
      expect(duration().parse(`${weeks * 7}d`)).toEqual(value);
      expect(duration().parse(`${weeks * 168} hours`)).toEqual(value);
      expect(duration().parse(`${weeks * 10_080} minutes`)).toEqual(value);
    }),
  );
});

test('exactly the days of the Gregorian calendar are dates', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2199 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      (year, month, day) => {
        const iso = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
        const exists = new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(iso);
        expect(calendarDate().safeParse(iso).success).toBe(exists);
      },
    ),
  );
});
