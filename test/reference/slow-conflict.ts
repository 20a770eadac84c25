import type { AnyStep } from '../../sim/policy/compiled-conflicts.ts';
import { type ConflictView, NEVER } from '../../sim/policy/view.ts';

/** Who is right, step by step: each step says which of the two parties speak for themselves. */
export function slowResolve(
  steps: readonly AnyStep[],
  view: ConflictView,
): { step: AnyStep; winner: number; split: boolean; loserShare: number } {
  const both = [0, 1];
  const registered = both.filter((party) => view.registeredAt[party] < NEVER);
  const firstRegistered = registered.filter((party) =>
    registered.every((other) => view.registeredAt[party] <= view.registeredAt[other]),
  );
  const mostSkill = Math.max(...view.skill);
  const speaksFor: Record<AnyStep, number[]> = {
    'customer-in-writing': both.filter((party) => view.customerChose === party),
    'first-complete': firstRegistered,
    'most-qualified': both.filter((party) => view.skill[party] === mostSkill),
    'decision-site': both.filter((party) => view.atDecisionSite[party] === 1),
    'lead-owner': both.filter((party) => view.ownsLead[party] === 1),
    'registered-partner': registered.filter((party) => view.isHq[party] === 0),
    'hq-direct': both.filter((party) => view.isHq[party] === 1),
    split: [0],
    'second-gets-half': firstRegistered.length === 1 ? firstRegistered : [0],
    maintainer: both.filter((party) => view.maintains[party] === 1),
    winner: both.filter((party) => view.won[party] === 1),
    'who-quoted': both.filter((party) => view.quoted[party] === 1),
    'price-records': both.filter((party) => view.recordsShow === party),
    'channel-manager': [view.managerJudged],
  };
  const step = steps.find((each) => speaksFor[each].length === 1) ?? 'channel-manager';
  const shares = step === 'split' || step === 'second-gets-half';
  return { step, winner: speaksFor[step][0], split: step === 'split', loserShare: shares ? 0.5 : 0 };
}
