/** Discounts that partners choose, as the market reads them. */
export interface DiscountWorld {
  readonly happens: boolean;
  readonly deepest: number;
  readonly sensitivitySpread: number;
  readonly rivals: {
    readonly happens: boolean;
    readonly outsideOffers: number;
    readonly shown: number;
    readonly remembered: number;
  };
  readonly goingDiscount: { readonly happens: boolean; readonly known: number; readonly weight: number };
  readonly undercutting: { readonly happens: boolean; readonly auditFinds: number };
}
