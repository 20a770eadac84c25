import Table from 'cli-table3';
import { calendarHold } from './calendar-hold.ts';
import { draws } from './draws.ts';
import type { Measurement } from './measurement.ts';
import { referenceLoop } from './reference-loop.ts';

/**
 * `npm run bench`: every measurement, best of five rounds; each one is preceded by the frozen reference loop,
 * so that a slow spell of the machine shows in both. `npm run bench -- calendar` measures what is so named.
 */

const ROUNDS = 5;
const REFERENCE_HOLDS = 500_000;

const MEASUREMENTS: readonly Measurement[] = [...calendarHold, ...draws];

const wanted = process.argv[2] ?? '';
const chosen = MEASUREMENTS.filter(({ name }) => name.includes(wanted));
const results = chosen.map((): number[] => []);
const reference: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  for (const [i, measurement] of chosen.entries()) {
    reference.push(referenceLoop(REFERENCE_HOLDS));
    results[i].push(await measurement.measure());
  }
}

const referenceBest = Math.min(...reference);
const table = new Table({
  head: ['measurement', 'best', 'median', 'unit', 'of a reference hold'],
  colAligns: ['left', 'right', 'right', 'left', 'right'],
  style: { head: [], border: [] },
});
table.push([
  'frozen reference loop',
  referenceBest.toFixed(0),
  median(reference).toFixed(0),
  'ns a hold',
  '1.00',
]);
for (const [i, { name, unit, better, digits }] of chosen.entries()) {
  const best = better === 'lower' ? Math.min(...results[i]) : Math.max(...results[i]);
  const ratio = unit.startsWith('ns') ? (best / referenceBest).toFixed(2) : '';
  table.push([name, best.toFixed(digits), median(results[i]).toFixed(digits), unit, ratio]);
}
console.log(`Best of ${ROUNDS} rounds, Node ${process.version}`);
console.log(table.toString());

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
