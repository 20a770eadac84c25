/** Partners that react, as the market reads them. */

/** How a trait moves: how far at most, and how much of that each thing takes that a partner looks at. */
interface Moves {
  readonly happens: boolean;
  /** Log factor or log-odds. */
  readonly reach: number;
  readonly byMargin: number;
  readonly byTrust: number;
  readonly byExclusivity: number;
}

export interface AdaptationWorld {
  readonly happens: boolean;
  readonly margin: {
    /** Weight of the past a month later. */
    readonly remembered: number;
    readonly sureAfterHours: number;
    /** Minor units an hour. */
    readonly fullResponse: number;
    readonly getsUsedTo: number;
  };
  readonly trust: {
    readonly happens: boolean;
    readonly starts: number;
    readonly lostDispute: number;
    readonly unfairReclaim: number;
    readonly latePay: number;
    /** Seconds after the contract. */
    readonly payExpectedWithin: number;
    readonly recovers: number;
  };
  readonly exclusivity: { readonly happens: boolean; readonly expected: number; readonly remembered: number };
  readonly effort: Moves & { readonly diligence: number };
  readonly claims: Moves;
  readonly honesty: Moves;
  /** Null where nobody leaves. */
  readonly leaving: {
    readonly happens: boolean;
    /** Minor units an hour. */
    readonly worseBy: number;
    /** Months. */
    readonly patience: number;
    readonly chance: number;
    /** Seconds. */
    readonly contract: number;
    /** Share a year. */
    readonly fails: number;
    /** Minor units. */
    readonly cashPerHead: number;
  } | null;
  readonly inertia: number;
  readonly largestStep: number;
  readonly noise: number;
}
