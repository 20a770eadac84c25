import { type Candidates, drawArrivals } from '../engine/arrivals.ts';
import { childKey, entityKey } from '../engine/draw.ts';
import type { CompiledWorld } from './compiled.ts';
import { addRecommended, type DayFactors, type RecommendedEnquiries } from './draw-recommended.ts';
import { addReferrals } from './draw-referrals.ts';
import { Child, Purpose } from './purposes.ts';
import type { ShockFactors } from './shock-factors.ts';
import { LeadKind } from './tape.ts';
import { type Enquiries, enquiryColumns } from './tape-columns.ts';
import type { TapeTables } from './tape-tables.ts';
import { timeOrder } from './time-order.ts';

interface Stream {
  readonly source: number;
  readonly region: number;
  readonly candidates: Candidates;
  /** As `LeadKind`. */
  readonly kind: number;
}

const key = new Int32Array(2);

/**
 * First leads of all streams before `until`, in order of time, with room for the further enquiries of their
 * customers (at most three each).
 *
 * A stream is one source in one region; its candidates get their keys from the names of both and their number, so
 * they do not hang on other streams, nor on how far ahead one looks. Busy and quiet days are common to all streams
 * of a source, and to sources that share them.
 *
 * What promotion may bring is a stream of its own beside each, at the rate of the most that it can bring: so it leaves
 * the others alone, and an enquiry that two plans bring is the same one under both.
 *
 * @param shocks null in a world without any
 * @param r0 first word of the replication's key
 * @param r1 second word
 * @param until seconds, at most the horizon
 */
export function firstLeads(
  world: CompiledWorld,
  tables: TapeTables,
  shocks: ShockFactors | null,
  r0: number,
  r1: number,
  until: number,
): Enquiries {
  const dayFactors = tables.dayToDay.map(({ factor, firstDay, days, key0, key1 }) => {
    const factors = new Float64Array(days);
    entityKey(r0, r1, key0, key1, key);
    factor.fill(Purpose.dayFactor, key[0], key[1], firstDay, days, factors);
    return factors;
  });
  const factorsOf: DayFactors = (source, region) => {
    const { dayToDay } = tables.streams[source][region];
    const ordinary = dayFactors[dayToDay];
    const { firstDay } = tables.dayToDay[dayToDay];
    return shocks === null
      ? ordinary
      : ordinary.map((factor, day) => factor * shocks.enquiries(region, firstDay + day));
  };
  const streams: Stream[] = [];
  for (let source = 0; source < world.sources.length; source++) {
    for (let region = 0; region < world.regions.length; region++) {
      const { perWeek, intensity } = tables.streams[source][region];
      if (perWeek === 0) continue;
      childKey(r0, r1, Child.stream, world.sources[source].k0, key);
      childKey(key[0], key[1], Child.stream, world.regions[region].k0, key);
      const stream = {
        e0: key[0],
        e1: key[1],
        candidateKind: Child.candidate,
        gapPurpose: Purpose.candidateGap,
      };
      const factors = factorsOf(source, region);
      const candidates = drawArrivals(intensity, factors, perWeek, stream, until);
      streams.push({ source, region, candidates, kind: LeadKind.base });
      const { localPromotion: promotion } = world;
      if (promotion === null || !promotion.happens || !promotion.raises.includes(source)) continue;
      childKey(stream.e0, stream.e1, Child.promoted, 0, key);
      streams.push({
        source,
        region,
        candidates: drawArrivals(
          intensity,
          factors,
          perWeek * promotion.most,
          { ...stream, e0: key[0], e1: key[1] },
          until,
        ),
        kind: LeadKind.promoted,
      });
    }
  }
  const first = columnsOf(streams);
  if (world.referrals?.happens || world.recommenders?.happens) {
    return withBrought(world, tables, first, factorsOf, r0, r1, until);
  }
  return inOrder(first);
}

type FirstColumns = Readonly<
  Record<'time' | 'key0' | 'key1' | 'source' | 'region' | 'kind', Int32Array | Uint8Array>
>;

/** The candidates of all streams in one set of columns. */
function columnsOf(streams: readonly Stream[]) {
  const count = streams.reduce((sum, { candidates }) => sum + candidates.count, 0);
  const time = new Int32Array(count);
  const key0 = new Int32Array(count);
  const key1 = new Int32Array(count);
  const source = new Uint8Array(count);
  const region = new Uint8Array(count);
  const kind = new Uint8Array(count);
  let end = 0;
  for (const stream of streams) {
    const { candidates } = stream;
    source.fill(stream.source, end, end + candidates.count);
    region.fill(stream.region, end, end + candidates.count);
    kind.fill(stream.kind, end, end + candidates.count);
    for (let k = 0; k < candidates.count; k++, end++) {
      time[end] = candidates.time[k];
      key0[end] = candidates.key[2 * k];
      key1[end] = candidates.key[2 * k + 1];
    }
  }
  return { time, key0, key1, source, region, kind };
}

/** The same, ordered by time. */
function inOrder({ time, key0, key1, source, region, kind }: ReturnType<typeof columnsOf>): Enquiries {
  const count = time.length;
  const order = timeOrder(time, key0, key1, count);
  const ordered = enquiryColumns(4 * count);
  ordered.count = count;
  for (let i = 0; i < count; i++) {
    const enquiry = order[i];
    ordered.time[i] = time[enquiry];
    ordered.key0[i] = key0[enquiry];
    ordered.key1[i] = key1[enquiry];
    ordered.source[i] = source[enquiry];
    ordered.region[i] = region[enquiry];
    ordered.kind[i] = kind[enquiry];
  }
  return ordered;
}

/** The same with the customers that partners which recommend, and customers, may bring. */
function withBrought(
  world: CompiledWorld,
  tables: TapeTables,
  columns: FirstColumns,
  factorsOf: DayFactors,
  r0: number,
  r1: number,
  until: number,
): Enquiries {
  const all: RecommendedEnquiries = {
    time: [...columns.time],
    key0: [...columns.key0],
    key1: [...columns.key1],
    source: [...columns.source],
    region: [...columns.region],
    kind: [...columns.kind],
    sentBy: [...columns.time].fill(-1),
    by: [...columns.time].fill(-1),
    post: [...columns.time].fill(-1),
  };
  const posts = world.recommenders?.happens
    ? addRecommended(world, tables, factorsOf, all, r0, r1, until)
    : null;
  if (world.referrals?.happens) addReferrals(world, tables, all, until);
  const count = all.time.length;
  const order = timeOrder(
    Int32Array.from(all.time),
    Int32Array.from(all.key0),
    Int32Array.from(all.key1),
    count,
  );
  const place = new Int32Array(count);
  for (let i = 0; i < count; i++) place[order[i]] = i;
  const ordered = enquiryColumns(4 * count);
  ordered.count = count;
  if (world.referrals?.happens) ordered.sentBy = new Int32Array(count);
  if (posts !== null) {
    ordered.recommended = {
      ...posts,
      customerBy: Int16Array.from(order, (enquiry) => all.by[enquiry] ?? -1),
      customerPost: Int32Array.from(order, (enquiry) => all.post[enquiry] ?? -1),
    };
  }
  for (let i = 0; i < count; i++) {
    const enquiry = order[i];
    ordered.time[i] = all.time[enquiry];
    ordered.key0[i] = all.key0[enquiry];
    ordered.key1[i] = all.key1[enquiry];
    ordered.source[i] = all.source[enquiry];
    ordered.region[i] = all.region[enquiry];
    ordered.kind[i] = all.kind[enquiry];
    if (world.referrals?.happens)
      ordered.sentBy[i] = all.sentBy[enquiry] < 0 ? -1 : place[all.sentBy[enquiry]];
  }
  return ordered;
}
