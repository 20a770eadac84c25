import { DAY, dayOfMonth, monthOf, yearOf } from '../../engine/civil.ts';
import { LocalTime } from '../../engine/local-time.ts';
import { momentParts } from '../../files/quantity/moment.ts';
import { midnightUtc } from '../../study/documents/midnight.ts';
import { headquartersZone } from '../../study/documents/study-times.ts';
import type { WorldDocument } from '../../world/schema.ts';
import { zoneOffsets } from '../../world/zone-offsets.ts';
import type { PolicyTestCase } from './load.ts';

/** Time beyond the last one written for deadlines and protections to end in: no shipped window is longer. */
const BEYOND = 800 * DAY;

/** The times of a situation: seconds from the midnight on which its first enquiry comes. */
export interface SituationTimes {
  readonly startUtc: number;
  /** The last minute of which anything is written. */
  readonly last: number;
  readonly horizon: number;
  readonly secondOf: (moment: string) => number;
  /** The minute in which a second lies, as one writes it. */
  readonly inWords: (second: number) => string;
}

/** Times of a test in the time zone of headquarters. */
export function situationTimes({ situation, expect }: PolicyTestCase, world: WorldDocument): SituationTimes {
  const zone = headquartersZone(world);
  const said = [
    ...situation.leads.map(({ at }) => at),
    ...situation.happens.map(({ at }) => at),
    ...expect.flatMap((each) => [each.at, each.reclaimed_at, each.conflict_decided_at]),
  ].filter((each) => each !== undefined);
  const [first] = situation.leads.map(({ at }) => at).sort();
  const startUtc = midnightUtc(momentParts(first).date, zone) - DAY;
  const latest = said.reduce((a, b) => (a > b ? a : b));
  const span = midnightUtc(momentParts(latest).date, zone) + 2 * DAY - startUtc + BEYOND;
  const local = new LocalTime(startUtc, zoneOffsets(zone, startUtc, span));
  const secondOf = (moment: string) => {
    const { date, minute } = momentParts(moment);
    const day = local.day(midnightUtc(date, zone) - startUtc);
    return local.instant(day * DAY + minute * 60);
  };
  return {
    startUtc,
    last: secondOf(latest),
    horizon: span,
    secondOf,
    inWords: (second) => inWords(local.wallClock(second)),
  };
}

function inWords(wallClock: number): string {
  const day = Math.floor(wallClock / DAY);
  const minute = Math.floor((wallClock - day * DAY) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${yearOf(day)}-${two(monthOf(day))}-${two(dayOfMonth(day))}`;
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
