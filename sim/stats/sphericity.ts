import { chiSquareProbability } from './chi-square.ts';
import { checkSamples, covarianceMatrix, type PlanSamples } from './plan-samples.ts';

/** Mauchly's test that all differences of plans have the same variance. */
export interface Sphericity {
  /** Mauchly's W: 1 when they all have, near 0 when some hardly vary beside others. */
  readonly w: number;
  /** Small where sphericity is clearly violated. */
  readonly p: number;
}

/**
 * Tests sphericity of plans under common random numbers. With C the covariance of k - 1 orthonormal contrasts of the
 * plans, `W = det C / (trace C / (k - 1))^(k - 1)`, and
 * `-(n - 1 - (2(k-1)^2 + (k-1) + 2) / (6 (k-1))) ln W` is chi-square with k(k-1)/2 - 1 degrees of freedom.
 *
 * @param samples more replications than plans
 * @returns null for two plans, which have one difference only, and where no difference varies
 * @throws RangeError for samples that do not belong together, or with as many plans as replications or more
 * @see Mauchly (1940), Annals of Mathematical Statistics 11(2):204-209
 */
export function sphericity(samples: PlanSamples): Sphericity | null {
  const n = checkSamples(samples);
  const k = samples.length;
  if (n <= k) throw new RangeError(`sphericity needs more replications (${n}) than plans (${k})`);
  if (k === 2) return null;
  const p = k - 1;
  const c = covarianceMatrix(helmertContrasts(samples));
  const trace = c.reduce((sum, row, i) => sum + row[i]!, 0);
  if (trace === 0) return null;
  const w = Math.max(0, determinant(c) / (trace / p) ** p);
  const factor = n - 1 - (2 * p * p + p + 2) / (6 * p);
  // Two plans that never differ leave W = 0: as far from sphericity as can be.
  const statistic = w === 0 ? Number.POSITIVE_INFINITY : -factor * Math.log(Math.min(1, w));
  const below = statistic === Number.POSITIVE_INFINITY ? 1 : chiSquareProbability(statistic, (k * p) / 2 - 1);
  return { w, p: 1 - below };
}

/** Plan i + 1 against the mean of the plans before it, scaled to length 1: k - 1 rows that are orthogonal. */
function helmertContrasts(samples: PlanSamples): number[][] {
  return samples.slice(1).map((sample, i) => {
    const before = i + 1;
    const scale = Math.sqrt(before / (before + 1));
    return sample.map((value, j) => {
      let sum = 0;
      for (let l = 0; l < before; l++) sum += samples[l]![j]!;
      return scale * (value - sum / before);
    });
  });
}

/** Determinant of a covariance matrix by Cholesky: the product of the squared diagonal; 0 where it is singular. */
function determinant(matrix: readonly (readonly number[])[]): number {
  const lower: number[][] = [];
  let product = 1;
  for (let i = 0; i < matrix.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let value = matrix[i]![j]!;
      for (let l = 0; l < j; l++) value -= row[l]! * (lower[j]?.[l] ?? row[l]!);
      if (j < i) row.push(value / lower[j]![j]!);
      else {
        // What rounding leaves of a direction without any variance.
        if (value <= 1e-12 * matrix[i]![i]!) return 0;
        product *= value;
        row.push(Math.sqrt(value));
      }
    }
    lower.push(row);
  }
  return product;
}
