/** The one part of jstat (https://github.com/jstat/jstat) that is used here; the package ships no types. */
declare module 'jstat' {
  interface StudentT {
    /** P(T <= x) of Student's t with `degreesOfFreedom`. */
    cdf(x: number, degreesOfFreedom: number): number;
    /** The x with P(T <= x) = p. */
    inv(p: number, degreesOfFreedom: number): number;
  }
  const jStat: { readonly studentt: StudentT };
  export = jStat;
}
