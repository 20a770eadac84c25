import { type GateVerdict, judgeDifference } from '../../sim/check/gate-verdict.ts';
import { LOOKS } from '../../sim/check/looks.ts';
import { normalDraws } from '../stats/normal-draws.ts';

/** How often streams of synthetic differences pass, fail, or leave a gate undecided, and after how many replications. */
export interface Calibration {
  readonly pass: number;
  readonly fail: number;
  readonly undecided: number;
  readonly meanReplications: number;
}

/** Runs streams of independent differences through a gate with margin 1. */
export function calibrate(options: {
  readonly seed: string;
  readonly streams: number;
  /** Mean of a difference, in margins. */
  readonly mean: number;
  /** Standard deviation of one replication's difference, in margins. */
  readonly deviation: number;
  /** Draws with mean 0 and deviation 1; standard normal if left out. */
  readonly draw?: (seed: string) => () => number;
}): Calibration {
  const { seed, streams, mean, deviation, draw = normalDraws } = options;
  const next = draw(seed);
  const most = LOOKS[LOOKS.length - 1];
  const ones = new Array<number>(most).fill(1);
  const counts: Record<GateVerdict, number> = { pass: 0, fail: 0, undecided: 0 };
  let used = 0;
  for (let stream = 0; stream < streams; stream++) {
    const before = Array.from({ length: most }, () => 10 + 3 * next());
    const now = before.map((value) => value + mean + deviation * next());
    const { verdict, replications } = judgeDifference({
      now: { numerators: now, denominators: ones },
      before: { numerators: before, denominators: ones },
      sign: 1,
      margin: 1,
      errors: { pass: 0.05, fail: 0.05 },
    });
    counts[verdict] += 1 / streams;
    used += replications / streams;
  }
  return { ...counts, meanReplications: used };
}
