import { InputRefused } from '../files/diagnostic.ts';
import { ReplicationFailed } from '../study/replication-task.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** A command ended by Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Says what went wrong in words for the person at the terminal, and which exit code it is. */
export function explainFailure(error: unknown, { stderr }: Terminal): ExitCode {
  if (error instanceof InputRefused) {
    const count = error.diagnostics.length;
    stderr.write(
      `${error.message}\n\n${count === 1 ? '1 problem' : `${count} problems`}; nothing was run.\n`,
    );
    return EXIT.inputRefused;
  }
  if (error instanceof Interrupted) {
    stderr.write(`${error.message}\n`);
    return EXIT.interrupted;
  }
  if (isExplained(error)) {
    stderr.write(`fairlead: ${error.message}\n`);
    return EXIT.runFailed;
  }
  // Nobody foresaw this one: whoever mends it needs to know where it came from.
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`fairlead: an error that should not happen; please report it with the study.\n${trace}\n`);
  return EXIT.runFailed;
}

/** Errors whose message is meant for people: those of the operating system and of a run. */
function isExplained(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error instanceof ReplicationFailed) return true;
  return error.name === 'StoreUnusable' || typeof (error as NodeJS.ErrnoException).syscall === 'string';
}
