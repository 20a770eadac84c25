/** The terms a partner is paid on: plain data, made from the policy's `settlement` block. */

export interface RateStep {
  /** Counted amount from which the rate holds, inclusive, minor units. */
  readonly from: number;
  readonly rate: number;
}

/** Steps of a commission or a rebate; every field is required in YAML. */
export interface StepScheme {
  readonly mode: 'marginal' | 'retroactive';
  readonly per: 'deal' | 'month' | 'quarter' | 'year';
  readonly steps: readonly RateStep[];
  /** Seconds from the end of the period (or the receipt, per deal) to payment. */
  readonly paidAfter: number;
}

export interface Settlement {
  readonly countedOn: 'contract' | 'receipt' | 'receipt-without-ad-spend';
  /** Share of the counted amount left with the partner at once. */
  readonly discount: number;
  /** The same for a deal without an approved registration. */
  readonly discountUnregistered: number;
  readonly commission: StepScheme | null;
  readonly rebate: StepScheme | null;
  /** Seconds from the customer's payment to the partner's basic discount. */
  readonly payLag: number;
}
