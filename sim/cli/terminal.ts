/** A stream that text is written to, and what is known of its reader. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * Where a command writes and by whom it is interrupted; `process` is one. Results go to `stdout`; progress and
 * complaints to `stderr`, so that results can be piped.
 */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  once(event: 'SIGINT', listener: () => void): unknown;
  removeListener(event: 'SIGINT', listener: () => void): unknown;
}

/** Are colours wanted there? See https://no-color.org. */
export function wantsColour(output: Output): boolean {
  return output.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}
