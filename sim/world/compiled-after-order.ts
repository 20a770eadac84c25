/** What happens after the first order, as the market reads it. Times in seconds, shares between 0 and 1. */

interface RenewalTerms {
  /** Probability that a customer of ordinary satisfaction renews when somebody looks after it. */
  readonly renews: number;
  /** Price as a share of the product's first order without advertising spend. */
  readonly price: number;
  readonly every: number;
  readonly costOfGoods: number;
}

interface UpsellPath {
  /** By its name, so that draws about it do not hang on its place among the paths. */
  readonly key: number;
  /** Bit per product after which it comes up. */
  readonly from: number;
  readonly to: number;
  /** Share of customers that come to want it, and the chance of whoever looks after one of them well. */
  readonly wanted: number;
  readonly won: number;
  readonly afterMedian: number;
  readonly afterSigma: number;
}

export interface AfterOrderWorld {
  readonly happens: boolean;
  /** Satisfaction of a new customer, 0 to 1, and log-odds between none and full of it on what it buys later. */
  readonly satisfaction: number;
  readonly satisfactionLogOdds: number;
  /** Mean seconds from the payment to the use of what was bought. */
  readonly goLive: number;
  readonly renewals: {
    readonly happens: boolean;
    /** Per product; null for what is not renewed. */
    readonly terms: readonly (RenewalTerms | null)[];
    readonly seconds: number;
    /** Seconds before the end of a term at which it comes up. */
    readonly ahead: number;
  };
  readonly upsells: {
    readonly happens: boolean;
    readonly paths: readonly UpsellPath[];
    readonly seconds: number;
  };
  /** Parties leave later orders alone that are not worth their while; log-odds of a renewal that nobody asks for. */
  readonly neglect: { readonly happens: boolean; readonly logOdds: number };
  /** What it costs to find out whose a later order is: log-odds, and seconds of each party. */
  readonly negotiation: { readonly logOdds: number; readonly partySeconds: number };
}

interface TicketClass {
  readonly name: string;
  /** By its name, as for paths. */
  readonly key: number;
  /** Bit per product that brings such tickets. */
  readonly products: number;
  /** A month and customer. */
  readonly perMonth: number;
  /** Mean seconds of work. */
  readonly seconds: number;
}

/** Who takes a service at which price. */
export interface ServiceDemand {
  /** Share of customers that take it at the usual price. */
  readonly taken: number;
  /** Minor units, above 0. */
  readonly usualPrice: number;
  /** Log-odds per unit of the logarithm of the price, 0 or less. */
  readonly price: number;
}

export interface AfterSalesWorld {
  readonly happens: boolean;
  readonly engineers: { readonly people: number; readonly calendar: number; readonly hourlyCost: number };
  readonly tickets: readonly TicketClass[];
  /** Seconds in which customers expect an answer, and the weight of one ticket in their satisfaction. */
  readonly expected: number;
  readonly weight: number;
  readonly bounces: {
    readonly happens: boolean;
    /** Probability that a side takes a ticket that it is sent; seconds a bounce takes, and costs each side. */
    readonly taken: number;
    readonly delay: number;
    readonly seconds: number;
    /** What each costs of the satisfaction with the ticket. */
    readonly cost: number;
  };
  readonly expectations: {
    readonly happens: boolean;
    /** What it costs of the satisfaction with a ticket that nobody said what is included. */
    readonly cost: number;
    /** Factor on the work for tickets without a limit. */
    readonly creep: number;
  };
  /** By the month, where a service costs extra; by the hour, beyond what is included. */
  readonly valueAdded: ServiceDemand;
  readonly beyondIncluded: ServiceDemand;
  /** Satisfaction with a ticket that is not done, since it costs extra. */
  readonly declined: number;
}
