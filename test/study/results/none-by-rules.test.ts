import { expect, test } from 'vitest';
import { noneByRules } from '../../../sim/study/results/none-by-rules.ts';
import { loadShippedPolicy } from '../../policy/tiny-world.ts';

const policies = (...names: string[]) => names.map((name) => loadShippedPolicy(name).value);

test('rules without deadlines, reclaim, protection and steps bring none of their measures about', () => {
  expect(noneByRules(policies('first-claim'))).toEqual([
    'sla-breaches',
    'reclaims',
    'won-after-reclaim',
    'reclaimed-wrongly',
    'false-reports',
    'idle-protection',
    'step-pay',
  ]);
});

test('each of them does, with the rule it needs', () => {
  expect(noneByRules(policies('reclaim'))).toEqual(['idle-protection', 'step-pay']);
  expect(noneByRules(policies('match-and-protect'))).not.toContain('idle-protection');
  expect(noneByRules(policies('protect-and-rebate', 'first-claim'))).not.toContain('step-pay');
});

test('one policy of several is enough', () => {
  expect(noneByRules(policies('first-claim', 'reclaim'))).toEqual(noneByRules(policies('reclaim')));
});
