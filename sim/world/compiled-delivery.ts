/** Duties of delivery, in the order in which they come up. */
export const DUTIES = ['front', 'implementation', 'review'] as const;

/** What delivering a product takes, as the market reads it. */
interface Project {
  /** Seconds of work on each duty, in the order of `DUTIES`; of review each time. */
  readonly seconds: readonly number[];
  /** Seconds from the signature in which customers expect it. */
  readonly expected: number;
  /** Probability that the implementation takes so many times the work. */
  readonly overrunChance: number;
  readonly overrun: number;
}

/** Delivery of what was sold. Times in seconds, shares between 0 and 1. */
export interface DeliveryWorld {
  readonly happens: boolean;
  readonly people: { readonly people: number; readonly calendar: number; readonly hourlyCost: number };
  /** Per product; null for what needs no delivery. */
  readonly projects: readonly (Project | null)[];
  /** Factor on the work of a partner without skill. */
  readonly unskilled: number;
  readonly late: { readonly happens: boolean; readonly cost: number };
  readonly reviews: { readonly happens: boolean; readonly every: number; readonly weight: number };
  readonly unowned: {
    readonly happens: boolean;
    readonly delay: number;
    readonly cost: number;
    readonly partnerTakes: number;
  };
}
