import { expect, test } from 'vitest';
import type { CompiledPolicy } from '../../sim/policy/compiled.ts';
import { complexityOf } from '../../sim/policy/complexity.ts';
import { PROMOTION, promotionStudy } from '../market/promotion-study.ts';
import { TODAY } from '../market/tiny-study.ts';

/** Counts of the policy of the second plan, beyond those of today's rules. */
function beyondToday(later: string) {
  const { policies, plans } = promotionStudy(PROMOTION, { later });
  const counts = (policy: CompiledPolicy) => Object.values(complexityOf(policy));
  const today = counts(policies[plans[0].phases[0]?.policy ?? 0]);
  return counts(policies[plans[1].phases.at(-1)!.policy]).map((count, i) => count - today[i]);
}

const MARKET = (regions: string, more = '') =>
  `${TODAY}market_protection:\n  - { rule: south, regions: [${regions}], right: exclusive${more} }\n`;

test('the same rules are as much to know', () => {
  expect(beyondToday(TODAY)).toEqual([0, 0, 0]);
});

test('a rule, its conditions and what it leaves out count, and a further region of it does not', () => {
  const one = beyondToday(MARKET('Shenzhen'));
  // Two things are left out by default: customers registered before, and those that came by their own choice.
  expect(one).toEqual([1, 0, 2]);
  expect(beyondToday(MARKET('Shenzhen, Dongguan'))).toEqual(one);
  const covered = ', covers: { origin: hq, score: { at_least: 50 } }, leaves_out: []';
  expect(beyondToday(MARKET('Shenzhen', covered))).toEqual([1, 2, 0]);
});

test('a further step by which conflicts are decided counts', () => {
  const said =
    'conflicts:\n  customer-against-market: { decide: [customer-in-writing, market-protection] }\n';
  expect(beyondToday(MARKET('Shenzhen').replace('conflicts:\n', said))).toEqual([3, 0, 2]);
});
