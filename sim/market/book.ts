import { COUNTED_OF, FACT_COUNT, Standing } from '../measure/facts.ts';
import type { Buckets } from '../measure/layout.ts';
import { PARTNER_SUM_NAMES, type PartnerSum } from '../measure/measure.ts';

/** Amounts kept per party for partner measures; money in minor units. */
export const Amount = {
  pay: 0,
  hoursCost: 1,
  capitalCost: 2,
  seconds: 3,
  won: 4,
  offers: 5,
  revenue: 6,
  promotion: 7,
} as const;
export const AMOUNTS = 8;

/**
 * The sums that measures divide. Facts about customers go to one bucket of each kind (everything, scenario,
 * source, region, product); amounts of parties are kept by party. Only the cohort is entered.
 */
export class Book {
  readonly buckets: Buckets;
  /** `fact * buckets + bucket`. */
  readonly facts: Float64Array;
  /** `party * AMOUNTS + amount`. */
  readonly amounts: Float64Array;
  /** What parties are like, one array a kind of sum. */
  readonly sums: Readonly<Record<PartnerSum, Float64Array>>;

  /** Seconds that HQ's direct team worked while the cohort arrived, whoever for. */
  directSeconds = 0;

  /** Set for each replication: the `Standing` of each need, and its buckets. */
  private cohort = new Uint8Array(0);
  private scenarioBucket = new Uint8Array(0);
  private sourceBucket = new Uint8Array(0);
  private regionBucket = new Uint8Array(0);
  private productBucket = new Uint8Array(0);

  constructor(buckets: Buckets, parties: number) {
    this.buckets = buckets;
    this.facts = new Float64Array(FACT_COUNT * buckets.count);
    this.amounts = new Float64Array(parties * AMOUNTS);
    this.sums = Object.fromEntries(
      PARTNER_SUM_NAMES.map((sum) => [sum, new Float64Array(parties)]),
    ) as unknown as Record<PartnerSum, Float64Array>;
  }

  reset(): void {
    this.facts.fill(0);
    this.directSeconds = 0;
    this.amounts.fill(0);
    for (const sum of PARTNER_SUM_NAMES) this.sums[sum].fill(0);
  }

  /** Makes room for the needs of a tape, none of them in the cohort. */
  open(needs: number): void {
    if (this.cohort.length < needs) {
      this.cohort = new Uint8Array(needs);
      this.scenarioBucket = new Uint8Array(needs);
      this.sourceBucket = new Uint8Array(needs);
      this.regionBucket = new Uint8Array(needs);
      this.productBucket = new Uint8Array(needs);
    }
    this.cohort.fill(0, 0, needs);
  }

  /**
   * Puts a need into the cohort, under its customer's true traits.
   *
   * @param real false for junk
   * @param brought true where the rules themselves bring the customer, by promotion or by what other customers say
   */
  enter(
    need: number,
    real: boolean,
    scenario: number,
    source: number,
    region: number,
    product: number,
    brought = false,
  ): void {
    if (brought) this.cohort[need] = real ? Standing.brought : Standing.broughtJunk;
    else this.cohort[need] = real ? Standing.real : Standing.junk;
    this.scenarioBucket[need] = this.buckets.firstScenario + scenario;
    this.sourceBucket[need] = this.buckets.firstSource + source;
    this.regionBucket[need] = this.buckets.firstRegion + region;
    this.productBucket[need] = this.buckets.firstProduct + product;
  }

  isCohort(need: number): boolean {
    return this.cohort[need] !== Standing.outside;
  }

  /** Adds to a fact about the customer of `need`. */
  add(fact: number, need: number, amount: number): void {
    if (COUNTED_OF[this.cohort[need] * FACT_COUNT + fact] === 0) return;
    const facts = this.facts;
    const row = fact * this.buckets.count;
    facts[row] += amount;
    facts[row + this.scenarioBucket[need]] += amount;
    facts[row + this.sourceBucket[need]] += amount;
    facts[row + this.regionBucket[need]] += amount;
    facts[row + this.productBucket[need]] += amount;
  }

  /**
   * Adds to a fact of a region that comes of no customer. It counts for everything and for the region, and to let
   * scenarios add up for *all others*; for no source and no product.
   */
  addInRegion(fact: number, region: number, amount: number): void {
    const row = fact * this.buckets.count;
    this.facts[row] += amount;
    this.facts[row + this.buckets.firstSource - 1] += amount;
    this.facts[row + this.buckets.firstRegion + region] += amount;
  }

  /** A party has spent so much on promotion that is not for one customer. */
  spendOfParty(party: number, value: number): void {
    this.amounts[party * AMOUNTS + Amount.promotion] += value;
  }

  /** A party has worked for no customer, at a cost in minor units. */
  workOfParty(party: number, seconds: number, cost: number): void {
    this.amounts[party * AMOUNTS + Amount.seconds] += seconds;
    this.amounts[party * AMOUNTS + Amount.hoursCost] += cost;
  }

  /** Adds to an amount of a party, earned or spent on a cohort customer. */
  addAmount(amount: number, party: number, need: number, value: number): void {
    if (this.cohort[need] !== 0) this.amounts[party * AMOUNTS + amount] += value;
  }
}
