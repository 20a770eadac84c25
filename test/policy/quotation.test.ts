import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../sim/policy/compile-policy.ts';
import type { Undercutting } from '../../sim/policy/compiled-quotation.ts';
import { isLessonDue } from '../../sim/policy/enablement/decide.ts';
import { policyProblems } from '../../sim/policy/policy-problems.ts';
import { exceptionFor, quotationRuleOf } from '../../sim/policy/quotation/decide.ts';
import { exceptionCounter, protectionCounter, quotationCounter } from '../../sim/policy/rule-index.ts';
import { fearedLoss } from '../../sim/policy/undercutting/decide.ts';
import type { LeadView } from '../../sim/policy/view.ts';
import { loadPolicyText, wholeChannelWorld as world } from './tiny-world.ts';

const TEXT = `
policy: p
allocation: [{ rule: rest, when: anything, give_to: round-robin }]
customer_protection: {}
quotation:
  - { rule: bundles, when: { modules: { at_least: 2 } }, mode: joint-proposal, when_late: quote-alone, lowest: 92% of list }
  - { rule: supported, when: { product: seo }, mode: solution-support, hq_hours: 1.5, price_list: single }
  - { rule: simple, when: anything, mode: basic-quotation, lowest: 100% of list }
quotation_exceptions: { allowed: [more-support, quote-alone] }
mis_scoped_costs: { partner_bears: 30% of overrun }
enablement: { every: 30d }
conflicts: { undercutting: { audited: 50%, sanction: no-pay-for-the-deal } }
`;
const policy = compilePolicy(loadPolicyText(TEXT).value, world);
const rules = policy.quotation!;
const productOf = (name: string) => world.products.findIndex((product) => product.name === name);
const project = (name: string): LeadView =>
  ({
    product: productOf(name),
    modules: world.products[productOf(name)].modules,
    value: world.products[productOf(name)].price,
  }) as LeadView;

describe('rules of quotation', () => {
  test('are read top down', () => {
    expect(['growth-bundle', 'seo', 'website'].map((name) => quotationRuleOf(rules, project(name)))).toEqual([
      0, 1, 2,
    ]);
  });

  test('become levels, seconds and largest discounts', () => {
    expect(
      rules.rules.map(({ level, hqSeconds, quoteAloneWhenLate, singlePriceList }) => [
        level,
        hqSeconds,
        quoteAloneWhenLate,
        singlePriceList,
      ]),
    ).toEqual([
      [2, 0, true, false],
      [1, 5400, false, true],
      [0, 0, false, false],
    ]);
    expect(rules.rules.map(({ largestDiscount }) => Math.round(1e6 * largestDiscount))).toEqual([
      80_000, 1e6, 0,
    ]);
    expect(rules.partnerBears).toBe(0.3);
  });

  test('let a party ask for what the project needs and for nothing else', () => {
    expect(exceptionFor(rules, 0, 2)).toBe('more-support');
    expect(exceptionFor(rules, 1, 2)).toBe('more-support');
    expect(exceptionFor(rules, 2, 2)).toBeUndefined();
    expect(exceptionFor(rules, 1, 0)).toBe('quote-alone');
    expect(exceptionFor(rules, 2, 1)).toBeUndefined();
    expect(exceptionFor({ ...rules, exceptions: 0 }, 0, 2)).toBeUndefined();
  });

  test('are counted behind everything else, each under its name', () => {
    const at = (counter: number) => policy.countedRules[counter];
    expect(at(protectionCounter(policy, 'lapsed'))).toBe('protection/lapsed');
    expect([0, 1, 2].map((rule) => at(quotationCounter(policy, rule)))).toEqual([
      'quotation/bundles',
      'quotation/supported',
      'quotation/simple',
    ]);
    expect(at(exceptionCounter(policy, 'below-lowest'))).toBe('exception/below-lowest');
    expect(policy.countedRules.at(-1)).toBe('exception/below-lowest');
  });
});

describe('a lesson', () => {
  const every = { hqSeconds: 3600, partnerSeconds: 3600, every: 100 };
  test('is due at first, and then so long after the last one', () => {
    expect(isLessonDue(every, 0, 5)).toBe(true);
    expect(isLessonDue(every, 5, 104)).toBe(false);
    expect(isLessonDue(every, 5, 105)).toBe(true);
  });
});

describe('what a partner fears of an audit', () => {
  const scheme = {
    mode: 'marginal',
    per: 'quarter',
    steps: [
      { from: 0, rate: 0.02 },
      { from: 5, rate: 0.04 },
    ],
    paidAfter: 0,
    counts: 1,
    heldBack: null,
    atMost: Number.POSITIVE_INFINITY,
    atLeast: 0,
  } as const;
  const settlement = { ...policy.settlement, discount: 0.25, commission: null, rebate: scheme };
  const loss = (sanction: Undercutting['sanction'], days = 0) =>
    fearedLoss({ audited: 0.5, sanction, passedOverFor: days * 86_400 }, settlement, 0.6);

  test('is the chance to be found times what the sanction takes', () => {
    expect(fearedLoss(null, settlement, 1)).toBe(0);
    expect(loss('warning')).toBe(0);
    expect(loss('no-pay-for-the-deal')).toBeCloseTo(0.3 * 0.25, 12);
    expect(loss('no-rebate-this-quarter')).toBeCloseTo(0.3 * 3 * 0.04, 12);
    expect(loss('passed-over', 60)).toBeCloseTo(0.3 * 2 * 0.25, 12);
  });
});

describe('problems', () => {
  const problemsOf = (from: string, to: string, where = world) =>
    policyProblems(loadPolicyText(TEXT.replace(from, to)).value, where).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );

  test('there are none in a policy that fits', () => {
    expect(problemsOf('', '')).toEqual([]);
  });

  test('rules whose world knows nothing of quotations or discounts', () => {
    const plain = { ...world, quotation: null, discounts: null };
    expect(problemsOf('', '', plain)).toEqual([
      'quotation: this world has no `quotation`, so nothing would come of this',
      'quotation.0.lowest: in this world nobody sells below list price',
      'quotation.2.lowest: in this world nobody sells below list price',
      'enablement: this world has no `quotation`, so nothing would come of this',
      'conflicts.undercutting: this world has no `discounts`, so nothing would come of this',
    ]);
  });

  test('what can never come to anything', () => {
    expect(problemsOf('mode: basic-quotation', 'mode: basic-quotation, hq_hours: 2')).toEqual([
      'quotation.2.hq_hours: headquarters has no part in a basic quotation',
    ]);
    expect(problemsOf('no-pay-for-the-deal', 'no-rebate-this-quarter')).toEqual([
      'conflicts.undercutting.sanction: there is no rebate and no commission in steps to lose',
    ]);
    expect(problemsOf('product: seo', 'modules: { at_least: 3 }')).toEqual([
      'quotation.1.rule: `supported` is never come to: `bundles` takes all of its leads',
    ]);
    const unlimited = TEXT.replaceAll(/, lowest: [^}]*/g, ' ').replace('quote-alone] }', 'below-lowest] }');
    expect(policyProblems(loadPolicyText(unlimited).value, world).map(({ path }) => path.join('.'))).toEqual([
      'quotation_exceptions.allowed.1',
      'conflicts.undercutting',
    ]);
  });
});
