import { drawArrivals } from '../engine/arrivals.ts';
import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { childKey, draw } from '../engine/draw.ts';
import type { CompiledWorld } from './compiled.ts';
import { ordinaryPerWeek, type RecommenderKind } from './compiled-recommenders.ts';
import type { FirstEnquiries } from './draw-referrals.ts';
import { Child, Purpose } from './purposes.ts';
import { race } from './race.ts';
import { LeadKind, type RecommendedTape } from './tape.ts';
import type { TapeTables } from './tape-tables.ts';
import { timeOrder } from './time-order.ts';

const WEEK = 604_800;

/** First enquiries with whom each is brought by. */
export interface RecommendedEnquiries extends FirstEnquiries {
  /** Member that may bring it, and its post; -1 for none. */
  readonly by: number[];
  readonly post: number[];
}

type Posts = Omit<RecommendedTape, 'customerBy' | 'customerPost'>;

const key = new Int32Array(2);

/** Day factors of the streams of a source in a region, as for its own enquiries. */
export type DayFactors = (source: number, region: number) => Float64Array;

/**
 * Adds the customers that partners may bring which recommend: each as many as at its greatest effort, with what it may
 * make up beside them. Members and their posts have keys of their own names, so that they leave everybody else alone, and
 * who is brought under two plans is the same one under both.
 *
 * @param r0 first word of the replication's key
 * @param r1 second word
 * @param until seconds, as for all first enquiries
 */
export function addRecommended(
  world: CompiledWorld,
  tables: TapeTables,
  dayFactors: DayFactors,
  enquiries: RecommendedEnquiries,
  r0: number,
  r1: number,
  until: number,
): Posts {
  const { kinds, members } = world.recommenders!;
  const by: number[] = [];
  const time: number[] = [];
  const key0: number[] = [];
  const key1: number[] = [];
  for (const [member, { kind: kindIndex, k0 }] of members.entries()) {
    const kind = kinds[kindIndex];
    childKey(r0, r1, Child.recommended, k0, key);
    const [m0, m1] = key;
    const steady = kind.perWeek * kind.most;
    addStream(world, tables, dayFactors, enquiries, member, LeadKind.recommended, steady, m0, m1, until);
    childKey(r0, r1, Child.madeUp, k0, key);
    const made = ordinaryPerWeek(kind) * kind.most * kind.makesUp;
    addStream(world, tables, dayFactors, enquiries, member, LeadKind.madeUp, made, key[0], key[1], until);
    for (const post of postsOf(kind, m0, m1, until)) {
      by.push(member);
      time.push(post.time);
      key0.push(post.key0);
      key1.push(post.key1);
    }
  }
  const posts = inOrder(by, time, key0, key1);
  for (let post = 0; post < posts.postBy.length; post++) {
    addOfPost(world, tables, enquiries, posts, post, until);
  }
  return posts;
}

/** Enquiries that a member brings steadily, region by region, in the rhythm of their source. */
function addStream(
  world: CompiledWorld,
  tables: TapeTables,
  dayFactors: DayFactors,
  enquiries: RecommendedEnquiries,
  member: number,
  leadKind: number,
  perWeek: number,
  m0: number,
  m1: number,
  until: number,
): void {
  if (perWeek === 0) return;
  const { kinds, members } = world.recommenders!;
  const { source } = kinds[members[member].kind];
  const { regionWeights } = world.sources[source];
  const total = regionWeights.reduce((sum, weight) => sum + weight, 0);
  for (const [region, weight] of regionWeights.entries()) {
    if (weight === 0) continue;
    childKey(m0, m1, Child.stream, world.regions[region].k0, key);
    const candidates = drawArrivals(
      tables.streams[source][region].intensity,
      dayFactors(source, region),
      (perWeek * weight) / total,
      { e0: key[0], e1: key[1], candidateKind: Child.candidate, gapPurpose: Purpose.candidateGap },
      until,
    );
    for (let k = 0; k < candidates.count; k++) {
      enquiries.time.push(candidates.time[k]);
      enquiries.key0.push(candidates.key[2 * k]);
      enquiries.key1.push(candidates.key[2 * k + 1]);
      note(enquiries, source, region, leadKind, member, -1);
    }
  }
}

function note(
  enquiries: RecommendedEnquiries,
  source: number,
  region: number,
  kind: number,
  member: number,
  post: number,
): void {
  enquiries.source.push(source);
  enquiries.region.push(region);
  enquiries.kind.push(kind);
  enquiries.sentBy.push(-1);
  enquiries.by.push(member);
  enquiries.post.push(post);
}

/** Posts of a member at its greatest effort: at random moments, at a steady rate. */
function* postsOf(
  { posts, most }: RecommenderKind,
  m0: number,
  m1: number,
  until: number,
): Generator<{ readonly time: number; readonly key0: number; readonly key1: number }> {
  if (posts === null) return;
  const gap = WEEK / (posts.perWeek * most);
  const post = new Int32Array(2);
  for (let n = 0, at = 0; ; n++) {
    childKey(m0, m1, Child.post, n, post);
    at += gap * exponentialQuantile(draw(Purpose.postGap, post[0], post[1], 0));
    const time = 1 + Math.floor(at);
    if (time >= until) return;
    yield { time, key0: post[0], key1: post[1] };
  }
}

function inOrder(by: number[], time: number[], key0: number[], key1: number[]): Posts {
  const order = timeOrder(Int32Array.from(time), Int32Array.from(key0), Int32Array.from(key1), time.length);
  const sorted = (column: number[]) => Int32Array.from(order, (post) => column[post]);
  return {
    postBy: Int16Array.from(order, (post) => by[post]),
    postTime: sorted(time),
    postKey0: sorted(key0),
    postKey1: sorted(key1),
  };
}

/** Enquiries that a post brings: Poisson many, each after a while, in the hours in which customers of its source write. */
function addOfPost(
  world: CompiledWorld,
  tables: TapeTables,
  enquiries: RecommendedEnquiries,
  { postBy, postTime, postKey0, postKey1 }: Posts,
  post: number,
  until: number,
): void {
  const { kinds, members } = world.recommenders!;
  const { source, posts } = kinds[members[postBy[post]].kind];
  const { brings, fadesAfter } = posts!;
  const enquiry = new Int32Array(2);
  for (let n = 0, passed = 0; ; n++) {
    childKey(postKey0[post], postKey1[post], Child.posted, n, enquiry);
    const [key0, key1] = enquiry;
    passed += exponentialQuantile(draw(Purpose.postBrings, key0, key1, 0));
    if (passed >= brings) return;
    const region = race(Purpose.postRegion, key0, key1, world.regions, world.sources[source].regionWeights);
    if (region < 0) continue;
    const lag = fadesAfter * exponentialQuantile(draw(Purpose.postLag, key0, key1, 0));
    const time = tables.streams[source][region].clock.after(postTime[post], lag);
    if (time >= until) continue;
    enquiries.time.push(time);
    enquiries.key0.push(key0);
    enquiries.key1.push(key1);
    note(enquiries, source, region, LeadKind.recommended, postBy[post], post);
  }
}
