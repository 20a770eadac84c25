import type { CompiledWorld } from '../../world/compiled.ts';
import type { AllocationRule, PoolTerms } from '../compiled.ts';
import { compileCondition } from '../condition/compile.ts';
import type { LeadNames } from '../condition/names.ts';
import type { PolicyDocument } from '../schema.ts';
import { wallSeconds } from '../span.ts';
import { NEVER } from '../view.ts';
import { partnersInHashOrder, weightOf } from './partners.ts';

type Rule = PolicyDocument['allocation'][number];
type Pool = Extract<Rule, { give_to: 'open-pool' }>;

/** The rules that hand leads out, and the number of counters they need. */
export function compileAllocation(
  rules: readonly Rule[],
  world: CompiledWorld,
  names: LeadNames,
): { readonly allocation: AllocationRule[]; readonly counters: number } {
  let counters = 0;
  const allocation = rules.map((rule) => {
    const compiled = compileRule(rule, world, names, counters);
    counters += countersOf(compiled, world);
    return compiled;
  });
  return { allocation, counters };
}

/** Counters that a rule needs. */
export function countersOf(rule: AllocationRule, world: CompiledWorld): number {
  if (rule.kind === 'round-robin') return rule.within === 'region' ? world.regions.length : 1;
  return rule.kind === 'weighted' ? world.parties.length : 0;
}

/** One rule. @param firstCounter place of its first counter among those of the policy */
export function compileRule(
  rule: Rule,
  world: CompiledWorld,
  names: LeadNames,
  firstCounter: number,
): AllocationRule {
  const head = { name: rule.rule, when: compileCondition(rule.when, names) };
  switch (rule.give_to) {
    case 'round-robin':
      return { ...head, kind: 'round-robin', within: rule.within, firstCounter };
    case 'weighted': {
      const weights = world.parties.map((party) => (party.isHq ? 0 : weightOf(rule, party, world)));
      return { ...head, kind: 'weighted', within: rule.within, weights, firstCounter };
    }
    case 'open-pool':
      return { ...head, kind: 'open-pool', ...poolTerms(rule) };
    case 'territory': {
      const parties = world.parties.map((party) => party.name);
      const holders = world.regions.map(({ name }) => parties.indexOf(rule.holders[name] ?? ''));
      return { ...head, kind: 'territory', holders };
    }
    case 'best-match': {
      const { skill, on_site: onSite, speed, free_hours: freeHours, performance } = rule.weigh;
      const weights = { skill, onSite, speed, freeHours, performance };
      return { ...head, kind: 'best-match', within: rule.within, weights };
    }
    case 'channel-manager':
      return { ...head, kind: 'channel-manager', within: rule.within };
    case 'random':
      return { ...head, kind: 'random', within: rule.within };
    default:
      return { ...head, kind: rule.give_to };
  }
}

function poolTerms(rule: Pool): PoolTerms {
  return {
    within: rule.within,
    window: wallSeconds(rule.window),
    claimsPerDay: rule.claims_per_day ?? Number.POSITIVE_INFINITY,
    holding: rule.holding ?? Number.POSITIVE_INFINITY,
  };
}

/** Terms of the pool for leads that no rule has sent there: the first open-pool rule's, else open to the region. */
export function commonPoolOf(allocation: readonly AllocationRule[]): PoolTerms {
  for (const rule of allocation) {
    if (rule.kind === 'open-pool') {
      const { within, window, claimsPerDay, holding } = rule;
      return { within, window, claimsPerDay, holding };
    }
  }
  return {
    within: 'region',
    window: NEVER,
    claimsPerDay: Number.POSITIVE_INFINITY,
    holding: Number.POSITIVE_INFINITY,
  };
}

/** See `CompiledPolicy.candidates`. */
export function candidateLists(world: CompiledWorld): number[][] {
  const everybody = partnersInHashOrder(world);
  const serving = world.regions.map((_, region) =>
    everybody.filter((party) => world.parties[party].regions.includes(region)),
  );
  return [...serving, everybody];
}
