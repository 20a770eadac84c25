import { test as law } from '@fast-check/vitest';
import { arbitraryMarket } from './arbitrary-market.ts';
import { playedOnBoth } from './played.ts';

// `oracle.slow.test.ts` tries two hundred, and asks that they held everything.
law.prop([arbitraryMarket], { numRuns: 20, seed: 20270921, endOnFailure: true })(
  'a market on slow, obvious parts goes through the same events to the same rows',
  (texts) => {
    playedOnBoth(texts);
  },
);
