import type { CompiledParty, CompiledWorld } from '../../world/compiled.ts';
import type { PolicyDocument } from '../schema.ts';

/** Names of all partners; HQ's direct team, the last party, is none. */
export function partnerNames(world: CompiledWorld): string[] {
  return world.parties.slice(0, -1).map((party) => party.name);
}

type Weighted = Extract<PolicyDocument['allocation'][number], { give_to: 'weighted' }>;

/** A partner's weight: that of its name, else that of its archetype, else that of the others. */
export function weightOf(rule: Weighted, party: CompiledParty, world: CompiledWorld): number {
  return rule.weights[party.name] ?? rule.weights[world.archetypes[party.archetype]] ?? rule.others;
}

/** Partners in the order of the hashes of their names, by index; HQ's direct team is not among them. */
export function partnersInHashOrder(world: CompiledWorld): number[] {
  return world.parties
    .slice(0, -1)
    .map((_, party) => party)
    .sort((a, b) => {
      const [one, other] = [world.parties[a], world.parties[b]];
      return one.k0 - other.k0 || one.k1 - other.k1;
    });
}
