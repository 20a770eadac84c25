import { type Distribution, requirePositive } from './distribution.ts';
import { expMinusOne, logGamma } from './special-functions.ts';

/** Quantile of the Weibull distribution: scale (-ln(1 - u))^(1 / shape). @param u in (0, 1) */
export function weibullQuantile(shape: number, scale: number, u: number): number {
  return scale * Math.exp(Math.log(-Math.log1p(-u)) / shape);
}

/**
 * Weibull distribution, F(x) = 1 - exp(-(x / scale)^shape).
 *
 * @throws RangeError unless shape > 0 and scale > 0
 */
export function weibull(shape: number, scale: number): Distribution {
  requirePositive('shape', shape);
  requirePositive('scale', scale);
  return {
    quantile: (u) => weibullQuantile(shape, scale, u),
    cdf: (x) => (x <= 0 ? 0 : -expMinusOne(-Math.exp(shape * Math.log(x / scale)))),
    mean: scale * Math.exp(logGamma(1 + 1 / shape)),
  };
}
