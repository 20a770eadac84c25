/**
 * Counts of non-negative observations in bins whose bounds grow by about 1.6 % (64 bins for each doubling),
 * found from the leading bits of the double itself.
 *
 * Counts are integers, so merging histograms in any split and order gives the same bits; quantiles are within
 * half a bin, 0.8 %, of those of the sample. Values are taken from 2^-20 to 2^44 (a microsecond to half a
 * million years, in seconds); smaller ones count as 0, which has a bin of its own, larger ones in the last.
 */

const BINS_PER_OCTAVE = 64;
const LOWEST_EXPONENT = -20;
const OCTAVES = 64;
/** The upper 32 bits of a double: 1 sign, 11 exponent (bias 1023), 20 fraction, of which six pick the bin. */
const SHIFT = 14;
const OFFSET = ((1023 + LOWEST_EXPONENT) << (20 - SHIFT)) - 1;
const BINS = OCTAVES * BINS_PER_OCTAVE + 1;

const asDouble = new Float64Array(1);
const asWords = new Int32Array(asDouble.buffer);
asDouble[0] = 1;
/** Where the upper word is, on this machine. */
const UPPER = asWords[1] !== 0 ? 1 : 0;

export class LogHistogram {
  /** Observations in each bin; bin 0 is zero. For storing and merging. */
  readonly counts = new Float64Array(BINS);

  /** Number of observations. */
  get count(): number {
    let total = 0;
    for (let i = 0; i < BINS; i++) total += this.counts[i];
    return total;
  }

  /** Counts an observation. @param value finite, not negative */
  add(value: number): void {
    asDouble[0] = value;
    const bin = (asWords[UPPER] >> SHIFT) - OFFSET;
    this.counts[bin < 0 ? 0 : bin < BINS ? bin : BINS - 1]++;
  }

  /** Adds the counts of another histogram. */
  merge(other: LogHistogram): void {
    for (let i = 0; i < BINS; i++) this.counts[i] += other.counts[i];
  }

  /** Forgets everything. */
  reset(): void {
    this.counts.fill(0);
  }

  /** Makes this histogram an independent copy of another. */
  copyFrom(other: LogHistogram): void {
    this.counts.set(other.counts);
  }

  /**
   * The smallest value that at least the share p of the observations does not exceed, to within half a bin;
   * NaN without observations.
   *
   * @param p in [0, 1]
   */
  quantile(p: number): number {
    const wanted = Math.max(1, Math.ceil(p * this.count));
    let seen = 0;
    for (let bin = 0; bin < BINS; bin++) {
      seen += this.counts[bin];
      if (seen >= wanted) return middleOf(bin);
    }
    return Number.NaN;
  }

  /** Share of the observations in bins that lie wholly below the value; NaN without observations. */
  shareBelow(value: number): number {
    let below = 0;
    let total = 0;
    for (let bin = 0; bin < BINS; bin++) {
      total += this.counts[bin];
      if (lowerBound(bin + 1) <= value) below += this.counts[bin];
    }
    return below / total;
  }
}

function middleOf(bin: number): number {
  return bin === 0 ? 0 : 0.5 * (lowerBound(bin) + lowerBound(bin + 1));
}

function lowerBound(bin: number): number {
  if (bin === 0) return 0;
  asWords[1 - UPPER] = 0;
  asWords[UPPER] = (bin + OFFSET) << SHIFT;
  return asDouble[0];
}
