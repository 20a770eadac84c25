/** How far a study is. Times come from a monotonic clock and never reach a result. */
export interface ProgressState {
  /** Replications done, those found in the store included. */
  readonly done: number;
  readonly total: number;
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
  readonly #fromStore: number;
  readonly #listener: ProgressListener;
  readonly #now: () => number;
  readonly #start: number;
  #done: number;

  /**
   * @param total replications of the study
   * @param fromStore of these, replications that need no simulation
   * @param listener told at once, and after every `advance`
   * @param now monotonic clock in milliseconds
   */
  constructor(
    total: number,
    fromStore: number,
    listener: ProgressListener,
    now: () => number = () => performance.now(),
  ) {
    this.#total = total;
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

  #tell(): void {
    const secondsElapsed = (this.#now() - this.#start) / 1000;
    const simulated = this.#done - this.#fromStore;
    const remaining = this.#total - this.#done;
    const secondsLeft =
      remaining === 0 ? 0 : simulated === 0 ? null : (secondsElapsed / simulated) * remaining;
    this.#listener({
      done: this.#done,
      total: this.#total,
      fromStore: this.#fromStore,
      secondsElapsed,
      secondsLeft,
    });
  }
}

/** Progress in words: `replication 40 of 100, about 12 s left`. */
export function describeProgress({
  done,
  total,
  fromStore,
  secondsElapsed,
  secondsLeft,
}: ProgressState): string {
  const stored = fromStore > 0 ? ` (${fromStore} from the store)` : '';
  const time =
    done === total
      ? `, ${duration(secondsElapsed)}`
      : secondsLeft === null
        ? ''
        : `, about ${duration(secondsLeft)} left`;
  return `replication ${done} of ${total}${stored}${time}`;
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
    if (state.done < state.total && state.secondsElapsed < nextAt) return;
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
