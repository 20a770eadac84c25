/** @throws RangeError unless p lies strictly between 0 and 1 */
export function checkProbability(p: number, name = 'a probability'): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`${name} must lie between 0 and 1, not ${p}`);
}

/** @throws RangeError unless the degrees of freedom are above 0 */
export function checkDegreesOfFreedom(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) {
    throw new RangeError(`degrees of freedom must be above 0, not ${degreesOfFreedom}`);
  }
}

/** @throws RangeError unless the value is a whole number of `least` or more */
export function checkCount(value: number, least: number, name: string): void {
  if (!(Number.isInteger(value) && value >= least)) {
    throw new RangeError(`${name} must be a whole number of ${least} or more, not ${value}`);
  }
}
