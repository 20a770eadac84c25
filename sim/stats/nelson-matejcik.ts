import { bisect, mean } from 'simple-statistics';
import { checkCount, checkProbability } from './check-range.ts';
import { estimatedDeviation } from './estimated-deviation.ts';
import { integrate, quadrature } from './gauss-legendre.ts';
import { normalProbability } from './normal.ts';
import { checkSamples, type PlanSamples } from './plan-samples.ts';

/** Constants found so far: each takes some 10 ms, and a study asks for the same few. */
const known = new Map<string, number>();

/** Largest constant looked for; three replications of two plans at 99.99 % take 70.7. */
const WIDEST = 30 * 4 ** 2;

/**
 * Constant g of Nelson and Matejcik: the upper equicoordinate point of k - 1 Student variates with common correlation
 * 1/2 and (k - 1)(first - 1) degrees of freedom, `P(max T_i <= g) = confidence`.
 *
 * @param plans k, 2 or more
 * @param first replications of the first stage, 3 or more for two plans, else 2
 * @param confidence above 1 / k and below 1
 * @throws RangeError outside these ranges, and where so few replications allow no such confidence
 * @see Nelson and Matejcik (1995), Management Science 41(12):1935-1945
 * @example nelsonMatejcikConstant(5, 10, 0.95) // 2.2384
 */
export function nelsonMatejcikConstant(plans: number, first: number, confidence: number): number {
  checkCount(plans, 2, 'plans');
  checkCount(first, plans === 2 ? 3 : 2, 'replications of the first stage');
  checkProbability(confidence, 'a confidence');
  if (confidence <= 1 / plans) throw new RangeError(`chance alone selects the best with ${1 / plans}`);
  const key = `${plans} ${first} ${confidence}`;
  const found = known.get(key) ?? solveConstant(plans, first, confidence);
  known.set(key, found);
  return found;
}

function solveConstant(plans: number, first: number, confidence: number): number {
  const deviations = estimatedDeviation((plans - 1) * (first - 1));
  const shared = quadrature(-9, 9, normalDensity);
  // T_i = (Z_i + Z_0) / (sqrt(2) s), so that T_i <= g means Z_i <= sqrt(2) g s - Z_0.
  const allBelowAt = (g: number, s: number) =>
    integrate(shared, (z) => normalProbability(Math.SQRT2 * g * s - z) ** (plans - 1));
  const allBelow = (g: number) => integrate(deviations, (s) => allBelowAt(g, s));
  let most = 30;
  while (allBelow(most) < confidence && most < WIDEST) most *= 4;
  if (!(allBelow(0) < confidence && allBelow(most) >= confidence)) {
    throw new RangeError(
      `no constant gives a confidence of ${confidence} with ${plans} plans and ${first} replications`,
    );
  }
  return bisect((g) => allBelow(g) - confidence, 0, most, 60, 1e-7);
}

/**
 * Variance of a difference of two plans, pooled over all plans under the assumption that all pairs have the same one
 * (sphericity): `S^2 = 2 sum_i sum_j (X_ij - mean_i - mean_j + mean)^2 / ((k - 1)(n - 1))`.
 *
 * @throws RangeError for samples that do not belong together
 */
export function pooledDifferenceVariance(samples: PlanSamples): number {
  const n = checkSamples(samples);
  const k = samples.length;
  const ofPlan = samples.map((sample) => mean(sample));
  const all = mean(ofPlan);
  let sum = 0;
  for (let j = 0; j < n; j++) {
    let ofReplication = 0;
    for (const sample of samples) ofReplication += sample[j]! / k;
    for (let i = 0; i < k; i++) sum += (samples[i]![j]! - ofPlan[i]! - ofReplication + all) ** 2;
  }
  return (2 * sum) / ((k - 1) * (n - 1));
}

/**
 * Replications that every plan needs in all, so that the plan with the best mean is the best, whenever it is ahead by
 * the indifference zone: `max(n0, ceil((g S / indifference)^2))`.
 *
 * @param samples the first stage, under common random numbers
 * @param indifference smallest difference worth telling apart, above 0
 * @param confidence probability of a correct selection
 * @throws RangeError outside these ranges
 */
export function nelsonMatejcikReplications(
  samples: PlanSamples,
  indifference: number,
  confidence: number,
): number {
  const first = checkSamples(samples);
  if (!(indifference > 0)) throw new RangeError(`an indifference zone must be above 0, not ${indifference}`);
  const g = nelsonMatejcikConstant(samples.length, first, confidence);
  return Math.max(first, Math.ceil((g * g * pooledDifferenceVariance(samples)) / indifference ** 2));
}

function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}
