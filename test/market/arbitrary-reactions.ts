import { fc } from '@fast-check/vitest';
import { arbitraryMarket } from './arbitrary-market.ts';
import type { Texts } from './tiny-study.ts';

/**
 * Random markets of `arbitrary-market.ts` with all that takes months: partners that promote, have rights to regions, look
 * at their books, leave and come, reach for steps and are seen by their managers. Every block is there
 * and on or off, with figures that make much of it happen in four months.
 */
const yes = fc.boolean();
const share = fc.constantFrom('0%', '30%', '100%');

const world = fc.record({
  on: fc.array(yes, { minLength: 15, maxLength: 15 }),
  promotes: share,
  steps: fc.constantFrom('0%', '100%'),
  fails: fc.constantFrom('0%', '60%', '97%'),
  cash: fc.constantFrom('0 CNY', '100 CNY', '1000000 CNY'),
  candidates: fc.integer({ min: 1, max: 3 }),
  acts: share,
  wants: fc.constantFrom('0 CNY', '200 CNY'),
  slump: fc.constantFrom('30%', '200%'),
  gone: fc.constantFrom('0%', '40%'),
  reason: fc.constantFrom('failure', 'compliance'),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function worldBlocks(w: World): string {
  const [promotion, freeRiding, duties, adaptation, trust, exclusivity, effort, claims] = w.on;
  const [honesty, leaving, referrals, steps, pull, loading, care] = w.on.slice(8);
  return `
local_promotion:
  happens: ${promotion || duties}
  raises: [website, found]
  most: 60%
  first_lead_costs: 40 CNY
  half_life: 2w
  spills_over: 30%
  free_riding: { happens: ${freeRiding} }
  duties: { event_costs: 100 CNY, acts_on_misses: 70%, review_takes: 1h }
adaptation:
  happens: ${adaptation || leaving}
  margin: { remembered: 80%, sure_after: 5, full_response_at: 60 CNY, gets_used_to: 5% }
  trust: { happens: ${trust}, starts: 80%, lost_dispute: 30%, unfair_reclaim: 30%, late_pay: 30%, pay_expected_within: 20d }
  exclusivity: { happens: ${exclusivity}, expected: 90%, remembered: 60% }
  effort: { happens: ${effort}, reach: 1.5, by_margin: 60%, by_trust: 80%, diligence: 2 }
  claims: { happens: ${claims}, reach: 3, by_margin: 40%, by_trust: 80%, by_exclusivity: 80% }
  honesty: { happens: ${honesty}, reach: 3, by_margin: 40%, by_trust: 90% }
  leaving: { happens: ${leaving}, worse_by: 0 CNY, patience: 1, contract: 8w, fails: ${w.fails}, cash_per_head: ${w.cash} }
  inertia: 30%
  largest_step: 40%
recruitment: { apply_over: 12w, screening_takes: 2h, score_error: 3, acts: ${w.acts}, ramp: 4w }
referrals: { happens: ${referrals}, source: referral, share: 90%, after: 1w, spread: 0.5 }
step_behaviour:
  happens: ${steps || loading}
  reckons: 10d
  discount: 4%
  pull_forward: { happens: ${pull}, reach: 40d, odds_ratio: 0.9 }
  loading: { happens: ${loading}, handed_back: 60%, after: 10d }
partner_care: { happens: ${care}, wins_over: 60%, gives_back_trust: 50% }
shocks:
  - { shock: level, on: 2027-09-20, lasts: 3w, enquiries: ${w.slump} }
  - { shock: rivals, per_year: 8, lasts: 2w, rivals: 300%, regions: [Berlin] }
  - { shock: gone, on: 2027-10-11, partner_exits: { reason: ${w.reason}, share: ${w.gone} } }
`;
}

const policy = fc.record({
  right: fc.constantFrom('exclusive', 'first-offer', 'finder-share', 'duties-only'),
  holder: fc.constantFrom('', 'holder: P0, '),
  duties: fc.constantFrom(
    '',
    '{ own_promotion: 300 CNY per month }',
    '{ local_events: 2 per month, takes_on: 80%, answers: 60%, answers_within: 12h }',
  ),
  proof: fc.constantFrom('', 'proof: [invoices], ', 'proof: [event-photos], '),
  misses: fc.integer({ min: 1, max: 2 }),
  lasts: fc.constantFrom('3w', 'forever'),
  decides: fc.constantFrom(
    '[customer-protection]',
    '[market-protection]',
    '[channel-manager]',
    '[customer-in-writing, channel-manager]',
    'none',
  ),
  protectsMarket: yes,
  levels: fc.constantFrom('', 'adds: 0%', 'leads: none'),
  cutoff: fc.constantFrom('', '4', '7'),
  leavers: fc.constantFrom('', 'handed-out-anew', 'hq-direct'),
  leaversTo: fc.constantFrom('next-best', 'nearest-service-partner', 'hq-direct'),
  leaversData: fc.constantFrom('platform', 'partner'),
  visits: yes,
  retroactive: yes,
  rate: fc.constantFrom('3%', '30%'),
  step: fc.constantFrom('15000 CNY', '30000 CNY', '60000 CNY'),
});
type Policy = typeof policy extends fc.Arbitrary<infer T> ? T : never;

function policyWith(text: string, p: Policy): string {
  const market =
    p.decides === 'none' || !text.includes('customer_protection:')
      ? ''
      : `customer-against-market: { decide: ${p.decides}, market_holder_gets: 5% of first-order margin }, `;
  // A right to nothing has duties at least.
  const right = p.right === 'duties-only' && p.duties === '' ? 'exclusive' : p.right;
  return `${text
    .replace('conflicts: { ', `conflicts: { ${p.protectsMarket ? market : ''}`)
    .replace(
      'steps: [{ from: 30000 CNY, rate: 3% }]',
      `steps: [{ from: 0 CNY, rate: 1% }, { from: ${p.step}, rate: ${p.rate} }]`,
    )
    .replace('mode: marginal', `mode: ${p.retroactive ? 'retroactive' : 'marginal'}`)}
${p.protectsMarket ? `market_protection:\n  - { rule: regions, regions: [${p.holder === '' ? 'Foshan, Auckland' : 'Foshan'}], right: ${right}, ${right === 'finder-share' ? 'share: 10% of first-order margin, ' : ''}${p.holder}leaves_out: [registered-customers], lasts: ${p.lasts}, ${p.duties === '' ? '' : `duties: ${p.duties}, ${p.proof}review: every month, withdraw_after: ${p.misses} missed review${p.misses > 1 ? 's' : ''}, `}open_for: 1w }\n` : ''}${p.levels === '' ? '' : `partner_levels:\n  review: every month\n  levels: [{ level: gold, from: 30000 CNY, adds: 5% }, { level: member, from: 0 CNY, ${p.levels} }]\n`}${p.cutoff === '' ? '' : `screening: { cutoff: ${p.cutoff} }\n`}${p.leavers === '' ? '' : `partner_leaves: { open_leads: ${p.leavers}, customers_go_to: ${p.leaversTo}, within: everywhere, customer_data: ${p.leaversData}, handed_over_within: 3d }\n`}${p.visits ? 'partner_care: { every: 2w, new_partners_every: 1w, takes: 30 minutes }\n' : ''}`;
}

function worldWith(text: string, w: World): string {
  const candidates = Array.from(
    { length: w.candidates },
    (_, i) =>
      `  - { partner: C${i}, home: Foshan, serves: everywhere, candidate: true, staff: 2, attention: 100% }\n`,
  );
  return `${text
    .replace(
      /\{ partner: P(\d),/g,
      `{ partner: P$1, promotes: ${w.promotes}, promotes_anyway: 300 CNY, aims_at_steps: ${w.steps},`,
    )
    // There is time for what comes later, and less of it is enough.
    .replaceAll(/per_month: (\d+)0/g, 'per_month: $1')
    .replace(/per_week: (\d), cost/, 'per_week: 2$1, cost')
    .replace('median: 6d', 'median: 30d')
    .replace('every: 4d', 'every: 20d')
    .replace('every: 6d', 'every: 30d')
    .replaceAll(/margin_wanted: \d+ CNY/g, `margin_wanted: ${w.wants}`)
    .replace('headquarters:', `${candidates.join('')}headquarters:`)}${worldBlocks(w)}`;
}

/** Documents of such a market: five weeks of run-in, six of arrivals, each customer followed for eight. */
export const arbitraryReactions: fc.Arbitrary<Texts> = fc
  .record({ base: arbitraryMarket, world, today: policy, next: policy })
  .map(({ base, world: w, today, next }) => ({
    'worlds/random.yaml': worldWith(base['worlds/random.yaml'], w),
    'policies/today.yaml': policyWith(base['policies/today.yaml'], today),
    'policies/next.yaml': policyWith(base['policies/next.yaml'], next),
    'studies/random.yaml': base['studies/random.yaml']
      .replace('for: 1w', 'for: 5w')
      .replace('cohort_until: 2027-09-27', 'cohort_until: 2027-10-25')
      .replace('follow_up: 18d', 'follow_up: 8w'),
  }));
