import { expect, test } from 'vitest';
import {
  describeProgress,
  ProgressMeter,
  type ProgressState,
  progressLines,
} from '../../sim/study/progress.ts';

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
  expect(states[0]).toEqual({ done: 4, total: 10, fromStore: 4, secondsElapsed: 0, secondsLeft: null });
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
  const state = { done: 40, total: 100, fromStore: 0, secondsElapsed: 8, secondsLeft: 12.3 };
  expect(describeProgress(state)).toBe('replication 40 of 100, about 12 s left');
  expect(describeProgress({ ...state, fromStore: 30, secondsLeft: 125 })).toBe(
    'replication 40 of 100 (30 from the store), about 2 min 5 s left',
  );
  expect(describeProgress({ ...state, done: 0, secondsLeft: null })).toBe('replication 0 of 100');
  expect(describeProgress({ ...state, done: 100, secondsElapsed: 7260 })).toBe(
    'replication 100 of 100, 2 h 1 min',
  );
});

test('a log gets the first and the last line and not too many between', () => {
  const lines: string[] = [];
  const listen = progressLines((line) => lines.push(line), 10);
  for (let done = 0; done <= 50; done++) {
    listen({ done, total: 50, fromStore: 0, secondsElapsed: done, secondsLeft: 50 - done });
  }
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('replication 0 of 50');
  expect(lines[5]).toContain('replication 50 of 50');
});
