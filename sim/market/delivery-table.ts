import { allocate, type Columns, clearRows, copyRows, grow } from './columns.ts';

const NAMES = [
  'account',
  /** Contract that is delivered, and what its order draws by. */
  'deal',
  'key0',
  'key1',
  /** Duty that is due or done just now, by its place in `DUTIES`. */
  'duty',
  /** Bit per duty that it took negotiating whose it is. */
  'negotiated',
  /** Pieces of work of the duty that are not done; one of them was in the hands of a partner that left. */
  'pending',
  'lost',
  /** Party that does it or takes part in it, with its seconds of work, and those of headquarters. */
  'party',
  'partySeconds',
  'hqSeconds',
  /** Seconds that the part of the party would take headquarters. */
  'partSeconds',
] as const;
type Name = (typeof NAMES)[number];

/** Projects to be delivered, in the order of their signatures. */
export class DeliveryTable implements Columns<Name> {
  account = new Int32Array(0);
  deal = new Int32Array(0);
  key0 = new Int32Array(0);
  key1 = new Int32Array(0);
  duty = new Int32Array(0);
  negotiated = new Int32Array(0);
  pending = new Int32Array(0);
  lost = new Int32Array(0);
  party = new Int32Array(0);
  partySeconds = new Int32Array(0);
  hqSeconds = new Int32Array(0);
  partSeconds = new Int32Array(0);

  count = 0;

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(): void {
    clearRows(this, NAMES);
  }

  add(account: number, deal: number, key0: number, key1: number): number {
    if (this.count === this.account.length) grow(this, NAMES, this.count + 256);
    const project = this.count++;
    this.account[project] = account;
    this.deal[project] = deal;
    this.key0[project] = key0;
    this.key1[project] = key1;
    return project;
  }

  copyFrom(other: DeliveryTable): void {
    copyRows(this, other, NAMES);
  }
}
