import { describe, expect, test } from 'vitest';
import { reckonedRate, sureStepRate } from '../../sim/ledger/reckoned-rate.ts';
import { compilePolicy } from '../../sim/policy/compile-policy.ts';
import { loadPolicy } from '../../sim/study/documents/read-documents.ts';
import { websitesWorld } from '../policy/tiny-world.ts';
import { libraryWith } from '../study/memory-library.ts';

const PATH = 'scenarios/policies/of-a-test.yaml';
function settlement(lines: string) {
  const text = `extends: match-and-reclaim.yaml\npolicy: of-a-test\nsettlement:\n${lines}`;
  return compilePolicy(loadPolicy(PATH, libraryWith({ [PATH]: text })).value, websitesWorld).settlement;
}
const steps = (from: string) =>
  `{ mode: marginal, per: { who: partner, period: quarter }, steps: [{ from: ${from}, rate: 15% }, { from: 100000 CNY, rate: 20% }], paid: 30d after period }`;

describe('what a partner reckons with before it sells', () => {
  test('is the discount, and a commission or rebate that holds from the first yuan on', () => {
    const both = settlement(`  basic_discount: { first_order: 2% }\n  commission: ${steps('0 CNY')}\n`);
    expect(sureStepRate(both)).toBeCloseTo(0.15, 12);
    expect(reckonedRate(both)).toBeCloseTo(0.17, 12);
    const rebate = settlement(`  basic_discount: { first_order: 2% }\n  phased_rebate: ${steps('0 CNY')}\n`);
    expect(reckonedRate(rebate)).toBeCloseTo(0.17, 12);
  });

  test('is the discount alone where steps have to be reached first', () => {
    const later = settlement(`  basic_discount: { first_order: 12% }\n  commission: ${steps('50000 CNY')}\n`);
    expect(reckonedRate(later)).toBeCloseTo(0.12, 12);
  });
});
