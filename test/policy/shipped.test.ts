import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textIn } from '../../sim/files/quantity/text.ts';
import { compilePolicy } from '../../sim/policy/compile-policy.ts';
import { CONFLICT_STEPS } from '../../sim/policy/compiled.ts';
import { policyProblems } from '../../sim/policy/policy-problems.ts';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import {
  deliveryWorld,
  everyConflictWorld,
  fullDepthWorld,
  handOffWorld,
  loadShippedPolicy,
  localPromotionWorld,
  partnerCareWorld,
  reactingWorld,
  recommenderWorld,
  websitesWorld,
  wholeChannelWorld,
} from './tiny-world.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'scenarios', 'policies');
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));
/** The world a policy is made for: the plain one, unless it has rules about mechanisms that this one lacks. */
function worldOf(name: string): CompiledWorld {
  const { value } = loadShippedPolicy(name);
  const lacks = (world: CompiledWorld) =>
    policyProblems(value, world).some(({ message }) => /^this world (has no|does not say)/.test(message));
  return (
    [
      websitesWorld,
      wholeChannelWorld,
      reactingWorld,
      localPromotionWorld,
      handOffWorld,
      partnerCareWorld,
      recommenderWorld,
      deliveryWorld,
      fullDepthWorld,
    ].find((world) => !lacks(world)) ?? everyConflictWorld
  );
}
const compiled = (name: string) => compilePolicy(loadShippedPolicy(name).value, worldOf(name));

test.each(names)(
  '%s fits the world it is made for, is named like its file and has titles in both languages',
  (name) => {
    const { value } = loadShippedPolicy(name);
    expect(policyProblems(value, worldOf(name))).toEqual([]);
    expect(value.policy).toBe(name);
    expect(textIn('zh', value.title)).not.toBe(textIn('en', value.title));
    expect(compiled(name).countedRules.length).toBeGreaterThan(0);
  },
);

describe('the pilot changes one thing at a time', () => {
  const pilot = ['first-claim', 'even-by-region', 'reclaim', 'match-and-reclaim', 'match-and-protect'].map(
    compiled,
  );
  const changed = (i: number) => {
    const [before, after] = [pilot[i - 1], pilot[i]];
    const parts = [
      'effective',
      'tiers',
      'allocation',
      'limits',
      'followUp',
      'protection',
      'conflicts',
      'settlement',
    ];
    return parts.filter((part) => {
      const key = part as keyof typeof before;
      return JSON.stringify(before[key]) !== JSON.stringify(after[key]);
    });
  };

  test('who hands out; taking back; matching; protection', () => {
    expect(changed(1)).toEqual(['allocation']);
    expect(changed(2)).toEqual(['limits', 'followUp']);
    expect(changed(3)).toEqual(['tiers', 'allocation', 'limits']);
    expect(changed(4)).toEqual(['protection', 'conflicts']);
  });
});

describe('the shipped policies together', () => {
  const all = names.map(compiled);

  test('use every kind of allocation', () => {
    const used = new Set(all.flatMap((policy) => policy.allocation.map((rule) => rule.kind)));
    expect([...used].sort()).toEqual(
      [
        'best-match',
        'channel-manager',
        'hq-direct',
        'nobody',
        'open-pool',
        'partner-of-record',
        'random',
        'round-robin',
        'submitter',
        'territory',
        'weighted',
      ].sort(),
    );
  });

  test('use every step that can decide a dispute', () => {
    const used = new Set(all.flatMap((policy) => policy.conflicts.flatMap((rule) => rule.decide)));
    expect([...used].sort()).toEqual([...CONFLICT_STEPS].sort());
  });
});
