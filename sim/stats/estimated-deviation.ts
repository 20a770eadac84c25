import { chiSquareDensity } from './chi-square.ts';
import { type Quadrature, quadrature } from './gauss-legendre.ts';

/**
 * Quadrature for expectations over `s = sqrt(X / v)`, where X is chi-square with v degrees of freedom: a standard
 * deviation estimated with v degrees of freedom, in units of the true one.
 *
 * @param degreesOfFreedom 2 or more
 */
export function estimatedDeviation(degreesOfFreedom: number): Quadrature {
  const v = degreesOfFreedom;
  // Nine standard deviations of s, which is about 1 / sqrt(2 v), to either side; beyond lies less than 1e-14.
  const reach = 9 / Math.sqrt(2 * v);
  return quadrature(Math.max(0, 1 - reach), 1 + reach, (s) => 2 * v * s * chiSquareDensity(v * s * s, v));
}
