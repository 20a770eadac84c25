import { describe, expect, test } from 'vitest';
import { reference } from '../../../sim/files/reference.ts';
import { policySchema } from '../../../sim/policy/schema.ts';
import { BEHAVIOUR_PARTS, POLICY_PARTS, scopeOf, WORLD_PARTS } from '../../../sim/study/results/scope.ts';
import { worldSchema } from '../../../sim/world/schema.ts';

const firstKeys = (paths: readonly string[]) =>
  [...new Set(paths.map((path) => path.split(/[.[]/)[0]!))].filter((key) => key !== 'why').sort();
const keysOf = (schema: Parameters<typeof reference>[0], prefix = '') =>
  firstKeys(
    reference(schema).flatMap(({ path }) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : [])),
  );

describe('the scope of a study', () => {
  test('has words for every block that a world or a policy may have, and for no other', () => {
    expect(Object.keys(WORLD_PARTS).sort()).toEqual(keysOf(worldSchema));
    expect(Object.keys(BEHAVIOUR_PARTS).sort()).toEqual(keysOf(worldSchema, 'behaviour.'));
    expect(Object.keys(POLICY_PARTS).sort()).toEqual(keysOf(policySchema));
  });

  test('names rules only where the world has what they are about', () => {
    const policies = new Set(['allocation', 'enablement', 'screening']);
    const rules = (...world: string[]) => scopeOf({ world: new Set(world), policies }).included[2];
    expect(rules('regions')).toBe('The rules: who gets a lead.');
    expect(rules('quotation')).toBe('The rules: who gets a lead, lessons for partners.');
  });

  test('says of partners only what is so: neither without reactions nor without shocks and promotion', () => {
    const excluded = (world: string[], exitsByShock = false) =>
      scopeOf({ world: new Set(world), policies: new Set(), exitsByShock }).excluded.join('\n');
    expect(excluded(['regions'])).toContain('neither invest, nor learn, nor leave');
    expect(excluded(['shocks'], true)).toContain('except that shocks take some of them away: of their own');
    expect(excluded(['local_promotion', 'recruitment'])).toContain(
      'except that they promote their regions, new ones come:',
    );
    expect(excluded(['adaptation', 'shocks'], true)).not.toContain('Partners do not react');
    expect(excluded(['discounts'])).toContain('No quotation support.');
    expect(excluded(['discounts'])).not.toContain('no discounts of their own');
  });
});
