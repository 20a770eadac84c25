import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measurement } from './measurement.ts';
import type { Peak } from './memory-of-leads.ts';

/**
 * What it measures: how many bytes a lead takes, from the peak memory of two processes that simulate one replication
 * of one plan each, with about 10^5 and 10^6 leads. What a process needs anyway falls out of the difference.
 */

const SCRIPT = fileURLToPath(new URL('./memory-of-leads.ts', import.meta.url));
/** Times the enquiries of the shipped world. */
const FEW = 5.5;
const MANY = 55;

async function peakOf(times: number): Promise<Peak> {
  const words = ['--import', 'tsx', SCRIPT, String(times)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Peak;
}

export const memory: readonly Measurement[] = [
  {
    name: 'memory, between 10^5 and 10^6 leads',
    unit: 'bytes a lead',
    better: 'lower',
    digits: 0,
    rounds: 1,
    measure: async () => {
      const few = await peakOf(FEW);
      const many = await peakOf(MANY);
      return (many.bytes - few.bytes) / (many.leads - few.leads);
    },
  },
];
