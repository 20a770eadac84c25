import { allocate, type Columns, clear, copy, grow } from './columns.ts';

/** How a need ended. */
export const NeedState = {
  toCome: 0,
  open: 1,
  won: 2,
  /** Decided against every party that worked it. */
  refused: 3,
  toRival: 4,
  noDecision: 5,
  /** Closed as no real enquiry. */
  junk: 6,
  /** Its follow-up ended first. */
  openAtEnd: 7,
} as const;

const NEED_NAMES = [
  'state',
  /** Most recent file + 1; files of a need are chained. */
  'filePlus1',
  /** How it will close as things stand. */
  'closeAs',
  'firstContactAt',
  'reachedAt',
  'quoted',
  /** Times another party took over the talks from one that had stopped. */
  'handOvers',
  'disputes',
  /** The customer was drawn into a dispute. */
  'drawnIn',
  /** Party that called last + 1. */
  'callerPlus1',
  /** Dispute under way + 1. */
  'disputePlus1',
  'workedTwice',
  /** Type of conflict between those that worked it twice. */
  'twiceType',
  'workedInSequence',
  /** File under customer protection + 1. */
  'protectedPlus1',
  /** Winning party + 1. */
  'winnerPlus1',
  /** Sides of the conflict over the market that was decided last: the registered party and the holder, each + 1. */
  'marketPartyPlus1',
  'marketHolderPlus1',
  /** 1 if the holder had to stand back. */
  'marketStandsBack',
  /** File whose party presses the customer to sign before the end of a period + 1; how, see `Pressed`. */
  'pressedByPlus1',
  'pressed',
  /** What it is given for that, in parts of `WHOLE_PRICE`. */
  'pressedDiscount',
] as const;
type NeedName = (typeof NEED_NAMES)[number];

/** One row a need of the tape. */
export class NeedTable implements Columns<NeedName> {
  state = new Int32Array(0);
  filePlus1 = new Int32Array(0);
  closeAs = new Int32Array(0);
  firstContactAt = new Int32Array(0);
  reachedAt = new Int32Array(0);
  quoted = new Int32Array(0);
  handOvers = new Int32Array(0);
  disputes = new Int32Array(0);
  drawnIn = new Int32Array(0);
  callerPlus1 = new Int32Array(0);
  disputePlus1 = new Int32Array(0);
  workedTwice = new Int32Array(0);
  twiceType = new Int32Array(0);
  workedInSequence = new Int32Array(0);
  protectedPlus1 = new Int32Array(0);
  winnerPlus1 = new Int32Array(0);
  marketPartyPlus1 = new Int32Array(0);
  marketHolderPlus1 = new Int32Array(0);
  marketStandsBack = new Int32Array(0);
  pressedByPlus1 = new Int32Array(0);
  pressed = new Int32Array(0);
  pressedDiscount = new Int32Array(0);

  constructor() {
    allocate(this, NEED_NAMES, 0);
  }

  reset(needs: number): void {
    grow(this, NEED_NAMES, needs);
    clear(this, NEED_NAMES, needs);
  }

  copyFrom(other: NeedTable, needs: number): void {
    copy(this, other, NEED_NAMES, needs);
  }
}

const CUSTOMER_NAMES = [
  /** Governing policy + 1; 0 before the first lead. */
  'policyPlus1',
  /** Most recent lead + 1. */
  'lastLeadPlus1',
  /** Needs sold, and needs still open when the follow-up ended. */
  'won',
  'openAtEnd',
  /** 1 for a customer that promotion or another customer might have brought and did not. */
  'absent',
] as const;
type CustomerName = (typeof CUSTOMER_NAMES)[number];

/** One row a customer of the tape. */
export class CustomerTable implements Columns<CustomerName> {
  policyPlus1 = new Int32Array(0);
  lastLeadPlus1 = new Int32Array(0);
  won = new Int32Array(0);
  openAtEnd = new Int32Array(0);
  absent = new Int32Array(0);

  constructor() {
    allocate(this, CUSTOMER_NAMES, 0);
  }

  reset(customers: number): void {
    grow(this, CUSTOMER_NAMES, customers);
    clear(this, CUSTOMER_NAMES, customers);
  }

  copyFrom(other: CustomerTable, customers: number): void {
    copy(this, other, CUSTOMER_NAMES, customers);
  }
}
