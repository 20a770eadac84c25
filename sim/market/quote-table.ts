import { allocate, type Columns, clearRows, copyRows, grow } from './columns.ts';

/** Discounts are kept in ten-thousandths of the price: the whole of it, so no limit to a discount. */
export const WHOLE_PRICE = 10_000;

/** How far a party's quotation has come before its own work on it. */
export const QuoteStage = {
  nothing: 0,
  /** An exception is asked for. */
  asking: 1,
  /** Headquarters has been asked for its part. */
  waiting: 2,
  /** Nothing stands in the way of the party's own work. */
  ready: 3,
} as const;

const NAMES = [
  'stage',
  /** The quotation has gone out. */
  'sent',
  /** Rule of the policy + 1, 0 for none; and the exception asked for + 1. */
  'rulePlus1',
  'exceptionPlus1',
  /** Support given: 0 basic quotation, 1 solution support, 2 joint proposal, and thousandths of the hours needed. */
  'level',
  'helpPermille',
  /** The party took the support as margin. */
  'diverted',
  /** The customer's hidden facts are known. */
  'qualified',
  'singlePriceList',
  /** Part of headquarters in its queue or in hand + 1, and seconds of an engineer. */
  'hqJobPlus1',
  'hqSeconds',
  'misScoped',
  /** Largest discount allowed and the one offered, in ten-thousandths of the price without advertising spend. */
  'allowed',
  'discount',
  /** Talks after which prices of others were looked for. */
  'talks',
  /** Times the price was cut after one, and the discount that was asked for beyond what is allowed. */
  'cuts',
  'askedLower',
  /** Seconds of an engineer for a lesson that came up with this quotation. */
  'lessonSeconds',
  /** The price signed is below the lowest allowed, and headquarters knows it. */
  'undercut',
  'found',
  /** What a dispute has found that the party bears of an overrun, thousandths + 1; 0 where none was decided. */
  'bearsPlus1',
] as const;
type Name = (typeof NAMES)[number];

/** What each party offered: a row for each row of the table of files, as far as quotations came. */
export class QuoteTable implements Columns<Name> {
  stage = new Int32Array(0);
  sent = new Int32Array(0);
  rulePlus1 = new Int32Array(0);
  exceptionPlus1 = new Int32Array(0);
  level = new Int32Array(0);
  helpPermille = new Int32Array(0);
  diverted = new Int32Array(0);
  qualified = new Int32Array(0);
  singlePriceList = new Int32Array(0);
  hqJobPlus1 = new Int32Array(0);
  hqSeconds = new Int32Array(0);
  misScoped = new Int32Array(0);
  allowed = new Int32Array(0);
  discount = new Int32Array(0);
  talks = new Int32Array(0);
  cuts = new Int32Array(0);
  askedLower = new Int32Array(0);
  lessonSeconds = new Int32Array(0);
  undercut = new Int32Array(0);
  found = new Int32Array(0);
  bearsPlus1 = new Int32Array(0);

  /** Rows in use: files behind them have no quotation. */
  count = 0;

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(): void {
    clearRows(this, NAMES);
  }

  /** Makes sure that a file has a row. */
  reach(file: number): void {
    if (file < this.count) return;
    grow(this, NAMES, file + 1);
    this.count = file + 1;
  }

  copyFrom(other: QuoteTable): void {
    copyRows(this, other, NAMES);
  }
}
