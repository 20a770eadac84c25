/** What an interval says to a claim in one world, beyond the margin that matters. */
export type CaseWord = 'as claimed' | 'the opposite' | 'no material difference' | 'not enough evidence';

/** One plan against the baseline in one world, in the unit shown. */
export interface CaseDifference {
  readonly plan: string;
  readonly mean: number | null;
  /** Holds together with those of all other cases and plans. */
  readonly interval: { readonly lo: number; readonly hi: number } | null;
  readonly word: CaseWord;
}

/** One world in which a claim was tried. */
export interface CaseResult {
  readonly name: string;
  readonly title: string;
  /** Place on the axis of what is varied; null where there is none. */
  readonly at: number | null;
  /** Whether the input that is believed to fix the sign is neutral in it. */
  readonly neutral: boolean;
  /** The baseline's value, in the unit shown. */
  readonly baseline: number | null;
  readonly differences: readonly CaseDifference[];
  /** Subset of the plans that holds the best of this world; with those of all worlds as sure as the intervals. */
  readonly mayBeBest: readonly string[];
}

/** Where a plan's difference to the baseline changes its sign; as sure as the intervals of all cases together. */
export interface BreakEven {
  readonly plan: string;
  readonly changes: readonly {
    readonly from: number;
    readonly until: number;
    /** Between them, straight through the estimates; null where those go back and forth. */
    readonly estimate: number | null;
  }[];
  /** Places at which the sign is open. */
  readonly open: readonly number[];
}

export type ClaimOutcome = 'built in' | 'supported' | 'contradicted' | 'open';

/** What became of a study's claim. */
export interface ClaimSummary {
  readonly name: string;
  readonly says: string;
  readonly plan: string;
  readonly measure: string;
  readonly scenario: string;
  readonly expected: 'higher' | 'lower';
  /** What is varied over the cases; null where the claim is tried in one world. */
  readonly over: string | null;
  /** The input that is believed to fix the sign; null where none is. */
  readonly fixedBy: string | null;
  /** In their order, the neutral one last. */
  readonly cases: readonly CaseResult[];
  /** Shares of the plausible range in which the intervals say so. */
  readonly supported: number;
  readonly opposed: number;
  readonly immaterial: number;
  readonly outcome: ClaimOutcome;
  readonly breakEvens: readonly BreakEven[];
  /** Of all intervals of the cases together. */
  readonly level: number;
  readonly method: string;
}
