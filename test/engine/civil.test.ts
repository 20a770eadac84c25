import { fc, test as law } from '@fast-check/vitest';
import { expect } from 'vitest';
import { dayNumber, dayOfMonth, monthOf, weekdayOf, yearOf } from '../../sim/engine/civil.ts';

law.prop([fc.integer({ min: -200_000, max: 200_000 })])(
  'civil dates agree with the JavaScript Date',
  (day) => {
    const date = new Date(day * 86_400_000);
    expect(yearOf(day)).toBe(date.getUTCFullYear());
    expect(monthOf(day)).toBe(date.getUTCMonth() + 1);
    expect(dayOfMonth(day)).toBe(date.getUTCDate());
    expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
    expect(dayNumber(yearOf(day), monthOf(day), dayOfMonth(day))).toBe(day);
  },
);
