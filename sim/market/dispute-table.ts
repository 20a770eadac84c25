import { allocate, type Columns, clear, copy, grow } from './columns.ts';

const NAMES = ['need', 'fileA', 'fileB', 'type', 'reportedAt', 'decided'] as const;
type Name = (typeof NAMES)[number];

/** Disputes reported to HQ, in order of report. File A worked first. */
export class DisputeTable implements Columns<Name> {
  need = new Int32Array(0);
  fileA = new Int32Array(0);
  fileB = new Int32Array(0);
  type = new Int32Array(0);
  reportedAt = new Int32Array(0);
  decided = new Int32Array(0);

  count = 0;

  constructor() {
    allocate(this, NAMES, 256);
  }

  reset(): void {
    clear(this, NAMES, this.count);
    this.count = 0;
  }

  add(): number {
    if (this.count === this.need.length) grow(this, NAMES, this.count + 1);
    return this.count++;
  }

  copyFrom(other: DisputeTable): void {
    grow(this, NAMES, other.count);
    clear(this, NAMES, Math.max(this.count, other.count));
    copy(this, other, NAMES, other.count);
    this.count = other.count;
  }
}
