/** More digits behind the point than anybody reads; what is narrower is noise of the arithmetic. */
const MOST = 12;

/**
 * Digits behind the point at which a width shows so many significant ones: 0.00012 with two of them needs 5.
 *
 * @param width above 0; anything else needs none
 * @param significant 1 or more
 */
export function decimalsFor(width: number, significant: number): number {
  if (!(width > 0) || !Number.isFinite(width)) return 0;
  const needed = Math.ceil(-Math.log10(width)) + significant - 1;
  return Math.max(0, Math.min(MOST, needed));
}
