/** Local promotion by partners, as the market reads it. Times in seconds, money in minor units. */
export interface PromotionWorld {
  readonly happens: boolean;
  /** Sources of which there is more, by index. */
  readonly raises: readonly number[];
  /** Largest addition, as a share of the enquiries that these sources bring to a region anyway. */
  readonly most: number;
  readonly firstLeadCosts: number;
  readonly halfLife: number;
  readonly customerIsWorth: number;
  /** Weight of the latest enquiry in what a partner expects to keep. */
  readonly learns: number;
  /** Share of the way to the best level that a partner goes in a month. */
  readonly adjusts: number;
  readonly freeRiding: boolean;
  /** Enquiries a week that the sources bring to each region anyway, and of these such as partners develop. */
  readonly base: readonly number[];
  readonly developed: readonly number[];
  /** Share of what is spent in one region that works in another: `from * regions + in`. Rows sum to 1. */
  readonly reach: readonly number[];
  readonly eventCosts: number;
  readonly actsOnMisses: number;
  readonly reviewSeconds: number;
}
