import { DAY, monthOf, weekdayOf } from '../engine/civil.ts';
import { LocalTime } from '../engine/local-time.ts';
import type { CompiledSource, CompiledWorld } from './compiled.ts';

const HOUR = 3600;
const WEEK = 7 * DAY;

/**
 * Expected leads of a source that brings one a week, in one region, before busy and quiet days: hours of the local
 * clock, each with a constant rate. Hour i lasts from `start[i]` to `start[i + 1]`.
 */
export interface StreamProfile {
  readonly start: Int32Array;
  /** Leads expected within each hour. */
  readonly mass: Float64Array;
  /** Local day of each hour, counted from the day before the simulation starts in UTC. */
  readonly day: Int32Array;
}

/** First day that any time zone can have at second 0: day 0 of `StreamProfile.day`. */
export function dayZero(world: Pick<CompiledWorld, 'startUtc'>): number {
  return Math.floor(world.startUtc / DAY) - 1;
}

/** Profiles of a source by region; regions of one clock, with the same fairs and holidays, share theirs. */
export function streamProfiles(world: CompiledWorld, source: CompiledSource): StreamProfile[] {
  const known = new Map<string, StreamProfile>();
  return world.regions.map(({ offsets }, region) => {
    const bursts = source.bursts
      .filter((burst) => burst.regions.includes(region))
      .map(({ from, until, multiple }) => [from, until, multiple]);
    const same = JSON.stringify([[...offsets.from], [...offsets.offset], bursts]);
    const profile = known.get(same) ?? streamProfile(world, source, region);
    known.set(same, profile);
    return profile;
  });
}

/** Hour of the week times season times fairs and holidays. */
function streamProfile(world: CompiledWorld, source: CompiledSource, region: number): StreamProfile {
  const local = new LocalTime(world.startUtc, world.regions[region].offsets);
  const bursts = source.bursts.filter((burst) => burst.regions.includes(region));
  const start: number[] = [];
  const mass: number[] = [];
  const day: number[] = [];
  const zero = dayZero(world);
  for (let i = 0; i < local.stretches; i++) {
    const until = Math.min(world.horizon, local.stretchFrom(i + 1));
    const shift = local.stretchShift(i);
    let t = Math.max(0, local.stretchFrom(i));
    while (t < until) {
      const clock = t + shift;
      const next = Math.min(until, (Math.floor(clock / HOUR) + 1) * HOUR - shift);
      const today = Math.floor(clock / DAY);
      const hour = Math.floor((clock - today * DAY) / HOUR);
      const extra = bursts.reduce(
        (sum, burst) => (burst.from <= t && t < burst.until ? sum + burst.multiple : sum),
        0,
      );
      const rate =
        source.hourOfWeek[weekdayOf(today) * 24 + hour] *
        source.season[monthOf(today) - 1] *
        Math.max(0, 1 + extra);
      start.push(t);
      mass.push((rate * (next - t)) / WEEK);
      day.push(today - zero);
      t = next;
    }
  }
  start.push(world.horizon);
  return { start: Int32Array.from(start), mass: Float64Array.from(mass), day: Int32Array.from(day) };
}
