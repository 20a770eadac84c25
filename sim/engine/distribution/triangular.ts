import type { Distribution } from './distribution.ts';

/** Quantile of the triangular distribution. @param u in (0, 1) */
export function triangularQuantile(low: number, mode: number, high: number, u: number): number {
  const width = high - low;
  const left = mode - low;
  return u * width < left
    ? low + Math.sqrt(u * width * left)
    : high - Math.sqrt((1 - u) * width * (high - mode));
}

/**
 * Triangular distribution.
 *
 * @throws RangeError unless low <= mode <= high and low < high
 */
export function triangular(low: number, mode: number, high: number): Distribution {
  if (!(low <= mode && mode <= high && low < high)) {
    throw new RangeError(
      `A triangular distribution needs low <= mode <= high, not ${low}, ${mode}, ${high}.`,
    );
  }
  const width = high - low;
  return {
    quantile: (u) => triangularQuantile(low, mode, high, u),
    cdf: (x) => {
      if (x <= low) return 0;
      if (x >= high) return 1;
      return x < mode
        ? ((x - low) * (x - low)) / (width * (mode - low))
        : 1 - ((high - x) * (high - x)) / (width * (high - mode));
    },
    mean: (low + mode + high) / 3,
  };
}
