import { lognormalQuantile } from '../engine/distribution/lognormal.ts';
import { childKey, draw } from '../engine/draw.ts';
import type { CompiledWorld } from './compiled.ts';
import { Child, Purpose } from './purposes.ts';
import { LeadKind } from './tape.ts';
import type { TapeTables } from './tape-tables.ts';

/** First enquiries in any order, as plain lists. */
export interface FirstEnquiries {
  readonly time: number[];
  readonly key0: number[];
  readonly key1: number[];
  readonly source: number[];
  readonly region: number[];
  readonly kind: number[];
  /** Place in these lists of the enquiry whose customer may send this one; -1 for none. */
  readonly sentBy: number[];
}

const key = new Int32Array(2);

/**
 * Adds the customers that customers may bring, and those that these may bring in turn: each as many as if all were sold
 * to and fully satisfied. Whether one comes is for the market to say. Its key is derived from that of who sends it, so it is
 * the same customer under every plan, and moves nobody else.
 *
 * @param until seconds, as for all first enquiries
 */
export function addReferrals(
  world: CompiledWorld,
  tables: TapeTables,
  enquiries: FirstEnquiries,
  until: number,
): void {
  const referrals = world.referrals!;
  const { time, key0, key1, source, region } = enquiries;
  for (let sender = 0; sender < time.length; sender++) {
    const [k0, k1] = [key0[sender], key1[sender]];
    if (enquiries.kind[sender] === LeadKind.madeUp) continue;
    if (draw(Purpose.refers, k0, k1, 0) >= referrals.share) continue;
    if (draw(Purpose.valid, k0, k1, 0) < world.sources[source[sender]].invalid) continue;
    const lag = lognormalQuantile(
      referrals.afterMedian,
      referrals.afterSigma,
      draw(Purpose.refersAfter, k0, k1, 0),
    );
    const at = tables.streams[referrals.source][region[sender]].clock.after(time[sender], lag);
    if (at >= until) continue;
    childKey(k0, k1, Child.referred, 0, key);
    time.push(at);
    key0.push(key[0]);
    key1.push(key[1]);
    source.push(referrals.source);
    region.push(region[sender]);
    enquiries.kind.push(LeadKind.referred);
    enquiries.sentBy.push(sender);
  }
}
