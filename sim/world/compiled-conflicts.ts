/** Conflicts beside those of two parties at work on one need, as the market reads them. Times in seconds. */
export interface ConflictWorld {
  readonly happens: boolean;
  /** Probabilities that who had quoted, and that another partner of the region learns of a lower price. */
  readonly undercutting: {
    readonly happens: boolean;
    readonly noticed: number;
    readonly noticedInRegion: number;
  };
  readonly laterOrders: { readonly happens: boolean; readonly wanted: number };
  /** Times a ticket has been sent on before sides may fall out over it, and the share of such tickets over which they do. */
  readonly afterSales: {
    readonly happens: boolean;
    readonly after: number;
    /** Probability that the partner is found to be whose it is. */
    readonly foundPartners: number;
    readonly disputed: number;
  };
  /** Probability that the partner is found to blame for a wrong quotation, by the level of support. */
  readonly partnerToBlame: readonly number[];
  /** Share of a customer's satisfaction. */
  readonly costsSatisfaction: number;
  /** Negotiating what no rule decides. */
  readonly adHoc: { readonly managerSeconds: number; readonly partySeconds: number };
}
