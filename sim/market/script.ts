/**
 * What people decide of their own will, where a test says it beforehand. The rules that act on it are the market's own;
 * a market without a script leaves it to draws.
 */
export interface Script {
  /** Whom of two parties before HQ the customer names in writing: 0 the first file's, 1 the second's, -1 nobody. */
  customerChooses(first: number, second: number): number;
  /** For whom of them the channel manager finds: 0 or 1. */
  managerFindsFor(first: number, second: number): number;
  /** The same between two parties of which one may have no file on the need: 0 for the first, 1 for the other, -1 nobody. */
  customerNames(need: number, one: number, other: number): 0 | 1 | -1;
  managerNames(need: number, one: number, other: number): 0 | 1;
  /** Facts that the registration of a file states, in bits of `LEAD_FIELDS`. */
  stated(file: number): number;
}
