/**
 * What a rule may see. The market owns one object of each shape, fills it before it asks, and alone writes
 * anything back. A view never holds the customer's true identity, hidden quality or future.
 */

/** A second at or after this one never comes: 34 years. */
export const NEVER = 0x40000000;

/** One lead as HQ knows it. Unknown names are -1, unknown numbers 0. */
export interface LeadView {
  source: number;
  /** 0 HQ's public domain, 1 developed by a partner, 2 brought by a served customer. */
  origin: number;
  tier: number;
  region: number;
  /** Index of the region's group. */
  group: number;
  product: number;
  market: number;
  /** 0 business, 1 consumer shop. */
  customer: number;
  modules: number;
  /** List value in minor units. */
  value: number;
  score: number;
  /** Changes of owner so far. */
  moves: number;
  /** 1 while customer protection runs. */
  protected: number;
  /** Partner that brought the lead, partner that serves the referring customer; -1 for none. */
  submitter: number;
  partnerOfRecord: number;
  /** Bits of `LEAD_FIELDS`. */
  fields: number;
}

/** What HQ knows of its partners; one entry per party, HQ's direct team last. */
export interface PartyBoard {
  /** Number of parties; the last is HQ's direct team. */
  readonly count: number;
  /** Bit per region served. */
  readonly regionMask: Int32Array;
  readonly staff: Float64Array;
  /** `party * skills + skill`, 0..1. */
  readonly skills: Float64Array;
  readonly skillCount: number;
  readonly onSite: Float64Array;
  readonly openLeads: Int32Array;
  /** Staff hours a week not taken by open leads, as HQ estimates them; may be negative. */
  readonly freeHours: Float64Array;
  /** Trailing mean of hours to first contact. */
  readonly responseHours: Float64Array;
  /** Trailing share of leads won, 0..1. */
  readonly winRate: Float64Array;
  /** Second until which an offender is passed over. */
  readonly passedOverUntil: Int32Array;
}

export interface AllocationView {
  readonly lead: LeadView;
  readonly board: PartyBoard;
  /** 1 where the party may not have this lead now: cool-down, declined, has it already. */
  readonly excluded: Uint8Array;
  /** Skills wanted, from the product as stated: bit per skill, 0 when unknown. */
  skillsWanted: number;
  now: number;
  /** The market's uniform draw for this lead and move. */
  chance: number;
  /** This policy's counters; read only for the rule. */
  counters: Float64Array;
  /** First rule to ask (after a pool's window ran out, the one behind it). */
  fromRule: number;
}

/** Filled by `allocate`: one reused object, so that no decision allocates. */
export interface AllocationDecision {
  to: 'party' | 'pool' | 'manual' | 'nobody';
  /** Index of the rule that decided, -1 when no rule did (`when_nobody`). */
  rule: number;
  /** Party chosen, -1 unless `to` is `party`. */
  party: number;
  /** Counter the market must write back (-1 for none), and its new value. */
  counter: number;
  counterValue: number;
  /** A rule's choice was full and `when_full` sent the lead elsewhere. */
  overflow: boolean;
}

/**
 * Two parties in dispute, as HQ can establish them. Over one need, index 0 is the one that worked first. A step names the
 * party that is right; where two sides blame each other, the one that has to bear or to do it.
 */
export interface ConflictView {
  /** Parties, and 1 for HQ's direct team. */
  readonly party: Int32Array;
  readonly isHq: Uint8Array;
  /** Second of the complete registration, or `NEVER`. */
  readonly registeredAt: Int32Array;
  /** 1 for the party HQ gave the lead to. */
  readonly ownsLead: Uint8Array;
  /** 1 where the party serves the region of the decision site. */
  readonly atDecisionSite: Uint8Array;
  /** Mean skill on the modules wanted, 0..1. */
  readonly skill: Float64Array;
  /** -1: the customer was not asked or did not write; else 0 or 1. */
  customerChose: number;
  /** 1 for the party that looks after the customer, that won its first order, that made the quotation by itself. */
  readonly maintains: Uint8Array;
  readonly won: Uint8Array;
  readonly quoted: Uint8Array;
  /** What the books of headquarters show of a price: -1 nothing; else 0 or 1. */
  recordsShow: number;
  /** 0 or 1: whom the channel manager judges right. */
  managerJudged: number;
}

export interface ConflictDecision {
  /** Index into `ANY_STEPS` of the step that decided. */
  step: number;
  /** 0 or 1; both keep working when `split`. */
  winner: number;
  split: boolean;
  /**
   * Share of the ordinary pay of this deal that goes to the loser: 0 as a rule. After `split` it is a half, and the
   * winner has the other half; after `second-gets-half` it is a half on top of the winner's full pay.
   */
  loserShare: number;
}
