import type { Duration } from '../files/quantity/duration.ts';
import type { Span } from './compiled.ts';
import { NEVER } from './view.ts';

/** A length of time as the market reads it. */
export function spanOf(length: Duration): Span {
  switch (length.kind) {
    case 'wall':
    case 'working-hours':
      return { kind: length.kind, amount: length.seconds };
    case 'working-days':
      return { kind: 'working-days', amount: length.days };
    case 'forever':
      return { kind: 'forever', amount: 0 };
  }
}

/** Seconds by the clock; `forever` is longer than any run. */
export function wallSeconds(length: Duration): number {
  switch (length.kind) {
    case 'wall':
      return length.seconds;
    case 'forever':
      return NEVER;
    default:
      throw new RangeError('working time has no fixed number of seconds');
  }
}
