import type { LoggedEvent } from './event-log.ts';

/** The first event at which two runs part. */
export interface EventDifference {
  /** Events before it, the same in both: the last few. */
  readonly before: readonly LoggedEvent[];
  /** Null where a run has no further event in the time looked at. */
  readonly events: readonly [LoggedEvent | null, LoggedEvent | null];
}

/** Events shown before the one that differs. */
const SHOWN_BEFORE = 3;

/**
 * The first event that is another, or changes something else, in two runs that were the same before.
 *
 * @returns null where all events are the same
 */
export function firstEventThatDiffers(
  a: readonly LoggedEvent[],
  b: readonly LoggedEvent[],
): EventDifference | null {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (sameEvent(a[i], b[i])) continue;
    return { before: a.slice(Math.max(0, i - SHOWN_BEFORE), i), events: [a[i] ?? null, b[i] ?? null] };
  }
  return null;
}

function sameEvent(a: LoggedEvent | undefined, b: LoggedEvent | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.second !== b.second || a.event !== b.event || a.about !== b.about) return false;
  return JSON.stringify(a.changes) === JSON.stringify(b.changes);
}
