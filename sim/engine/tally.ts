/**
 * Sums of observations. For integers (seconds, counts, minor units of money) sums are exact below 2^53 and
 * merge in any order; for others, merge in a fixed order, such as that of the replications, to get the same
 * bits from any number of workers.
 */
export class Tally {
  count = 0;
  sum = 0;
  /** Sum of squares. */
  squares = 0;
  least = Number.POSITIVE_INFINITY;
  greatest = Number.NEGATIVE_INFINITY;

  /** Takes an observation in. */
  add(value: number): void {
    this.count++;
    this.sum += value;
    this.squares += value * value;
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
  }

  /** Takes in all observations of another tally. */
  merge(other: Tally): void {
    this.count += other.count;
    this.sum += other.sum;
    this.squares += other.squares;
    this.least = Math.min(this.least, other.least);
    this.greatest = Math.max(this.greatest, other.greatest);
  }

  /** Mean, NaN without observations. */
  get mean(): number {
    return this.sum / this.count;
  }

  /** Sample variance (division by count - 1), NaN for fewer than two observations. */
  get variance(): number {
    return this.count < 2 ? Number.NaN : Math.max(0, this.squares - this.sum * this.mean) / (this.count - 1);
  }
}
