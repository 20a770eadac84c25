import { InputRefused } from '../files/diagnostic.ts';
import { ReplicationFailed } from '../study/execute/replication-task.ts';
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
  if (error instanceof Error && REFUSALS.has(error.name)) {
    stderr.write(`fairlead: ${error.message}\n`);
    return EXIT.inputRefused;
  }
  if (isForPeople(error)) {
    stderr.write(`fairlead: ${error.message}\n`);
    // The simulator failed, which is never the fault of whoever runs it: whoever mends it needs to know where.
    if (error instanceof ReplicationFailed && error.cause instanceof Error)
      stderr.write(`${error.cause.stack}\n`);
    return EXIT.runFailed;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`fairlead: an error that should not happen; please report it with the study.\n${trace}\n`);
  return EXIT.runFailed;
}

/** Inputs other than documents that cannot be taken as they are. */
const REFUSALS: ReadonlySet<string> = new Set([
  'PrecisionRefused',
  'BaseUnavailable',
  'EngineRefused',
  'MatchOutOfReach',
  'ResultsUnreadable',
  'ResumeRefused',
  'TraceRefused',
  'WarmUpUndecided',
]);

/** Errors of a run whose message is meant for people; by name, for their modules are heavy. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['ReplicationFailed', 'StoreUnusable', 'ResultsNotWritten']);

/** Errors whose message is meant for people: those of a run and of the operating system. */
function isForPeople(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return FOR_PEOPLE.has(error.name) || typeof (error as NodeJS.ErrnoException).syscall === 'string';
}
