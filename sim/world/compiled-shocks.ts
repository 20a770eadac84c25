import type { NameKey } from './compiled.ts';

/** A shock as the tape reads it. */
export interface CompiledShock extends NameKey {
  /** Day number on which it strikes; null where it strikes at random moments. */
  readonly day: number | null;
  /** Mean times a year, where it strikes at random moments. */
  readonly perYear: number;
  readonly days: number;
  /** Factors of the rate of enquiries and of the speed of rivals while it lasts. */
  readonly enquiries: number;
  readonly rivals: number;
  /** Indexes of regions. */
  readonly regions: readonly number[];
  /** Partners that are gone when it strikes; null for none. */
  readonly exits: {
    readonly insolvent: boolean;
    /** Share of the partners with a home there. */
    readonly share: number;
    /** Names of partners that go in any case. */
    readonly partners: readonly string[];
  } | null;
}
