import { expect, test } from 'vitest';
import { daysBetween, midnightUtc, nextNewYearUtc } from '../../../sim/study/documents/midnight.ts';

const utc = (text: string) => Date.parse(text) / 1000;

test('a day begins at local midnight, in summer time and in winter time', () => {
  expect(midnightUtc('2027-01-04', 'Asia/Shanghai')).toBe(utc('2027-01-03T16:00:00Z'));
  expect(midnightUtc('2027-01-04', 'Europe/Berlin')).toBe(utc('2027-01-03T23:00:00Z'));
  expect(midnightUtc('2027-07-04', 'Europe/Berlin')).toBe(utc('2027-07-03T22:00:00Z'));
  expect(midnightUtc('2027-01-04', 'America/New_York')).toBe(utc('2027-01-04T05:00:00Z'));
});

test('on days when clocks change, midnight still goes by the offset that holds at midnight', () => {
  expect(midnightUtc('2027-03-28', 'Europe/Berlin')).toBe(utc('2027-03-27T23:00:00Z'));
  expect(midnightUtc('2027-10-31', 'Europe/Berlin')).toBe(utc('2027-10-30T22:00:00Z'));
});

test('a day whose midnight the clocks skip begins at the moment of the change', () => {
  // Brazil went to summer time at midnight of 4 November 2018: 00:00 became 01:00, which is 03:00 UTC.
  expect(midnightUtc('2018-11-04', 'America/Sao_Paulo')).toBe(utc('2018-11-04T03:00:00Z'));
});

test('the next new year is the first one that has not begun before', () => {
  const newYear = utc('2027-12-31T16:00:00Z');
  expect(nextNewYearUtc(utc('2027-01-04T00:00:00Z'), 'Asia/Shanghai')).toBe(newYear);
  expect(nextNewYearUtc(newYear, 'Asia/Shanghai')).toBe(newYear);
  expect(nextNewYearUtc(newYear + 1, 'Asia/Shanghai')).toBe(utc('2028-12-31T16:00:00Z'));
});

test('days between two dates count leap days and can be negative', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2027-01-04', '2028-01-03')).toBe(364);
  expect(daysBetween('2027-01-04', '2027-01-01')).toBe(-3);
});
