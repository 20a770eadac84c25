import { test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../sim/policy/compile-policy.ts';
import { CONFLICT_TYPES } from '../../sim/policy/compiled.ts';
import { alwaysDecides } from '../../sim/policy/conflicts/decide.ts';
import { RECLAIM_REASONS } from '../../sim/policy/follow-up/decide.ts';
import {
  allocationCounter,
  conflictCounter,
  deliveryCounter,
  JUDGEMENTS,
  judgementCounter,
  LIMITS,
  limitCounter,
  PROTECTION_EVENTS,
  protectionCounter,
  reclaimCounter,
  tierCounter,
} from '../../sim/policy/rule-index.ts';
import { DUTIES } from '../../sim/world/compiled-delivery.ts';
import { policyDocument } from './arbitrary-policy.ts';
import { loadShippedPolicy, tinyWorld, websitesWorld } from './tiny-world.ts';

describe('counters of rules', () => {
  law.prop([policyDocument])('every helper gives the place of the name it stands for', (document) => {
    const policy = compilePolicy(document, tinyWorld);
    const names = policy.countedRules;
    for (const each of JUDGEMENTS) expect(names[judgementCounter(each)]).toBe(`lead/${each}`);
    for (const each of LIMITS) expect(names[limitCounter(each)]).toBe(`limit/${each}`);
    for (const reason of RECLAIM_REASONS) {
      if (reason !== 'no-progress')
        expect(names[reclaimCounter(policy, reason, 0)]).toBe(`reclaim/${reason}`);
    }
    policy.tiers.forEach(({ name }, i) => {
      expect(names[tierCounter(i)]).toBe(`tier/${name}`);
    });
    policy.allocation.forEach(({ name }, i) => {
      expect(names[allocationCounter(policy, i)]).toBe(`allocation/${name}`);
    });
    DUTIES.forEach((duty, i) => {
      if (policy.delivery[i] !== 'none') expect(names[deliveryCounter(policy, i)]).toBe(`delivery/${duty}`);
      else expect(names).not.toContain(`delivery/${duty}`);
    });
    policy.followUp.reclaim.forEach(({ name }, i) => {
      expect(names[reclaimCounter(policy, 'no-progress', i)]).toBe(`reclaim/${name}`);
    });
  });

  test.each(['first-claim', 'match-and-protect', 'gitlab', 'every-rule'])(
    '%s: steps of disputes and events of protection have their places, no name stands twice',
    (name) => {
      const policy = compilePolicy(loadShippedPolicy(name).value, websitesWorld);
      const names = policy.countedRules;
      expect(new Set(names).size).toBe(names.length);
      CONFLICT_TYPES.forEach((type, i) => {
        const { decide } = policy.conflicts[i];
        for (const step of decide) {
          expect(names[conflictCounter(policy, type, step)]).toBe(`conflict/${type}/${step}`);
        }
        if (!decide.some((step) => alwaysDecides(step, type))) {
          const last = conflictCounter(policy, type, 'channel-manager');
          expect(names[last]).toBe(`conflict/${type}/channel-manager`);
        }
      });
      const events = names.filter((each) => each.startsWith('protection/'));
      expect(events.length).toBe(policy.protection === null ? 0 : PROTECTION_EVENTS.length);
      if (policy.protection !== null) {
        for (const event of PROTECTION_EVENTS) {
          expect(names[protectionCounter(policy, event)]).toBe(`protection/${event}`);
        }
      }
    },
  );
});
