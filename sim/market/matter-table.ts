import { allocate, type Columns, clearRows, copyRows, grow } from './columns.ts';

/** What a matter of a customer is about. */
export const Matter = { upsell: 0, renewal: 1, ticket: 2, subscription: 3 } as const;

const NAMES = [
  'account',
  'kind',
  /** Path of an upsell, product of a renewal, class of a ticket or a subscription. */
  'what',
  /** Number of a ticket among its customer's. */
  'nth',
  /** What a later order draws by, so that its luck hangs on no other order; for anything else, the customer's key. */
  'key0',
  'key1',
  'openedAt',
  /** Party that has it, or that the platform's engineers do it for; -1 while nobody has. */
  'party',
  /** Seconds of work that it is. */
  'seconds',
  /** Times it was sent on, or moved to another party. */
  'moves',
  /** It took negotiating whose it is. */
  'negotiated',
  'done',
  /** When a ticket was done. */
  'doneAt',
  /** Minor units: what the customer pays for it, and what one side pays the other for its hours. */
  'billed',
  'charged',
  /** The platform's engineers do it, and not the party. */
  'byPlatform',
  /** Party with which a dispute has shared it + 1. */
  'sharedPlus1',
] as const;
type Name = (typeof NAMES)[number];

/** Later orders and tickets of customers, in the order in which they came up. */
export class MatterTable implements Columns<Name> {
  account = new Int32Array(0);
  kind = new Int32Array(0);
  what = new Int32Array(0);
  nth = new Int32Array(0);
  key0 = new Int32Array(0);
  key1 = new Int32Array(0);
  openedAt = new Int32Array(0);
  party = new Int32Array(0);
  seconds = new Int32Array(0);
  moves = new Int32Array(0);
  negotiated = new Int32Array(0);
  done = new Int32Array(0);
  doneAt = new Int32Array(0);
  billed = new Int32Array(0);
  charged = new Int32Array(0);
  byPlatform = new Int32Array(0);
  sharedPlus1 = new Int32Array(0);

  count = 0;

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(): void {
    clearRows(this, NAMES);
  }

  add(
    account: number,
    kind: number,
    what: number,
    nth: number,
    openedAt: number,
    key0: number,
    key1: number,
  ): number {
    if (this.count === this.account.length) grow(this, NAMES, this.count + 1024);
    const matter = this.count++;
    this.account[matter] = account;
    this.kind[matter] = kind;
    this.what[matter] = what;
    this.nth[matter] = nth;
    this.key0[matter] = key0;
    this.key1[matter] = key1;
    this.openedAt[matter] = openedAt;
    this.party[matter] = -1;
    return matter;
  }

  copyFrom(other: MatterTable): void {
    copyRows(this, other, NAMES);
  }
}
