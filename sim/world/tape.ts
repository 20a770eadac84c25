/** Why a lead comes. */
export const LeadKind = {
  base: 0,
  /** Through a second source. */
  duplicate: 1,
  secondSite: 2,
  /** First lead of a customer that comes only if enough is promoted in its region; its later leads come with it. */
  promoted: 3,
  /** First lead of a customer that comes only on the word of another. */
  referred: 4,
  /** First lead of a customer that comes only on the word of a partner that recommends; one that such a partner made up. */
  recommended: 5,
  madeUp: 6,
} as const;

/** What partners that recommend may do, each as much as it ever could; what of it they do is for the market to say. */
export interface RecommendedTape {
  /** Member that may bring a customer, -1 for none; the post that may, -1 for none. One entry a customer. */
  readonly customerBy: Int16Array;
  readonly customerPost: Int32Array;
  /** Posts in order of time: whose, when, and their keys. */
  readonly postBy: Int16Array;
  readonly postTime: Int32Array;
  readonly postKey0: Int32Array;
  readonly postKey1: Int32Array;
}

/**
 * Everything that happens to the market from outside in one replication, drawn once and shared, read-only,
 * by all plans: who enquires, when, about what, and the customers' hidden traits. No policy can change it.
 * All columns are indexed by lead, need or customer; times are seconds from the start of the simulation.
 */
export interface Tape {
  readonly replication: number;
  /** Replication key; every draw of the market about a tape entity starts from that entity's own key. */
  readonly key0: number;
  readonly key1: number;

  readonly customers: number;
  /** First need of each customer; needs of a customer are contiguous. Length customers + 1. */
  readonly customerFirstNeed: Int32Array;
  /** Time of the customer's first lead. */
  readonly customerFirstTime: Int32Array;
  /** Customer that may send it, -1 for none; empty in worlds without referrals. */
  readonly customerSentBy: Int32Array;
  /** Null in worlds where no partners recommend. */
  readonly recommended: RecommendedTape | null;
  /** Source of the customer's first lead, and that lead's region. */
  readonly customerSource: Uint8Array;
  readonly customerRegion: Uint8Array;
  /** True product (that of the first need), number of sites, 1 for a shop selling to consumers, target market. */
  readonly customerProduct: Uint8Array;
  readonly customerSites: Uint8Array;
  readonly customerB2c: Uint8Array;
  readonly customerMarket: Uint8Array;
  /** Regions of up to three sites, `site * customers + customer`; unused entries repeat the first. */
  readonly customerSiteRegion: Uint8Array;
  /** 1 for a real buyer; junk has 0. */
  readonly customerValid: Uint8Array;
  /** Partners that may hear of a group's project at its second and third site (`(site-1) * customers + customer`), or -1, and when. */
  readonly groupNewsParty: Int16Array;
  readonly groupNewsTime: Int32Array;

  readonly needs: number;
  readonly needCustomer: Int32Array;
  readonly needProduct: Uint8Array;
  /** Region where the decision is made. */
  readonly needRegion: Uint8Array;
  /** First lead about this need. */
  readonly needFirstLead: Int32Array;
  /** Entity key within the replication. */
  readonly needKey0: Int32Array;
  readonly needKey1: Int32Array;
  /** The customer's latent draw: sold iff it is at most the best file's probability. */
  readonly needLatent: Float64Array;
  /** Hidden quality, standard normal. */
  readonly needQuality: Float64Array;
  /** Order value at list price in minor units, of which `needAdSpend` is passed on to platforms. */
  readonly needValue: Float64Array;
  readonly needAdSpend: Float64Array;
  /** Seconds from the need's first lead to decision, end without decision; unit-rate exponential of the rival clock. */
  readonly needDecision: Float64Array;
  readonly needNoDecision: Float64Array;
  readonly needRival: Float64Array;

  readonly leads: number;
  /** Ascending. */
  readonly leadTime: Int32Array;
  readonly leadNeed: Int32Array;
  readonly leadSource: Uint8Array;
  /** Region of the site that enquires. */
  readonly leadRegion: Uint8Array;
  /** Bits of `LEAD_FIELDS`. */
  readonly leadFields: Uint8Array;
  /** Noisy score, 0..100. */
  readonly leadScore: Float64Array;
  /** Partner that developed the lead itself or serves the referring customer; -1 for none. */
  readonly leadParty: Int16Array;
  /** As `LeadKind`. */
  readonly leadKind: Uint8Array;
  readonly leadKey0: Int32Array;
  readonly leadKey1: Int32Array;
}
