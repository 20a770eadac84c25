import { DailyFactor } from '../engine/daily-factor.ts';
import { Intensity } from '../engine/intensity.ts';
import { LocalTime } from '../engine/local-time.ts';
import type { CompiledSource, CompiledWorld } from './compiled.ts';
import { OperationalClock } from './operational-clock.ts';

/** When the leads of a source come in a region. */
interface StreamTable {
  /** Leads in an ordinary week; 0 for a stream that does not exist. */
  readonly perWeek: number;
  readonly intensity: Intensity;
  readonly clock: OperationalClock;
  /** Index into `StreamTables.dayToDay`. */
  readonly dayToDay: number;
}

/** Busy and quiet days, to be drawn once a replication for all streams that share them. */
interface DayToDay {
  readonly factor: DailyFactor;
  /** Day number and count of the days. */
  readonly firstDay: number;
  readonly days: number;
  readonly key0: number;
  readonly key1: number;
}

export interface StreamTables {
  /** By source and region. */
  readonly streams: readonly (readonly StreamTable[])[];
  readonly dayToDay: readonly DayToDay[];
}

/**
 * Calendars and rates of all streams. Intensities and daily factors are made once for all streams that agree in them.
 *
 * @param developed whether a partner develops customers in each region
 */
export function streamTables(world: CompiledWorld, developed: readonly boolean[]): StreamTables {
  const dayToDay: DayToDay[] = [];
  const streams = world.sources.map((source) => {
    const total = source.regionWeights.reduce((sum, weight) => sum + weight, 0);
    const clocks = clocksByRegion(world, source);
    return world.regions.map((_, region): StreamTable => {
      const { intensity, clock } = clocks[region];
      // Where nobody develops customers, there are no developed ones.
      const exists = source.origin !== 'partner' || developed[region];
      const perWeek = exists ? (source.perWeek * source.regionWeights[region]) / total : 0;
      return { perWeek, intensity, clock, dayToDay: indexOfDays(dayToDay, source, intensity) };
    });
  });
  return { streams, dayToDay };
}

interface Clock {
  readonly intensity: Intensity;
  readonly clock: OperationalClock;
}

/** Regions of one time zone, with the same fairs and holidays, share one intensity. */
function clocksByRegion(world: CompiledWorld, source: CompiledSource): Clock[] {
  const known = new Map<string, Clock>();
  const { hourOfWeek, season } = source;
  return world.regions.map(({ offsets }, region) => {
    const bursts = source.bursts
      .filter((burst) => burst.regions.includes(region))
      .map(({ from, until, multiple }) => ({ from, until, multiple }));
    const same = JSON.stringify([[...offsets.from], [...offsets.offset], bursts]);
    const old = known.get(same);
    if (old !== undefined) return old;
    const local = new LocalTime(world.startUtc, offsets);
    const intensity = new Intensity({ hourOfWeek, season, bursts }, local, world.horizon);
    const made = { intensity, clock: new OperationalClock(intensity) };
    known.set(same, made);
    return made;
  });
}

function indexOfDays(list: DayToDay[], source: CompiledSource, { firstDay, days }: Intensity): number {
  const { k0, k1 } = source.dispersionKey;
  const found = list.findIndex(
    (each) => each.key0 === k0 && each.key1 === k1 && each.firstDay === firstDay && each.days === days,
  );
  if (found >= 0) return found;
  const known = list.find((each) => each.key0 === k0 && each.key1 === k1);
  const factor = known?.factor ?? new DailyFactor(source.dispersionShape, source.dispersionCorrelation);
  list.push({ factor, firstDay, days, key0: k0, key1: k1 });
  return list.length - 1;
}
