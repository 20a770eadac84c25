import type { OffsetTable } from '../engine/working-time.ts';
import type { AdaptationWorld } from './compiled-adaptation.ts';
import type { AfterOrderWorld, AfterSalesWorld } from './compiled-after-order.ts';
import type { ConflictWorld } from './compiled-conflicts.ts';
import type { DeliveryWorld } from './compiled-delivery.ts';
import type { DiscountWorld } from './compiled-discounts.ts';
import type { HandOffWorld } from './compiled-hand-offs.ts';
import type { PartnerCareWorld } from './compiled-partner-care.ts';
import type { PromotionWorld } from './compiled-promotion.ts';
import type { QuotationWorld } from './compiled-quotation.ts';
import type { RecommenderWorld } from './compiled-recommenders.ts';
import type { RecruitmentWorld } from './compiled-recruitment.ts';
import type { ReferralWorld } from './compiled-referrals.ts';
import type { CompiledShock } from './compiled-shocks.ts';
import type { StepWorld } from './compiled-steps.ts';

/**
 * The world as the market reads it: plain, structured-cloneable data with every name turned into an index
 * and every quantity into a number (seconds, minor units of money, shares between 0 and 1, log-odds).
 * Made once per study by `compile-world.ts`; nothing here depends on a policy, a plan or a replication.
 */

/** Two 32-bit words of the hash of a listed thing's name; every draw about the thing starts from them. */
export interface NameKey {
  readonly k0: number;
  readonly k1: number;
}

/** A cyclic week in local time: 168 relative intensities, Monday 00:00 first, mean 1. */
type HourOfWeek = readonly number[];

export interface CompiledRegion extends NameKey {
  readonly name: string;
  readonly group: string;
  /** Offset of local time against UTC over the horizon. */
  readonly offsets: OffsetTable;
  /** Relative share of customers with their first site here. */
  readonly weight: number;
}

export interface CompiledMarket extends NameKey {
  readonly name: string;
  readonly weight: number;
  /** Effect on the log-odds of a sale. */
  readonly logOdds: number;
}

export interface CompiledProduct extends NameKey {
  readonly name: string;
  /** Skills needed, as indexes into `skills`; one for each module. */
  readonly skills: readonly number[];
  readonly modules: number;
  readonly weight: number;
  /** First-order list price in minor units, of which `adSpend` is passed through to advertising platforms. */
  readonly price: number;
  readonly adSpend: number;
  /** Spread of the order value around the list price: standard deviation of its logarithm. */
  readonly priceSpread: number;
  /** Cost of goods, share of the price without ad spend. */
  readonly costOfGoods: number;
  /** Time from the first enquiry to the customer's decision: lognormal, median in seconds and sigma. */
  readonly cycleMedian: number;
  readonly cycleSigma: number;
  /** Effect on the log-odds of a sale. */
  readonly logOdds: number;
  /** Selling hours (seconds of staff time) of the development steps, see `DEVELOPMENT_STEPS`. */
  readonly stepSeconds: readonly number[];
}

type LeadOwner = 'hq' | 'partner' | 'customer';

export interface CompiledSource extends NameKey {
  readonly name: string;
  /** Whose lead it is: HQ's public domain, developed by a partner, or brought by a served customer. */
  readonly origin: LeadOwner;
  /** Candidate leads a week over all regions, before thinning. */
  readonly perWeek: number;
  readonly hourOfWeek: HourOfWeek;
  /** Twelve relative intensities, January first, mean 1. */
  readonly season: readonly number[];
  /**
   * Days of a fair or campaign: added intensity as a multiple of the ordinary daily rate, in these regions. A public
   * holiday is a negative multiple above -1. Where several overlap they add up, not below 0.
   */
  readonly bursts: readonly {
    readonly from: number;
    readonly until: number;
    readonly multiple: number;
    readonly regions: readonly number[];
  }[];
  /** Shape of the daily gamma factor and its lag-1 correlation. */
  readonly dispersionShape: number;
  readonly dispersionCorrelation: number;
  /** Sources of one key share their daily factors. */
  readonly dispersionKey: NameKey;
  /** Relative weight of each region and product; rows of the product table. */
  readonly regionWeights: readonly number[];
  readonly productWeights: readonly number[];
  /** Share of leads that are no real enquiry. */
  readonly invalid: number;
  /** Probability that a lead states each of `LEAD_FIELDS`. */
  readonly completeness: readonly number[];
  readonly logOdds: number;
  /** Factor on the time constant of the speed-to-lead curve: referrals decay more slowly than ads. */
  readonly speedTau: number;
  /** Cost of one lead in minor units, valid or not. */
  readonly costPerLead: number;
}

/** What a partner is like. HQ's direct team is the last entry of `parties` and has the same shape. */
export interface CompiledParty extends NameKey {
  readonly name: string;
  readonly archetype: number;
  readonly isHq: boolean;
  /** Regions served, first one is home. */
  readonly regions: readonly number[];
  /** 0..1 per skill. */
  readonly skills: readonly number[];
  /** 0..1: ability to meet the customer on site. */
  readonly onSite: number;
  readonly staff: number;
  readonly calendar: number;
  /** Mean working seconds until a new lead is read. */
  readonly readingSeconds: number;
  /** Probability that a lead taken on is worked at all, and that a due step is done without being put off. */
  readonly diligence: number;
  /** Largest number of contact attempts. */
  readonly attempts: number;
  /** Share of staff time given to this platform's customers. */
  readonly attention: number;
  /** Cherry-picking: least expected margin per hour, minor units, under which an assigned lead is declined when busy. */
  readonly marginWanted: number;
  /** Appetite for leads in an open pool: factor on how fast it claims; 0 never claims. */
  readonly poolAppetite: number;
  /** Probability to claim a customer another party has, when it hears of it. */
  readonly claimPropensity: number;
  /** Probability to work another's lead when it sees one. */
  readonly grabPropensity: number;
  /** Probability to hold a lead without working it. */
  readonly squatPropensity: number;
  /** Probability to report truthfully when an honest report costs the lead. */
  readonly honesty: number;
  /** Probability that a registration is complete at the first try. */
  readonly registrationCare: number;
  /** Probability to register at all where the policy offers protection. */
  readonly registers: number;
  /** Cost of one hour of staff time in minor units. */
  readonly hourlyCost: number;
  /** Yearly cost of capital, share. */
  readonly capitalCost: number;
  /** Relative rate at which it develops customers itself and is remembered by served ones. */
  readonly ownDemand: number;
  /** It is no partner at first and may apply; how well it is known all the same. */
  readonly candidate: boolean;
  readonly knownAs: number;
  /** Mean of honesty and diligence as the world says them, by which candidates are screened. */
  readonly culture: number;
  /** Probability to take support with a quotation as margin, doing less itself. */
  readonly supportAsMargin: number;
  /** 0..1: how much winning is worth beyond its margin while it has people free. */
  readonly growthAim: number;
  /** Share it does of the promotion that would pay; most it spends, and what it spends anyway; minor units a month. */
  readonly promotes: number;
  readonly promotionBudget: number;
  readonly promotesAnyway: number;
  /** Probability that it does what brings it over a step of its pay, where that pays. */
  readonly aimsAtSteps: number;
}

/** Working calendars, compiled by the kernel from these. */
export interface CompiledCalendar {
  readonly region: number;
  /** Local open windows per weekday, Monday first: [from, until) pairs in seconds of the day. */
  readonly windows: readonly (readonly (readonly [number, number])[])[];
  /** Holidays as civil day numbers (days since 1970-01-01). */
  readonly holidays: readonly number[];
}

/** `m(t) = f + (1-f)(1 + t/tau)^-beta`, t in minutes; `referenceProbability` at `referenceMinutes`. */
export interface SpeedCurve {
  readonly preset: 'none' | 'gentle' | 'call-steep' | 'qualify-steep';
  readonly actsBy: 'odds' | 'clocks';
  readonly floor: number;
  readonly tauMinutes: number;
  readonly beta: number;
  readonly referenceProbability: number;
  readonly referenceMinutes: number;
}

/** Effects on the log-odds of a sale; each is the logarithm of one odds ratio with its source in the world file. */
export interface SellingEffects {
  readonly base: number;
  /** Per standard deviation of the customer's hidden quality. */
  readonly quality: number;
  /** Skill 1 against skill 0 on the modules wanted. */
  readonly skill: number;
  /** Partner in the customer's region, times on-site ability. */
  readonly local: number;
  /** All development steps done at the decision date against none. */
  readonly development: number;
  /** Each change of owner after the first contact. */
  readonly handOver: number;
  /** The customer was drawn into a dispute. */
  readonly conflict: number;
  /** A second party is working the same need. */
  readonly pestered: number;
  /** Per unit of ln(price / list price). */
  readonly price: number;
  /** HQ's direct team on a deal above / below `largeDeal`. */
  readonly hqLarge: number;
  readonly hqSmall: number;
  readonly largeDeal: number;
}

export interface CustomerParameters {
  readonly b2cShare: number;
  /** Share of business customers with several sites, and probability of a third one. */
  readonly multiSite: number;
  readonly thirdSite: number;
  /** Share of multi-site groups that buy once for the whole group. */
  readonly groupBuysOnce: number;
  /** Probability that each further site enquires too, and the mean lag in seconds. */
  readonly secondSiteEnquires: number;
  readonly secondSiteLag: number;
  /** Probability that the decision is made at the first site. */
  readonly decidesAtFirstSite: number;
  /** Probability of a duplicate enquiry through a second source, and its mean lag in seconds. */
  readonly duplicate: number;
  readonly duplicateLag: number;
  /** Mean seconds to the end without a decision, and to a rival's win, as competing exponential clocks. */
  readonly noDecisionMean: number;
  readonly rivalMean: number;
  /** Probability that one contact attempt reaches the customer. */
  readonly reached: number;
  /** Seconds of staff time of one attempt, mean of an exponential. */
  readonly attemptSeconds: number;
  /** Working seconds between attempts, mean. */
  readonly attemptGap: number;
  /** Standard deviation of the score's error, in points of 0..100. */
  readonly scoreError: number;
}

/** Is a later enquiry, claim or registration seen to be the same customer? Probabilities by shared facts. */
interface RecognitionParameters {
  /** Same company and site, both stating the company. */
  readonly sameSite: number;
  /** Same group, other site. */
  readonly sameGroup: number;
  /** Factor when either side does not state the company. */
  readonly companyMissing: number;
}

export interface BehaviourParameters {
  readonly cherryPicking: boolean;
  readonly groupClaims: boolean;
  readonly grabbing: boolean;
  readonly squatting: boolean;
  readonly falseProgress: boolean;
  readonly missedRecognition: boolean;
  readonly speedToLead: boolean;
  /** Probability that a partner of the region sees a lead given to another, and one lying in the open pool. */
  readonly assignedVisible: number;
  readonly poolVisible: number;
  /** Mean seconds until a visible lead of another is worked. */
  readonly grabDelay: number;
  /** Factor on claims and grabs when the customer is known to be protected. */
  readonly protectedDeterrence: number;
  /** Probability that a party that held back for it turns to the customer when protection is over, and mean seconds until it does. */
  readonly looksAgain: number;
  readonly looksAgainDelay: number;
  /** Mean seconds until partners of other sites hear of a group's project, and the probability that one does. */
  readonly groupNewsDelay: number;
  readonly groupNews: number;
  /** Probability that a false report of progress passes: no evidence asked, logged activity, customer's reply. */
  readonly falsePasses: readonly [number, number, number];
  /** Probability that an audit finds a false report. */
  readonly auditFinds: number;
  /** Probability that a party which reaches the customer learns of a rival's work. */
  readonly rivalDiscovered: number;
  /** Probability that a party which learns of it reports a dispute to HQ. */
  readonly disputeReported: number;
  /** Hours (seconds) each party and the channel manager spend on one dispute. */
  readonly disputePartySeconds: number;
  readonly disputeHqSeconds: number;
  /** Probability that a customer asked to choose in writing does so, and the seconds it takes. */
  readonly customerWrites: number;
  readonly customerWritesAfter: number;
  /** Seconds of staff time to prepare a registration, and of a channel manager to review it. */
  readonly registrationSeconds: number;
  readonly reviewSeconds: number;
  /** Seconds of a channel manager to hand out one lead by hand, and to audit one report. */
  readonly manualSeconds: number;
  readonly auditSeconds: number;
}

interface HqParameters {
  readonly calendar: number;
  readonly channelManagers: number;
  /** Cost of one hour of a channel manager in minor units. */
  readonly channelManagerHourlyCost: number;
}

interface PaymentParameters {
  /** Seconds from a signed contract to the customer's payment. */
  readonly receiptLag: number;
}

/** What becomes of money after a contract. */
export interface PaymentRisks {
  readonly happens: boolean;
  /** Share of orders never paid, and of paid ones that are refunded; mean seconds from payment to refund. */
  readonly neverPaid: number;
  readonly refunded: number;
  readonly refundedAfter: number;
  /** Share of accrued co-op money that partners claim, and of claims truly spent on promotion. */
  readonly coopClaimed: number;
  readonly coopProven: number;
}

export interface CompiledWorld {
  readonly name: string;
  readonly title: string;
  readonly currency: string;
  /** UTC second of the epoch that is second 0 of the simulation. */
  readonly startUtc: number;
  /** Seconds simulated at most. */
  readonly horizon: number;
  readonly regions: readonly CompiledRegion[];
  readonly markets: readonly CompiledMarket[];
  readonly skills: readonly string[];
  readonly products: readonly CompiledProduct[];
  readonly sources: readonly CompiledSource[];
  readonly archetypes: readonly string[];
  /** Partners, then HQ's direct team as the last one. */
  readonly parties: readonly CompiledParty[];
  readonly calendars: readonly CompiledCalendar[];
  readonly customers: CustomerParameters;
  readonly recognition: RecognitionParameters;
  readonly selling: SellingEffects;
  readonly speed: SpeedCurve;
  readonly behaviour: BehaviourParameters;
  readonly hq: HqParameters;
  readonly payment: PaymentParameters;
  /** Mechanisms of which a world may say nothing; a block may also be there and switched off. */
  readonly quotation: QuotationWorld | null;
  readonly discounts: DiscountWorld | null;
  /** Null where every order is paid and stays so. */
  readonly payments: PaymentRisks | null;
  readonly afterOrder: AfterOrderWorld | null;
  readonly afterSales: AfterSalesWorld | null;
  /** Null where what was sold is in use after a while, whoever delivers it. */
  readonly delivery: DeliveryWorld | null;
  readonly shocks: readonly CompiledShock[];
  /** Those shocks by which partners are gone at a blow; null for none. */
  readonly partnerShocks: readonly CompiledShock[] | null;
  readonly referrals: ReferralWorld | null;
  /** Null where every partner sells. */
  readonly recommenders: RecommenderWorld | null;
  readonly localPromotion: PromotionWorld | null;
  /** Null where nobody looks at the steps of its pay. */
  readonly stepBehaviour: StepWorld | null;
  /** Null where whoever receives a lead develops it. */
  readonly handOffs: HandOffWorld | null;
  /** Null where partners stay as they are. */
  readonly adaptation: AdaptationWorld | null;
  /** Null where nobody applies. */
  readonly recruitment: RecruitmentWorld | null;
  /** Null where nobody can be visited. */
  readonly partnerCare: PartnerCareWorld | null;
  /** Null where only parties at work on one need fall out. */
  readonly conflicts: ConflictWorld | null;
}

/** What a lead may state, in bit order of `Tape.leadFields`. */
export const LEAD_FIELDS = ['company', 'contact', 'product', 'budget', 'site'] as const;

/** Work between the first conversation and the customer's decision, in order. */
export const DEVELOPMENT_STEPS = ['meeting', 'needs-confirmed', 'quote-sent', 'contract-draft'] as const;
