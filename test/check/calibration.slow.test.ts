import { describe, expect, test } from 'vitest';
import { normalDraws } from '../stats/normal-draws.ts';
import { calibrate } from './synthetic-streams.ts';

/**
 * How often a gate errs over all its looks, with 2,000 streams a case. A replication's difference has a standard
 * deviation of so many margins as each case says. Seeds were fixed before the first run.
 */
const STREAMS = 2000;
const ALLOWED = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / STREAMS);

/** Chi-square with 32 degrees of freedom, standardised: the skewness of a few tenths that a year's sum of amounts keeps. */
function skewedDraws(seed: string): () => number {
  const normal = normalDraws(seed);
  return () => {
    let sum = 0;
    for (let i = 0; i < 32; i++) sum += normal() ** 2;
    return (sum - 32) / 8;
  };
}

describe('2,000 streams of differences through a gate with margin 1', () => {
  test.each([
    ['normal', 5, normalDraws],
    ['normal', 1, normalDraws],
    ['skewed', 5, skewedDraws],
  ] as const)(
    '%s, deviation %d: a loss equal to the margin fails, and passes, in at most 5 %',
    (kind, deviation, draw) => {
      const seed = `gate at margin, ${kind} ${deviation}`;
      const found = calibrate({ seed, streams: STREAMS, mean: -1, deviation, draw });
      console.info(`${kind}, deviation ${deviation}, loss 1 margin: ${JSON.stringify(found)}`);
      expect(found.fail).toBeLessThanOrEqual(ALLOWED);
      expect(found.pass).toBeLessThanOrEqual(ALLOWED);
    },
  );

  test('deviation 5: a loss of twice the margin fails in at least 90 %', () => {
    const found = calibrate({ seed: 'gate at twice the margin', streams: STREAMS, mean: -2, deviation: 5 });
    console.info(`normal, deviation 5, loss 2 margins: ${JSON.stringify(found)}`);
    expect(found.fail).toBeGreaterThanOrEqual(0.9);
  });

  test('deviation 5: no loss passes in at least 90 %', () => {
    const found = calibrate({ seed: 'gate without loss', streams: STREAMS, mean: 0, deviation: 5 });
    console.info(`normal, deviation 5, no loss: ${JSON.stringify(found)}`);
    expect(found.pass).toBeGreaterThanOrEqual(0.9);
  });
});
