import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { layoutRows } from '../../sim/measure/layout.ts';
import { studyNames } from '../../sim/study/compile/study-layout.ts';
import { pilot } from './pilot-model.ts';

/** Simulates one replication of the pilot's fullest policy with so many times the leads, and says what it took. */

export interface Peak {
  readonly leads: number;
  /** Most memory that the process had at any time. */
  readonly bytes: number;
}

const times = Number(process.argv[2]);
const study = larger(pilot.compiled, times);
const replicator = new Replicator(study, layoutRows(studyNames(study)));
replicator.run(
  0,
  pilot.plans.flatMap(({ plan }, i) => (plan === 'match-and-protect' ? [i] : [])),
);
const peak: Peak = {
  leads: replicator.market.tape.leads,
  bytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(peak));

/** The same business, with so many times the enquiries and the people who answer them. */
function larger(compiled: CompiledStudy, times: number): CompiledStudy {
  const { world } = compiled;
  return {
    ...compiled,
    world: {
      ...world,
      sources: world.sources.map((source) => ({ ...source, perWeek: times * source.perWeek })),
      parties: world.parties.map((party) => ({ ...party, staff: times * party.staff })),
      hq: { ...world.hq, channelManagers: Math.round(times * world.hq.channelManagers) },
    },
  };
}
