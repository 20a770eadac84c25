import { lookAhead } from '../../stats/sequential-precision.ts';

/** How wide an interval still is that a study wants narrower. */
export interface ReachedPrecision {
  /** In words: `conversion, pilot against keep`. */
  readonly what: string;
  /** Half-widths in one unit; above 0. Infinite while nothing can be said. */
  readonly halfWidth: number;
  readonly target: number;
  /** Replications after which it is expected to be narrow enough, as far as variances are known by now. */
  readonly needed: number;
  /** Digits behind the point to show. */
  readonly decimals: number;
}

/** How far a study is. Times come from a monotonic clock and never reach a result. */
export interface ProgressState {
  /** Replications done, those found in the store included. */
  readonly done: number;
  /** Replications asked for; where a precision is wanted, the most there may be. */
  readonly total: number;
  /**
   * Replications that the precision wanted is likely to need, and before anything can be said those of the first check;
   * `total` where none is wanted.
   */
  readonly expected: number;
  /** As of the last check; empty where no precision is wanted or none was checked. */
  readonly precision: readonly ReachedPrecision[];
  /** The precision wanted was reached: nothing more is simulated. */
  readonly ended: boolean;
  /** Replications that did not have to be simulated. */
  readonly fromStore: number;
  readonly secondsElapsed: number;
  /** Estimate from the replications simulated so far; null before the first. */
  readonly secondsLeft: number | null;
}

/** Is told at the start, after every replication and so at the end. It must not throw and cannot change anything. */
export type ProgressListener = (state: ProgressState) => void;

/** Counts replications and estimates the time left. */
export class ProgressMeter {
  readonly #total: number;
  readonly #listener: ProgressListener;
  readonly #now: () => number;
  readonly #start: number;
  readonly #checks: readonly number[];
  #fromStore: number;
  #done: number;
  #expected: number;
  #precision: readonly ReachedPrecision[] = [];
  #ended = false;

  /**
   * @param total replications of the study
   * @param fromStore of these, replications that need no simulation
   * @param listener told at once, and after every `advance` and `checked`
   * @param now monotonic clock in milliseconds
   * @param checks planned checks of the precision wanted, ascending; empty where none is
   */
  constructor(
    total: number,
    fromStore: number,
    listener: ProgressListener,
    now: () => number = () => performance.now(),
    checks: readonly number[] = [],
  ) {
    this.#total = total;
    this.#checks = checks;
    this.#expected = Math.min(total, checks[0] ?? total);
    this.#fromStore = fromStore;
    this.#done = fromStore;
    this.#listener = listener;
    this.#now = now;
    this.#start = now();
    this.#tell();
  }

  /** One more replication is done. */
  advance(): void {
    this.#done++;
    this.#tell();
  }

  /** Variances are known well enough for a forecast; nothing is decided. */
  forecast(precision: readonly ReachedPrecision[]): void {
    this.#precision = precision;
    this.#expected = this.#expectedEnd(0, precision);
    this.#tell();
  }

  /**
   * A planned check of the precision was made.
   *
   * @param replications number of the check
   * @param enough whether the study ends with it
   */
  checked(replications: number, precision: readonly ReachedPrecision[], enough: boolean): void {
    this.#precision = precision;
    this.#ended = enough;
    this.#expected = enough ? replications : this.#expectedEnd(replications + 1, precision);
    if (enough) {
      // What the store has beyond is not in the results.
      this.#fromStore = Math.min(this.#fromStore, replications);
      this.#done = replications;
    }
    this.#tell();
  }

  /** The first check, from `least` on, at which all intervals are likely to have been narrow enough for the look-ahead. */
  #expectedEnd(least: number, precision: readonly ReachedPrecision[]): number {
    const needed = Math.max(0, ...precision.map((each) => each.needed));
    const end = Math.max(least, needed + lookAhead(needed));
    return Math.min(this.#total, this.#checks.find((n) => n >= end) ?? this.#total);
  }

  #tell(): void {
    const secondsElapsed = (this.#now() - this.#start) / 1000;
    const simulated = this.#done - this.#fromStore;
    const remaining = Math.max(0, this.#expected - this.#done);
    const secondsLeft =
      remaining === 0 ? 0 : simulated <= 0 ? null : (secondsElapsed / simulated) * remaining;
    this.#listener({
      done: this.#done,
      total: this.#total,
      expected: this.#expected,
      precision: this.#precision,
      ended: this.#ended || this.#done === this.#total,
      fromStore: this.#fromStore,
      secondsElapsed,
      secondsLeft,
    });
  }
}

/**
 * Progress in words: `replication 40 of 100, about 12 s left`; where a precision is wanted, `replication 40 of at
 * most 400, conversion at ±0.14 for ±0.10, about 12 s left`.
 */
export function describeProgress(state: ProgressState): string {
  const { done, total, expected, fromStore, secondsElapsed, secondsLeft, ended } = state;
  const undecided = state.precision.length > 0 || expected < total;
  const most = undecided && done < total ? 'at most ' : '';
  const about = state.precision.length === 0 && expected < total ? 'at least' : 'about';
  const stored = fromStore > 0 ? ` (${fromStore} from the store)` : '';
  const time = ended
    ? `, ${duration(secondsElapsed)}`
    : secondsLeft === null
      ? ''
      : `, ${about} ${duration(secondsLeft)} left`;
  return `replication ${done} of ${most}${total}${stored}${precisionInWords(state.precision)}${time}`;
}

/** How many intervals are narrow enough, and the one that is furthest from it. */
function precisionInWords(precision: readonly ReachedPrecision[]): string {
  if (precision.length === 0) return '';
  const excess = ({ halfWidth, target }: ReachedPrecision) => halfWidth / target;
  const reached = precision.filter((each) => excess(each) <= 1).length;
  if (reached === precision.length) return ', all intervals narrow enough';
  const { what, halfWidth, target, decimals } = precision.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  const width = Number.isFinite(halfWidth) ? `±${halfWidth.toFixed(decimals)}` : 'unknown';
  const others = precision.length === 1 ? '' : `, ${reached} of ${precision.length} intervals narrow enough`;
  return `${others}, ${what} at ${width} for ±${target.toFixed(decimals)}`;
}

/**
 * Progress for logs and pipes: a line at the start, at the end, and every so often between.
 *
 * @param write takes a line without its end
 * @param everySeconds least time between two lines
 */
export function progressLines(write: (line: string) => void, everySeconds: number): ProgressListener {
  let nextAt = 0;
  return (state) => {
    if (!state.ended && state.secondsElapsed < nextAt) return;
    nextAt = state.secondsElapsed + everySeconds;
    write(describeProgress(state));
  };
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}
