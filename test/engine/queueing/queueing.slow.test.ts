import { describe, expect, test } from 'vitest';
import { twoSidedT } from '../../../sim/stats/student-t.ts';
import { QueueModel } from './queue-model.ts';
import { SYSTEMS } from './systems.ts';

// The kernel against queueing theory. One joint statement at 99 %: every one of the exact values lies in its
// interval, each at 1 - 0.01 / number of values (Bonferroni), and no interval is wider than 1 % of the value
// on either side. A replication is about 300,000 customers after a run-in of 5,000, at 10,000 ticks a unit;
// its draws hang on the number of the system and the replication. Every replication also checks that the
// integral of the queue length is the sum of the times in queue, to the tick.

const CUSTOMERS = 300_000;
const RUN_IN = 5_000;
/** Most units that fit into 2^31 ticks. */
const LONGEST = 214_000;

const values = SYSTEMS.reduce((sum, system) => sum + system.quantities.length, 0);
const level = 1 - 0.01 / values;

describe.each(SYSTEMS.map((system, index) => ({ ...system, index })))(
  '$name',
  ({ spec, replications, quantities, index }) => {
    test(`${quantities.map(({ name }) => name).join(', ')}: exact within 1 % (${replications} replications)`, () => {
      const rate = spec.rates.reduce((sum, r) => sum + r, 0);
      const runIn = RUN_IN / rate;
      const model = new QueueModel(spec, runIn, Math.min(LONGEST, runIn + CUSTOMERS / rate));
      const samples = quantities.map(() => new Float64Array(replications));
      for (let r = 0; r < replications; r++) {
        const counts = model.run(10_000 * index + r);
        for (const [i, quantity] of quantities.entries()) samples[i][r] = quantity.of(counts);
      }
      for (const [i, { name, exact }] of quantities.entries()) {
        const mean = samples[i].reduce((sum, x) => sum + x, 0) / replications;
        const squares = samples[i].reduce((sum, x) => sum + (x - mean) ** 2, 0);
        const error = Math.sqrt(squares / (replications - 1) / replications);
        const halfWidth = twoSidedT(level, replications - 1) * error;
        expect(halfWidth / exact, `half-width of the ${name}`).toBeLessThanOrEqual(0.01);
        expect(Math.abs(mean - exact), `error of the ${name}, ${mean} for ${exact}`).toBeLessThanOrEqual(
          halfWidth,
        );
      }
    });
  },
);
