/** One figure of the benchmark. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  /** Whether a low figure is good; the best of several rounds is then the least. */
  readonly better: 'lower' | 'higher';
  /** Decimal places worth printing. */
  readonly digits: number;
  /** How often it is measured, where that is not as often as all others. */
  readonly rounds?: number;
  /** Measures once, in a fraction of a second if possible. */
  measure(): number | Promise<number>;
}

/** Nanoseconds that `work` takes for each of `times` operations. */
export function nanosecondsEach(times: number, work: () => void): number {
  const start = performance.now();
  work();
  return ((performance.now() - start) * 1e6) / times;
}
