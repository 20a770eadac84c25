import { dayNumber } from '../engine/civil.ts';
import { civilDate } from '../files/quantity/calendar-date.ts';
import type { DayHours } from '../files/quantity/hours-of-day.ts';
import { WEEKDAYS, type Weekday } from '../files/quantity/weekdays.ts';
import type { CompiledCalendar } from './compiled.ts';
import type { WorldDocument } from './schema.ts';

/** When somebody works, as the document says it. */
interface Working {
  readonly hours: readonly DayHours[];
  readonly days: readonly Weekday[];
}

/** Day numbers of a region's holidays over all listed years, ascending, each once. */
export function holidaysOf(world: WorldDocument, region: string): number[] {
  const days = new Set<number>();
  for (const { from, to = from, regions } of world.holidays) {
    if (regions !== undefined && !regions.includes(region)) continue;
    for (let day = dayNumberOf(from); day <= dayNumberOf(to); day++) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

function dayNumberOf(iso: string): number {
  const { year, month, day } = civilDate(iso);
  return dayNumber(year, month, day);
}

/** Collects the working calendars of a world, each once. */
export class CalendarList {
  readonly calendars: CompiledCalendar[] = [];
  private readonly known = new Map<string, number>();
  private readonly world: WorldDocument;
  private readonly regionNames: readonly string[];

  /** @param regionNames regions in compiled order */
  constructor(world: WorldDocument, regionNames: readonly string[]) {
    this.world = world;
    this.regionNames = regionNames;
  }

  /** Index of the calendar of somebody who works these hours in this region. */
  indexOf(region: number, { hours, days }: Working): number {
    const key = JSON.stringify([region, hours, days]);
    const old = this.known.get(key);
    if (old !== undefined) return old;
    const day = hours.map(({ from, to }) => [from, to] as const);
    this.calendars.push({
      region,
      windows: WEEKDAYS.map((weekday) => (days.includes(weekday) ? day : [])),
      holidays: holidaysOf(this.world, this.regionNames[region]),
    });
    this.known.set(key, this.calendars.length - 1);
    return this.calendars.length - 1;
  }
}
