import { type ConflictView, NEVER } from '../policy/view.ts';
import type { Market } from './market.ts';

/** What a conflict of whatever type is decided by; its stage fills it each time before a decision. */
export const conflictView: ConflictView = {
  party: new Int32Array(2),
  isHq: new Uint8Array(2),
  registeredAt: new Int32Array(2).fill(NEVER),
  ownsLead: new Uint8Array(2),
  atDecisionSite: new Uint8Array(2),
  skill: new Float64Array(2),
  maintains: new Uint8Array(2),
  won: new Uint8Array(2),
  quoted: new Uint8Array(2),
  customerChose: -1,
  recordsShow: -1,
  managerJudged: 0,
};

/** Nothing is known of the two sides of a conflict but who they are, and what the stage says next. */
export function clearView(m: Market, dispute: number): void {
  const { partyA, partyB } = m.disputes;
  for (let i = 0; i < 2; i++) {
    const party = i === 0 ? partyA[dispute] : partyB[dispute];
    conflictView.party[i] = party;
    conflictView.isHq[i] = party === m.hq ? 1 : 0;
    conflictView.registeredAt[i] = NEVER;
    conflictView.ownsLead[i] = 0;
    conflictView.atDecisionSite[i] = 0;
    conflictView.skill[i] = 0;
    conflictView.maintains[i] = 0;
    conflictView.won[i] = 0;
    conflictView.quoted[i] = 0;
  }
  conflictView.recordsShow = -1;
}
