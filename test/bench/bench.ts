import { cpus, loadavg } from 'node:os';
import Table from 'cli-table3';
import { calendarHold } from './calendar-hold.ts';
import { commonRandomNumbers } from './common-random-numbers.ts';
import { draws } from './draws.ts';
import { marketSpeed } from './market-speed.ts';
import type { Measurement } from './measurement.ts';
import { memory } from './memory.ts';
import { referenceLoop } from './reference-loop.ts';
import { stages } from './stages.ts';
import { removeCompiled, startUp } from './start-up.ts';
import { threads } from './threads.ts';

/**
 * `npm run bench`: every measurement, best of five rounds; each one is preceded by the frozen reference loop,
 * so that a slow spell of the machine shows in both. Then where the time goes, what a second thread is worth, and what
 * common random numbers are. `npm run bench -- calendar` measures what is so named.
 */

const ROUNDS = 5;
const REFERENCE_HOLDS = 500_000;

const MEASUREMENTS: readonly Measurement[] = [
  ...calendarHold,
  ...draws,
  ...marketSpeed,
  ...memory,
  ...startUp,
];
const REPORTS: readonly { readonly name: string; readonly text: () => string | Promise<string> }[] = [
  { name: 'stages', text: stages },
  { name: 'threads', text: threads },
  { name: 'common random numbers', text: commonRandomNumbers },
];

const wanted = process.argv[2] ?? '';
const measurements = MEASUREMENTS.filter(({ name }) => name.includes(wanted));
const reports = REPORTS.filter(({ name }) => name.includes(wanted));
if (measurements.length + reports.length === 0) {
  console.error(`Nothing is called ${wanted}. There are:`);
  for (const { name } of [...MEASUREMENTS, ...REPORTS]) console.error(`  ${name}`);
  process.exitCode = 1;
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} of it, Node ${process.version}`);
console.log(`Programs that wanted a processor in the last minute: ${loadavg()[0].toFixed(1)}\n`);
if (measurements.length > 0) console.log(await tableOf(measurements));
for (const { text } of reports) console.log(`\n${await text()}`);
await removeCompiled();

/** Measures in rounds, so that no measurement meets only the slow spells. */
async function tableOf(chosen: readonly Measurement[]): Promise<string> {
  const results = chosen.map((): number[] => []);
  const reference: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { name, rounds = ROUNDS, measure }] of chosen.entries()) {
      if (round >= rounds) continue;
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[Kround ${round + 1} of ${ROUNDS}: ${name}`);
      reference.push(referenceLoop(REFERENCE_HOLDS));
      results[i].push(await measure());
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');

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
  return `Best of ${ROUNDS} rounds\n${table}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
