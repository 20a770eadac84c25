import type { RecommendedTape } from './tape.ts';

/** Columns per customer. */
export function customerColumns(customers: number) {
  return {
    customers,
    customerFirstNeed: new Int32Array(customers + 1),
    customerFirstTime: new Int32Array(customers),
    customerSentBy: new Int32Array(0),
    recommended: null as RecommendedTape | null,
    customerSource: new Uint8Array(customers),
    customerRegion: new Uint8Array(customers),
    customerProduct: new Uint8Array(customers),
    customerSites: new Uint8Array(customers),
    customerB2c: new Uint8Array(customers),
    customerMarket: new Uint8Array(customers),
    customerSiteRegion: new Uint8Array(3 * customers),
    customerValid: new Uint8Array(customers),
    groupNewsParty: new Int16Array(2 * customers).fill(-1),
    groupNewsTime: new Int32Array(2 * customers),
  };
}

/** Columns per need. */
export function needColumns(needs: number) {
  return {
    needs,
    needCustomer: new Int32Array(needs),
    needProduct: new Uint8Array(needs),
    needRegion: new Uint8Array(needs),
    needFirstLead: new Int32Array(needs).fill(-1),
    needKey0: new Int32Array(needs),
    needKey1: new Int32Array(needs),
    needLatent: new Float64Array(needs),
    needQuality: new Float64Array(needs),
    needValue: new Float64Array(needs),
    needAdSpend: new Float64Array(needs),
    needDecision: new Float64Array(needs),
    needNoDecision: new Float64Array(needs),
    needRival: new Float64Array(needs),
  };
}

/** Columns per lead. */
export function leadColumns(leads: number) {
  return {
    leads,
    leadTime: new Int32Array(leads),
    leadNeed: new Int32Array(leads),
    leadSource: new Uint8Array(leads),
    leadRegion: new Uint8Array(leads),
    leadFields: new Uint8Array(leads),
    leadScore: new Float64Array(leads),
    leadParty: new Int16Array(leads),
    leadKind: new Uint8Array(leads),
    leadKey0: new Int32Array(leads),
    leadKey1: new Int32Array(leads),
  };
}

export type CustomerColumns = ReturnType<typeof customerColumns>;
export type NeedColumns = ReturnType<typeof needColumns>;
export type LeadColumns = ReturnType<typeof leadColumns>;

/** Enquiries before they are put in order of time. */
export interface Enquiries {
  count: number;
  readonly time: Int32Array;
  readonly key0: Int32Array;
  readonly key1: Int32Array;
  readonly source: Uint8Array;
  readonly region: Uint8Array;
  readonly customer: Int32Array;
  /** Site whose need it is about, 0 for the first one or for the whole group. */
  readonly needSite: Uint8Array;
  readonly kind: Uint8Array;
  /** Of first enquiries: that of the customer that may send this one, -1 for none; empty without referrals. */
  sentBy: Int32Array<ArrayBuffer>;
  /** Of first enquiries: who recommends to whom; null where nobody does. */
  recommended: RecommendedTape | null;
}

/** Room for so many enquiries. */
export function enquiryColumns(room: number): Enquiries {
  return {
    count: 0,
    time: new Int32Array(room),
    key0: new Int32Array(room),
    key1: new Int32Array(room),
    source: new Uint8Array(room),
    region: new Uint8Array(room),
    customer: new Int32Array(room),
    needSite: new Uint8Array(room),
    kind: new Uint8Array(room),
    sentBy: new Int32Array(0),
    recommended: null,
  };
}
