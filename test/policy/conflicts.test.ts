import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { CONFLICT_STEPS, CONFLICT_TYPES } from '../../sim/policy/compiled.ts';
import { ANY_STEPS, type AnyStep, LATER_CONFLICTS, STEPS_OF } from '../../sim/policy/compiled-conflicts.ts';
import { alwaysDecides, alwaysDecidesLater, resolveConflict } from '../../sim/policy/conflicts/decide.ts';
import { type ConflictDecision, type ConflictView, NEVER } from '../../sim/policy/view.ts';
import { slowResolve } from '../reference/slow-conflict.ts';
import { conflictSteps } from './arbitrary-policy.ts';
import { registeredAt } from './arbitrary-view.ts';

const flag = fc.nat(1);
const pair = <T>(each: fc.Arbitrary<T>) => fc.tuple(each, each);

const dispute: fc.Arbitrary<ConflictView> = fc
  .record({
    isHq: fc.constantFrom([0, 0], [0, 1], [1, 0]),
    registeredAt: pair(registeredAt),
    ownsLead: pair(flag),
    atDecisionSite: pair(flag),
    skill: pair(fc.constantFrom(0, 0.5, 0.5, 1)),
    maintains: pair(flag),
    won: pair(flag),
    quoted: pair(flag),
    customerChose: fc.integer({ min: -1, max: 1 }),
    recordsShow: fc.integer({ min: -1, max: 1 }),
    managerJudged: flag,
  })
  .map((view) => ({
    party: Int32Array.of(3, 4),
    isHq: Uint8Array.from(view.isHq),
    registeredAt: Int32Array.from(view.registeredAt),
    ownsLead: Uint8Array.from(view.ownsLead),
    atDecisionSite: Uint8Array.from(view.atDecisionSite),
    skill: Float64Array.from(view.skill),
    maintains: Uint8Array.from(view.maintains),
    won: Uint8Array.from(view.won),
    quoted: Uint8Array.from(view.quoted),
    customerChose: view.customerChose,
    recordsShow: view.recordsShow,
    managerJudged: view.managerJudged,
  }));

const laterSteps = fc
  .constantFrom(...LATER_CONFLICTS)
  .chain((type) => fc.shuffledSubarray<AnyStep>([...STEPS_OF[type]], { minLength: 1 }));

function resolved(decide: readonly AnyStep[], view: ConflictView): ConflictDecision {
  const out = { step: -1, winner: -1, split: true, loserShare: 9 };
  resolveConflict({ decide }, view, out);
  return out;
}

describe('disputes', () => {
  law.prop([fc.oneof(conflictSteps, laterSteps), dispute], { numRuns: 1000 })(
    'agree with a slow reading of the steps',
    (steps, view) => {
      const { step, ...decision } = resolved(steps, view);
      expect({ step: ANY_STEPS[step], ...decision }).toEqual(slowResolve(steps, view));
    },
  );

  law.prop([conflictSteps, dispute])(
    'are decided the same way twice, and the view is as before',
    (steps, view) => {
      const before = structuredClone(view);
      expect(resolved(steps, view)).toEqual(resolved(steps, view));
      expect(view).toEqual(before);
    },
  );

  law.prop([fc.constantFrom(...CONFLICT_STEPS), fc.constantFrom(...CONFLICT_TYPES), dispute])(
    'a step that is said to settle every dispute of a type does',
    (step, type, view) => {
      const isHqDispute = view.isHq[0] + view.isHq[1] === 1;
      fc.pre(alwaysDecides(step, type) && (type === 'partner-against-hq') === isHqDispute);
      expect(CONFLICT_STEPS[resolved([step], view).step]).toBe(step);
    },
  );

  law.prop([fc.constantFrom(...LATER_CONFLICTS), dispute])(
    'neither can a step leave a later conflict open that is said to settle all of them',
    (type, view) => {
      // Between a partner that looks after the customer and headquarters.
      const service = { ...view, isHq: Uint8Array.of(0, 1), maintains: Uint8Array.of(1, 0) };
      for (const step of STEPS_OF[type]) {
        if (alwaysDecidesLater(step, type)) expect(ANY_STEPS[resolved([step], service).step]).toBe(step);
      }
    },
  );

  const quiet: ConflictView = {
    party: Int32Array.of(3, 4),
    isHq: Uint8Array.of(0, 0),
    registeredAt: Int32Array.of(NEVER, NEVER),
    ownsLead: Uint8Array.of(0, 0),
    atDecisionSite: Uint8Array.of(0, 0),
    skill: Float64Array.of(0.5, 0.5),
    maintains: Uint8Array.of(0, 0),
    won: Uint8Array.of(0, 0),
    quoted: Uint8Array.of(0, 0),
    customerChose: -1,
    recordsShow: -1,
    managerJudged: 1,
  };

  test('where no step can tell, the channel manager judges', () => {
    const steps = CONFLICT_STEPS.filter((step) => !alwaysDecides(step, 'grabbing'));
    const { step, winner } = resolved(steps, quiet);
    expect([CONFLICT_STEPS[step], winner]).toEqual(['channel-manager', 1]);
  });

  test('the three-city customer: written choice, then registration, then where it signs', () => {
    const steps = ['customer-in-writing', 'first-complete', 'decision-site'] as const;
    const atSite = { ...quiet, atDecisionSite: Uint8Array.of(0, 1) };
    const registered = { ...atSite, registeredAt: Int32Array.of(50, 80) };
    const chosen = { ...registered, customerChose: 1 };
    expect([chosen, registered, atSite].map((view) => resolved(steps, view).winner)).toEqual([1, 0, 1]);
  });

  test('half for the second leaves the first registrant in full, without a registration the first worker', () => {
    const half = { split: false, loserShare: 0.5 };
    const later = { ...quiet, registeredAt: Int32Array.of(NEVER, 80) };
    expect(resolved(['second-gets-half'], later)).toMatchObject({ winner: 1, ...half });
    expect(resolved(['second-gets-half'], quiet)).toMatchObject({ winner: 0, ...half });
    expect(resolved(['split'], quiet)).toMatchObject({ winner: 0, split: true, loserShare: 0.5 });
  });
});
