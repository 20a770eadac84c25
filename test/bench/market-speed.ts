import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Measurement } from './measurement.ts';
import { allPlans, fullDepth, pilot, simulate, type Work, workOf } from './pilot-model.ts';

/**
 * What it measures: the whole simulator on the pilot's model, in one thread. An event is a call of a handler, an
 * arrival included; what it takes to draw the tape, to copy the running business and to settle is part of its time.
 */

/** Replications in turn, so that the tape of the last one is never found ready. */
const REPLICATIONS = [1, 2] as const;
const FULL_DEPTH_REPLICATION = 5;
let turn = 0;
let work: readonly Work[] | undefined;

/** The next replication, and how much there is to do in it. */
function next(): { readonly replication: number; readonly work: Work } {
  if (work === undefined) {
    work = REPLICATIONS.map((replication) => workOf(replication));
    // Functions are compiled on the way; the first runs are slower than all others.
    for (const replication of [3, 4]) simulate(pilot.compiled, replication, allPlans);
  }
  turn = (turn + 1) % REPLICATIONS.length;
  return { replication: REPLICATIONS[turn], work: work[turn] };
}

function millisecondsOf(replication: number, plans: readonly number[]): number {
  const start = performance.now();
  simulate(pilot.compiled, replication, plans);
  return performance.now() - start;
}

/** What all plans of a replication take, without the tape and the run-in that they share. */
function plansAlone(): { readonly milliseconds: number; readonly work: Work } {
  const { replication, work } = next();
  const everything = millisecondsOf(replication, allPlans);
  return { milliseconds: everything - millisecondsOf(next().replication, []), work };
}

/** The whole channel over two years, all nine plans; counted and compiled by a run before the first that is measured. */
let fullWork: Work | undefined;

function fullDepthOnce(): { readonly milliseconds: number; readonly events: number } {
  const plans = [...fullDepth.plans.keys()];
  if (fullWork === undefined) {
    fullWork = workOf(FULL_DEPTH_REPLICATION, fullDepth);
    simulate(fullDepth.compiled, FULL_DEPTH_REPLICATION + 1, plans);
  }
  const start = performance.now();
  simulate(fullDepth.compiled, FULL_DEPTH_REPLICATION, plans);
  return { milliseconds: performance.now() - start, events: fullWork.events };
}

export const marketSpeed: readonly Measurement[] = [
  {
    name: 'market, all the pilot takes',
    unit: 'ns an event',
    better: 'lower',
    digits: 0,
    measure: () => {
      const { replication, work } = next();
      return (millisecondsOf(replication, allPlans) * 1e6) / work.events;
    },
  },
  {
    name: 'market, plans without tape and run-in',
    unit: 'ns an event',
    better: 'lower',
    digits: 0,
    measure: () => {
      const { milliseconds, work } = plansAlone();
      return (milliseconds * 1e6) / work.planEvents;
    },
  },
  {
    name: 'market, a plan-year of 10,000 leads',
    unit: 'ms',
    better: 'lower',
    digits: 0,
    measure: () => {
      const { milliseconds, work } = plansAlone();
      return (milliseconds / allPlans.length / work.planLeads) * 10_000;
    },
  },
  {
    name: 'market, the same with its part of tape, run-in and quarter after',
    unit: 'ms',
    better: 'lower',
    digits: 0,
    measure: () => {
      const { replication, work } = next();
      return (millisecondsOf(replication, allPlans) / allPlans.length / work.cohortLeads) * 10_000;
    },
  },
  {
    name: 'whole channel over 24 months, all that it takes',
    unit: 'ns an event',
    better: 'lower',
    digits: 0,
    rounds: 2,
    measure: () => {
      const { milliseconds, events } = fullDepthOnce();
      return (milliseconds * 1e6) / events;
    },
  },
  {
    name: 'market, garbage collection',
    unit: '% of the time',
    better: 'lower',
    digits: 2,
    measure: async () => {
      const { replication } = next();
      let collecting = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) collecting += duration;
      });
      observer.observe({ entryTypes: ['gc'] });
      const elapsed = millisecondsOf(replication, allPlans);
      // What was observed is told in a later turn.
      await nextTurn();
      await nextTurn();
      observer.disconnect();
      return (100 * collecting) / elapsed;
    },
  },
];
