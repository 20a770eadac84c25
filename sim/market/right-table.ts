import { allocate, type Columns, clear, copy } from './columns.ts';

const NAMES = [
  /** Party that has the right + 1; 0 while the region is open. */
  'holderPlus1',
  /** Seconds: granted, ends, open until after a withdrawal. */
  'since',
  'until',
  'openUntil',
  /** Reviews so far, misses in a row; second at which the period under way began. */
  'reviews',
  'missed',
  'periodFrom',
  /** 1 while the review of the last period waits for a channel manager: whether it was met, and whether proofs passed. */
  'waits',
  'met',
  'seemsMet',
  /** Leads given by the right in this period; of these taken on, and answered in time. */
  'given',
  'taken',
  'answered',
] as const;
type Name = (typeof NAMES)[number];

/** One row a right of any policy of the study, in the order of policies and of their rights. */
export class RightTable implements Columns<Name> {
  holderPlus1 = new Int32Array(0);
  since = new Int32Array(0);
  until = new Int32Array(0);
  openUntil = new Int32Array(0);
  reviews = new Int32Array(0);
  missed = new Int32Array(0);
  periodFrom = new Int32Array(0);
  waits = new Int32Array(0);
  met = new Int32Array(0);
  seemsMet = new Int32Array(0);
  given = new Int32Array(0);
  taken = new Int32Array(0);
  answered = new Int32Array(0);
  /** What the holder had spent on promotion in all when the period began, minor units. */
  readonly spentBefore: Float64Array;
  private readonly rows: number;

  constructor(rows: number) {
    this.rows = rows;
    allocate(this, NAMES, rows);
    this.spentBefore = new Float64Array(rows);
  }

  reset(): void {
    clear(this, NAMES, this.rows);
    this.spentBefore.fill(0);
  }

  copyFrom(other: RightTable): void {
    copy(this, other, NAMES, this.rows);
    this.spentBefore.set(other.spentBefore);
  }
}
