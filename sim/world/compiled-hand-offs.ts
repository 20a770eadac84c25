/** What handing a lead over takes, as the market reads it. Times in seconds of staff. */
export interface HandOffWorld {
  readonly happens: boolean;
  readonly receiverSeconds: number;
  readonly developerSeconds: number;
  /** Part of the hours of a lead that whoever only receives it reckons with. */
  readonly receivingHours: number;
  /** Probability for each step done. */
  readonly passedOn: number;
  readonly effort: { readonly happens: boolean; readonly least: number; readonly fullFrom: number };
  readonly keeping: { readonly happens: boolean; readonly foundOut: number };
}
