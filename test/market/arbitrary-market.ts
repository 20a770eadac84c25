import { fc } from '@fast-check/vitest';
import { delivery, deliveryText, dutiesText } from './arbitrary-delivery.ts';
import { RECOMMENDERS, recommenderPay } from './arbitrary-recommenders.ts';
import type { Texts } from './tiny-study.ts';

/** Random small markets and policies as texts, so that they pass through the loaders like any other. */

const REGIONS = ['Foshan', 'Auckland', 'Berlin'];
/** Clocks go forward in Auckland while the market runs. */
const ZONES = { Foshan: 'Asia/Shanghai', Auckland: 'Pacific/Auckland', Berlin: 'Europe/Berlin' };
const share = fc.constantFrom('0%', '30%', '70%', '100%');
const yes = fc.boolean();

const partner = fc.record({
  home: fc.constantFrom(...REGIONS),
  serves: fc.constantFrom('home', 'group', 'everywhere'),
  staff: fc.integer({ min: 1, max: 3 }),
  hours: fc.constantFrom('["09:00-12:00", "13:30-18:00"]', '["08:00-20:00"]', '["00:00-24:00"]'),
  days: fc.constantFrom('mon-fri', 'mon-sat', 'mon-sun'),
  reads_after: fc.constantFrom('10 minutes', '3 working hours'),
  diligence: fc.constantFrom('50%', '90%', '100%'),
  attempts: fc.integer({ min: 1, max: 4 }),
  attention: fc.constantFrom('20%', '60%', '100%'),
  margin_wanted: fc.constantFrom('0 CNY', '3000 CNY'),
  claims_from_pool: fc.constantFrom('0', '1', '4'),
  claims_group_customers: share,
  grabs: share,
  squats: share,
  honesty: share,
  registers: share,
  takes_support_as_margin: share,
  aims_at_growth: share,
});

const world = fc.record({
  partners: fc.array(partner, { minLength: 1, maxLength: 4 }),
  // In leads a week.
  website: fc.integer({ min: 4, max: 8 }),
  found: fc.integer({ min: 0, max: 3 }),
  referred: fc.integer({ min: 1, max: 3 }),
  groups: share,
  duplicates: share,
  managers: fc.integer({ min: 1, max: 2 }),
  managerHours: fc.constantFrom('["09:00-12:00", "13:30-18:00"]', '["00:00-24:00"]'),
  speed: fc.constantFrom('none', 'gentle', 'call-steep'),
  actsBy: fc.constantFrom('odds', 'clocks'),
  switches: fc.array(yes, { minLength: 7, maxLength: 7 }),
  recognised: share,
  engineers: fc.integer({ min: 1, max: 3 }),
  offerSwitches: fc.array(yes, { minLength: 11, maxLength: 11 }),
  risks: yes,
  laterSwitches: fc.array(yes, { minLength: 7, maxLength: 7 }),
  helpers: fc.integer({ min: 1, max: 2 }),
  handOffs: fc.array(yes, { minLength: 3, maxLength: 3 }),
});

/** Quotations and prices that partners choose, with everything that can come of them happening often. */
function offersText({
  engineers,
  offerSwitches: on,
}: typeof world extends fc.Arbitrary<infer T> ? T : never) {
  return `
quotation:
  presales: { people: ${engineers} }
  needs: { website: solution-support }
  support: { happens: ${on[0]}, solution_takes: 3h }
  value_case: { happens: ${on[1]} }
  mis_scoping: { happens: ${on[2]}, per_further_module: 100%, per_hidden_fact: 50%, with_joint_proposal: 100%, with_solution_support: 100%, full_skill: 100%, disputed: 100% }
  support_as_margin: { happens: ${on[3]} }
  enablement: { happens: ${on[4]}, half_life: 5d }
  hidden_facts: { happens: ${on[5]} }
  exceptions: { happens: ${on[6]}, asked: 70% }
discounts:
  sensitivity_spread: 0.9
  rivals: { happens: ${on[7]}, shown: 90% }
  going_discount: { happens: ${on[8]}, weight: 30% }
  undercutting: { happens: ${on[9]}, audit_finds: 100% }
`;
}

/** Later orders and tickets within days of the first order, so that a month of market holds them. */
function laterText({ laterSwitches: on, helpers }: typeof world extends fc.Arbitrary<infer T> ? T : never) {
  return `
after_order:
  goes_live_after: 1d
  renewals:
    happens: ${on[0] || on[1]}
    terms: [{ product: website, renews: 60%, every: 4d }, { product: shop, every: 6d }]
    comes_up: 3d
  upsells:
    happens: ${on[1] || on[2]}
    paths: [{ path: more, from: [website], to: shop, wanted: 90%, won: 60%, after: 2d }]
  neglect: { happens: ${on[3]} }
after_sales:
  happens: ${on[4] || on[5]}
  engineers: { people: ${helpers} }
  tickets:
    - { ticket: bug, per_month: 20, takes: 2h }
    - { ticket: update, per_month: 10 }
    - { ticket: extra, products: [website], per_month: 10 }
  bounces: { happens: ${on[5]}, takes: 8h }
  expectations: { happens: ${on[6]} }
  value_added: { taken_by: 40% }
`;
}

/** Leads that are handed over to be developed, by people of whom some take less care or keep them. */
function handOffText({ handOffs: on }: typeof world extends fc.Arbitrary<infer T> ? T : never) {
  return `hand_offs:
  happens: ${on[0] || on[1]}
  receiver_takes: 1h
  developer_takes: 40 minutes
  passed_on: 60%
  effort: { happens: ${on[1]}, least: 60% }
  keeping: { happens: ${on[2]}, found_out: 70% }
`;
}

const CHANNELS = [
  'cherry_picking',
  'group_claims',
  'grabbing',
  'squatting',
  'false_progress',
  'missed_recognition',
  'speed_to_lead',
];

function worldText(w: typeof world extends fc.Arbitrary<infer T> ? T : never): string {
  const partners = w.partners.map(
    (traits, i) =>
      // Somebody has to hold the territory.
      `  - { partner: P${i}, ${Object.entries(i === 0 ? { ...traits, home: 'Foshan' } : traits)
        .map(([trait, value]) => `${trait}: ${value}`)
        .join(', ')} }`,
  );
  const behaviour = CHANNELS.map((channel, i) => `  ${channel}: { happens: ${w.switches[i]} }`);
  return `
world: random
regions:
${REGIONS.map((region, i) => `  - { region: ${region}, time_zone: ${ZONES[region as keyof typeof ZONES]}, group: ${i < 2 ? 'south' : 'north'} }`).join('\n')}
products:
  - { product: website, price: 25000 CNY, cycle: { median: 6d } }
  - { product: shop, modules: [website, ads], price: 73000 CNY, of_which_ad_spend: 40000 CNY, cycle: { median: 18d, sigma: 1.6 } }
sources:
  - { source: website, per_week: ${w.website}, cost_per_lead: 200 CNY }
  - { source: found, owner: partner, per_week: ${w.found + 1} }
  - { source: referral, owner: customer, per_week: ${w.referred} }
  - { source: told, per_week: 0, invalid: 30% }
customers: { several_sites: ${w.groups}, duplicates: ${w.duplicates}, other_sites_enquire_after: 3d, duplicates_after: 1d, rival_wins_after: 20d }
recognition: { same_site: ${w.recognised} }
partners:
${partners.join('\n')}
headquarters: { home: Foshan, customers_pay_after: 1d, channel_managers: { people: ${w.managers}, hours: ${w.managerHours} } }
selling: { base_chance: 30% }
speed_to_lead: { preset: ${w.speed}, acts_by: ${w.actsBy} }
payments: { happens: ${w.risks}, never_paid: 35%, refunded: 70%, refunded_after: 60d }
${laterText(w)}${handOffText(w)}behaviour:
${behaviour.join('\n')}
  looking_again: { looks: 100%, after: 2h }
  disputes: { rival_noticed: 90%, reported: 90%, customer_writes_after: 1d }
${w.offerSwitches[10] ? offersText(w) : ''}${w.risks ? RECOMMENDERS : ''}`;
}

/** Bands of the score, so that in whatever order no rule leaves nothing to another. */
const RULES = [
  'when: { score: { below: 25 } }, give_to: nobody',
  'when: { score: { at_least: 25, below: 40 } }, give_to: best-match, weigh: { skill: 1, speed: 2, free_hours: 1 }',
  'when: { score: { at_least: 40, below: 50 } }, give_to: round-robin, within: region',
  'when: { score: { at_least: 50, below: 65 } }, give_to: open-pool, window: 6h, claims_per_day: 2, holding: 3',
  'when: { score: { at_least: 65, below: 80 } }, give_to: channel-manager, within: region',
  'when: { score: { at_least: 80 } }, give_to: hq-direct',
  'when: { origin: partner }, give_to: submitter',
  'when: { origin: customer }, give_to: partner-of-record',
  'when: { region: [Foshan] }, give_to: territory, holders: { Foshan: P0 }',
  'when: { modules: { at_least: 2 } }, give_to: weighted, weights: { P0: 2 }, others: 1',
  'when: { customer: shop }, give_to: random, within: everywhere',
];

/** Bands of the score again, so that none is empty for another. */
const QUOTATION = [
  'when: { modules: { at_least: 2 } }, mode: joint-proposal, hq_answers_within: 2h, when_late: quote-alone, lowest: 97% of list',
  'when: { score: { below: 45 } }, mode: solution-support, hq_hours: 1.5, price_list: single, lowest: 99% of list',
  'when: { score: { at_least: 45, below: 55 } }, mode: joint-proposal, lowest: 98% of list',
];

/** Conditions again that leave something to each other. */
const DEVELOPS = [
  'when: { score: { below: 35 } }, give_to: random, within: everywhere, handed_over: after-first-contact',
  'when: { modules: { at_least: 2 } }, give_to: best-match, within: everywhere, weigh: { skill: 1, free_hours: 1 }',
  'when: { customer: shop }, give_to: weighted, within: everywhere, weights: { P0: 3 }, handed_over: after-first-contact',
  'when: { origin: customer }, give_to: hq-direct',
];

const TICKETS = [
  'tickets: [bug], owner: platform, included: 1 hour per month, beyond: 100 CNY per hour, cost_borne_by: maintainer',
  'tickets: [update], owner: either',
  'tickets: [extra], owner: maintainer, service: value-added, price: 500 CNY per month, cost_borne_by: platform',
];

const policy = fc.record({
  rules: fc.subarray(RULES),
  shuffle: fc.array(fc.nat(), { minLength: RULES.length, maxLength: RULES.length }),
  last: fc.constantFrom(
    'random, within: everywhere',
    'open-pool, within: everywhere, window: 2d',
    'round-robin, within: everywhere',
  ),
  full: fc.constantFrom('next-best', 'next-rule', 'hq-direct', 'give-anyway'),
  nobody: fc.constantFrom('hq-direct', 'pool', 'nobody'),
  accept: fc.constantFrom('4h', '1 working day', '2 working hours', 'forever'),
  contact: fc.constantFrom('8h', '1 working day', '6 working hours', 'forever'),
  progress: fc.constantFrom('2 working days', '60h', '17d'),
  evidence: fc.constantFrom('none-asked', 'logged-activity', 'customer-reply'),
  audited: share,
  afterwards: fc.constantFrom('next-best', 'open-pool', 'hq-direct', 'channel-manager'),
  moves: fc.integer({ min: 1, max: 4 }),
  atLast: fc.constantFrom('hq-direct', 'nobody', 'keep'),
  protection: fc.constantFrom('none', 'site', 'whole-group'),
  lasts: fc.constantFrom('3d', '20d'),
  starts: fc.constantFrom('approval', 'registration-complete'),
  steps: fc.constantFrom(
    'customer-in-writing, decision-site',
    'most-qualified',
    'lead-owner',
    'split',
    'second-gets-half',
  ),
  quotation: fc.subarray(QUOTATION, { minLength: 1 }),
  asked: fc.constantFrom(
    'more-support',
    'quote-alone',
    'below-lowest',
    'more-support, quote-alone, below-lowest',
  ),
  sanction: fc.constantFrom('warning', 'no-rebate-this-quarter', 'no-pay-for-the-deal', 'passed-over'),
  borneBy: fc.constantFrom('partner', 'both'),
  later: fc.constantFrom('maintainer', 'winner', 'platform', ''),
  maintains: fc.constantFrom('developer', 'receiver', 'nearest-service-partner', 'hq-direct'),
  agreedPay: yes,
  whoseData: fc.constantFrom('platform', 'partner', ''),
  goesTo: fc.constantFrom('nearest-service-partner', 'hq-direct'),
  tickets: fc.subarray(TICKETS),
  collects: fc.constantFrom('platform', 'partner'),
  back: fc.constantFrom('none', 'pay-back', 'carry-forward'),
  bonuses: yes,
  develops: fc.subarray(DEVELOPS),
  shared: yes,
});

const BONUSES = `
  growth: { period: month, over: previous-period, rate: 5% }
  milestones: [{ milestone: two, orders: 2 orders, within: month, pays: 300 CNY }]
  spiffs: [{ spiff: shops, products: [shop], from: 2027-09-01, until: 2027-12-01, pays: 200 CNY }]
  co_op: { period: month }
  per_lead: { pays: 20 CNY }`;

function policyText(
  p: typeof policy extends fc.Arbitrary<infer T> ? T : never,
  name: string,
  offers: boolean,
  recommended: boolean,
): string {
  const rules = p.rules
    .map((rule, i) => ({ rule, place: p.shuffle[i] }))
    .sort((a, b) => a.place - b.place)
    .map(({ rule }, i) => `  - { rule: r${i}, ${rule} }`);
  const conflict = `{ decide: [${p.steps}], others_who_worked: 10% of first-order margin }`;
  return `
policy: ${name}
effective_lead: { needs: [contact], same_customer_again_within: 10d }
allocation:
${rules.join('\n')}
  - { rule: last, when: anything, give_to: ${p.last} }
limits: { open_leads_per_person: 4, when_full: ${p.full}, when_nobody: ${p.nobody}, offenders: { after: 2 offences, within: 10d, passed_over_for: 3d } }
follow_up:
  accept_within: ${p.accept}
  first_contact_within: ${p.contact}
  evidence: ${p.evidence}
  audited: ${p.audited}
  reclaim_without_progress: [{ rule: all, when: anything, after: ${p.progress} }]
  after_reclaim: { give_to: ${p.afterwards}, same_partner_again_after: 2d, at_most: ${p.moves} moves, then: ${p.atLast} }
${p.protection === 'none' ? '' : `customer_protection: { covers: ${p.protection}, starts: ${p.starts}, lasts: ${p.lasts}, extension: { by: 2d, times: 1 }, open_registrations_per_partner: 4 }`}
conflicts: { one-customer-several-partners: ${conflict}, grabbing: ${conflict}, partner-against-hq: ${conflict}${offers ? `, undercutting: { audited: 100%, sanction: ${p.sanction}, passed_over_for: 4d }` : ''} }
${offers ? offerRules(p) : ''}${p.tickets.length === 0 ? '' : `after_sales:\n${p.tickets.map((rule, i) => `  - { rule: t${i}, ${rule} }`).join('\n')}\n`}${p.whoseData === '' ? '' : `maintenance: { customer_data: ${p.whoseData}, left_alone_for: 1d, goes_to: ${p.goesTo} }\n`}${rolesText(p)}settlement:
  counted_on: receipts
  money_collected_by: ${p.collects}
${p.shared ? '  split_when_roles_differ: { receives: 30%, develops: 50%, maintains: 20% }\n' : ''}${p.later === '' ? '' : `  renewal_belongs_to: ${p.later}\n  upsell_belongs_to: ${p.later}`}
${p.agreedPay ? '  basic_discount: { first_order: 25%, upsell: 20%, renewal: 15% }' : ''}
${p.back === 'none' ? '' : `  clawback: { within: 400d, how: ${p.back} }`}
${p.bonuses ? BONUSES : ''}
  phased_rebate: { mode: marginal, per: { who: partner, period: month }, steps: [{ from: 30000 CNY, rate: 3% }], paid: 5d after period }
${recommended ? recommenderPay(p.bonuses ? '  credit: split\n' : '') : ''}`;
}

/** Who develops: somebody else at the first opportunity, whatever the lead, after those that a rule names. */
function rolesText(p: typeof policy extends fc.Arbitrary<infer T> ? T : never): string {
  const rules = p.develops.map((rule, i) => `    - { rule: d${i}, ${rule} }`);
  const last =
    '    - { rule: d-last, when: anything, give_to: round-robin, within: everywhere, handed_over: after-first-contact }';
  return `roles:\n  maintains: ${p.maintains}\n  develops:\n${[...rules, last].join('\n')}\n`;
}

function offerRules(p: typeof policy extends fc.Arbitrary<infer T> ? T : never): string {
  return `quotation:
${p.quotation.map((rule, i) => `  - { rule: q${i}, ${rule} }`).join('\n')}
  - { rule: q-last, when: anything, mode: basic-quotation, lowest: 99% of list }
quotation_exceptions: { allowed: [${p.asked}], answered_within: 2h }
mis_scoped_costs: { partner_bears: 60% of overrun }
enablement: { lesson: 2h, every: 3d }
discounts: { borne_by: ${p.borneBy} }
`;
}

/** Documents of a market with two random policies: five weeks of it, one of them run-in. */
export const arbitraryMarket: fc.Arbitrary<Texts> = fc
  .record({
    world,
    today: policy,
    next: policy,
    openBusiness: fc.constantFrom('keep-old-terms', 'move-at-expiry', 'move-now'),
    delivery,
  })
  .map(({ world: w, today, next, openBusiness, delivery: d }) => ({
    'worlds/random.yaml': `${worldText(w)}${deliveryText(d)}`,
    'policies/today.yaml': `${policyText(today, 'today', w.offerSwitches[10], w.risks)}${dutiesText(d.today)}`,
    'policies/next.yaml': `${policyText(next, 'next', w.offerSwitches[10], w.risks)}${dutiesText(d.next)}`,
    'studies/random.yaml': `
study: random
world: random
running_business: { under: today, for: 1w }
cut_over: { on: 2027-09-13, open_business: ${openBusiness} }
policies: [today, next]
cohort_until: 2027-09-27
follow_up: 18d
`,
  }));
