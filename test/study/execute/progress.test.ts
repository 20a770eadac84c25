import { describe, expect, test } from 'vitest';
import {
  describeProgress,
  ProgressMeter,
  type ProgressState,
  progressLines,
} from '../../../sim/study/execute/progress.ts';

const START: ProgressState = {
  done: 0,
  total: 0,
  expected: 0,
  precision: [],
  ended: false,
  fromStore: 0,
  secondsElapsed: 0,
  secondsLeft: null,
};

test('progress counts replications and estimates the time left from those simulated', () => {
  const states: ProgressState[] = [];
  let now = 1000;
  const meter = new ProgressMeter(
    10,
    4,
    (state) => states.push(state),
    () => now,
  );
  now += 3000;
  meter.advance();
  now += 1000;
  meter.advance();
  expect(states[0]).toEqual({
    done: 4,
    total: 10,
    expected: 10,
    precision: [],
    ended: false,
    fromStore: 4,
    secondsElapsed: 0,
    secondsLeft: null,
  });
  expect(states[1]).toMatchObject({ done: 5, secondsElapsed: 3, secondsLeft: 15 });
  expect(states[2]).toMatchObject({ done: 6, secondsElapsed: 4, secondsLeft: 8 });
});

test('a study that is in the store altogether has no time left from the start', () => {
  const states: ProgressState[] = [];
  new ProgressMeter(10, 10, (state) => states.push(state));
  expect(states).toHaveLength(1);
  expect(states[0]).toMatchObject({ done: 10, secondsLeft: 0 });
});

test('progress in words', () => {
  const state = { ...START, done: 40, total: 100, expected: 100, secondsElapsed: 8, secondsLeft: 12.3 };
  expect(describeProgress(state)).toBe('replication 40 of 100, about 12 s left');
  expect(describeProgress({ ...state, fromStore: 30, secondsLeft: 125 })).toBe(
    'replication 40 of 100 (30 from the store), about 2 min 5 s left',
  );
  expect(describeProgress({ ...state, done: 0, secondsLeft: null })).toBe('replication 0 of 100');
  expect(describeProgress({ ...state, done: 100, ended: true, secondsElapsed: 7260 })).toBe(
    'replication 100 of 100, 2 h 1 min',
  );
});

test('a log gets the first and the last line and not too many between', () => {
  const lines: string[] = [];
  const listen = progressLines((line) => lines.push(line), 10);
  for (let done = 0; done <= 50; done++) {
    const times = { secondsElapsed: done, secondsLeft: 50 - done };
    listen({ ...START, ...times, done, total: 50, expected: 50, ended: done === 50 });
  }
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('replication 0 of 50');
  expect(lines[5]).toContain('replication 50 of 50');
});

describe('where a precision is wanted', () => {
  const conversion = { what: 'conversion', halfWidth: 0.2, target: 0.1, needed: 38, decimals: 2 };
  const profit = { what: 'profit', halfWidth: 150, target: 200, needed: 6, decimals: 0 };

  test('the time left is that until the check at which all intervals are likely to have been narrow for the look-ahead', () => {
    const states: ProgressState[] = [];
    let now = 0;
    const meter = new ProgressMeter(
      1000,
      0,
      (state) => states.push(state),
      () => now,
      [20, 30, 40, 50, 60],
    );
    expect(states[0]).toMatchObject({ expected: 20, secondsLeft: null });
    for (let i = 0; i < 10; i++) meter.advance();
    now += 5000;
    meter.forecast([profit]);
    expect(states.at(-1)).toMatchObject({ done: 10, expected: 20, secondsLeft: 5 });
    // 38 and five more for the look-ahead are reached at the check of 50.
    meter.checked(20, [profit, conversion], false);
    expect(states.at(-1)).toMatchObject({ done: 10, expected: 50, secondsLeft: 20, ended: false });
    meter.checked(30, [profit], false);
    expect(states.at(-1)).toMatchObject({ expected: 40 });
    meter.checked(20, [{ ...conversion, needed: Number.POSITIVE_INFINITY }], false);
    expect(states.at(-1)).toMatchObject({ expected: 1000 });
    meter.checked(10, [{ ...conversion, halfWidth: 0.09 }], true);
    expect(states.at(-1)).toMatchObject({ done: 10, expected: 10, secondsLeft: 0, ended: true });
  });

  test('the words name the interval that is furthest from its target, and the last line how it ended', () => {
    const state = { ...START, done: 40, total: 400, expected: 160, secondsElapsed: 8, secondsLeft: 24 };
    expect(describeProgress({ ...state, precision: [conversion] })).toBe(
      'replication 40 of at most 400, conversion at ±0.20 for ±0.10, about 24 s left',
    );
    expect(describeProgress({ ...state, precision: [profit, conversion] })).toBe(
      'replication 40 of at most 400, 1 of 2 intervals narrow enough, conversion at ±0.20 for ±0.10, about 24 s left',
    );
    expect(describeProgress({ ...state, done: 5, expected: 100 })).toBe(
      'replication 5 of at most 400, at least 24 s left',
    );
    const unknown = { ...conversion, halfWidth: Number.POSITIVE_INFINITY };
    expect(describeProgress({ ...state, precision: [unknown] })).toContain('conversion at unknown for ±0.10');
    expect(describeProgress({ ...state, precision: [profit], ended: true })).toBe(
      'replication 40 of at most 400, all intervals narrow enough, 8 s',
    );
  });
});
