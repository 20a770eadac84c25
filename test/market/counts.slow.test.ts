import { expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { AllocationRule, CompiledPolicy } from '../../sim/policy/compiled.ts';
import { ANY_STEPS, DISPUTE_TYPES } from '../../sim/policy/compiled-conflicts.ts';
import { MARKET_STEPS } from '../../sim/policy/compiled-market.ts';
import { RECLAIM_REASONS } from '../../sim/policy/follow-up/decide.ts';
import { LIMITS, PROTECTION_EVENTS } from '../../sim/policy/rule-index.ts';
import { compiledFrom, replicatorOf } from './tiny-study.ts';

/**
 * How often each kind of decision was made over the shipped studies, with their own seeds and a few of their
 * replications: what never happens is decoration.
 */
const STUDIES: readonly {
  readonly study: string;
  readonly seed: string;
  readonly replications: number;
}[] = [
  { study: 'pilot', seed: 'spring-2026', replications: 2 },
  { study: 'gitlab', seed: 'spring-2026', replications: 2 },
  // All of them: few disputes come as far as the last steps.
  { study: 'every-rule', seed: 'every-rule', replications: 16 },
  // Few quotations are wrong and fewer come to a dispute.
  { study: 'conflicts', seed: 'conflicts', replications: 12 },
];
const AT_LEAST = 50;

const ALLOCATION_KINDS = Object.keys({
  'round-robin': 0,
  weighted: 0,
  'open-pool': 0,
  territory: 0,
  'best-match': 0,
  'partner-of-record': 0,
  submitter: 0,
  'hq-direct': 0,
  'channel-manager': 0,
  random: 0,
  nobody: 0,
} satisfies Record<AllocationRule['kind'], 0>);

/** What a counted rule is an instance of: the kind of an allocation rule, the step of a conflict, ... */
function kindOf(policy: CompiledPolicy, rule: string): string {
  const [block, name, step] = rule.split('/');
  switch (block) {
    case 'allocation':
      return `allocation/${policy.allocation.find((each) => each.name === name)?.kind}`;
    case 'conflict':
      return `conflict/${step}`;
    case 'reclaim':
      return policy.followUp.reclaim.some((each) => each.name === name) ? 'reclaim/no-progress' : rule;
    default:
      return rule;
  }
}

/** Type of the conflict that a counted rule decides. */
function disputeOf(rule: string): string {
  const [block, type] = rule.split('/');
  return block === 'conflict' ? type : block;
}

function countInto(counts: Map<string, number>, study: CompiledStudy, replications: number): void {
  const replicator = replicatorOf(study);
  const plans = [...study.plans.keys()];
  for (let replication = 0; replication < replications; replication++) {
    for (const outcome of replicator.run(replication, plans)) {
      for (const [index, policy] of study.policies.entries()) {
        for (const [counter, rule] of policy.countedRules.entries()) {
          const kind = kindOf(policy, rule);
          const times = outcome.ruleCounts[index][counter];
          counts.set(kind, (counts.get(kind) ?? 0) + times);
          const type = `dispute/${disputeOf(rule)}`;
          counts.set(type, (counts.get(type) ?? 0) + times);
        }
      }
    }
  }
}

test('every kind of decision is made at least 50 times over the shipped studies', () => {
  const counts = new Map<string, number>();
  for (const { study, seed, replications } of STUDIES) {
    countInto(counts, compiledFrom({}, `studies/${study}.yaml`, seed), replications);
  }
  const wanted = [
    ...ALLOCATION_KINDS.map((kind) => `allocation/${kind}`),
    ...RECLAIM_REASONS.map((reason) => `reclaim/${reason}`),
    ...LIMITS.map((limit) => `limit/${limit}`),
    ...DISPUTE_TYPES.map((type) => `dispute/${type}`),
    ...ANY_STEPS.map((step) => `conflict/${step}`),
    ...MARKET_STEPS.map((step) => `customer-against-market/${step}`),
    ...PROTECTION_EVENTS.map((event) => `protection/${event}`),
  ];
  console.log(wanted.map((kind) => `${kind.padEnd(36)} ${counts.get(kind) ?? 0}`).join('\n'));
  expect(wanted.filter((kind) => (counts.get(kind) ?? 0) < AT_LEAST)).toEqual([]);
});
