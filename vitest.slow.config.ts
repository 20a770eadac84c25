import { defineConfig } from 'vitest/config';

/** Long statistical proofs: minutes, not seconds. `.ci/run` runs them after the ordinary tests. */
export default defineConfig({
  test: {
    include: ['test/**/*.slow.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    maxWorkers: 2,
  },
});
