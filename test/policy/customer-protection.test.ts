import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { CustomerProtection } from '../../sim/policy/compiled.ts';
import {
  covers,
  extendedEnd,
  isComplete,
  isProtected,
  mayExtend,
  mayRegister,
  protectionEnd,
  protectionStart,
} from '../../sim/policy/customer-protection/decide.ts';
import { NEVER } from '../../sim/policy/view.ts';
import { SlowProtection } from '../reference/slow-protection.ts';

function protectionOf(lasts: number, by: number, extensions: number): CustomerProtection {
  return {
    starts: 'approval',
    completeMask: 0b10110,
    reviewWithin: { kind: 'working-days', amount: 1 },
    lasts: { kind: 'wall', amount: lasts },
    extendBy: { kind: 'wall', amount: by },
    extensions,
    extensionEvidence: 1,
    whenOver: 'owner-keeps',
    covers: 'site',
    openRegistrations: 2,
  };
}

describe('protection windows', () => {
  law.prop([
    fc.nat(50),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 40 }),
    fc.nat(3),
    fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
  ])('agree with a set of all protected seconds, extensions included', (start, lasts, by, times, waits) => {
    const protection = protectionOf(lasts, by, times);
    const slow = new SlowProtection(start, lasts, by, times);
    let end = protectionEnd(protection, start);
    let used = 0;
    let now = start;
    for (const wait of waits) {
      now += wait;
      const granted = mayExtend(protection, end, used, now);
      expect(granted).toBe(slow.extend(now));
      if (granted) {
        end = extendedEnd(protection, end);
        used++;
      }
      for (let second = 0; second < end + 50; second++) {
        expect(isProtected(start, end, second)).toBe(slow.holds(second));
      }
    }
  });

  test('a window holds at its first second and no longer at its last', () => {
    const end = protectionEnd(protectionOf(10, 5, 1), 100);
    expect([99, 100, 109, 110].map((now) => isProtected(100, end, now))).toEqual([false, true, true, false]);
  });

  test('an extension counts from the old end, so asking early loses nothing', () => {
    const protection = protectionOf(10, 5, 1);
    expect(extendedEnd(protection, 110)).toBe(115);
    expect(mayExtend(protection, 110, 0, 109)).toBe(true);
    expect(mayExtend(protection, 110, 0, 110)).toBe(false);
    expect(mayExtend(protection, 110, 1, 105)).toBe(false);
  });

  test('forever never ends and needs no extension', () => {
    const forever = { ...protectionOf(0, 5, 1), lasts: { kind: 'forever', amount: 0 } } as const;
    expect(protectionEnd(forever, 100)).toBe(NEVER);
    expect(mayExtend(forever, NEVER, 0, 100)).toBe(false);
    expect(extendedEnd({ ...forever, extendBy: { kind: 'forever', amount: 0 } }, 110)).toBe(NEVER);
  });

  test('it begins with the approval, or with the complete registration', () => {
    const protection = protectionOf(10, 5, 1);
    expect(protectionStart(protection, 40, 90)).toBe(90);
    expect(protectionStart({ ...protection, starts: 'registration-complete' }, 40, 90)).toBe(40);
  });
});

describe('registrations', () => {
  test('complete means every fact asked for, and others do not matter', () => {
    const protection = protectionOf(10, 5, 1);
    expect([0b10110, 0b11111, 0b10010, 0].map((fields) => isComplete(protection, fields))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('a group stands under protection only where the policy covers groups', () => {
    const site = protectionOf(10, 5, 1);
    const group = { ...site, covers: 'group' } as const;
    expect([covers(site, true, true), covers(site, false, true), covers(site, false, false)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([covers(group, true, true), covers(group, false, true), covers(group, false, false)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('the limit on open registrations is reached, not passed', () => {
    const protection = protectionOf(10, 5, 1);
    expect([1, 2].map((open) => mayRegister(protection, open))).toEqual([true, false]);
  });
});
