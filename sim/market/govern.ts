import type { CompiledWorld } from '../world/compiled.ts';
import type { Tape } from '../world/tape.ts';
import { type CompiledStudy, CUSTOMER_FIELDS, type CustomerTest } from './compiled-study.ts';

const ORIGINS = { hq: 0, partner: 1, customer: 2 } as const;

/** Number of a lead's origin, as `LeadView.origin`. */
export function originOf(world: CompiledWorld, source: number): number {
  return ORIGINS[world.sources[source].origin];
}

/** Index of each region's group, in order of first mention. */
export function regionGroups(world: CompiledWorld): readonly number[] {
  const names = [...new Set(world.regions.map((region) => region.group))];
  return world.regions.map((region) => names.indexOf(region.group));
}

/** A true fact of a customer, by index into `CUSTOMER_FIELDS`. */
function customerFact(
  world: CompiledWorld,
  groups: readonly number[],
  tape: Tape,
  customer: number,
  field: number,
): number {
  switch (CUSTOMER_FIELDS[field]) {
    case 'source':
      return tape.customerSource[customer];
    case 'origin':
      return originOf(world, tape.customerSource[customer]);
    case 'region':
      return tape.customerRegion[customer];
    case 'group':
      return groups[tape.customerRegion[customer]];
    case 'product':
      return tape.customerProduct[customer];
    case 'market':
      return tape.customerMarket[customer];
    case 'customer':
      return tape.customerB2c[customer];
    case 'modules':
      return world.products[tape.customerProduct[customer]].modules;
    case 'sites':
      return tape.customerSites[customer];
  }
}

function holds(
  tests: readonly CustomerTest[],
  world: CompiledWorld,
  groups: readonly number[],
  tape: Tape,
  customer: number,
): boolean {
  for (const test of tests) {
    const value = customerFact(world, groups, tape, customer, test.field);
    if (test.mask !== 0 ? (test.mask & (1 << value)) === 0 : value < test.atLeast || value >= test.below)
      return false;
  }
  return true;
}

/**
 * Which business case and which policy each customer falls under: by facts of the tape alone, so the same
 * under every plan.
 */
export class Governance {
  /** Scenario of each customer; `scenarios.length` is *all others*. */
  scenario = new Uint8Array(0);
  private readonly study: CompiledStudy;
  private readonly groups: readonly number[];
  private tape: Tape | null = null;

  constructor(study: CompiledStudy) {
    this.study = study;
    this.groups = regionGroups(study.world);
  }

  load(tape: Tape): void {
    this.tape = tape;
    if (this.scenario.length < tape.customers) this.scenario = new Uint8Array(tape.customers);
    const { scenarios, world } = this.study;
    for (let customer = 0; customer < tape.customers; customer++) {
      let found = scenarios.length;
      for (let i = 0; i < scenarios.length; i++) {
        if (holds(scenarios[i].when, world, this.groups, tape, customer)) {
          found = i;
          break;
        }
      }
      this.scenario[customer] = found;
    }
  }

  /** Policies under which a new customer may come now. */
  inForce(plan: number, at: number): readonly number[] {
    const { plans, runIn, cutOver } = this.study;
    let found = [runIn];
    if (at < cutOver) return found;
    for (const { from, scenarios, when, policy } of plans[plan].phases) {
      if (from > at) continue;
      found = scenarios.length + when.length === 0 ? [policy] : [...found, policy];
    }
    return found;
  }

  /** Policy that a partner reckons with: the latest phase of the plan that has begun, else the running business's. */
  latestPolicy(plan: number, at: number): number {
    const { plans, runIn, cutOver } = this.study;
    if (at < cutOver) return runIn;
    return plans[plan].phases.findLast((phase) => phase.from <= at)?.policy ?? runIn;
  }

  /** Policy of a customer that is judged at time `at` under a plan: the last listed phase that matches. */
  policyOf(plan: number, customer: number, at: number): number {
    const { plans, runIn, cutOver, world } = this.study;
    let policy = runIn;
    if (at < cutOver || this.tape === null) return policy;
    for (const phase of plans[plan].phases) {
      if (phase.from > at) continue;
      if (phase.scenarios.length > 0 && !phase.scenarios.includes(this.scenario[customer])) continue;
      if (!holds(phase.when, world, this.groups, this.tape, customer)) continue;
      policy = phase.policy;
    }
    return policy;
  }
}
