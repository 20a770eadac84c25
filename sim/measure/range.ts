import type { Measure } from './measure.ts';

/** Measures that count each of their whole once at most, so that they are shares of it. */
const SHARES: ReadonlySet<string> = new Set([
  'conversion',
  'contacted-1h',
  'contacted-8h',
  'contacted-24h',
  'contacted-7d',
  'never-contacted',
  'reached',
  'quoted',
  'losing-money',
  'match-quality',
  'satisfaction',
  'trust',
  'honesty',
]);

/**
 * Between which values a measure lies, in the unit shown, whatever happens; null where nothing is said, as of money.
 */
export function rangeOf({ id, unit }: Measure): { readonly min: number; readonly max: number } | null {
  if (/\bCNY\b/.test(unit)) return null;
  return { min: 0, max: SHARES.has(id) ? 100 : Number.POSITIVE_INFINITY };
}
