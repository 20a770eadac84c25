import { DailyFactor } from '../../../sim/engine/daily-factor.ts';
import { exponentialQuantile } from '../../../sim/engine/distribution/exponential.ts';
import { normalQuantile } from '../../../sim/engine/distribution/normal.ts';
import { erlangA, erlangB, erlangC, presenceOfMM23, waitOfMG1, waitOfMMc } from './exact-values.ts';
import type { QueueCounts, QueueSpec } from './queue-model.ts';

/** One quantity of a system: what a replication says of it, and what theory says. */
interface Quantity {
  readonly name: string;
  readonly of: (counts: QueueCounts) => number;
  readonly exact: number;
}

export interface System {
  readonly name: string;
  readonly spec: QueueSpec;
  /** Replications, fixed beforehand so that every half-width is at most 1 % of the value. */
  readonly replications: number;
  readonly quantities: readonly Quantity[];
}

const meanWait = (counts: QueueCounts) => total(counts.waits) / total(counts.starts);
const shareDelayed = (counts: QueueCounts) => counts.delayed / counts.arrivals;
const shareTurnedAway = (counts: QueueCounts) => counts.turnedAway / counts.arrivals;

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function mmc(c: number, a: number, replications: number): System {
  return {
    name: `M/M/${c} at load ${a}`,
    spec: { rates: [a], servers: c, service: exponentialQuantile },
    replications,
    quantities: [
      { name: 'share that waits', of: shareDelayed, exact: erlangC(c, a) },
      { name: 'mean wait', of: meanWait, exact: waitOfMMc(c, a) },
      { name: 'mean queue', of: (counts) => counts.waiting, exact: a * waitOfMMc(c, a) },
    ],
  };
}

function mmcc(c: number, a: number, replications: number): System {
  return {
    name: `M/M/${c}/${c} at load ${a}`,
    spec: { rates: [a], servers: c, capacity: c, service: exponentialQuantile },
    replications,
    quantities: [{ name: 'share lost', of: shareTurnedAway, exact: erlangB(c, a) }],
  };
}

function mg1(name: string, service: (u: number) => number, scv: number, replications: number): System {
  return {
    name: `M/G/1 at load 0.8 with ${name} service`,
    spec: { rates: [0.8], servers: 1, service },
    replications,
    quantities: [{ name: 'mean wait', of: meanWait, exact: waitOfMG1(0.8, scv) }],
  };
}

/** Gamma service of mean 1; Erlang-2 for shape 2. By the table of `DailyFactor`: the inversion is slow. */
function gammaService(shape: number): (u: number) => number {
  const table = new DailyFactor(shape, 0);
  return (u) => table.ofScore(normalQuantile(u));
}

const mm23 = presenceOfMM23(3, 4);
const impatient = erlangA(10, 10, 0.5);

/** M/G/1 with exponential service is the first of them. */
export const SYSTEMS: readonly System[] = [
  mmc(1, 0.8, 150),
  mmc(1, 0.9, 360),
  mmc(2, 1, 62),
  mmc(2, 1.6, 105),
  mmc(3, 2, 88),
  mmc(5, 4, 165),
  mmc(10, 6, 250),
  mmc(10, 8, 215),
  mmcc(1, 0.8, 20),
  mmcc(1, 0.9, 20),
  mmcc(2, 1, 20),
  mmcc(2, 1.6, 20),
  mmcc(3, 2, 20),
  mmcc(5, 4, 20),
  mmcc(10, 6, 52),
  mmcc(10, 8, 30),
  mg1('constant', () => 1, 0, 84),
  mg1('Erlang-2', gammaService(2), 0.5, 100),
  mg1('uniform', (u) => 2 * u, 1 / 3, 85),
  mg1('gamma of shape 4', gammaService(4), 0.25, 88),
  {
    name: 'M/M/2/3 with rates 3 and 4',
    spec: { rates: [3], servers: 2, capacity: 3, service: (u) => exponentialQuantile(u) / 4 },
    replications: 35,
    quantities: [
      ...mm23.map((exact, n) => ({
        name: `share of time with ${n}`,
        of: (c: QueueCounts) => c.presence[n],
        exact,
      })),
      {
        name: 'mean number present',
        of: (c: QueueCounts) => c.present,
        exact: mm23[1] + 2 * mm23[2] + 3 * mm23[3],
      },
      { name: 'share lost', of: shareTurnedAway, exact: mm23[3] },
    ],
  },
  {
    name: 'M/M/1 with two classes, the first going first',
    spec: { rates: [0.3, 0.4], servers: 1, service: exponentialQuantile },
    replications: 112,
    quantities: [
      { name: 'mean wait of class 1', of: (c) => c.waits[0] / c.starts[0], exact: 0.7 / 0.7 },
      { name: 'mean wait of class 2', of: (c) => c.waits[1] / c.starts[1], exact: 0.7 / (0.7 * 0.3) },
      {
        name: 'weighted wait, which no order of service changes',
        of: (c) => (0.3 * c.waits[0]) / c.starts[0] + (0.4 * c.waits[1]) / c.starts[1],
        exact: 0.7 * waitOfMMc(1, 0.7),
      },
    ],
  },
  {
    name: 'Erlang-A with rate 10, ten servers and patience of mean 2',
    spec: {
      rates: [10],
      servers: 10,
      service: exponentialQuantile,
      patience: (u) => 2 * exponentialQuantile(u),
    },
    replications: 44,
    quantities: [
      { name: 'share that waits', of: shareDelayed, exact: impatient.wait },
      { name: 'mean queue', of: (c) => c.waiting, exact: impatient.queue },
      { name: 'share that leaves', of: (c) => c.left / c.arrivals, exact: impatient.leave },
    ],
  },
];
