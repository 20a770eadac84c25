import { join } from 'node:path';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { Outcome } from '../../sim/market/outcome.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { type LayoutRow, layoutRows } from '../../sim/measure/layout.ts';
import { plansOf } from '../../sim/study/compile/compile-plans.ts';
import { compileStudy } from '../../sim/study/compile/compile-study.ts';
import { studyNames } from '../../sim/study/compile/study-layout.ts';
import { disk, type Library } from '../../sim/study/documents/disk.ts';
import { loadStudy } from '../../sim/study/documents/load-study.ts';

const SCENARIOS = join(import.meta.dirname, '..', '..', 'scenarios');

/** Documents of a test by path (`worlds/busy.yaml`); what is not among them is taken from `scenarios/`. */
export type Texts = Readonly<Record<string, string>>;

/**
 * `tiny` with more of everything that makes partners meet: more enquiries, many groups, many duplicates, more
 * temper. Customers decide fast, so that a short follow-up sees them decide.
 */
export const BUSY_WORLD = `
extends: tiny.yaml
world: busy
products:
  - { product: website, weight: 3, price: 25000 CNY, cycle: { median: 12d } }
  - product: website-and-ads
    modules: [website, ads]
    price: 73000 CNY
    of_which_ad_spend: 40000 CNY
    cycle: { median: 18d }
sources:
  - { source: website, per_week: 20, cost_per_lead: 200 CNY }
  - { source: paid-ads, per_week: 14, odds_ratio: 0.5, invalid: 35%, cost_per_lead: 300 CNY }
  - { source: referral, after: paid-ads, owner: customer, per_week: 4, invalid: 5%, speed_factor: 10 }
customers: { several_sites: 50%, other_sites_enquire: 60%, duplicates: 40%, gives_up_after: 60d }
recognition: { same_site: 80%, same_group: 40% }
partners:
  - { partner: Crane, home: Dongguan, archetype: grabber, serves: group, honesty: 20% }
  - { partner: Willow, home: Dongguan, squats: 40%, honesty: 20%, diligence: 50% }
  - { partner: Reed, after: Willow, home: Hangzhou, archetype: grabber, serves: [Shenzhen], squats: 20% }
headquarters:
  home: Shenzhen
  channel_managers: { people: 1 }
selling: { base_chance: 15% }
behaviour:
  group_claims: { heard_of: 90%, heard_after: 5d }
  grabbing: { assigned_seen: 40% }
  disputes: { rival_noticed: 80%, reported: 80% }
`;

/** A rule of every kind, made for `busy`. */
export const ALL_RULES = `
policy: all-rules
effective_lead: { needs: [contact], score_at_least: 15, same_customer_again_within: 60d }
tiers:
  - { tier: junk-like, when: { score: { below: 20 } } }
  - { tier: bundle, when: { modules: { at_least: 2 } } }
  - { tier: standard, when: anything }
allocation:
  - { rule: no-effort, when: { tier: junk-like, origin: hq }, give_to: nobody }
  - { rule: own-finds, when: { origin: partner }, give_to: submitter }
  - { rule: relations, when: { origin: customer }, give_to: partner-of-record }
  - { rule: by-hand, when: { tier: bundle, score: { at_least: 60 } }, give_to: channel-manager, within: region }
  - { rule: direct, when: { score: { at_least: 85 } }, give_to: hq-direct }
  - { rule: held, when: { region: [Dongguan], source: paid-ads }, give_to: territory, holders: { Dongguan: Willow } }
  - { rule: weights, when: { tier: bundle }, give_to: weighted, weights: { Lotus: 3, Willow: 0 }, others: 1 }
  - { rule: best, when: { source: website, score: { at_least: 60 } }, give_to: best-match, weigh: { skill: 2, speed: 1, performance: 1, free_hours: 1 } }
  - { rule: turns, when: { source: paid-ads }, give_to: round-robin, within: region }
  - { rule: lot, when: { customer: shop }, give_to: random, within: everywhere }
  - { rule: pool, when: anything, give_to: open-pool, window: 12h, claims_per_day: 2, holding: 5 }
  - { rule: last, when: anything, give_to: random, within: everywhere }
limits:
  open_leads_per_person: 6
  when_full: next-rule
  when_nobody: hq-direct
  offenders: { after: 3 offences, within: 60d, passed_over_for: 14d }
follow_up:
  accept_within: 1 working day
  first_contact_within: 2 working days
  progress_is: [meeting, needs-confirmed, quote-sent, contract-draft]
  evidence: logged-activity
  audited: 30%
  reclaim_without_progress:
    - { rule: moved-before, when: { moves: { at_least: 1 } }, after: 4 working days }
    - { rule: all-others, when: anything, after: 7d }
  after_reclaim: { give_to: next-best, same_partner_again_after: 20d, at_most: 3 moves, then: keep }
customer_protection:
  starts: approval
  lasts: 14d
  extension: { by: 7d, times: 2, proof: [customer-letter] }
  covers: whole-group
  open_registrations_per_partner: 6
conflicts:
  one-customer-several-partners: { decide: [customer-in-writing, registered-partner, decision-site, channel-manager], others_who_worked: 20% of first-order margin }
  grabbing: { decide: [customer-in-writing, split], others_who_worked: 10% of first-order margin }
  partner-against-hq: { decide: [first-complete, most-qualified, second-gets-half] }
price_list: { website: 23800 CNY }
settlement:
  counted_on: contracts
  basic_discount: { first_order: 20%, first_order_unregistered: 12% }
  commission:
    mode: retroactive
    per: { who: partner, period: quarter }
    steps: [{ from: 0 CNY, rate: 2% }, { from: 50000 CNY, rate: 5% }]
    paid: 30d after period
  phased_rebate:
    mode: marginal
    per: { who: partner, period: month }
    steps: [{ from: 30000 CNY, rate: 3% }, { from: 100000 CNY, rate: 6% }]
    paid: 45d after period
`;

/** Today's rules: first claim, then headquarters. */
export const TODAY = `
policy: today
effective_lead: { needs: [contact], same_customer_again_within: 30d }
allocation:
  - { rule: finder, when: { origin: partner }, give_to: submitter }
  - { rule: first-come, when: anything, give_to: open-pool, within: region, window: 2d }
limits: { when_nobody: hq-direct }
follow_up: { first_contact_within: 5 working days, after_reclaim: { give_to: open-pool } }
customer_protection: { lasts: 21d, covers: site }
conflicts:
  one-customer-several-partners: { decide: [first-complete, channel-manager] }
  grabbing: { decide: [lead-owner, channel-manager] }
settlement: { counted_on: receipts, basic_discount: { first_order: 25% } }
`;

/** Four weeks under today's rules, then a cohort of eight weeks, each followed for eight. */
export const BUSY_STUDY = `
study: busy
world: busy
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04, open_business: keep-old-terms }
scenarios:
  - { scenario: groups, when: { sites: { at_least: 2 } } }
  - { scenario: website-south, when: { source: website, group: south } }
plans:
  - { plan: keep, phases: [] }
  - { plan: all-rules, phases: [{ from: 2027-01-04, in: anything, policy: all-rules }] }
  - plan: in-steps
    phases:
      - { from: 2027-01-04, in: { scenario: groups }, policy: all-rules }
      - { from: 2027-02-01, in: { scenario: [groups, website-south] }, policy: all-rules }
cohort_until: 2027-03-01
follow_up: 8w
`;

/** The documents above, in the folders where a study finds them. */
export const BUSY: Texts = {
  'worlds/busy.yaml': BUSY_WORLD,
  'policies/all-rules.yaml': ALL_RULES,
  'policies/today.yaml': TODAY,
  'studies/busy.yaml': BUSY_STUDY,
};

/** Texts of `BUSY` with some replaced or added. */
export function busyWith(texts: Texts): Texts {
  return { ...BUSY, ...texts };
}

/** Text of a shipped document (`worlds/tiny.yaml`). */
export function shippedText(path: string): string {
  const text = disk.read(join(SCENARIOS, path));
  if (text === undefined) throw new Error(`there is no ${path}`);
  return text;
}

/** Texts as files; what is not among them is taken from `scenarios/`. */
export function libraryOf(texts: Texts): Library {
  return {
    read: (file) => texts[file] ?? disk.read(join(SCENARIOS, file)),
    list: (folder) => disk.list(join(SCENARIOS, folder)),
  };
}

/**
 * A study from texts, through the real loaders.
 *
 * @param path of the study among the texts, or in `scenarios/`
 */
export function compiledFrom(texts: Texts, path = 'studies/busy.yaml', seed = 'market-tests'): CompiledStudy {
  const loaded = loadStudy(path, libraryOf(texts));
  return compileStudy(loaded, { seed, plans: plansOf(loaded.study.value) });
}

/** The rows of a study in their order. */
export function rowsOf(study: CompiledStudy): LayoutRow[] {
  return layoutRows(studyNames(study));
}

export function replicatorOf(study: CompiledStudy): Replicator {
  return new Replicator(study, rowsOf(study));
}

/** Numerators and denominators by what they are called, whatever their order. */
export function byName(study: CompiledStudy, outcome: Outcome): Record<string, readonly [number, number]> {
  return Object.fromEntries(
    rowsOf(study).map(({ measure, scenario, slice }, i) => [
      `${measure.id} | ${scenario} | ${slice}`,
      [outcome.numerators[i], outcome.denominators[i]] as const,
    ]),
  );
}

/** Sum of a fact over the whole cohort of the plan that ran last. */
function factOf({ market }: Replicator, fact: (typeof FACT_NAMES)[number]): number {
  return market.book.facts[FACT_NAMES.indexOf(fact) * market.book.buckets.count];
}

/** All facts of the whole cohort of the plan that ran last. */
export function factsOf(replicator: Replicator): Record<(typeof FACT_NAMES)[number], number> {
  return Object.fromEntries(FACT_NAMES.map((fact) => [fact, factOf(replicator, fact)])) as Record<
    (typeof FACT_NAMES)[number],
    number
  >;
}
