/** A decimal number as people write it in our files: digits, at most one point, no sign, no exponent, no separator. */
export const DECIMAL = '(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?';

/** A whole number without sign or leading zero. */
export const WHOLE = '(?:0|[1-9][0-9]*)';

/**
 * A decimal text as a whole number of units 10^-places, exactly; undefined if it has more decimals or leaves the
 * range of exact integers.
 */
export function scaledInteger(text: string, places: number): number | undefined {
  const [whole, fraction = ''] = text.split('.');
  if (fraction.length > places) return undefined;
  const scaled = Number(whole + fraction.padEnd(places, '0'));
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}
