/**
 * The special functions that quantiles rest on, built from exp and log alone, since the rest of `Math` may
 * differ in the last bit between machines.
 */

const LOG_SQRT_2_PI = 0.9189385332046728;

/** exp(x) - 1 without cancellation (W. Kahan; N. J. Higham, "Accuracy and Stability", section 1.14.1). */
export function expMinusOne(x: number): number {
  const y = Math.exp(x);
  if (y === 1) return x;
  if (y === 0 || y === Number.POSITIVE_INFINITY) return y - 1;
  return ((y - 1) * x) / Math.log(y);
}

/**
 * ln Gamma(x) less Stirling's (x - 1/2) ln x - x + ln sqrt(2 pi): the first seven terms of
 * sum B_2k / (2k (2k - 1) x^(2k-1)); below 1e-16 in error for x >= 10 (Abramowitz and Stegun 6.1.40).
 */
function stirlingCorrection(x: number): number {
  const y = 1 / (x * x);
  return (
    (1 / 12 -
      y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) /
    x
  );
}

/** ln Gamma(x) for x > 0. Below 10 by the recurrence Gamma(x + 1) = x Gamma(x). */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  while (y < 10) product *= y++;
  return (y - 0.5) * Math.log(y) - y + LOG_SQRT_2_PI + stirlingCorrection(y) - Math.log(product);
}

/**
 * x^a exp(-x) / Gamma(a), that is x times the density of the gamma distribution of shape a and scale 1.
 *
 * For a >= 10 as sqrt(a / 2 pi) exp(-a (m - log1p(m)) - correction), m = (x - a) / a: the large terms cancel
 * before they are computed (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
export function gammaKernel(a: number, x: number): number {
  if (x <= 0) return 0;
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const m = (x - a) / a;
  const deviance = a * (m - Math.log1p(m));
  return Math.exp(0.5 * Math.log(a) - LOG_SQRT_2_PI - deviance - stirlingCorrection(a));
}

/**
 * The regularised incomplete gamma functions P(a, x) = 1 - Q(a, x) for a > 0: the lower one by its series
 * where x < a + 1, the upper one by its continued fraction elsewhere (Abramowitz and Stegun 6.5.29, 6.5.31,
 * the fraction by the method of Lentz), so that the smaller of the two keeps its relative accuracy.
 *
 * @returns Q if `upper`, else P
 */
export function incompleteGamma(a: number, x: number, upper: boolean): number {
  if (x <= 0) return upper ? 1 : 0;
  if (x === Number.POSITIVE_INFINITY) return upper ? 0 : 1;
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = gammaKernel(a, x) * sum;
    return upper ? 1 - lower : lower;
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = factor * d + b;
    if (d > -tiny && d < tiny) d = tiny;
    c = b + factor / c;
    if (c > -tiny && c < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  const tail = gammaKernel(a, x) * fraction;
  return upper ? tail : 1 - tail;
}
