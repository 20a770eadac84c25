import { mean, sampleVariance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { bonferroniLevel } from '../../sim/stats/bonferroni.ts';
import { equivalenceTest } from '../../sim/stats/equivalence.ts';
import { holmAdjusted } from '../../sim/stats/holm.ts';
import { maxTCritical } from '../../sim/stats/max-t.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { studentTProbability, twoSidedT } from '../../sim/stats/student-t.ts';
import { normalDraws } from './normal-draws.ts';

/**
 * Errors of whole families in 2,000 studies of 20 comparisons (four plans on five measures) in which nothing differs:
 * at most 5 % + 2 standard errors of them may find anything. Seeds were fixed before the first run.
 */
const TRIALS = 2000;
const COLUMNS = 20;
const NOMINAL = 0.05;
const MOST = NOMINAL + 2 * Math.sqrt((NOMINAL * (1 - NOMINAL)) / TRIALS);

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** Differences without any truth in them; comparisons share some of their luck, as plans on the same customers do. */
function study(normal: () => number, n: number, shared: number): number[][] {
  const luck = times(n, normal);
  const own = Math.sqrt(1 - shared ** 2);
  return times(COLUMNS, () => luck.map((common) => shared * common + own * normal()));
}

function errors(finds: () => boolean): number {
  let wrong = 0;
  for (let i = 0; i < TRIALS; i++) if (finds()) wrong++;
  return wrong / TRIALS;
}

const tOf = (column: readonly number[]) =>
  Math.abs(mean(column)) / Math.sqrt(sampleVariance(column) / column.length);

describe.each([0, 0.8])('with a share of %d of the luck in common', (shared) => {
  test('Bonferroni-t finds nothing in 95 % of studies', () => {
    const normal = normalDraws(`family bonferroni ${shared}`);
    const critical = twoSidedT(bonferroniLevel(0.95, COLUMNS), 29);
    const wrong = errors(() => study(normal, 30, shared).some((column) => tOf(column) > critical));
    console.info(`Bonferroni-t, ${shared}: ${wrong}`);
    expect(wrong).toBeLessThanOrEqual(MOST);
  });

  test('max-t finds nothing in 95 % of studies of 100 replications', () => {
    const normal = normalDraws(`family max-t ${shared}`);
    const wrong = errors(() => {
      const columns = study(normal, 100, shared);
      const critical = maxTCritical(columns, 0.95, 300, 'family')!;
      return columns.some((column) => tOf(column) > critical);
    });
    console.info(`max-t, ${shared}: ${wrong}`);
    expect(wrong).toBeLessThanOrEqual(MOST);
  });

  test('Holm rejects nothing in 95 % of studies', () => {
    const normal = normalDraws(`family holm ${shared}`);
    const wrong = errors(() => {
      const pValues = study(normal, 30, shared).map((column) => 2 * studentTProbability(-tOf(column), 29));
      return Math.min(...holmAdjusted(pValues)) <= NOMINAL;
    });
    console.info(`Holm, ${shared}: ${wrong}`);
    expect(wrong).toBeLessThanOrEqual(MOST);
  });
});

test('a difference right at the margin is called equivalent in at most 5 % of 2,000 studies', () => {
  const normal = normalDraws('equivalence at the margin');
  const wrong = errors(() => {
    const values = times(30, () => 0.8 + normal());
    return equivalenceTest(meanInterval(values, 0.95), 0.8).p <= NOMINAL;
  });
  console.info(`equivalence at the margin: ${wrong}`);
  expect(wrong).toBeLessThanOrEqual(MOST);
});
