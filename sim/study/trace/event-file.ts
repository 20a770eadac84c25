import { gunzipSync, gzipSync } from 'node:zlib';
import type { LoggedEvent } from './event-log.ts';
import { TraceRefused } from './golden-trace.ts';

/** What a file of events is of. */
interface EventFileHead {
  readonly format: 'fairlead events 1';
  readonly study: string;
  readonly seed: string;
  readonly plan: string;
  /** From 1. */
  readonly replication: number;
}

/** Every event of a run: gzipped lines of JSON, the head first. */
export interface EventFile {
  readonly head: EventFileHead;
  readonly events: readonly LoggedEvent[];
}

/** The bytes of a file of events. */
export function encodeEvents({ head, events }: EventFile): Buffer {
  return gzipSync([head, ...events].map((each) => `${JSON.stringify(each)}\n`).join(''));
}

/** Are these the bytes of a file of events, rather than of a golden trace? */
export function isEventFile(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Reads a file of events.
 *
 * @param path for the message
 * @throws TraceRefused
 */
export function decodeEvents(bytes: Buffer, path: string): EventFile {
  try {
    const [head, ...events] = gunzipSync(bytes)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
    if ((head as EventFileHead | undefined)?.format === 'fairlead events 1') {
      return { head: head as EventFileHead, events: events as LoggedEvent[] };
    }
  } catch {
    // Said below.
  }
  throw new TraceRefused(`${path} is no file of events that \`trace record --every-event\` wrote`);
}
