/**
 * Log-odds per unit of the logarithm of a price.
 *
 * @param tenPercentDearer odds ratio of a price 1.1 times as high
 */
export function perLogOfPrice(tenPercentDearer: number): number {
  return Math.log(tenPercentDearer) / Math.log(1.1);
}
