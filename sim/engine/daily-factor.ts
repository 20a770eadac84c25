import { gammaTailQuantile } from './distribution/gamma.ts';
import { normalCdf, normalQuantile } from './distribution/normal.ts';
import { gammaKernel } from './distribution/special-functions.ts';
import { draw } from './draw.ts';

/** The table runs over |z| <= 8.5, beyond the normal quantiles of all uniforms of `draw`. */
const REACH = 8.5;
const STEPS_PER_UNIT = 32;
const NODES = 2 * REACH * STEPS_PER_UNIT + 1;
const INV_SQRT_2_PI = 0.3989422804014327;

/**
 * Good and bad days: a gamma factor of mean 1 for each day, correlated with its neighbours.
 *
 *     z(d) = (e(d) + theta e(d - 1)) / sqrt(1 + theta^2),   e(d) = standard normal, drawn for day d alone
 *     factor(d) = G^-1(Phi(z(d))),                          G the gamma distribution of mean 1
 *
 * A moving average and not an autoregression, so that the factor of a day is a function of two draws: it is
 * the same wherever the run begins. theta / (1 + theta^2) is the lag-1 correlation of z, hence at most 1/2;
 * that of the factors is within 0.01 of it for shapes of 4 and more. Counts become negative binomial: with a
 * mean of m a day, variance / mean is 1 + m / shape.
 *
 * G^-1(Phi(z)) is tabulated as ln factor over z with its exact slope and interpolated by cubic Hermite
 * polynomials (relative error below 1e-7), since the inversion itself costs some microseconds.
 */
export class DailyFactor {
  private readonly theta: number;
  private readonly scale: number;
  private readonly value: Float64Array;
  private readonly slope: Float64Array;

  /**
   * @param shape shape of the gamma factor, at least 0.1: its variance is 1 / shape; Infinity for none
   * @param correlation lag-1 correlation, in [0, 0.5]
   * @throws RangeError otherwise
   */
  constructor(shape: number, correlation: number) {
    if (!(shape >= 0.1))
      throw new RangeError(`The shape of a daily factor must be at least 0.1, not ${shape}.`);
    if (!(correlation >= 0 && correlation <= 0.5)) {
      throw new RangeError(`The correlation of neighbouring days must be from 0 to 0.5, not ${correlation}.`);
    }
    this.theta =
      correlation === 0 ? 0 : (1 - Math.sqrt(1 - 4 * correlation * correlation)) / (2 * correlation);
    this.scale = 1 / Math.sqrt(1 + this.theta * this.theta);
    this.value = new Float64Array(NODES);
    this.slope = new Float64Array(NODES);
    if (shape === Number.POSITIVE_INFINITY) return;
    for (let i = 0; i < NODES; i++) {
      const z = i / STEPS_PER_UNIT - REACH;
      const x = gammaTailQuantile(shape, normalCdf(-Math.abs(z)), z > 0);
      this.value[i] = Math.log(x / shape);
      // d ln x / dz = phi(z) / (x g(x)), and x g(x) is the gamma kernel.
      this.slope[i] = (INV_SQRT_2_PI * Math.exp(-0.5 * z * z)) / gammaKernel(shape, x) / STEPS_PER_UNIT;
    }
  }

  /** The factor of a normal score z. */
  ofScore(z: number): number {
    const position = Math.min(NODES - 1.000001, Math.max(0, (z + REACH) * STEPS_PER_UNIT));
    const i = Math.floor(position);
    const t = position - i;
    const s = 1 - t;
    const { value, slope } = this;
    return Math.exp(
      s * s * ((1 + 2 * t) * value[i] + t * slope[i]) +
        t * t * ((1 + 2 * s) * value[i + 1] - s * slope[i + 1]),
    );
  }

  /**
   * The factors of consecutive days.
   *
   * @param purpose what the draws are for; k is the day number
   * @param e0 first word of the key of whatever shares its good and bad days
   * @param e1 second word
   * @param firstDay day number (see `civil.ts`) of out[0]
   * @param count number of days
   * @param out at least `count` long
   */
  fill(purpose: number, e0: number, e1: number, firstDay: number, count: number, out: Float64Array): void {
    let yesterday = normalQuantile(draw(purpose, e0, e1, firstDay - 1));
    for (let i = 0; i < count; i++) {
      const today = normalQuantile(draw(purpose, e0, e1, firstDay + i));
      out[i] = this.ofScore((today + this.theta * yesterday) * this.scale);
      yesterday = today;
    }
  }
}
