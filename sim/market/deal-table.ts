import { allocate, type Columns, clear, copy, grow } from './columns.ts';

const NAMES = ['need', 'file', 'party', 'policy', 'registered', 'signedAt', 'receivedAt'] as const;
type Name = (typeof NAMES)[number];

/** Contracts won, in order of signature, with what the customer pays and what of it is passed on. */
export class DealTable implements Columns<Name> {
  need = new Int32Array(0);
  file = new Int32Array(0);
  party = new Int32Array(0);
  policy = new Int32Array(0);
  registered = new Int32Array(0);
  signedAt = new Int32Array(0);
  receivedAt = new Int32Array(0);
  /** Minor units; whole numbers. */
  price = new Float64Array(256);
  adSpend = new Float64Array(256);

  count = 0;

  constructor() {
    allocate(this, NAMES, 256);
  }

  reset(): void {
    clear(this, NAMES, this.count);
    this.count = 0;
  }

  add(price: number, adSpend: number): number {
    if (this.count === this.need.length) this.lengthen(this.count + 1);
    this.price[this.count] = price;
    this.adSpend[this.count] = adSpend;
    return this.count++;
  }

  copyFrom(other: DealTable): void {
    if (this.need.length < other.count) this.lengthen(other.count);
    copy(this, other, NAMES, other.count);
    this.price.set(other.price.subarray(0, other.count));
    this.adSpend.set(other.adSpend.subarray(0, other.count));
    this.count = other.count;
  }

  private lengthen(rows: number): void {
    grow(this, NAMES, rows);
    const [price, adSpend] = [this.price, this.adSpend];
    this.price = new Float64Array(this.need.length);
    this.adSpend = new Float64Array(this.need.length);
    this.price.set(price);
    this.adSpend.set(adSpend);
  }
}
