/** Customers that customers bring, as tape and market read it. */
export interface ReferralWorld {
  readonly happens: boolean;
  /** Source by which they enquire. */
  readonly source: number;
  /** Share of fully satisfied customers that bring another. */
  readonly share: number;
  /** Seconds, and standard deviation of the logarithm. */
  readonly afterMedian: number;
  readonly afterSigma: number;
}
