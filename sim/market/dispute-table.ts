import { DISPUTE_TYPES } from '../policy/compiled-conflicts.ts';
import { allocate, type Columns, clear, copy, grow } from './columns.ts';

/** Types of conflicts by their names, as `DisputeTable.type`. */
export const Dispute = {
  severalPartners: DISPUTE_TYPES.indexOf('one-customer-several-partners'),
  grabbing: DISPUTE_TYPES.indexOf('grabbing'),
  partnerAgainstHq: DISPUTE_TYPES.indexOf('partner-against-hq'),
  market: DISPUTE_TYPES.indexOf('customer-against-market'),
  undercutting: DISPUTE_TYPES.indexOf('undercutting'),
  laterOrder: DISPUTE_TYPES.indexOf('renewal-or-upsell'),
  quotation: DISPUTE_TYPES.indexOf('quotation'),
  afterSales: DISPUTE_TYPES.indexOf('after-sales'),
} as const;

const NAMES = [
  'need',
  'type',
  /** The two sides; between parties at work on one need, the first worked first. */
  'partyA',
  'partyB',
  /** Their files on the need, where it is about files. */
  'fileA',
  'fileB',
  /** What it is about beside: a lead, a contract, a matter of a customer. */
  'about',
  /** Number of that among those of its type and need: it has luck of its own. */
  'which',
  /** Right to a region, and 1 where a registration waits for the answer, 0 where a lead does. */
  'right',
  'registration',
  'reportedAt',
  'decided',
] as const;
type Name = (typeof NAMES)[number];

/** Conflicts of every type that came before HQ, in order of report. */
export class DisputeTable implements Columns<Name> {
  need = new Int32Array(0);
  type = new Int32Array(0);
  partyA = new Int32Array(0);
  partyB = new Int32Array(0);
  fileA = new Int32Array(0);
  fileB = new Int32Array(0);
  about = new Int32Array(0);
  which = new Int32Array(0);
  right = new Int32Array(0);
  registration = new Int32Array(0);
  reportedAt = new Int32Array(0);
  decided = new Int32Array(0);

  count = 0;
  /** How many of each type were decided. */
  readonly ended = new Int32Array(DISPUTE_TYPES.length);

  constructor() {
    allocate(this, NAMES, 256);
  }

  reset(): void {
    clear(this, NAMES, this.count);
    this.count = 0;
    this.ended.fill(0);
  }

  add(type: number, need: number, reportedAt: number): number {
    if (this.count === this.need.length) grow(this, NAMES, this.count + 1);
    const dispute = this.count++;
    this.type[dispute] = type;
    this.need[dispute] = need;
    this.reportedAt[dispute] = reportedAt;
    return dispute;
  }

  copyFrom(other: DisputeTable): void {
    grow(this, NAMES, other.count);
    clear(this, NAMES, Math.max(this.count, other.count));
    copy(this, other, NAMES, other.count);
    this.count = other.count;
    this.ended.set(other.ended);
  }
}
