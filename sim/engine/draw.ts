/**
 * The only source of randomness below the study: stateless draws and the derivation of keys.
 *
 *     replication key = threefry(master key;      replication, REPLICATION)
 *     entity key      = threefry(replication key; id0, id1)
 *     child key       = threefry(entity key;      CHILD | kind, n)
 *     draw            = uniform(threefry(entity key; purpose, k))
 *     rank            = 28 bits of a hash of entity key and second, see `rankOf`
 *
 * A draw depends on nothing but its arguments: not on the order of events, on other entities, on the policy
 * or on the worker. The first counter word tells the uses of one entity key apart, so purposes must stay
 * below 2^30 and kinds of children below 2^30.
 */
import { threefry2x32 } from './threefry.ts';

/** Purposes are integers in [0, PURPOSE_LIMIT). */
export const PURPOSE_LIMIT = 0x40000000;

const CHILD = 0x80000000 | 0;
const REPLICATION = 0x7265706c;

/** 2^20 and 2^-52. */
const HIGH_WORD = 1048576;
const UNIT = 2.220446049250313e-16;

const words = new Int32Array(2);

/** The two words of the last threefry call as (n + 1/2) / 2^52. */
function uniform(): number {
  return ((words[0] >>> 0) * HIGH_WORD + (words[1] >>> 12) + 0.5) * UNIT;
}

/**
 * A uniform variate in the open interval (0, 1): 52 random bits centred in their cells, (n + 1/2) / 2^52.
 *
 * 52 bits and not 53, because n + 1/2 is then exact: 0 and 1 cannot occur, and 1 - u is exactly as likely
 * as u. 52 and not 32, because tails come out of inversion: the largest exponential is 36.7 instead of 22.2.
 *
 * @param purpose what the draw is for, an integer in [0, 2^30)
 * @param e0 first word of the entity's key
 * @param e1 second word of the entity's key
 * @param k index of the draw within (entity, purpose), an int32
 */
export function draw(purpose: number, e0: number, e1: number, k: number): number {
  threefry2x32(e0, e1, purpose, k, words);
  return uniform();
}

/** Writes the key of replication number `replication` of the study with this master key to out[0], out[1]. */
export function replicationKey(master0: number, master1: number, replication: number, out: Int32Array): void {
  threefry2x32(master0, master1, replication, REPLICATION, out);
}

/**
 * Writes the key of an entity within a replication to out[0], out[1].
 *
 * @param r0 first word of the replication key
 * @param r1 second word of the replication key
 * @param id0 first word of the entity's identity, for listed things from `idHash`
 * @param id1 second word of the entity's identity
 */
export function entityKey(r0: number, r1: number, id0: number, id1: number, out: Int32Array): void {
  threefry2x32(r0, r1, id0, id1, out);
}

/**
 * Writes the key of the n-th child of a kind (candidate n of a stream, referral n of a lead) to out[0], out[1].
 *
 * @param kind what sort of child, an integer in [0, 2^30)
 * @param n index of the child among its kind, an int32
 */
export function childKey(e0: number, e1: number, kind: number, n: number, out: Int32Array): void {
  threefry2x32(e0, e1, CHILD | kind, n, out);
}

/**
 * The entity's rank among everything that happens in this second, an integer in [0, 2^28).
 *
 * The key is uniform already, so that the finaliser of MurmurHash3 (A. Appleby, 32 bits) over key and second
 * is enough to let nobody win a second, or a year, by its number; every event needs a rank, and twenty rounds
 * of threefry for each took a tenth of a run.
 */
export function rankOf(e0: number, e1: number, second: number): number {
  let h = (e0 + Math.imul(second, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) ^ e1;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 4;
}

/**
 * Writes a 64-bit hash of a text (an id as written in YAML) to out[0], out[1].
 *
 * Matyas-Meyer-Oseas over threefry: h <- E_h(block) xor block, a block being two UTF-16 code units in the
 * low word and the position in the high word; the length closes it. Two ids of n collide with probability
 * n^2 / 2^65; the loader checks all the same.
 */
export function idHash(text: string, out: Int32Array): void {
  let h0 = 0;
  let h1 = 0;
  for (let i = 0; i < text.length; i += 2) {
    const block = text.charCodeAt(i) | (i + 1 < text.length ? text.charCodeAt(i + 1) << 16 : 0);
    threefry2x32(h0, h1, block, i, words);
    h0 = words[0] ^ block;
    h1 = words[1] ^ i;
  }
  threefry2x32(h0, h1, text.length, -1, out);
}

/**
 * Fills a column with one draw for each of many entities: `out[i] = draw(purpose, key i, k)`.
 *
 * @param keys entity keys, two words each
 * @param count number of entities
 * @param out at least `count` long
 */
export function fillDraws(
  purpose: number,
  keys: Int32Array,
  count: number,
  k: number,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    threefry2x32(keys[2 * i], keys[2 * i + 1], purpose, k, words);
    out[i] = uniform();
  }
}

/**
 * Fills a column with consecutive draws of one entity: `out[i] = draw(purpose, e0, e1, first + i)`.
 *
 * @param count number of draws
 * @param out at least `count` long
 */
export function fillSequence(
  purpose: number,
  e0: number,
  e1: number,
  first: number,
  count: number,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    threefry2x32(e0, e1, purpose, first + i, words);
    out[i] = uniform();
  }
}

/**
 * Fills a column with the keys of consecutive children: words 2i and 2i+1 are the key of child `first + i`.
 *
 * @param count number of children
 * @param out at least `2 * count` long
 */
export function fillChildKeys(
  e0: number,
  e1: number,
  kind: number,
  first: number,
  count: number,
  out: Int32Array,
): void {
  for (let i = 0; i < count; i++) {
    threefry2x32(e0, e1, CHILD | kind, first + i, words);
    out[2 * i] = words[0];
    out[2 * i + 1] = words[1];
  }
}
