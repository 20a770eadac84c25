import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../sim/policy/compile-policy.ts';
import { CONDITION_FIELDS, type Test } from '../../sim/policy/compiled.ts';
import { matches } from '../../sim/policy/condition/decide.ts';
import { isEffective } from '../../sim/policy/effective-lead/decide.ts';
import { isProgress, reclaimAfter } from '../../sim/policy/follow-up/decide.ts';
import { isFull, passedOverUntil } from '../../sim/policy/limits/decide.ts';
import { tierOf } from '../../sim/policy/tiers/decide.ts';
import type { LeadView } from '../../sim/policy/view.ts';
import { slowFirst, slowIsEffective } from '../reference/slow-conditions.ts';
import { policyDocument } from './arbitrary-policy.ts';
import { leadView, partyBoard } from './arbitrary-view.ts';
import { loadPolicyText, tinyWorld } from './tiny-world.ts';

const names = (field: number, mask: number): Test => ({
  field,
  mask,
  atLeast: Number.NEGATIVE_INFINITY,
  below: Number.POSITIVE_INFINITY,
});

describe('conditions', () => {
  law.prop([leadView, fc.nat(CONDITION_FIELDS.length - 1), fc.nat(31)])(
    'every field is read from the place of the view that has its name',
    (lead, field, value) => {
      const asked = { ...lead, [CONDITION_FIELDS[field]]: value % 31 };
      const others = Object.fromEntries(Object.keys(lead).map((key) => [key, 40])) as unknown as LeadView;
      const only = { ...others, [CONDITION_FIELDS[field]]: value % 31 };
      for (const view of [asked, only]) {
        expect(matches([names(field, 1 << (value % 31))], view)).toBe(true);
        expect(matches([{ field, mask: 0, atLeast: value % 31, below: (value % 31) + 1 }], view)).toBe(true);
      }
    },
  );

  law.prop([leadView])('an unknown name is in no list, not even in one of all names', (lead) => {
    const unknown = { ...lead, product: -1, region: -1 };
    expect(matches([names(5, 0x7fffffff)], unknown)).toBe(false);
    expect(matches([names(3, -1)], unknown)).toBe(false);
    expect(matches([], unknown)).toBe(true);
  });

  test('at_least includes its limit, below does not', () => {
    const lead = { score: 60 } as LeadView;
    expect(matches([{ field: 10, mask: 0, atLeast: 60, below: 61 }], lead)).toBe(true);
    expect(matches([{ field: 10, mask: 0, atLeast: 59, below: 60 }], lead)).toBe(false);
  });

  test('a field that no view has is an error, not a miss', () => {
    expect(() => matches([names(99, 1)], {} as LeadView)).toThrow(RangeError);
  });
});

describe('judging a lead', () => {
  law.prop([policyDocument, leadView])('agrees with the policy as it is written', (document, lead) => {
    const policy = compilePolicy(document, tinyWorld);
    expect(isEffective(policy, lead)).toBe(slowIsEffective(document, lead));
    expect(tierOf(policy, lead)).toBe(slowFirst(document.tiers, lead, document, tinyWorld));
    expect(reclaimAfter(policy, lead)).toBe(
      slowFirst(document.follow_up.reclaim_without_progress, lead, document, tinyWorld),
    );
  });

  law.prop([policyDocument, leadView])('changes nothing in the view', (document, lead) => {
    const policy = compilePolicy(document, tinyWorld);
    const before = structuredClone(lead);
    const once = [isEffective(policy, lead), tierOf(policy, lead), reclaimAfter(policy, lead)];
    expect([isEffective(policy, lead), tierOf(policy, lead), reclaimAfter(policy, lead)]).toEqual(once);
    expect(lead).toEqual(before);
  });

  test('without rules of its own, a policy counts every lead and takes none back', () => {
    const { value } = loadPolicyText(
      'policy: p\nallocation: [{ rule: all, when: anything, give_to: nobody }]\n',
    );
    const policy = compilePolicy(value, tinyWorld);
    const lead = { fields: 0, score: 0, source: 0 } as LeadView;
    expect([isEffective(policy, lead), tierOf(policy, lead), reclaimAfter(policy, lead)]).toEqual([
      true,
      0,
      -1,
    ]);
    expect([0, 1, 2, 3, 4].map((step) => isProgress(policy, step))).toEqual([true, true, true, true, false]);
  });
});

describe('limits', () => {
  const limits = {
    openLeadsPerPerson: 3,
    whenFull: 'next-best',
    whenNobody: 'hq-direct',
    offences: 2,
    offenceWindow: 100,
    passedOverFor: 50,
  } as const;

  law.prop([partyBoard])(
    'a partner is full from its limit times its staff on; headquarters never is',
    (board) => {
      for (let party = 0; party < board.count; party++) {
        const full = party < board.count - 1 && board.openLeads[party] >= 3 * board.staff[party];
        expect(isFull(limits, board, party)).toBe(full);
        expect(isFull({ ...limits, openLeadsPerPerson: Number.POSITIVE_INFINITY }, board, party)).toBe(false);
      }
    },
  );

  test('the last offence that is forgiven is the one before the limit', () => {
    expect(passedOverUntil(limits, 1, 1000)).toBe(1000);
    expect(passedOverUntil(limits, 2, 1000)).toBe(1050);
    expect(passedOverUntil({ ...limits, offences: 0 }, 9, 1000)).toBe(1000);
  });
});
