import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { InputRefused } from '../../sim/files/diagnostic.ts';
import { defaultsWithoutSource, withoutMeaning } from '../../sim/files/reference.ts';
import { compilePolicy } from '../../sim/policy/compile-policy.ts';
import { policySchema } from '../../sim/policy/schema.ts';
import { policyDocument, writtenPolicy } from './arbitrary-policy.ts';
import { loadPolicyText, tinyWorld } from './tiny-world.ts';

const ALL = 'policy: p\nallocation: [{ rule: all, when: anything, give_to: round-robin }]\n';

/** Complaints about a text that is added to a small policy: `line:column: message | hint`. */
function refusals(text: string): string[] {
  try {
    loadPolicyText(ALL + text);
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return error.diagnostics.map(
      ({ line, column, message, hint }) =>
        `${line}:${column}: ${message}${hint === undefined ? '' : ` | ${hint}`}`,
    );
  }
  return [];
}

test('every parameter has a meaning, and every default a source', () => {
  expect(withoutMeaning(policySchema)).toEqual([]);
  expect(defaultsWithoutSource(policySchema)).toEqual([]);
});

describe('what a reader would not guess must be written', () => {
  test('a rebate says how its steps count, for whom, over what and when it is paid', () => {
    expect(refusals('settlement: { phased_rebate: { steps: [{ from: 1 CNY, rate: 3% }] } }\n')).toEqual([
      '3:15: `mode` is missing | it takes `marginal`, `retroactive`',
      '3:15: `per` is missing | it takes a mapping',
      '3:15: `paid` is missing | for example `30d after period`',
    ]);
  });

  test('weights of a match that are all 0', () => {
    const match =
      'policy: p\nallocation: [{ rule: a, when: anything, give_to: best-match, weigh: { skill: 0 } }]\n';
    expect(() => loadPolicyText(match)).toThrow('policy.yaml:2:62: these weights sum to 0');
  });
});

/** The same plain data with the keys of every mapping in another order. */
function shuffleKeys(value: unknown, order: (key: string) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleKeys(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, shuffleKeys(part, order)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => order(a) - order(b)));
}

describe('writing a policy', () => {
  law.prop([writtenPolicy, fc.infiniteStream(fc.nat())], { numRuns: 50 })(
    'the order of the keys of mappings changes nothing',
    (written, numbers) => {
      const places = new Map<string, number>();
      const order = (key: string) => {
        if (!places.has(key)) places.set(key, numbers.next().value as number);
        return places.get(key) as number;
      };
      const shuffled = policySchema.parse(shuffleKeys(written, order));
      expect(compilePolicy(shuffled, tinyWorld)).toEqual(
        compilePolicy(policySchema.parse(written), tinyWorld),
      );
    },
  );

  law.prop([policyDocument], { numRuns: 50 })(
    'a compiled policy can be sent to a worker as it is',
    (document) => {
      const policy = compilePolicy(document, tinyWorld);
      expect(structuredClone(policy)).toEqual(policy);
    },
  );

  test('a policy that does not fit the world is no compiled policy', () => {
    const { value } = loadPolicyText(
      'policy: p\nallocation: [{ rule: a, when: { source: fax }, give_to: random }]\n',
    );
    expect(() => compilePolicy(value, tinyWorld)).toThrow(
      'allocation.0.when.source: there is no source `fax`',
    );
  });

  test('why may stand in every mapping and changes nothing', () => {
    const plain = loadPolicyText(`${ALL}limits: { when_full: next-rule }\n`).value;
    const reasoned = loadPolicyText(
      `${ALL}why: because\nlimits: { when_full: next-rule, why: { zh: 因为, en: because } }\n`,
    ).value;
    expect(compilePolicy(reasoned, tinyWorld)).toEqual(compilePolicy(plain, tinyWorld));
  });
});
