import { allocate, type Columns, clearRows, copyRows, grow } from './columns.ts';

const NAMES = [
  /** Party that looked after a customer. */
  'party',
  /** Second from which on somebody else has. */
  'until',
  /** Row of whoever did before it; 0 for nobody. */
  'beforePlus1',
] as const;
type Name = (typeof NAMES)[number];

/** Who looked after customers before those that do now, a row each, in the order in which they handed over. */
export class KeeperTable implements Columns<Name> {
  party = new Int32Array(0);
  until = new Int32Array(0);
  beforePlus1 = new Int32Array(0);

  count = 0;

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(): void {
    clearRows(this, NAMES);
  }

  add(party: number, until: number, beforePlus1: number): number {
    if (this.count === this.party.length) grow(this, NAMES, this.count + 256);
    const keeper = this.count++;
    this.party[keeper] = party;
    this.until[keeper] = until;
    this.beforePlus1[keeper] = beforePlus1;
    return keeper;
  }

  copyFrom(other: KeeperTable): void {
    copyRows(this, other, NAMES);
  }
}
