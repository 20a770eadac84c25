/** What partners spend on local promotion, and what it has come to. One row a partner, headquarters' team included. */
export class PromotionTable {
  /** Second up to which stocks and spending are entered. */
  at = 0;
  /** Calendar months begun, the first one of the run included. */
  month = 0;
  /**
   * The promotion level: minor units an average month that the partner spends now. Set at the beginning of each month;
   * whoever decides about it sets it here.
   */
  readonly level: Float64Array;
  /** Region in which it spends. */
  readonly region: Int32Array;
  /** Share of the enquiries that its promotion brings that it expects to come to itself. */
  readonly keeps: Float64Array;
  /** Spent in each calendar month, `party * months + month`, minor units. */
  readonly spent: Float64Array;
  /** What still works of it, minor units a month, `party * regions + region`; and summed over partners. */
  readonly stock: Float64Array;
  readonly total: Float64Array;
  /** What is spent on a region now, minor units a month. */
  readonly inflow: Float64Array;

  constructor(parties: number, regions: number, months: number) {
    this.level = new Float64Array(parties);
    this.region = new Int32Array(parties);
    this.keeps = new Float64Array(parties);
    this.spent = new Float64Array(parties * months);
    this.stock = new Float64Array(parties * regions);
    this.total = new Float64Array(regions);
    this.inflow = new Float64Array(regions);
  }

  private columns(): readonly (Float64Array | Int32Array)[] {
    return [this.level, this.region, this.keeps, this.spent, this.stock, this.total, this.inflow];
  }

  reset(): void {
    this.at = 0;
    this.month = 0;
    for (const column of this.columns()) column.fill(0);
  }

  copyFrom(other: PromotionTable): void {
    this.at = other.at;
    this.month = other.month;
    const theirs = other.columns();
    for (const [i, column] of this.columns().entries()) column.set(theirs[i]);
  }
}
