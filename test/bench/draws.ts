import { exponentialQuantile } from '../../sim/engine/distribution/exponential.ts';
import { normalQuantile } from '../../sim/engine/distribution/normal.ts';
import { draw, fillChildKeys, fillDraws, rankOf } from '../../sim/engine/draw.ts';
import { type Measurement, nanosecondsEach } from './measurement.ts';

/**
 * What it measures: nanoseconds a draw, one by one and in columns, and of the variates used most. Sums are kept
 * and looked at, so that no loop can be left out.
 */

const COUNT = 1_000_000;
const keys = new Int32Array(2 * COUNT);
fillChildKeys(1, 2, 3, 0, COUNT, keys);
const column = new Float64Array(COUNT);

function perDraw(name: string, work: () => number): Measurement {
  return {
    name,
    unit: 'ns a draw',
    better: 'lower',
    digits: 1,
    measure: () =>
      nanosecondsEach(COUNT, () => {
        if (Number.isNaN(work())) throw new Error('A draw is not a number.');
      }),
  };
}

export const draws: readonly Measurement[] = [
  perDraw('draw, one by one', () => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) sum += draw(4, keys[2 * i], keys[2 * i + 1], 0);
    return sum;
  }),
  perDraw('draw, in a column', () => {
    fillDraws(4, keys, COUNT, 0, column);
    return column[COUNT - 1];
  }),
  perDraw('rank of an event', () => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) sum += rankOf(keys[2 * i], keys[2 * i + 1], i);
    return sum;
  }),
  perDraw('exponential, with its draw', () => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) sum += exponentialQuantile(draw(4, keys[2 * i], keys[2 * i + 1], 0));
    return sum;
  }),
  perDraw('normal, with its draw', () => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) sum += normalQuantile(draw(4, keys[2 * i], keys[2 * i + 1], 0));
    return sum;
  }),
];
