import type { Condition } from '../../files/quantity/condition.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { takesAll } from '../../policy/allocation/problems.ts';
import { CONFLICT_TYPES } from '../../policy/compiled.ts';
import { alwaysDecides } from '../../policy/conflicts/decide.ts';
import { leavesNothing } from '../../policy/roles/problems.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { Finding } from './finding.ts';
import { coversWritten, namesAsked } from './written-condition.ts';

/** A rule of any list that asks about leads. */
interface Asked {
  readonly path: Path;
  readonly name: string;
  readonly when: Condition;
}

/** Rules that are never come to, or that nothing can ever match. */
export function unreachable(policy: PolicyDocument): readonly Finding[] {
  const { allocation, limits, tiers, follow_up: followUp, quotation = [], roles } = policy;
  const develops = roles.develops === 'receiver' ? [] : roles.develops;
  const list = (at: Path, items: readonly { readonly when: Condition }[], key: 'rule' | 'tier'): Asked[] =>
    items.map((item, i) => ({
      path: [...at, i],
      name: String((item as unknown as Record<string, unknown>)[key]),
      when: item.when,
    }));
  const lists: readonly (readonly [readonly Asked[], (earlier: number, later: number) => boolean])[] = [
    [list(['tiers'], tiers, 'tier'), () => true],
    [
      list(['allocation'], allocation, 'rule'),
      (earlier, later) => takesAll(allocation[earlier], allocation[later], limits.when_full),
    ],
    [list(['follow_up', 'reclaim_without_progress'], followUp.reclaim_without_progress, 'rule'), () => true],
    [list(['quotation'], quotation, 'rule'), () => true],
    [
      list(['roles', 'develops'], develops, 'rule'),
      (earlier, later) => leavesNothing(develops[earlier], develops[later], policy),
    ],
  ];
  return [
    ...lists.flatMap(([rules, takes]) => shadowed(rules, takes)),
    ...lists.flatMap(([rules]) => rules.flatMap((rule) => neverMatches(rule, policy))),
    ...stepsBehindAnEnd(policy),
    ...tiersNobodyAsks(policy),
  ];
}

function shadowed(
  rules: readonly Asked[],
  takes: (earlier: number, later: number) => boolean,
): readonly Finding[] {
  return rules.flatMap((rule, later): Finding[] => {
    const by = rules.find(
      (each, earlier) => earlier < later && takes(earlier, later) && coversWritten(each.when, rule.when),
    );
    if (by === undefined) return [];
    return [
      {
        severity: 'error',
        path: [...rule.path, 'when'],
        message: `${quote(rule.name)} is never come to`,
        reason: `${quote(by.name)} stands above it and takes all of its leads`,
        suggestion: `move it above ${quote(by.name)}, or remove it`,
      },
    ];
  });
}

function neverMatches({ path, name, when }: Asked, policy: PolicyDocument): readonly Finding[] {
  const found: Finding[] = [];
  const never = (field: string, reason: string, suggestion: string) =>
    found.push({
      severity: 'error',
      path: [...path, 'when', field],
      message: `nothing ever matches ${quote(name)}`,
      reason,
      suggestion,
    });
  const tiers = policy.tiers.map(({ tier }) => tier);
  const asked = namesAsked(when, 'tier');
  if (asked !== undefined && !asked.some((tier) => tiers.includes(tier)))
    never(
      'tier',
      `no tier is called ${asked.map(quote).join(' or ')}`,
      'add it to `tiers`, or ask for another',
    );
  if (namesAsked(when, 'protected')?.join() === 'yes' && policy.customer_protection === undefined)
    never('protected', 'nobody is ever protected', 'add `customer_protection:`, or remove the rule');
  const { at_most: most } = policy.follow_up.after_reclaim;
  for (const test of 'anything' in when ? [] : when.all) {
    if ('oneOf' in test) continue;
    const { field, atLeast = 0 } = test;
    // One move more than are allowed brings it to the end of handing on.
    if (field === 'moves' && atLeast > most + 1)
      found.push({
        severity: 'warning',
        path: [...path, 'when', field],
        message: `hardly anything matches ${quote(name)}`,
        reason: `after \`at_most\` a lead is handed on no more: only a dispute can give it a ${atLeast}th owner`,
        suggestion: 'raise `at_most`, or ask for fewer moves',
      });
    if (field === 'score' && atLeast > 100) never(field, 'scores go from 0 to 100', 'lower the limit');
  }
  return found;
}

function stepsBehindAnEnd({ conflicts }: PolicyDocument): readonly Finding[] {
  return CONFLICT_TYPES.flatMap((type) => {
    const { decide } = conflicts[type];
    const end = decide.findIndex((step) => alwaysDecides(step, type));
    if (end < 0) return [];
    return decide.slice(end + 1).map(
      (step, i): Finding => ({
        severity: 'error',
        path: ['conflicts', type, 'decide', end + 1 + i],
        message: `${quote(step)} is never come to`,
        reason: `${quote(decide[end])} settles every dispute of this type`,
        suggestion: `move it before ${quote(decide[end])}, or remove it`,
      }),
    );
  });
}

/** Tiers that change nothing: no rule asks for them. */
function tiersNobodyAsks(policy: PolicyDocument): readonly Finding[] {
  const { allocation, follow_up: followUp, quotation = [], tiers } = policy;
  const rules = [...allocation, ...followUp.reclaim_without_progress, ...quotation];
  const asked = new Set(rules.flatMap(({ when }) => namesAsked(when, 'tier') ?? []));
  // The last tier is what is left over: rules below those for other tiers are about it without its name.
  return tiers.slice(0, -1).flatMap(({ tier }, i): Finding[] =>
    asked.has(tier)
      ? []
      : [
          {
            severity: 'note',
            path: ['tiers', i, 'tier'],
            message: `no rule asks for the tier ${quote(tier)}`,
            reason: 'its leads are not treated apart; all it does is to keep them out of the tiers below',
            suggestion: 'let a rule ask for it, or remove it',
          },
        ],
  );
}
