import { readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { fullDepth, pilot, simulate, simulatorAddress } from './pilot-model.ts';

/**
 * What it measures: where the time of a replication goes. A sampling profiler looks every 0.2 ms which function runs.
 * By *stage*, the sample counts for the innermost function around it that begins one; by *file*, for the file that the
 * running function was written in, which for the market is the stage of a lead's life.
 */

const REPLICATIONS = [5, 6, 7];
const MICROSECONDS_BETWEEN_SAMPLES = 200;
/** Files with a smaller share are told together. */
const LEAST_SHARE = 0.01;

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

/** The tables of stages and of files, as text. */
export async function stages(): Promise<string> {
  const texts: string[] = [];
  for (const [title, study] of [
    ['the pilot', pilot],
    ['the whole channel over 24 months', fullDepth],
  ] as const) {
    const nodes = await profileOf(study);
    const of = `a replication of ${title} (${study.plans.length} plans) goes`;
    texts.push(`Where the time of ${of}, by stage\n${tableOf(byStage(nodes), 0)}`);
    texts.push(`The same by file below sim/\n${tableOf(byFile(nodes), LEAST_SHARE)}`);
  }
  return texts.join('\n\n');
}

async function profileOf({ compiled, plans }: typeof pilot): Promise<readonly Profiler.ProfileNode[]> {
  const all = [...plans.keys()];
  for (const replication of [3, 4]) simulate(compiled, replication, all);
  return profiled(() => {
    for (const replication of REPLICATIONS) simulate(compiled, replication, all);
  });
}

function byStage(nodes: readonly Profiler.ProfileNode[]): Map<string, number> {
  const samples = new Map<string, number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const walk = (node: Profiler.ProfileNode, within: string): void => {
    const { functionName } = node.callFrame;
    const found = STAGES.find(([outer, name]) => outer === within && name === functionName);
    const stage = functionName === '(garbage collector)' ? 'garbage collection' : (found?.[2] ?? within);
    add(samples, stage || 'else', node);
    for (const child of node.children ?? []) walk(byId.get(child)!, stage);
  };
  walk(nodes[0], '');
  return samples;
}

/** A function that was written out in its caller still counts for its own file where V8 says on which line it was. */
function byFile(nodes: readonly Profiler.ProfileNode[]): Map<string, number> {
  const lines = readFileSync(fileURLToPath(simulatorAddress), 'utf8').split('\n');
  let file = 'else';
  const fileOfLine = lines.map((line) => {
    file = /^\/\/ (?:.*\/)?sim\/(\S+\.ts)$/.exec(line)?.[1] ?? file;
    return file;
  });
  const samples = new Map<string, number>();
  for (const node of nodes) {
    const isOurs = node.callFrame.url === simulatorAddress;
    add(samples, isOurs ? (fileOfLine[node.callFrame.lineNumber] ?? 'else') : 'else', node);
  }
  return samples;
}

function add(samples: Map<string, number>, name: string, { hitCount }: Profiler.ProfileNode): void {
  samples.set(name, (samples.get(name) ?? 0) + (hitCount ?? 0));
}

function tableOf(samples: ReadonlyMap<string, number>, leastShare: number): string {
  const total = [...samples.values()].reduce((sum, count) => sum + count, 0);
  const shown = [...samples].sort(([, a], [, b]) => b - a).filter(([, count]) => count >= leastShare * total);
  const rest = total - shown.reduce((sum, [, count]) => sum + count, 0);
  const table = new Table({
    head: ['', 'share', 'ms a replication'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const [name, count] of [...shown, ...(rest > 0 ? [['all others', rest] as const] : [])]) {
    const milliseconds = (count * MICROSECONDS_BETWEEN_SAMPLES) / 1000 / REPLICATIONS.length;
    table.push([name, `${((100 * count) / total).toFixed(1)} %`, milliseconds.toFixed(0)]);
  }
  return table.toString();
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
