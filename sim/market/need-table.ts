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
  /** Changes of owner after the first contact. */
  'handOvers',
  'disputes',
  /** Dispute under way + 1. */
  'disputePlus1',
  'workedTwice',
  'workedInSequence',
  /** File under customer protection + 1. */
  'protectedPlus1',
  /** Winning party + 1. */
  'winnerPlus1',
] as const;
type NeedName = (typeof NEED_NAMES)[number];

/** One row a need of the tape. */
export class NeedTable implements Columns<NeedName> {
  declare state: Int32Array;
  declare filePlus1: Int32Array;
  declare closeAs: Int32Array;
  declare firstContactAt: Int32Array;
  declare reachedAt: Int32Array;
  declare handOvers: Int32Array;
  declare disputes: Int32Array;
  declare disputePlus1: Int32Array;
  declare workedTwice: Int32Array;
  declare workedInSequence: Int32Array;
  declare protectedPlus1: Int32Array;
  declare winnerPlus1: Int32Array;

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
] as const;
type CustomerName = (typeof CUSTOMER_NAMES)[number];

/** One row a customer of the tape. */
export class CustomerTable implements Columns<CustomerName> {
  declare policyPlus1: Int32Array;
  declare lastLeadPlus1: Int32Array;
  declare won: Int32Array;
  declare openAtEnd: Int32Array;

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
