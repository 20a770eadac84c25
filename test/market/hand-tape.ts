import type { Tape } from '../../sim/world/tape.ts';

/** One enquiry of one customer about one need, as a test wants it; the rest is unremarkable. */
export interface HandLead {
  /** Second of the enquiry. */
  readonly time: number;
  readonly region?: number;
  readonly source?: number;
  readonly product?: number;
  /** A real buyer, unless said otherwise. */
  readonly valid?: boolean;
  /** Bits of what the lead states; everything by default. */
  readonly fields?: number;
  /** The customer's latent draw: near 0 it buys from anybody, near 1 from nobody. */
  readonly latent?: number;
  /** Seconds to the decision. */
  readonly decision?: number;
  /** List value in minor units. */
  readonly value?: number;
  /** Number of an earlier lead of this list of which this is a second copy. */
  readonly copyOf?: number;
}

const NEVER = 1e9;

/** A tape of a few leads in order of time, written by hand. Keys are numbers of their own. */
export function handTape(list: readonly HandLead[]): Tape {
  const firsts = list.filter((lead) => lead.copyOf === undefined);
  const n = firsts.length;
  const needOf = (lead: HandLead): number =>
    firsts.indexOf(lead.copyOf === undefined ? lead : list[lead.copyOf]);
  const bytes = (of: (lead: HandLead) => number) => Uint8Array.from(firsts, of);
  const int32 = (of: (lead: HandLead, i: number) => number) => Int32Array.from(firsts, of);
  const float = (of: (lead: HandLead) => number) => Float64Array.from(firsts, of);
  return {
    replication: 0,
    key0: 0,
    key1: 0,
    customers: n,
    customerFirstNeed: Int32Array.from({ length: n + 1 }, (_, i) => i),
    customerFirstTime: int32((lead) => lead.time),
    customerSentBy: new Int32Array(0),
    recommended: null,
    customerSource: bytes((lead) => lead.source ?? 0),
    customerRegion: bytes((lead) => lead.region ?? 0),
    customerProduct: bytes((lead) => lead.product ?? 0),
    customerSites: bytes(() => 1),
    customerB2c: bytes(() => 0),
    customerMarket: bytes(() => 0),
    customerSiteRegion: Uint8Array.from({ length: 3 * n }, (_, i) => firsts[i % n].region ?? 0),
    customerValid: bytes((lead) => (lead.valid === false ? 0 : 1)),
    groupNewsParty: new Int16Array(2 * n).fill(-1),
    groupNewsTime: new Int32Array(2 * n),
    needs: n,
    needCustomer: int32((_, i) => i),
    needProduct: bytes((lead) => lead.product ?? 0),
    needRegion: bytes((lead) => lead.region ?? 0),
    needFirstLead: int32((lead) => list.indexOf(lead)),
    needKey0: int32((_, i) => 1000 + i),
    needKey1: int32((_, i) => 2000 + i),
    needLatent: float((lead) => lead.latent ?? 0.999),
    needQuality: float(() => 0),
    needValue: float((lead) => lead.value ?? 2_500_000),
    needAdSpend: float(() => 0),
    needDecision: float((lead) => lead.decision ?? NEVER),
    needNoDecision: float(() => NEVER),
    needRival: float(() => NEVER),
    leads: list.length,
    leadTime: Int32Array.from(list, (lead) => lead.time),
    leadNeed: Int32Array.from(list, needOf),
    leadSource: Uint8Array.from(list, (lead) => lead.source ?? 0),
    leadRegion: Uint8Array.from(list, (lead) => lead.region ?? 0),
    leadFields: Uint8Array.from(list, (lead) => lead.fields ?? 31),
    leadScore: new Float64Array(list.length).fill(50),
    leadParty: new Int16Array(list.length).fill(-1),
    leadKind: Uint8Array.from(list, (lead) => (lead.copyOf === undefined ? 0 : 1)),
    leadKey0: Int32Array.from(list, (_, i) => 3000 + i),
    leadKey1: Int32Array.from(list, (_, i) => 4000 + i),
  };
}
