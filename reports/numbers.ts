import { decimalsFor } from '../sim/study/results/decimals.ts';

const MINUS = '−';

/**
 * A number as people read it: thousands separated by commas, a true minus sign, and no minus before a zero.
 *
 * @param value finite
 * @param decimals digits after the point, 0 to 20
 * @example formatNumber(-1234.5, 1) // '−1,234.5'
 */
export function formatNumber(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  const isZero = /^[0.,]*$/.test(digits);
  return value < 0 && !isZero ? MINUS + digits : digits;
}

/** As `formatNumber`, with a plus before what is above zero: for differences. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** The limits of a difference: `+0.52 to +0.90`. */
export function formatRange(
  interval: { readonly lo: number; readonly hi: number },
  decimals: number,
): string {
  return `${formatSigned(interval.lo, decimals)} to ${formatSigned(interval.hi, decimals)}`;
}

/**
 * Decimals that a difference needs to be read: the measure's own, and more where its interval would otherwise shrink to
 * a single number (`+0.0 to +0.0`).
 *
 * @param decimals of the measure
 * @param interval of the difference; null leaves the measure's own
 */
export function decimalsOfDifference(
  decimals: number,
  interval: { readonly lo: number; readonly hi: number } | null,
): number {
  return interval === null ? decimals : Math.max(decimals, decimalsFor(interval.hi - interval.lo, 1));
}

/** A share as a percentage: 0.0213 -> `2.1 %`. */
export function formatShare(share: number, decimals = 1): string {
  return `${formatNumber(100 * share, decimals)} %`;
}

/** A confidence level without needless zeros: 0.95 -> `95 %`, 0.998 -> `99.8 %`. */
export function formatLevel(level: number): string {
  return `${Number((100 * level).toFixed(2))} %`;
}

/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
export function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `1 plan`, `3 plans`, `no plan`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  if (count === 0) return `no ${singular}`;
  return `${formatNumber(count, 0)} ${count === 1 ? singular : plural}`;
}
