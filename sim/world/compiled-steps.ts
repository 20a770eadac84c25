/** What partners do near the steps of their pay, as the market reads it. Times in seconds. */
export interface StepWorld {
  readonly happens: boolean;
  /** Seconds before the last that counts for a period at which partners reckon. */
  readonly reckons: number;
  /** Share of the price without advertising spend. */
  readonly discount: number;
  readonly pullForward: { readonly happens: boolean; readonly reach: number; readonly logOdds: number };
  readonly loading: { readonly happens: boolean; readonly handedBack: number; readonly afterMean: number };
}
