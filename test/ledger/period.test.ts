import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../sim/engine/civil.ts';
import { periodEnd, periodOf, periodStart } from '../../sim/ledger/period.ts';

const period = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);

describe('periods of the calendar', () => {
  test('the last day of March closes the first quarter, whatever the year', () => {
    const march31 = dayNumber(2027, 3, 31);
    expect(periodEnd(periodOf(march31, 'quarter'), 'quarter')).toBe(dayNumber(2027, 4, 1));
    expect(periodOf(march31, 'quarter') + 1).toBe(periodOf(march31 + 1, 'quarter'));
  });

  test('February of a leap year ends on the 29th', () => {
    const february = periodOf(dayNumber(2028, 2, 10), 'month');
    expect(periodEnd(february, 'month')).toBe(dayNumber(2028, 2, 29) + 1);
  });

  law.prop([fc.integer({ min: -100_000, max: 100_000 }), period])(
    'every day lies in its own period and in no other',
    (day, per) => {
      const index = periodOf(day, per);
      expect(periodStart(index, per)).toBeLessThanOrEqual(day);
      expect(periodEnd(index, per)).toBeGreaterThan(day);
      expect(periodEnd(index, per)).toBe(periodStart(index + 1, per));
    },
  );
});
