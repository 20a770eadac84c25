/** Support with quotations as the market reads it; effects are logarithms of odds ratios, times are seconds. */
export interface QuotationWorld {
  readonly happens: boolean;
  readonly presales: {
    readonly people: number;
    readonly calendar: number;
    /** Minor units. */
    readonly hourlyCost: number;
  };
  /** Level of support each product needs: 0 basic quotation, 1 solution support, 2 joint proposal. */
  readonly levels: readonly number[];
  readonly support: {
    /** Effect of each level that is needed and given; 0 where support persuades nobody. */
    readonly logOdds: number;
    readonly solutionSeconds: number;
    readonly jointSeconds: number;
    readonly partnerSeconds: number;
  };
  readonly valueCase: {
    readonly fitting: number;
    readonly eachLevelShort: number;
    readonly singlePriceList: number;
    /** Share of the price, and factor; 0 where unexplained prices are felt like others. */
    readonly feelsDearer: number;
    readonly weight: number;
  };
  readonly misScoping: {
    readonly happens: boolean;
    readonly perFurtherModule: number;
    readonly perHiddenFact: number;
    readonly fullSkill: number;
    /** Factor by level of support. */
    readonly byLevel: readonly [number, number, number];
    readonly overrun: number;
    readonly disputed: number;
  };
  readonly supportAsMargin: { readonly happens: boolean; readonly saves: number };
  readonly enablement: {
    readonly happens: boolean;
    readonly halfLife: number;
    readonly hourGives: number;
    readonly jointProposalGives: number;
    readonly explainsAtMost: number;
  };
  readonly hiddenFacts: {
    readonly happens: boolean;
    /** Probability of each of `HIDDEN_FACTS`. */
    readonly shares: readonly number[];
    readonly logOdds: number;
  };
  readonly exceptions: { readonly happens: boolean; readonly asked: number; readonly seconds: number };
}
