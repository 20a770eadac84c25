import type { Limits } from '../compiled.ts';
import type { PartyBoard } from '../view.ts';

/** Does the partner hold as many open leads as its staff may? HQ's direct team (the last party) is never full. */
export function isFull(limits: Limits, board: PartyBoard, party: number): boolean {
  return (
    party !== board.count - 1 && board.openLeads[party] >= limits.openLeadsPerPerson * board.staff[party]
  );
}

/**
 * Second until which a partner is passed over, once it has committed `offences` of them within the window;
 * `now` when it may go on.
 */
export function passedOverUntil(limits: Limits, offences: number, now: number): number {
  return limits.offences > 0 && offences >= limits.offences ? now + limits.passedOverFor : now;
}
