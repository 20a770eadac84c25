import { allocate, type Columns, clear, copy, grow } from './columns.ts';

/** Where a lead stands. Everything from `won` on is an end. */
export const LeadState = {
  toCome: 0,
  /** Lies in the open pool, waiting for a claim. */
  pooled: 1,
  /** Waits for a channel manager to hand it out. */
  manual: 2,
  /** Given to a party that has not yet answered. */
  offered: 3,
  /** Taken on by its owner. */
  held: 4,
  /** Nobody has it and no rule will give it away. */
  unowned: 5,
  won: 6,
  lost: 7,
  /** Ended without a decision of the customer. */
  expired: 8,
  /** No real enquiry, or not effective for the policy. */
  invalid: 9,
  /** Joined with an earlier lead of the same customer. */
  merged: 10,
  /** Its need was closed by others. */
  closedWithNeed: 11,
  /** Still open when its follow-up ended. */
  open: 12,
  /** Promotion or another customer might have brought it and did not. */
  neverCame: 13,
} as const;
export const LEAD_STATES = Object.keys(LeadState) as (keyof typeof LeadState)[];

/** Where a lead stands between who receives and who develops it. */
export const HandOff = {
  /** Nobody has thought of it. */
  open: 0,
  /** Its owner expects to hand it over. */
  expected: 1,
  /** Its owner prepares that. */
  briefing: 2,
  /** Its owner should hand it over, and does not. */
  kept: 3,
  /** It was handed over, and nobody has read in yet. */
  handedOver: 4,
  /** Whoever has it develops it. */
  settled: 5,
  /** It was handed over, and who took it has spoken to the customer. */
  answered: 6,
} as const;

/** What a lead's deadline waits for. */
export const Deadline = { none: 0, pool: 1, accept: 2, contact: 3, progress: 4 } as const;

const NAMES = [
  'state',
  /** Owning party + 1; 0 for none. Who owns a lead develops it. */
  'ownerPlus1',
  /** File of the owner + 1. */
  'filePlus1',
  'tier',
  /** Changes of owner. */
  'moves',
  /** Seconds: given to the owner, accepted, arrived in the pool. */
  'givenAt',
  'acceptedAt',
  /** When the owner reads the offer, or a claim falls due; older events are stale. */
  'readAt',
  'claimPartyPlus1',
  /** What its deadline waits for, see `Deadline`. */
  'deadlineKind',
  /** Allocation rule that gave it, and times it lay in a pool. */
  'rule',
  'postings',
  /** Number of reports made near a deadline. */
  'reports',
  /** 1 after it was taken back from somebody. */
  'reclaimed',
  /** 1 while its owner has it out of the pool. */
  'fromPool',
  /** Previous lead of the same customer + 1, in order of arrival. */
  'previousPlus1',
  /** Partner whose promotion brought it + 1; 1 once it had its first owner. */
  'promoterPlus1',
  'promotionNoted',
  /** Right to a region by which it was last given + 1. */
  'rightPlus1',
  /**
   * Where it stands between the roles, see `HandOff`; who received it and handed it over + 1;
   * who is to have it + 1, and since when.
   */
  'handOff',
  'receiverPlus1',
  'developerPlus1',
  'handOffDueAt',
] as const;
type Name = (typeof NAMES)[number];

/** One row a lead of the tape. */
export class LeadTable implements Columns<Name> {
  state = new Int32Array(0);
  ownerPlus1 = new Int32Array(0);
  filePlus1 = new Int32Array(0);
  tier = new Int32Array(0);
  moves = new Int32Array(0);
  givenAt = new Int32Array(0);
  acceptedAt = new Int32Array(0);
  readAt = new Int32Array(0);
  claimPartyPlus1 = new Int32Array(0);
  deadlineKind = new Int32Array(0);
  rule = new Int32Array(0);
  postings = new Int32Array(0);
  reports = new Int32Array(0);
  reclaimed = new Int32Array(0);
  fromPool = new Int32Array(0);
  previousPlus1 = new Int32Array(0);
  promoterPlus1 = new Int32Array(0);
  promotionNoted = new Int32Array(0);
  rightPlus1 = new Int32Array(0);
  handOff = new Int32Array(0);
  receiverPlus1 = new Int32Array(0);
  developerPlus1 = new Int32Array(0);
  handOffDueAt = new Int32Array(0);

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(leads: number): void {
    grow(this, NAMES, leads);
    clear(this, NAMES, leads);
  }

  /** Takes over the first `arrived` rows of another table; the rest must be clear. */
  copyFrom(other: LeadTable, arrived: number): void {
    copy(this, other, NAMES, arrived);
  }
}
