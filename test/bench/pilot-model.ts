import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { layoutRows } from '../../sim/measure/layout.ts';
import { prepareStudy } from '../../sim/study/compile/prepare-study.ts';
import { studyNames } from '../../sim/study/compile/study-layout.ts';
import { disk } from '../../sim/study/documents/disk.ts';
import { bundledSimulator } from '../../sim/study/execute/bundled-simulator.ts';
import { loadSimulator } from '../../sim/study/execute/replication-task.ts';

/** The shipped pilot: the model that speed is measured on. */
export const pilot = prepareStudy('scenarios/studies/pilot.yaml', disk);
export const allPlans: readonly number[] = [...pilot.plans.keys()];

/** The pilot over 24 months in a market with everything in it. */
export const fullDepth = prepareStudy('scenarios/studies/full-depth.yaml', disk);

/** The file that the simulator was joined into; comments in it say which part came from where. */
export const simulatorAddress = bundledSimulator(
  new URL('../../sim/study/execute/simulate.ts', import.meta.url).href,
);

/** The simulator as the threads of a study load it. */
export const simulate = await loadSimulator<CompiledStudy>(simulatorAddress);

/** How much there is to do in one replication. */
export interface Work {
  /** Handler calls, arrivals included; the run-in, which all plans share, once. */
  readonly events: number;
  /** Of these after the cut-over, over all plans. */
  readonly planEvents: number;
  /** Leads that arrive in the year of the cohort, and all from the cut-over on. */
  readonly cohortLeads: number;
  readonly planLeads: number;
}

/** Counts the work of a replication of all plans of a study by doing it. */
export function workOf(replication: number, { compiled: study, plans } = pilot): Work {
  const replicator = new Replicator(study, layoutRows(studyNames(study)));
  const outcomes = replicator.run(replication, [...plans.keys()]);
  const runIn = replicator['atCutOver'].events;
  const planEvents = outcomes.reduce((sum, { events }) => sum + events - runIn, 0);
  const { leadTime, leads } = replicator.market.tape;
  const arriving = (until: number) =>
    leadTime.subarray(0, leads).reduce((n, time) => n + Number(time >= study.cutOver && time < until), 0);
  return {
    events: runIn + planEvents,
    planEvents,
    cohortLeads: arriving(study.cohortUntil),
    planLeads: arriving(Number.POSITIVE_INFINITY),
  };
}
