import type { Distribution } from './distribution.ts';

/**
 * Uniform distribution between two bounds.
 *
 * @throws RangeError unless low < high
 */
export function uniform(low: number, high: number): Distribution {
  if (!(low < high)) throw new RangeError(`A uniform distribution needs low < high, not ${low} and ${high}.`);
  const width = high - low;
  return {
    quantile: (u) => low + width * u,
    cdf: (x) => Math.min(1, Math.max(0, (x - low) / width)),
    mean: low + 0.5 * width,
  };
}
