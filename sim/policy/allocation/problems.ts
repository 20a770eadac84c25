import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { type ConditionContext, orderedListProblems } from '../condition/problems.ts';
import { horizonProblem, type PolicyProblem, unknownName } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';
import { partnerNames, weightOf } from './partners.ts';

type Rule = PolicyDocument['allocation'][number];

/** Everything wrong with the rules that hand leads out. */
export function allocationProblems(policy: PolicyDocument, context: ConditionContext): PolicyProblem[] {
  const rules = policy.allocation;
  return [
    ...orderedListProblems(
      ['allocation'],
      'rule',
      rules.map(({ rule, when }) => ({ name: rule, when })),
      context,
      (earlier, later) => takesAll(rules[earlier], rules[later], policy.limits.when_full),
    ),
    ...rules.flatMap((rule, i) => choiceProblems(['allocation', i], rule, context.world)),
  ];
}

/** Kinds that find a partner exactly when one of their reach may have the lead and is not full. */
const OPEN_CHOICE: ReadonlySet<string> = new Set(['round-robin', 'best-match', 'random']);

/** Does a rule find somebody whenever a later one would, so that the later one is never asked about its leads? */
export function takesAll(
  earlier: Rule,
  later: Rule,
  whenFull: PolicyDocument['limits']['when_full'],
): boolean {
  if (earlier.give_to === 'nobody') return true;
  if (!('within' in earlier) || !('within' in later)) return false;
  if (earlier.within === 'region' && later.within === 'everywhere') return false;
  if (earlier.give_to === 'channel-manager') return true;
  const takesFull = later.give_to === 'channel-manager' || later.give_to === 'open-pool';
  return OPEN_CHOICE.has(earlier.give_to) && whenFull !== 'next-rule' && !takesFull;
}

/** What is wrong with how one rule chooses. */
export function choiceProblems(path: Path, rule: Rule, world: CompiledWorld): PolicyProblem[] {
  switch (rule.give_to) {
    case 'open-pool':
      return horizonProblem([...path, 'window'], rule.window, world);
    case 'weighted':
      return weightProblems(path, rule, world);
    case 'territory':
      return territoryProblems(path, rule, world);
    default:
      return [];
  }
}

function weightProblems(
  path: Path,
  rule: Extract<Rule, { give_to: 'weighted' }>,
  world: CompiledWorld,
): PolicyProblem[] {
  const known = [...new Set([...world.archetypes.slice(0, -1), ...partnerNames(world)])];
  const found = Object.keys(rule.weights).flatMap((name) =>
    unknownName([...path, 'weights', name], 'partner or archetype', name, known, 'key'),
  );
  const partners = world.parties.slice(0, -1);
  if (found.length === 0 && partners.every((party) => weightOf(rule, party, world) === 0)) {
    found.push({
      path: [...path, 'weights'],
      message: 'the weights of all partners sum to 0',
      hint: 'give at least one of them a weight above 0, or `others: 1`',
    });
  }
  return found;
}

function territoryProblems(
  path: Path,
  rule: Extract<Rule, { give_to: 'territory' }>,
  world: CompiledWorld,
): PolicyProblem[] {
  const regions = world.regions.map((region) => region.name);
  return Object.entries(rule.holders).flatMap(([region, holder]) => {
    const place = [...path, 'holders', region];
    const unknown = [
      ...unknownName(place, 'region', region, regions, 'key'),
      ...unknownName(place, 'partner', holder, partnerNames(world)),
    ];
    if (unknown.length > 0) return unknown;
    const serving = world.parties
      .slice(0, -1)
      .filter((party) => party.regions.includes(regions.indexOf(region)))
      .map((party) => party.name);
    if (serving.includes(holder)) return [];
    const shown = serving.slice(0, 5).map(quote).join(', ');
    const hint =
      serving.length === 0 ? 'no partner does' : `these do: ${shown}${serving.length > 5 ? ', ...' : ''}`;
    return [{ path: place, message: `${quote(holder)} does not serve ${quote(region)}`, hint }];
  });
}
