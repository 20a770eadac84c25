import { type CompiledScenario, CUSTOMER_FIELDS, type CustomerTest } from '../../market/compiled-study.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { customerKinds, meets } from './customer-tests.ts';

/** Whether a scenario or a phase can have any customers, and why not. */
export type Reach =
  | { readonly reached: true }
  /** No customer of this world has all that is asked for. */
  | { readonly reached: false; readonly takenBy: null }
  /** Customers have it, and others that go before take them all: their indexes. */
  | { readonly reached: false; readonly takenBy: readonly number[] };

/** What is asked of customers: tests, and scenarios (empty for any) of which it must be one. */
export interface Asked {
  readonly when: readonly CustomerTest[];
  readonly scenarios: readonly number[];
}

/**
 * For each scenario, whether any customer of the world can belong to it. Every kind of customer that can arrive is
 * tried, so that scenarios which together take all customers of a later one are found too.
 */
export function reachOfScenarios(world: CompiledWorld, scenarios: readonly CompiledScenario[]): Reach[] {
  const asked = scenarios.map(({ when }) => ({ when, scenarios: [] }));
  return reaches(world, scenarios, asked, (i) => asked.slice(0, i).map((_, earlier) => earlier));
}

/**
 * For each phase, whether it can govern any customer: of those that match, the last listed one governs, so a later
 * phase from the same day on may take all its customers.
 */
export function reachOfPhases(
  world: CompiledWorld,
  scenarios: readonly CompiledScenario[],
  phases: readonly (Asked & { readonly from: number })[],
): Reach[] {
  return reaches(world, scenarios, phases, (i) =>
    [...phases.keys()].filter((later) => later > i && phases[later].from <= phases[i].from),
  );
}

/** @param before which others, by index, take a customer before the i-th one may */
function reaches(
  world: CompiledWorld,
  scenarios: readonly CompiledScenario[],
  asked: readonly Asked[],
  before: (i: number) => readonly number[],
): Reach[] {
  const tests = [...scenarios, ...asked].flatMap(({ when }) => when);
  const fields = new Set(tests.map(({ field }) => CUSTOMER_FIELDS[field]));
  const rivals = asked.map((_, i) => before(i));
  const reached = asked.map(() => false);
  const takers = asked.map(() => new Set<number>());
  for (const kind of customerKinds(world, fields)) {
    const own = scenarios.findIndex(({ when }) => meets(when, kind));
    const scenario = own < 0 ? scenarios.length : own;
    const matches = asked.map(
      (each) => (each.scenarios.length === 0 || each.scenarios.includes(scenario)) && meets(each.when, kind),
    );
    matches.forEach((match, i) => {
      if (!match || reached[i]) return;
      const taker = rivals[i].find((rival) => matches[rival]);
      if (taker === undefined) reached[i] = true;
      else takers[i].add(taker);
    });
  }
  return asked.map((_, i) => {
    if (reached[i]) return { reached: true };
    const takenBy = [...takers[i]].sort((a, b) => a - b);
    return { reached: false, takenBy: takenBy.length === 0 ? null : takenBy };
  });
}
