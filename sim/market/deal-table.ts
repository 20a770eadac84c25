import { allocate, type Columns, clear, copy, grow } from './columns.ts';

const NAMES = [
  'need',
  'file',
  'party',
  'policy',
  'registered',
  'signedAt',
  'receivedAt',
  /** As `OrderKind` of the ledger. */
  'kind',
  'product',
  /** When what was sold is in use. */
  'goLiveAt',
  /** When the customer has its money back, 0 for never. */
  'refundedAt',
  'neverPaid',
  /** Holder of the region that has a part of it + 1, and the right to a finder's share by which it has + 1. */
  'marketHolderPlus1',
  'finderRightPlus1',
  /** What the level of its seller adds to the basic discount, in millionths. */
  'adds',
  /** Who received the customer and handed it over, and who keeps it, + 1; 0 where that is who signed. */
  'receiverPlus1',
  'maintainerPlus1',
  /** Party that a dispute gives half of the pay for a later order + 1. */
  'sharedPlus1',
] as const;
type Name = (typeof NAMES)[number];

/**
 * Contracts won, first orders and later ones, in order of signature, with what the customer pays and what of it is
 * passed on.
 */
export class DealTable implements Columns<Name> {
  need = new Int32Array(0);
  file = new Int32Array(0);
  party = new Int32Array(0);
  policy = new Int32Array(0);
  registered = new Int32Array(0);
  signedAt = new Int32Array(0);
  receivedAt = new Int32Array(0);
  kind = new Int32Array(0);
  product = new Int32Array(0);
  goLiveAt = new Int32Array(0);
  refundedAt = new Int32Array(0);
  neverPaid = new Int32Array(0);
  marketHolderPlus1 = new Int32Array(0);
  finderRightPlus1 = new Int32Array(0);
  adds = new Int32Array(0);
  receiverPlus1 = new Int32Array(0);
  maintainerPlus1 = new Int32Array(0);
  sharedPlus1 = new Int32Array(0);
  /** Minor units; whole numbers. */
  price = new Float64Array(256);
  adSpend = new Float64Array(256);
  /** What the platform invoices: the price before what a partner gave away of its own accord. */
  invoiced = new Float64Array(256);
  /** Price of it by the world, whatever the policy's price list and discounts, without what is passed on. */
  listPrice = new Float64Array(256);

  /** Contracts that are first orders. */
  firstOrders = 0;
  count = 0;

  constructor() {
    allocate(this, NAMES, 256);
  }

  reset(): void {
    clear(this, NAMES, this.count);
    this.count = 0;
    this.firstOrders = 0;
  }

  /**
   * @param invoiced what the platform counts where it does not see the price
   * @param listPrice price by the world, without what is passed on
   */
  add(price: number, adSpend: number, invoiced = price, listPrice = price - adSpend): number {
    if (this.count === this.need.length) this.lengthen(this.count + 1);
    this.price[this.count] = price;
    this.adSpend[this.count] = adSpend;
    this.invoiced[this.count] = invoiced;
    this.listPrice[this.count] = listPrice;
    return this.count++;
  }

  copyFrom(other: DealTable): void {
    if (this.need.length < other.count) this.lengthen(other.count);
    // Rows behind the copied ones must be clear for `add`.
    clear(this, NAMES, this.count);
    copy(this, other, NAMES, other.count);
    this.price.set(other.price.subarray(0, other.count));
    this.adSpend.set(other.adSpend.subarray(0, other.count));
    this.invoiced.set(other.invoiced.subarray(0, other.count));
    this.listPrice.set(other.listPrice.subarray(0, other.count));
    this.firstOrders = other.firstOrders;
    this.count = other.count;
  }

  private lengthen(rows: number): void {
    grow(this, NAMES, rows);
    const { price, adSpend, invoiced, listPrice } = this;
    this.price = new Float64Array(this.need.length);
    this.adSpend = new Float64Array(this.need.length);
    this.invoiced = new Float64Array(this.need.length);
    this.listPrice = new Float64Array(this.need.length);
    this.price.set(price);
    this.adSpend.set(adSpend);
    this.invoiced.set(invoiced);
    this.listPrice.set(listPrice);
  }
}
