import type { HandOffWorld } from './compiled-hand-offs.ts';
import { secondsOf } from './population.ts';
import type { WorldDocument } from './schema.ts';

/** What handing a lead over takes; null for a world that says nothing of it. */
export function compileHandOffs({ hand_offs: written }: WorldDocument): HandOffWorld | null {
  if (written === undefined) return null;
  const { effort, keeping } = written;
  return {
    happens: written.happens,
    receiverSeconds: secondsOf(written.receiver_takes),
    developerSeconds: secondsOf(written.developer_takes),
    receivingHours: written.receiving_hours,
    passedOn: written.passed_on,
    effort: { happens: effort.happens, least: effort.least, fullFrom: effort.full_from },
    keeping: { happens: keeping.happens, foundOut: keeping.found_out },
  };
}
