import { fc } from '@fast-check/vitest';
import { CONFLICT_STEPS } from '../../sim/policy/compiled.ts';
import { policyProblems } from '../../sim/policy/policy-problems.ts';
import { type PolicyDocument, policySchema } from '../../sim/policy/schema.ts';
import { tinyWorld } from './tiny-world.ts';

/** Random policies as somebody would write them for the tiny world. */

const regions = tinyWorld.regions.map((region) => region.name);
const partners = tinyWorld.parties.slice(0, -1).map((party) => party.name);

function names(from: readonly string[]) {
  return fc.oneof(fc.constantFrom(...from), fc.subarray([...from], { minLength: 1 }));
}
function limits(low: number, high: number, unit = '') {
  return fc.tuple(fc.integer({ min: low, max: high }), fc.nat(2)).map(([limit, kind]) => {
    const text = (value: number) => (unit === '' ? value : `${value} ${unit}`);
    if (kind === 0) return { at_least: text(limit) };
    if (kind === 1) return { below: text(limit + 1) };
    return { at_least: text(limit), below: text(limit + 1) };
  });
}

const arrival = {
  source: names(tinyWorld.sources.map((source) => source.name)),
  origin: names(['hq', 'partner', 'customer']),
  region: names(regions),
  group: names(['south', 'east']),
  product: names(tinyWorld.products.map((product) => product.name)),
  customer: names(['business', 'shop']),
  modules: limits(0, 2),
  value: limits(10_000, 80_000, 'CNY'),
  score: limits(10, 90),
};
const TIERS = ['one', 'two', 'standard'];
const lead = { ...arrival, tier: names(TIERS), moves: limits(0, 3) };

function condition(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc
    .subarray(Object.keys(fields), { minLength: 1, maxLength: 3 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((field) => [field, fields[field]]))));
}

const within = fc.constantFrom('region', 'everywhere');
const weight = fc.constantFrom(0, 0.5, 1, 2, 3);

function rule(name: string, when: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  const head = { rule: fc.constant(name), when };
  const kind = (give_to: string, more: Record<string, fc.Arbitrary<unknown>> = {}) =>
    fc.record({ ...head, give_to: fc.constant(give_to), ...more });
  return fc.oneof(
    kind('round-robin', { within }),
    kind('weighted', {
      within,
      others: weight,
      weights: fc.dictionary(fc.constantFrom(...partners), weight),
    }),
    kind('open-pool', { within, window: fc.constant('12h') }),
    kind('territory', {
      holders: fc.constantFrom({ Shenzhen: 'Lotus', Dongguan: 'Crane' }, { Hangzhou: 'Tea-Hill' }),
    }),
    kind('best-match', {
      within,
      weigh: fc.record({
        skill: weight,
        on_site: weight,
        speed: weight,
        free_hours: weight,
        performance: weight,
      }),
    }),
    kind('partner-of-record'),
    kind('submitter'),
    kind('hq-direct'),
    kind('channel-manager', { within }),
    kind('random', { within }),
    kind('nobody'),
  );
}

const allocation = fc
  .nat(4)
  .chain((extra) =>
    fc.tuple(
      ...Array.from({ length: extra }, (_, i) =>
        rule(`rule-${i}`, fc.oneof(condition(lead), condition(lead), fc.constant('anything'))),
      ),
      rule('the-rest', fc.constant('anything')),
    ),
  );

const reclaim = fc.nat(3).chain((extra) =>
  fc.tuple(
    ...Array.from({ length: extra }, (_, i) =>
      fc.record({ rule: fc.constant(`take-${i}`), when: condition(lead), after: fc.constant(`${i + 2}d`) }),
    ),
    fc.record({
      rule: fc.constant('take-the-rest'),
      when: fc.constant('anything'),
      after: fc.constant('9d'),
    }),
  ),
);

const written = fc.record({
  policy: fc.constant('random-policy'),
  effective_lead: fc.record({
    needs: fc.subarray(['company', 'contact', 'product', 'budget', 'site']),
    score_at_least: fc.nat(60),
  }),
  tiers: fc.tuple(
    fc.record({ tier: fc.constant('one'), when: condition(arrival) }),
    fc.record({ tier: fc.constant('two'), when: condition(arrival) }),
    fc.constant({ tier: 'standard', when: 'anything' }),
  ),
  allocation,
  limits: fc.record(
    {
      open_leads_per_person: fc.integer({ min: 1, max: 5 }),
      when_full: fc.constantFrom('next-best', 'next-rule', 'hq-direct', 'give-anyway'),
      when_nobody: fc.constantFrom('hq-direct', 'pool', 'nobody'),
    },
    { requiredKeys: [] },
  ),
  follow_up: fc.record({ reclaim_without_progress: reclaim }),
});

/** A policy as written (plain YAML data) that fits the tiny world. */
export const writtenPolicy: fc.Arbitrary<Record<string, unknown>> = written.filter((policy) => {
  const parsed = policySchema.safeParse(policy);
  return parsed.success && policyProblems(parsed.data, tinyWorld).length === 0;
});

/** A checked policy that fits the tiny world. */
export const policyDocument: fc.Arbitrary<PolicyDocument> = writtenPolicy.map((policy) =>
  policySchema.parse(policy),
);

/** Steps of a dispute in any order, each at most once. */
export const conflictSteps = fc.shuffledSubarray([...CONFLICT_STEPS], { minLength: 1 });
