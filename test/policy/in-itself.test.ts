import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InputRefused } from '../../sim/files/diagnostic.ts';
import { loadPolicyAlone } from '../../sim/study/documents/load-study.ts';
import { libraryWith } from '../study/memory-library.ts';

const PATH = 'scenarios/policies/of-a-test.yaml';
const ALLOCATION = 'policy: of-a-test\nallocation: [{ rule: all, when: anything, give_to: random }]\n';

/** Places and messages of what is wrong with a policy alone; none where it is taken. */
function problemsOf(rest: string): string[] {
  try {
    loadPolicyAlone(PATH, libraryWith({ [PATH]: `${ALLOCATION}${rest}` }));
  } catch (error) {
    if (error instanceof InputRefused)
      return error.diagnostics.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

describe('a policy without a world', () => {
  test('is refused for steps that do not rise, in whichever currency', () => {
    const commission = (currency: string) =>
      `settlement:
  counted_on: receipts
  commission:
    mode: marginal
    per: { who: partner, period: quarter }
    steps: [{ from: 300000 ${currency}, rate: 5% }, { from: 100000 ${currency}, rate: 3% }]
    paid: 30d after period
`;
    for (const currency of ['CNY', 'USD'])
      expect(problemsOf(commission(currency))).toEqual([
        '8: this step does not begin above the one before it',
      ]);
  });

  test('is refused for levels that nobody comes to, and a last one that not everybody reaches', () => {
    const levels = (...from: number[]) =>
      `partner_levels:\n  levels:\n${from.map((each, i) => `    - { level: l${i}, from: ${each} EUR, adds: ${i + 1}% }\n`).join('')}`;
    expect(problemsOf(levels(100, 100, 50))).toEqual([
      '6: nobody comes to this level',
      '7: not everybody reaches the last level',
    ]);
    expect(problemsOf(levels(100, 50, 0))).toEqual([]);
  });

  test('is refused for steps of a dispute that are never come to or have nothing to go by', () => {
    expect(
      problemsOf('conflicts:\n  grabbing: { decide: [channel-manager, lead-owner] }\n').join('\n'),
    ).toContain('4: `lead-owner` is never come to');
    expect(
      problemsOf(
        'conflicts:\n  one-customer-several-partners: { decide: [first-complete, channel-manager] }\n',
      ),
    ).toEqual(['4: `first-complete` can never decide here']);
  });

  test('is refused for tiers that it does not have itself, also beside a key that is wrong', () => {
    const rest = `tiers: [{ tier: silver, when: { source: any-one } }, { tier: other, when: anything }]
quotation: [{ rule: a, when: { tier: [other, gold] }, mode: basic-quotation }, { rule: b, when: anything, mode: basic-quotation }]
`;
    const missing = '4: there is no tier `gold`';
    expect(problemsOf(rest)).toEqual([missing]);
    const mistyped = problemsOf(`${rest}limits: { open_leads_per_persn: 8 }\n`);
    expect(mistyped).toHaveLength(2);
    expect(mistyped).toContain(missing);
    expect(problemsOf(rest.replace(', gold', ''))).toEqual([]);
  });

  test('is refused for rules that no lead of any world comes to, whatever names a world has', () => {
    const quotation = (...when: string[]) =>
      problemsOf(
        `quotation:\n${when.map((each, i) => `  - { rule: r${i}, when: ${each}, mode: basic-quotation }\n`).join('')}`,
      );
    expect(quotation('{ source: [a, b] }', '{ source: b, region: c }', 'anything')).toEqual([
      '5: `r1` is never come to: `r0` takes all of its leads',
    ]);
    expect(quotation('{ source: a }', '{ source: [a, b] }', '{ region: a }', 'anything')).toEqual([]);
    expect(quotation('{ source: a }')).toEqual(['4: the last rule does not match everything']);
    expect(quotation('{ source: a, protected: yes }', 'anything')).toEqual([
      '4: no lead can ever match this',
    ]);
    expect(quotation('{ source: a, value: { at_least: 9 USD } }', 'anything')).toEqual([]);
  });

  test('is not told that a rule is never come to for want of room for its names', () => {
    const many = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const rules = many.map(
      (name, i) => `  - { rule: r${i}, when: { source: ${name} }, mode: basic-quotation }\n`,
    );
    expect(
      problemsOf(`quotation:\n${rules.join('')}  - { rule: rest, when: anything, mode: basic-quotation }\n`),
    ).toEqual([]);
  });

  test('is not asked for names of a world, nor for what a world would have to have', () => {
    const rules = 'after_sales: [{ rule: a, tickets: [whatever], owner: platform }]\nmaintenance: {}\n';
    expect(problemsOf(`${rules}limits: { open_leads_per_person: 8 }\n`)).toEqual([]);
  });

  test('is taken in every shipped case', () => {
    for (const name of readdirSync('scenarios/policies')) {
      const path = `scenarios/policies/${name}`;
      expect(readFileSync(path, 'utf8')).toContain('policy:');
      expect(() => loadPolicyAlone(path, libraryWith({})), name).not.toThrow();
    }
  });
});
