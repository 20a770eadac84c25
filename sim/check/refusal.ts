import { type Diagnostic, InputRefused } from '../files/diagnostic.ts';

/** Why there is no result of a check: what a CI server shows in its place. */
export interface Refusal {
  /** The whole text, as the terminal has it. */
  readonly message: string;
  /** Complaints about documents; empty where the reason is none of theirs. */
  readonly problems: readonly Diagnostic[];
}

/** An error of a check as a refusal. */
export function refusalOf(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  return { message, problems: error instanceof InputRefused ? error.diagnostics : [] };
}

/** A refusal as JSON, told from a report by its verdict. */
export function refusalJson({ message, problems }: Refusal): string {
  return `${JSON.stringify({ verdict: 'refused', message, problems }, null, 2)}\n`;
}
