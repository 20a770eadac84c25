import { describe, expect, test } from 'vitest';
import {
  type PreparedStudy,
  prepareStudy,
  type StudyOverrides,
} from '../../../sim/study/compile/prepare-study.ts';
import { policiesOfPlan, ruleCounts } from '../../../sim/study/compile/study-layout.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';

const WEEK = 7 * 86_400;

function prepared(
  changed: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
  overrides: StudyOverrides = {},
): PreparedStudy {
  return prepareStudy(STUDY_PATH, libraryWith({ ...files, [STUDY_PATH]: tinyStudy(changed) }), overrides);
}

describe('times of a compiled study', () => {
  test('the run-in ends at the midnight of the cut-over at headquarters, and all else is counted from its start', () => {
    const { compiled } = prepared();
    expect(compiled.world.startUtc).toBe(Date.parse('2026-12-06T16:00:00Z') / 1000);
    expect(compiled.cutOver).toBe(4 * WEEK);
    expect(compiled.cohortUntil).toBe(12 * WEEK);
    expect(compiled.followUp).toBe(8 * WEEK);
    expect(compiled.arrivalsUntil).toBe(25 * WEEK);
  });

  test('the horizon holds every follow-up and ends with a year, so that every rebate can be settled', () => {
    const { compiled } = prepared();
    expect(compiled.world.startUtc + compiled.world.horizon).toBe(Date.parse('2027-12-31T16:00:00Z') / 1000);
    expect(compiled.world.horizon).toBeGreaterThan(compiled.cohortUntil + compiled.followUp);
  });

  test('the horizon does not depend on which policies are compared', () => {
    const all = prepared();
    const one = prepared({ policies: '[first-claim]' });
    expect(one.compiled.world).toEqual(all.compiled.world);
  });
});

describe('plans of a compiled study', () => {
  test("a list of policies is short for plans everywhere from the cut-over on; today's rules are kept without a phase", () => {
    const { compiled } = prepared();
    expect(compiled.plans.map(({ name, phases }) => [name, phases.length])).toEqual([
      ['first-claim', 0],
      ['even-by-region', 1],
      ['reclaim', 1],
    ]);
    expect(compiled.plans[2].phases[0]).toEqual({ from: 4 * WEEK, scenarios: [], when: [], policy: 2 });
  });

  test('phases keep their order, their dates and what they are limited to', () => {
    const { compiled } = prepareStudy('scenarios/studies/tiny.yaml', libraryWith({}));
    const { regions } = compiled.world;
    const south = ['Shenzhen', 'Dongguan'].map((name) => regions.findIndex((region) => region.name === name));
    const [first, second] = compiled.plans[2].phases;
    expect(first).toMatchObject({ from: 4 * WEEK, scenarios: [1], when: [] });
    expect(second).toMatchObject({ from: 8 * WEEK, scenarios: [1, 2] });
    expect(second.when).toEqual([
      {
        field: 2,
        mask: (1 << south[0]) | (1 << south[1]),
        atLeast: Number.NEGATIVE_INFINITY,
        below: Number.POSITIVE_INFINITY,
      },
    ]);
  });

  test('only the chosen plans are compiled, in the order asked for', () => {
    const { compiled, plans } = prepared({}, {}, { plans: ['reclaim', 'first-claim'] });
    expect(compiled.plans.map((plan) => plan.name)).toEqual(['reclaim', 'first-claim']);
    expect(plans.map((plan) => plan.plan)).toEqual(['reclaim', 'first-claim']);
    expect(compiled.policies.map((policy) => policy.name)).toEqual(['first-claim', 'reclaim']);
  });

  test('a plan that the study does not have is refused with the nearest name', () => {
    expect(() => prepared({}, {}, { plans: ['reclam'] })).toThrow(
      'there is no plan `reclam` in this study; did you mean `reclaim`?',
    );
  });

  test("a renamed copy of today's rules is the same policy to the market", () => {
    const copy = 'policy: copy\nextends: first-claim.yaml\ntitle: A copy\n';
    const files = { 'scenarios/policies/copy.yaml': copy };
    const { compiled } = prepared({ policies: '[first-claim, copy]' }, files);
    expect(compiled.policies).toHaveLength(1);
    expect(compiled.plans[1].phases[0].policy).toBe(compiled.runIn);
  });

  test('another seed changes the master key and nothing else', () => {
    const { master0, master1, ...rest } = prepared().compiled;
    const other = prepared({}, {}, { seed: 'autumn' }).compiled;
    expect([other.master0, other.master1]).not.toEqual([master0, master1]);
    expect(other).toMatchObject(rest);
  });
});

describe('the key under which the rows of a plan are kept', () => {
  const keyOf = (...args: Parameters<typeof prepared>) => prepared(...args).keys[1];
  const base = keyOf();

  test('does not depend on names, titles, comments, the order of keys, or other plans', () => {
    const renamed = `plan: other-name, title: Another title, phases: [{ policy: even-by-region, in: anything, from: 2027-01-04 }]`;
    expect(keyOf({ policies: '', plans: `[{ plan: keep, phases: [] }, { ${renamed} }]` })).toBe(base);
    expect(keyOf({ study: 'renamed', title: 'Renamed  # with a comment' })).toBe(base);
    expect(prepared({ policies: '[even-by-region]' }).keys[0]).toBe(base);
    expect(prepared({ policies: '[reclaim, first-claim, even-by-region]' }).keys[2]).toBe(base);
    const policy = 'policy: renamed\nextends: even-by-region.yaml\ntitle: Renamed\n';
    const files = { 'scenarios/policies/renamed.yaml': policy };
    expect(keyOf({ policies: '[first-claim, renamed]' }, files)).toBe(base);
  });

  test('does not depend on what is only said about rows: replications, headline, margins, level', () => {
    expect(
      keyOf({ replications: '9', headline: '[conversion]', level: '90%', material: '{ conversion: 1 }' }),
    ).toBe(base);
  });

  test('differs between plans', () => {
    expect(new Set(prepared().keys).size).toBe(3);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['the seed', { seed: 'other' }],
    ['the follow-up', { follow_up: '9w' }],
    ['the end of the cohort', { cohort_until: '2027-03-08' }],
    ['the cut-over', { cut_over: '{ on: 2027-01-11 }' }],
    ['the run-in', { running_business: '{ under: first-claim, for: 5w }' }],
    ["today's rules", { running_business: '{ under: reclaim, for: 4w }' }],
    ['open business', { cut_over: '{ on: 2027-01-04, open_business: move-now }' }],
    ['scenarios', { scenarios: '[{ scenario: a, when: { sites: { at_least: 2 } } }]' }],
  ])('changes with %s', (_, changed) => {
    expect(keyOf(changed)).not.toBe(base);
  });

  test('changes with a single setting of the policy or of the world', () => {
    const policy =
      'policy: even-by-region\nextends: first-claim.yaml\neffective_lead: { needs: [company] }\n';
    const other = { 'scenarios/policies/other.yaml': policy };
    expect(keyOf({ policies: '[first-claim, other]' }, other)).not.toBe(base);
    const world = 'world: tiny\nextends: tiny.yaml\ncustomers: { attempt_reaches: 31% }\n';
    expect(keyOf({ world: 'dearer' }, { 'scenarios/worlds/dearer.yaml': world })).not.toBe(base);
  });

  test('changes with the simulator', async () => {
    const { planKeys } = await import('../../../sim/study/compile/plan-key.ts');
    const { compiled } = prepared();
    expect(planKeys(compiled, 'one')[1]).not.toBe(planKeys(compiled, 'two')[1]);
  });
});

describe('the layout of a study', () => {
  test('a plan counts the rules of the policies that can govern its customers, today’s first', () => {
    const { compiled, layout } = prepareStudy('scenarios/studies/pilot.yaml', libraryWith({}));
    const rules = compiled.policies.map((policy) => policy.countedRules.length);
    expect(policiesOfPlan(compiled, 0)).toEqual([0]);
    expect(policiesOfPlan(compiled, 5)).toEqual([0, 4]);
    expect(layout.counters[0]).toBe(2 + rules[0]);
    expect(layout.counters[5]).toBe(2 + rules[0] + rules[4]);
  });

  test('counters are named in their order', () => {
    const { compiled } = prepared();
    const first = compiled.policies[0].countedRules.length;
    const counters = Array.from(
      { length: 2 + first + compiled.policies[1].countedRules.length },
      (_, i) => i,
    );
    const named = [...ruleCounts(compiled, 1, counters)];
    expect(named[0]).toEqual({ policy: 'first-claim', rule: compiled.policies[0].countedRules[0], count: 2 });
    expect(named[first]).toMatchObject({ policy: 'even-by-region', count: 2 + first });
    expect(named.at(-1)?.count).toBe(counters.length - 1);
  });
});
