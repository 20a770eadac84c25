import { defineConfig } from 'vitest/config';

/** Slow tests that run the command line, start processes or replace modules: each file in a process of its own. */
const ALONE = [
  'test/{check,cli}/**/*.slow.test.ts',
  'test/calibration/first-response.slow.test.ts',
  'test/scenarios/{balance,claims,traces}.slow.test.ts',
];

const limits = { testTimeout: 900_000, hookTimeout: 900_000 };

/** Long statistical proofs: minutes, not seconds. `.ci/run` runs them after the ordinary tests. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...limits, name: 'alone', include: ALONE } },
      {
        test: {
          ...limits,
          name: 'together',
          include: ['test/**/*.slow.test.ts'],
          exclude: ALONE,
          // These files share what is loaded.
          isolate: false,
        },
      },
    ],
  },
});
