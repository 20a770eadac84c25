import { DAY, dayNumber, yearOf } from '../engine/civil.ts';
import { LocalTime } from '../engine/local-time.ts';
import { holidaysOf } from './compile-calendars.ts';
import type { CompiledProduct, CompiledRegion, CompiledSource } from './compiled.ts';
import { LEAD_FIELDS } from './compiled.ts';
import { nameKey } from './name-key.ts';
import type { WorldDocument } from './schema.ts';

type SourceDocument = WorldDocument['sources'][number];
type Burst = CompiledSource['bursts'][number];

interface SourceContext {
  readonly world: WorldDocument;
  readonly regions: readonly CompiledRegion[];
  readonly products: readonly CompiledProduct[];
  readonly startUtc: number;
  readonly horizon: number;
}

/** One source as the tape reads it. */
export function compileSource(source: SourceDocument, context: SourceContext): CompiledSource {
  const { world, regions, products } = context;
  const { regions: regionMix, products: productMix, hours } = source;
  const dayToDay = source.day_to_day ?? world.day_to_day;
  return {
    name: source.source,
    ...nameKey('source', source.source),
    origin: source.owner,
    perWeek: source.per_week * world.demand_level,
    hourOfWeek: meanOne(hours.by_weekday.flatMap((day) => hours.by_hour.map((hour) => day * hour))),
    season: meanOne(source.season),
    bursts: [...holidayDips(source, context), ...fairs(source, context)],
    dispersionShape: dayToDay.shape,
    dispersionCorrelation: dayToDay.carries_over,
    // Sources with the same busy and quiet days draw them under the same key.
    dispersionKey: nameKey('day-to-day', source.day_to_day === undefined ? '' : source.source),
    regionWeights: regions.map(({ name, weight }) =>
      regionMix === undefined ? weight : (regionMix[name] ?? 0),
    ),
    productWeights: products.map(({ name, weight }) =>
      productMix === undefined ? weight : (productMix[name] ?? 0),
    ),
    invalid: source.invalid,
    completeness: LEAD_FIELDS.map((field) => source.completeness[field]),
    logOdds: Math.log(source.odds_ratio),
    speedTau: source.speed_factor,
    costPerLead: source.cost_per_lead?.minor ?? 0,
  };
}

function meanOne(weights: readonly number[]): number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

/** Public holidays as stretches of less than the ordinary rate, region by region. */
function holidayDips(source: SourceDocument, { world, regions, startUtc, horizon }: SourceContext): Burst[] {
  const multiple = source.on_holidays - 1;
  return regions.flatMap((region, index) => {
    const local = new LocalTime(startUtc, region.offsets);
    return stretches(holidaysOf(world, region.name)).flatMap(([first, last]) =>
      withinHorizon(local, first, last, horizon, multiple, [index]),
    );
  });
}

/** Fairs and campaigns of every year that the horizon touches, in the local time of each region. */
function fairs(source: SourceDocument, { regions, startUtc, horizon }: SourceContext): Burst[] {
  return source.bursts.flatMap(({ from, to, adds, regions: named }) =>
    regions.flatMap((region, index) => {
      if (named !== undefined && !named.includes(region.name)) return [];
      const local = new LocalTime(startUtc, region.offsets);
      const found: Burst[] = [];
      for (let year = yearOf(local.day(0)); year <= yearOf(local.day(horizon)); year++) {
        const first = dayNumber(year, from.month, from.day);
        const last = dayNumber(year, to.month, to.day);
        found.push(...withinHorizon(local, first, last, horizon, adds, [index]));
      }
      return found;
    }),
  );
}

/** Runs of consecutive days, first and last of each. */
function stretches(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function withinHorizon(
  local: LocalTime,
  firstDay: number,
  lastDay: number,
  horizon: number,
  multiple: number,
  regions: number[],
): Burst[] {
  const from = Math.max(0, local.instant(firstDay * DAY));
  const until = Math.min(horizon, local.instant((lastDay + 1) * DAY));
  return from < until ? [{ from, until, multiple, regions }] : [];
}
