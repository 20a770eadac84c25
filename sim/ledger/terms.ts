/** The terms a partner is paid on: plain data, made from the policy's `settlement` block. */

/** What an order is to the customer's history; terms may differ by it. */
export const ORDER_KINDS = ['first-order', 'upsell', 'renewal'] as const;
export const OrderKind = { first: 0, upsell: 1, renewal: 2 } as const;

export type Period = 'month' | 'quarter' | 'year';

export interface RateStep {
  /** Counted amount from which the rate holds, inclusive, minor units. */
  readonly from: number;
  readonly rate: number;
}

/** A share that is kept until a later moment. */
export interface HoldBack {
  readonly share: number;
  readonly until: 'go-live' | 'clawback-ends';
}

/** Steps of a commission or a rebate; mode, period, steps and payment are required in YAML. */
export interface StepScheme {
  readonly mode: 'marginal' | 'retroactive';
  readonly per: 'deal' | Period;
  readonly steps: readonly RateStep[];
  /** Seconds from the end of the period (or the receipt, per deal) to payment. */
  readonly paidAfter: number;
  /** Bit per `ORDER_KINDS`: orders that count. */
  readonly counts: number;
  readonly heldBack: HoldBack | null;
  /** Most, and least once anything counts, that is paid for a deal or a period; minor units. */
  readonly atMost: number;
  readonly atLeast: number;
}

/** A rate on what a period counts beyond an earlier one. */
export interface GrowthScheme {
  readonly per: Period;
  readonly over: 'previous-period' | 'same-period-last-year';
  readonly rate: number;
  readonly counts: number;
  readonly paidAfter: number;
}

/** A sum paid once a period to whoever reaches so many orders, or so much counted amount. */
export interface Milestone {
  readonly per: Period;
  /** Orders, or minor units where `inMoney`. */
  readonly target: number;
  readonly inMoney: boolean;
  readonly counts: number;
  readonly pays: number;
  /** Seconds from the receipt of the deal that reaches it. */
  readonly paidAfter: number;
}

/** A sum for each deal of some products signed in a window of time. */
export interface Spiff {
  /** Bit per product of the world; 0 for all. */
  readonly products: number;
  readonly counts: number;
  /** Seconds of the simulation. */
  readonly from: number;
  readonly until: number;
  readonly pays: number;
  readonly paidAfter: number;
}

/** Money for promotion that a partner's sales accrue. */
interface Coop {
  readonly per: Period;
  readonly rate: number;
  readonly counts: number;
  /** Share of the promotion that the platform pays. */
  readonly covers: number;
  readonly proof: boolean;
  readonly paidAfter: number;
}

interface PerLead {
  readonly pays: number;
  /** Only leads that turned out to have a buyer behind them. */
  readonly validOnly: boolean;
  readonly paidAfter: number;
}

interface Clawback {
  /** Seconds from the receipt within which a refund takes pay back. */
  readonly within: number;
  readonly share: number;
  readonly how: 'pay-back' | 'carry-forward';
}

export interface Settlement {
  readonly countedOn: 'contract' | 'receipt' | 'receipt-without-ad-spend';
  readonly collectedBy: 'platform' | 'partner';
  /** Seconds from the customer's payment to the partner's remittance, where the partner collects. */
  readonly remitsAfter: number;
  /** Share of the counted amount left with the partner at once. */
  readonly discount: number;
  /** The same for a deal without an approved registration. */
  readonly discountUnregistered: number;
  /** The same for later orders; null where nothing was agreed. */
  readonly discountUpsell: number | null;
  readonly discountRenewal: number | null;
  readonly discountHeldBack: HoldBack | null;
  readonly commission: StepScheme | null;
  readonly rebate: StepScheme | null;
  readonly growth: GrowthScheme | null;
  readonly milestones: readonly Milestone[];
  readonly spiffs: readonly Spiff[];
  readonly coop: Coop | null;
  readonly perLead: PerLead | null;
  readonly clawback: Clawback | null;
  /** Seconds from the customer's payment to the partner's basic discount. */
  readonly payLag: number;
}
