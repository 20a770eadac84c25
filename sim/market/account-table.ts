import { allocate, type Columns, clearRows, copyRows, grow } from './columns.ts';

/** Satisfaction is kept in millionths. */
export const FULL = 1_000_000;

/** A customer whose maintainer has left. */
export const Orphan = {
  no: 0,
  /** It will be handed over. */
  waiting: 1,
  /** Nobody has it: no rule says who should, or its data went with the partner. */
  nobodys: 2,
  /** Somebody has it again. */
  handedOver: 3,
} as const;

const NAMES = [
  'need',
  /** Who won the customer, and who looks after it. */
  'winner',
  'maintainer',
  /** Row of who did before, see `KeeperTable`; 0 for nobody. */
  'keptPlus1',
  /** Bit per product it has. */
  'products',
  'satisfaction',
  /** When it left: it buys and asks no more. 0 while it stays. */
  'churnedAt',
  /** Bit per upsell that it came to want. */
  'paths',
  /** Tickets that came. */
  'tickets',
  /** Bit per kind of ticket: it was asked to pay extra for it, and does. */
  'asked',
  'subscribed',
  /** Work under rules that include some, see `IncludedTable`: row + 1. */
  'includedPlus1',
  /** What became of it when its maintainer left, see `Orphan`. */
  'orphan',
] as const;
type Name = (typeof NAMES)[number];

/** Customers after their first order, a row each, in the order of those. */
export class AccountTable implements Columns<Name> {
  need = new Int32Array(0);
  winner = new Int32Array(0);
  maintainer = new Int32Array(0);
  keptPlus1 = new Int32Array(0);
  products = new Int32Array(0);
  satisfaction = new Int32Array(0);
  churnedAt = new Int32Array(0);
  paths = new Int32Array(0);
  tickets = new Int32Array(0);
  asked = new Int32Array(0);
  subscribed = new Int32Array(0);
  includedPlus1 = new Int32Array(0);
  orphan = new Int32Array(0);

  count = 0;

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(): void {
    clearRows(this, NAMES);
  }

  add(): number {
    if (this.count === this.need.length) grow(this, NAMES, this.count + 256);
    return this.count++;
  }

  copyFrom(other: AccountTable): void {
    copyRows(this, other, NAMES);
  }
}
