import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { childKey, draw } from '../engine/draw.ts';
import type { CompiledWorld } from './compiled.ts';
import { Child, Purpose } from './purposes.ts';
import type { StreamProfile } from './stream-profile.ts';
import { type Enquiries, enquiryColumns } from './tape-columns.ts';
import type { TapeTables } from './tape-tables.ts';
import { timeOrder } from './time-order.ts';

const key = new Int32Array(2);

/**
 * First leads of all streams before `until`, in order of time, with room for the further enquiries of their
 * customers (at most three each).
 *
 * A stream is one source in one region. Its candidates come at rate 1 on an operational clock that runs with the
 * stream's expected leads: candidate k comes at the k-th partial sum of exponential gaps, which are drawn from the
 * candidates' own keys. So a stream's leads do not hang on other streams, nor on how far ahead one looks.
 *
 * @param r0 first word of the replication's key
 * @param r1 second word
 * @param until seconds, at most the horizon
 */
export function firstLeads(
  world: CompiledWorld,
  tables: TapeTables,
  r0: number,
  r1: number,
  until: number,
): Enquiries {
  let found = enquiryColumns(1024);
  for (let source = 0; source < world.sources.length; source++) {
    for (let region = 0; region < world.regions.length; region++) {
      const perWeek = tables.streamPerWeek[source][region];
      if (perWeek === 0) continue;
      childKey(r0, r1, Child.stream, world.sources[source].k0, key);
      childKey(key[0], key[1], Child.stream, world.regions[region].k0, key);
      const before = found.count;
      found = walkStream(tables.profiles[source][region], perWeek, key[0], key[1], until, found);
      found.source.fill(source, before, found.count);
      found.region.fill(region, before, found.count);
    }
  }
  return inOrder(found);
}

/** Adds the candidates of one stream; returns the columns, which may have been moved to larger ones. */
function walkStream(
  profile: StreamProfile,
  perWeek: number,
  stream0: number,
  stream1: number,
  until: number,
  enquiries: Enquiries,
): Enquiries {
  const { start, mass } = profile;
  const hours = mass.length;
  let columns = enquiries;
  let hour = 0;
  /** Operational time at the start of the hour, and of the candidate. */
  let reached = 0;
  let target = 0;
  for (let k = 0; ; k++) {
    childKey(stream0, stream1, Child.candidate, k, key);
    target += exponentialQuantile(draw(Purpose.candidateGap, key[0], key[1], 0)) / perWeek;
    while (hour < hours && reached + mass[hour] <= target) reached += mass[hour++];
    if (hour === hours) return columns;
    const time =
      start[hour] + Math.floor(((target - reached) / mass[hour]) * (start[hour + 1] - start[hour]));
    if (time >= until) return columns;
    if (columns.count === columns.time.length) columns = withRoom(columns, 2 * columns.count);
    const i = columns.count++;
    columns.time[i] = time;
    columns.key0[i] = key[0];
    columns.key1[i] = key[1];
  }
}

/** The same first leads in larger columns. */
function withRoom(from: Enquiries, room: number): Enquiries {
  const to = enquiryColumns(room);
  to.count = from.count;
  to.time.set(from.time);
  to.key0.set(from.key0);
  to.key1.set(from.key1);
  to.source.set(from.source);
  to.region.set(from.region);
  return to;
}

function inOrder(from: Enquiries): Enquiries {
  const { count } = from;
  const order = timeOrder(from.time, from.key0, from.key1, count);
  const to = enquiryColumns(4 * count);
  to.count = count;
  for (let i = 0; i < count; i++) {
    const enquiry = order[i];
    to.time[i] = from.time[enquiry];
    to.key0[i] = from.key0[enquiry];
    to.key1[i] = from.key1[enquiry];
    to.source[i] = from.source[enquiry];
    to.region[i] = from.region[enquiry];
  }
  return to;
}
