import type { ConflictStep, ConflictType } from '../compiled.ts';
import { ANY_STEPS, type AnyStep, type LaterConflict } from '../compiled-conflicts.ts';
import { type ConflictDecision, type ConflictView, NEVER } from '../view.ts';

/**
 * Who is right in a dispute: the first of the policy's steps that can tell the parties apart decides. When none can, the
 * channel manager judges. Writes the decision to `out`.
 */
export function resolveConflict(
  rule: { readonly decide: readonly AnyStep[] },
  view: ConflictView,
  out: ConflictDecision,
): void {
  for (let i = 0; i < rule.decide.length; i++) {
    const winner = winnerBy(rule.decide[i], view);
    if (winner >= 0) {
      decided(rule.decide[i], winner, out);
      return;
    }
  }
  decided('channel-manager', view.managerJudged, out);
}

/** Does a step settle every dispute of a type, so that steps behind it are never asked? */
export function alwaysDecides(step: ConflictStep, type: ConflictType): boolean {
  switch (step) {
    case 'split':
    case 'second-gets-half':
    case 'channel-manager':
      return true;
    case 'hq-direct':
      return type === 'partner-against-hq';
    default:
      return false;
  }
}

/** The same of a later conflict. */
export function alwaysDecidesLater(step: AnyStep, type: LaterConflict): boolean {
  if (type === 'after-sales' && (step === 'maintainer' || step === 'hq-direct')) return true;
  return step === 'split' || step === 'channel-manager';
}

function decided(step: AnyStep, winner: number, out: ConflictDecision): void {
  out.step = ANY_STEPS.indexOf(step);
  out.winner = winner;
  out.split = step === 'split';
  out.loserShare = step === 'split' || step === 'second-gets-half' ? 0.5 : 0;
}

/** Party (0 or 1) that a step finds right, -1 where it cannot tell. */
function winnerBy(step: AnyStep, view: ConflictView): number {
  switch (step) {
    case 'customer-in-writing':
      return view.customerChose;
    case 'first-complete':
      return earlierRegistration(view);
    case 'most-qualified':
      return view.skill[0] > view.skill[1] ? 0 : view.skill[1] > view.skill[0] ? 1 : -1;
    case 'decision-site':
      return onlyOne(view.atDecisionSite[0] === 1, view.atDecisionSite[1] === 1);
    case 'lead-owner':
      return onlyOne(view.ownsLead[0] === 1, view.ownsLead[1] === 1);
    case 'registered-partner':
      return onlyOne(isRegisteredPartner(view, 0), isRegisteredPartner(view, 1));
    case 'hq-direct':
      return onlyOne(view.isHq[0] === 1, view.isHq[1] === 1);
    case 'split':
      return 0;
    case 'second-gets-half':
      // The first registrant is paid in full; without any registration, whoever worked first.
      return Math.max(0, earlierRegistration(view));
    case 'maintainer':
      return onlyOne(view.maintains[0] === 1, view.maintains[1] === 1);
    case 'winner':
      return onlyOne(view.won[0] === 1, view.won[1] === 1);
    case 'who-quoted':
      return onlyOne(view.quoted[0] === 1, view.quoted[1] === 1);
    case 'price-records':
      return view.recordsShow;
    case 'channel-manager':
      return view.managerJudged;
  }
}

function earlierRegistration(view: ConflictView): number {
  const first = Math.min(view.registeredAt[0], NEVER);
  const second = Math.min(view.registeredAt[1], NEVER);
  return first < second ? 0 : second < first ? 1 : -1;
}

function isRegisteredPartner(view: ConflictView, which: number): boolean {
  return view.isHq[which] === 0 && view.registeredAt[which] < NEVER;
}

function onlyOne(first: boolean, second: boolean): number {
  return first === second ? -1 : first ? 0 : 1;
}
