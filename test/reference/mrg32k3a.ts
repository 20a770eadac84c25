/**
 * MRG32k3a with streams and substreams, only to reproduce published results: P. L'Ecuyer, "Good parameters
 * and implementations for combined multiple recursive random number generators", Operations Research 47
 * (1999); P. L'Ecuyer, R. Simard, E. J. Chen and W. D. Kelton, "An object-oriented random-number package with
 * many long streams and substreams", Operations Research 50 (2002).
 *
 * All products stay below 2^53, so doubles are exact.
 */

const M1 = 4294967087;
const M2 = 4294944443;
const A12 = 1403580;
const A13 = 810728;
const A21 = 527612;
const A23 = 1370589;
const NORM = 2.328306549295728e-10;

type Matrix = readonly (readonly bigint[])[];
type Seed = readonly [number, number, number, number, number, number];

const STEP1: Matrix = [
  [0n, 1n, 0n],
  [0n, 0n, 1n],
  [-BigInt(A13), BigInt(A12), 0n],
];
const STEP2: Matrix = [
  [0n, 1n, 0n],
  [0n, 0n, 1n],
  [-BigInt(A23), 0n, BigInt(A21)],
];

function modulo(x: bigint, m: number): bigint {
  const r = x % BigInt(m);
  return r < 0n ? r + BigInt(m) : r;
}

/** The matrix to the power 2^exponent. */
function squaredRepeatedly(step: Matrix, exponent: number, m: number): Matrix {
  let power = step;
  for (let i = 0; i < exponent; i++) {
    const a = power;
    power = a.map((row) =>
      row.map((_, j) =>
        modulo(
          row.reduce((sum, x, k) => sum + x * a[k][j], 0n),
          m,
        ),
      ),
    );
  }
  return power;
}

function times(matrix: Matrix, vector: readonly number[], m: number): number[] {
  return matrix.map((row) =>
    Number(
      modulo(
        row.reduce((sum, x, k) => sum + x * BigInt(vector[k]), 0n),
        m,
      ),
    ),
  );
}

function jump(seed: Seed, powers: readonly [Matrix, Matrix]): Seed {
  return [
    ...times(powers[0], seed.slice(0, 3), M1),
    ...times(powers[1], seed.slice(3), M2),
  ] as unknown as Seed;
}

const STREAM = [squaredRepeatedly(STEP1, 127, M1), squaredRepeatedly(STEP2, 127, M2)] as const;
const SUBSTREAM = [squaredRepeatedly(STEP1, 76, M1), squaredRepeatedly(STEP2, 76, M2)] as const;

const DEFAULT_SEED: Seed = [12345, 12345, 12345, 12345, 12345, 12345];

export class Mrg32k3a {
  private readonly streamStart: Seed;
  private substreamStart: Seed;
  private state: number[];

  private constructor(seed: Seed) {
    this.streamStart = seed;
    this.substreamStart = seed;
    this.state = [...seed];
  }

  /** The first streams of a package seed, in order, 2^127 apart. */
  static streams(count: number, seed: Seed = DEFAULT_SEED): Mrg32k3a[] {
    const streams: Mrg32k3a[] = [];
    for (let i = 0, start = seed; i < count; i++, start = jump(start, STREAM))
      streams.push(new Mrg32k3a(start));
    return streams;
  }

  get seed(): readonly number[] {
    return this.state;
  }

  /** The next uniform variate. */
  next(): number {
    const s = this.state;
    let p1 = (A12 * s[1] - A13 * s[0]) % M1;
    if (p1 < 0) p1 += M1;
    let p2 = (A21 * s[5] - A23 * s[3]) % M2;
    if (p2 < 0) p2 += M2;
    this.state = [s[1], s[2], p1, s[4], s[5], p2];
    return (p1 > p2 ? p1 - p2 : p1 - p2 + M1) * NORM;
  }

  resetStartStream(): void {
    this.substreamStart = this.streamStart;
    this.state = [...this.substreamStart];
  }

  resetStartSubstream(): void {
    this.state = [...this.substreamStart];
  }

  resetNextSubstream(): void {
    this.substreamStart = jump(this.substreamStart, SUBSTREAM);
    this.state = [...this.substreamStart];
  }
}
