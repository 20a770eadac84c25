import { defineConfig } from 'vitest/config';

/** Tests that run the command line, start processes or replace modules: each file in a process of its own. */
const ALONE = [
  'test/*.test.ts',
  'test/{check,cli,notebooks,reports}/**/*.test.ts',
  'test/market/{books,cut-over}.test.ts',
];
const SLOW = 'test/**/*.slow.test.ts';

const limits = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...limits, name: 'alone', include: ALONE, exclude: [SLOW] } },
      {
        test: {
          ...limits,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [SLOW, ...ALONE],
          // What a file takes longest for is to load the sources; these files share what is loaded.
          isolate: false,
        },
      },
    ],
  },
});
