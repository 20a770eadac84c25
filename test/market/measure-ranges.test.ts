import { expect, test } from 'vitest';
import { rangeOf } from '../../sim/measure/range.ts';
import { BUSY, compiledFrom, replicatorOf, rowsOf } from './tiny-study.ts';

test('no measure of a run lies outside the range that limits are held against', () => {
  const study = compiledFrom(BUSY);
  const rows = rowsOf(study);
  const replicator = replicatorOf(study);
  let shares = 0;
  for (let replication = 0; replication < 3; replication++) {
    for (const { numerators, denominators } of replicator.run(
      replication,
      study.plans.map((_, plan) => plan),
    )) {
      rows.forEach(({ measure }, i) => {
        const range = rangeOf(measure);
        if (range === null || denominators[i] === 0) return;
        const value = (numerators[i] / denominators[i]) * measure.scale;
        if (range.max === 100) shares++;
        expect(value, measure.id).toBeGreaterThanOrEqual(range.min);
        expect(value, measure.id).toBeLessThanOrEqual(range.max);
      });
    }
  }
  expect(shares).toBeGreaterThan(0);
});
