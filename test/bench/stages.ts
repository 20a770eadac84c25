import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import Table from 'cli-table3';
import { allPlans, pilot, simulate } from './pilot-model.ts';

/**
 * What it measures: where the time of a replication goes, by stage. A sampling profiler looks every 0.2 ms which
 * function runs; the stage is that of the innermost function around it that has one.
 */

const REPLICATIONS = [5, 6, 7];
const MICROSECONDS_BETWEEN_SAMPLES = 200;

/** Functions that begin a stage, with the stage they are called in and what the new one is called. */
const STAGES: readonly (readonly [within: string, name: string, stage: string])[] = [
  ['', 'load', 'books of the cohort'],
  ['books of the cohort', 'makeTape', 'tape'],
  ['', 'runIn', 'run-in'],
  ['', 'copyFrom', 'copies of the running business'],
  ['', 'runPlan', 'plans'],
  ['plans', 'settle', 'settlement'],
  ['plans', 'checkLaws', 'check of the laws'],
  ['plans', 'outcomeOf', 'outcome'],
  ['', 'layOut', 'outcome'],
];

/** The table of stages, as text. */
export async function stages(): Promise<string> {
  for (const replication of [3, 4]) simulate(pilot.compiled, replication, allPlans);
  const nodes = await profiled(() => {
    for (const replication of REPLICATIONS) simulate(pilot.compiled, replication, allPlans);
  });
  const samples = new Map<string, number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const walk = (node: Profiler.ProfileNode, within: string): void => {
    const { functionName } = node.callFrame;
    const found = STAGES.find(([outer, name]) => outer === within && name === functionName);
    const stage = functionName === '(garbage collector)' ? 'garbage collection' : (found?.[2] ?? within);
    samples.set(stage, (samples.get(stage) ?? 0) + (node.hitCount ?? 0));
    for (const child of node.children ?? []) walk(byId.get(child)!, stage);
  };
  walk(nodes[0], '');
  const total = [...samples.values()].reduce((sum, count) => sum + count, 0);
  const table = new Table({
    head: ['stage', 'share', 'ms a replication'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const [stage, count] of [...samples].sort(([, a], [, b]) => b - a)) {
    const milliseconds = (count * MICROSECONDS_BETWEEN_SAMPLES) / 1000 / REPLICATIONS.length;
    table.push([stage || 'else', `${((100 * count) / total).toFixed(1)} %`, milliseconds.toFixed(0)]);
  }
  return `Where the time of a replication of the pilot goes (${allPlans.length} plans)\n${table}`;
}

async function profiled(work: () => void): Promise<readonly Profiler.ProfileNode[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: MICROSECONDS_BETWEEN_SAMPLES });
    await session.post('Profiler.start');
    work();
    const { profile } = await session.post('Profiler.stop');
    return profile.nodes;
  } finally {
    session.disconnect();
  }
}
