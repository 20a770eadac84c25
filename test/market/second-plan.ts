import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { byName, factsOf, replicatorOf } from './tiny-study.ts';

/** The plan after today's rules, and the replications that tests of a mechanism look at. */
export const PLAN = 1;
export const REPLICATIONS = [0, 1];

/** Rows, events and facts of a plan that runs from the first second, in each of these replications. */
export function played(study: CompiledStudy, plan = PLAN) {
  const replicator = replicatorOf(study);
  return REPLICATIONS.map((replication) => {
    const outcome = replicator.runUnforked(replication, plan);
    return { rows: byName(study, outcome), events: outcome.events, facts: factsOf(replicator) };
  });
}

/** The plan after a cut-over: its market, its rows, and what partners come to in all. */
export function runOf(study: CompiledStudy, replication = 0) {
  const replicator = replicatorOf(study);
  const [outcome] = replicator.run(replication, [PLAN]);
  const { sums } = replicator.market.book;
  const sum = (of: keyof typeof sums) => sums[of].reduce((total, each) => total + each, 0);
  return { market: replicator.market, rows: byName(study, outcome), sum };
}
