import { describeProgress, type ProgressListener, progressLines } from '../study/execute/progress.ts';
import type { Output } from './terminal.ts';

/** Without a terminal, at most one line in so many seconds: logs are kept and read afterwards. */
const SECONDS_BETWEEN_LINES = 5;

/** Progress on somebody's screen or in a log; `stop` leaves the cursor at the start of a line. */
export interface ShownProgress {
  readonly listener: ProgressListener;
  readonly stop: () => void;
}

/** A bar with the time left on a terminal, plain lines elsewhere. */
export async function showProgress(output: Output): Promise<ShownProgress> {
  if (output.isTTY !== true) {
    const listener = progressLines((line) => output.write(`${line}\n`), SECONDS_BETWEEN_LINES);
    return { listener, stop: () => {} };
  }
  const { Presets, SingleBar } = await import('cli-progress');
  const bar = new SingleBar(
    {
      format: '{bar} {words}',
      barsize: 30,
      stream: output as NodeJS.WriteStream,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    Presets.rect,
  );
  let started = false;
  return {
    listener: (state) => {
      const words = describeProgress(state);
      if (!started) bar.start(state.expected, state.done, { words });
      bar.setTotal(state.expected);
      bar.update(state.done, { words });
      started = true;
    },
    stop: () => bar.stop(),
  };
}
