import { allocate, type Columns, clearRows, copyRows, grow } from './columns.ts';

const NAMES = [
  /** Policy and its rule of after-sales in one number. */
  'rule',
  /** Number of the month of which work is counted, and seconds of it. */
  'month',
  'seconds',
  /** Row of another rule of the same customer + 1. */
  'chainPlus1',
] as const;
type Name = (typeof NAMES)[number];

/** Work for customers under rules that include so much of it a month, a row each. */
export class IncludedTable implements Columns<Name> {
  rule = new Int32Array(0);
  month = new Int32Array(0);
  seconds = new Int32Array(0);
  chainPlus1 = new Int32Array(0);

  count = 0;

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(): void {
    clearRows(this, NAMES);
  }

  add(rule: number, chainPlus1: number): number {
    if (this.count === this.rule.length) grow(this, NAMES, this.count + 256);
    const row = this.count++;
    this.rule[row] = rule;
    this.chainPlus1[row] = chainPlus1;
    return row;
  }

  copyFrom(other: IncludedTable): void {
    copyRows(this, other, NAMES);
  }
}
