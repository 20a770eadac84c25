/** The parts of jstat (https://github.com/jstat/jstat) that are used here; the package ships no types. */
declare module 'jstat' {
  interface StudentT {
    /** P(T <= x) of Student's t with `degreesOfFreedom`. */
    cdf(x: number, degreesOfFreedom: number): number;
    /** The x with P(T <= x) = p. */
    inv(p: number, degreesOfFreedom: number): number;
  }
  interface Normal {
    cdf(x: number, mean: number, standardDeviation: number): number;
    inv(p: number, mean: number, standardDeviation: number): number;
  }
  interface ChiSquare {
    cdf(x: number, degreesOfFreedom: number): number;
    pdf(x: number, degreesOfFreedom: number): number;
  }
  interface CentralF {
    cdf(x: number, numerator: number, denominator: number): number;
    inv(p: number, numerator: number, denominator: number): number;
  }
  interface Tukey {
    /** The q with P(Q <= q) = p, for the range of `groups` means. */
    inv(p: number, groups: number, degreesOfFreedom: number): number;
  }
  interface Beta {
    cdf(x: number, alpha: number, beta: number): number;
  }
  const jStat: {
    readonly studentt: StudentT;
    readonly normal: Normal;
    readonly chisquare: ChiSquare;
    readonly centralF: CentralF;
    readonly tukey: Tukey;
    readonly beta: Beta;
  };
  export = jStat;
}
