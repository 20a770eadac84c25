import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { ALL_RULES, BUSY_WORLD, busyWith, compiledFrom } from './tiny-study.ts';

/** Parts of adaptation that have a switch, as worlds write them: fast and far, so that a short run shows them. */
const PARTS: Readonly<Record<string, string>> = {
  trust:
    'starts: 80%, lost_dispute: 30%, unfair_reclaim: 30%, late_pay: 30%, pay_expected_within: 40d, recovers: 5%',
  exclusivity: 'expected: 90%, remembered: 60%',
  effort: 'reach: 1.5, by_margin: 60%, by_trust: 80%, diligence: 2',
  claims: 'reach: 3, by_margin: 40%, by_trust: 80%, by_exclusivity: 80%',
  honesty: 'reach: 3, by_margin: 40%, by_trust: 90%',
};

/**
 * The block of a world, with some parts switched off.
 *
 * @param off names of parts, `adaptation` for all of it
 */
export function adaptationBlock(off: readonly string[] = []): string {
  const parts = Object.entries(PARTS).map(
    ([name, says]) => `  ${name}: { happens: ${!off.includes(name)}, ${says} }`,
  );
  return `adaptation:
  happens: ${!off.includes('adaptation')}
  margin: { remembered: 80%, sure_after: 20, full_response_at: 60 CNY, gets_used_to: 5% }
${parts.join('\n')}
  inertia: 30%
  largest_step: 40%
  noise: 0.05
`;
}

/** Half a year under today's rules, then half a year of customers. */
const STUDY = `
study: reacting
world: busy
running_business: { under: today, for: 16w }
cut_over: { on: 2027-01-04 }
policies: [today, all-rules]
cohort_until: 2027-07-05
follow_up: 12w
`;

/** Partners find customers themselves too. */
const OWN_FINDS = BUSY_WORLD.replace(
  '  - { source: referral',
  '  - { source: partner-developed, owner: partner, per_week: 4, invalid: 10% }\n  - { source: referral',
);

/** The busy world with this block, for half a year, under today's rules and all rules. */
export function reactingStudy(block: string, { policy = ALL_RULES, world = OWN_FINDS } = {}): CompiledStudy {
  return compiledFrom(reactingTexts(block, policy, world), 'studies/reacting.yaml', 'adaptation');
}

/** The documents of that study. */
export function reactingTexts(block: string, policy = ALL_RULES, world = OWN_FINDS) {
  return busyWith({
    'worlds/busy.yaml': `${world}${block}`,
    'policies/all-rules.yaml': policy,
    'studies/reacting.yaml': STUDY,
  });
}
