/** What visits do to partners, as the market reads it. */
export interface PartnerCareWorld {
  readonly happens: boolean;
  readonly winsOver: number;
  readonly givesBackTrust: number;
  /** Seconds of the partner's people for one visit. */
  readonly partnerSeconds: number;
}
