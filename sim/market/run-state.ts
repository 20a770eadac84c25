import type { Calendar } from '../engine/calendar.ts';
import type { Deadlines } from '../engine/deadlines.ts';
import type { StationBank, StationSpec } from '../engine/station.ts';
import { AccountTable } from './account-table.ts';
import type { CompiledStudy } from './compiled-study.ts';
import { DealTable } from './deal-table.ts';
import { DeliveryTable } from './delivery-table.ts';
import { DisputeTable } from './dispute-table.ts';
import { FileTable } from './file-table.ts';
import { hqStations } from './hq-stations.ts';
import { IncludedTable } from './included-table.ts';
import { KeeperTable } from './keeper-table.ts';
import { ENGINE, type Kernel } from './kernel.ts';
import { LeadTable } from './lead-table.ts';
import { MatterTable } from './matter-table.ts';
import { monthStarts } from './month-starts.ts';
import { CustomerTable, NeedTable } from './need-table.ts';
import { PromotionTable } from './promotion-table.ts';
import { QuoteTable } from './quote-table.ts';
import { RecommenderTable } from './recommender-table.ts';
import { RightTable } from './right-table.ts';
import { rightsOf } from './rights-of.ts';
import { Tempers } from './tempers.ts';

/** Offences a party's record keeps; limits that count more are refused when a policy is read. */
export const OFFENCES_KEPT = 32;

/**
 * Everything that a run changes, and nothing else: a running business is forked by copying it.
 * What is fixed (world, policies, tape) and what is only scratch belongs to `Market`.
 */
export class RunState {
  readonly calendar: ReturnType<Kernel['calendar']>;
  readonly stations: ReturnType<Kernel['stations']>;
  readonly leads = new LeadTable();
  readonly needs = new NeedTable();
  readonly customers = new CustomerTable();
  readonly files = new FileTable();
  readonly disputes = new DisputeTable();
  readonly deals = new DealTable();
  readonly quotes = new QuoteTable();
  readonly accounts = new AccountTable();
  readonly included = new IncludedTable();
  readonly matters = new MatterTable();
  readonly keepers = new KeeperTable();
  readonly deliveries = new DeliveryTable();
  readonly promotions: PromotionTable;
  readonly recommended: RecommenderTable;
  readonly tempers: Tempers;
  readonly held: RightTable;

  /** When each lead's owner, or the pool, runs out of time; when each need's customer closes it. */
  leadDeadlines: ReturnType<Kernel['deadlines']>;
  needCloses: ReturnType<Kernel['deadlines']>;
  private deadlineCapacity = 0;

  /** Leads of the tape that have arrived. */
  arrived = 0;
  /** Partners that have left. */
  leavers = 0;
  /** Events handled. */
  events = 0;

  // One entry a party.
  readonly openLeads: Int32Array;
  readonly freeHours: Float64Array;
  readonly responseHours: Float64Array;
  readonly winRate: Float64Array;
  readonly poolHeld: Int32Array;
  readonly claimDay: Int32Array;
  readonly claimsOnDay: Int32Array;
  readonly openRegistrations: Int32Array;
  readonly offences: Int32Array;
  /** Contracts each party has won, where quotations or discounts happen. */
  readonly won: Int32Array;
  /** What each party has learnt, and since when that holds; its last invitation to a lesson. */
  readonly knowHow: Float64Array;
  readonly knowHowAt: Int32Array;
  readonly lessonAt: Int32Array;
  /** Trailing share of talks in which it saw another's price, and trailing mean of those discounts. */
  readonly rivalsMet: Float64Array;
  readonly rivalDiscount: Float64Array;
  /** `party * OFFENCES_KEPT + n`, a ring of the seconds of past offences. */
  readonly offenceAt: Int32Array;
  /** One entry a region: trailing mean of the discounts signed. */
  readonly goingDiscount: Float64Array;
  /** One entry a station (parties, then those of headquarters): time of the wake-up on the calendar, 0 for none. */
  readonly wakeAt: Int32Array;
  /** Second until which each party is passed over for its offences, one array a policy. */
  readonly passedOver: readonly Int32Array[];
  /** Level of each party, one array a policy; highest is 0. */
  readonly levels: readonly Int32Array[];
  /** Counters of the allocation rules, one array a policy. */
  readonly counters: readonly Float64Array[];
  /** How often each named rule decided something, one array a policy. */
  readonly ruleCounts: readonly Float64Array[];

  protected readonly kernel: Kernel;

  constructor(study: CompiledStudy, kernel: Kernel = ENGINE) {
    this.kernel = kernel;
    const parties = study.world.parties.length;
    this.calendar = kernel.calendar(study.world.horizon);
    this.stations = kernel.stations(stationSpecs(study));
    this.leadDeadlines = kernel.deadlines(0);
    this.needCloses = kernel.deadlines(0);
    const promotes = study.world.localPromotion?.happens === true;
    this.promotions = promotes
      ? new PromotionTable(parties, study.world.regions.length, monthStarts(study.world).length)
      : new PromotionTable(0, 0, 0);
    const { recommenders } = study.world;
    this.recommended = new RecommenderTable(recommenders?.happens ? recommenders.members.length : 0);
    this.tempers = new Tempers(parties);
    this.held = new RightTable(rightsOf(study).length);
    this.openLeads = new Int32Array(parties);
    this.freeHours = new Float64Array(parties);
    this.responseHours = new Float64Array(parties);
    this.winRate = new Float64Array(parties);
    this.poolHeld = new Int32Array(parties);
    this.claimDay = new Int32Array(parties);
    this.claimsOnDay = new Int32Array(parties);
    this.openRegistrations = new Int32Array(parties);
    this.offences = new Int32Array(parties);
    this.won = new Int32Array(parties);
    this.knowHow = new Float64Array(parties);
    this.knowHowAt = new Int32Array(parties);
    this.lessonAt = new Int32Array(parties);
    this.rivalsMet = new Float64Array(parties);
    this.rivalDiscount = new Float64Array(parties);
    this.goingDiscount = new Float64Array(study.world.regions.length);
    this.offenceAt = new Int32Array(parties * OFFENCES_KEPT);
    this.wakeAt = new Int32Array(parties + hqStations(study.world).length);
    this.passedOver = study.policies.map(() => new Int32Array(parties));
    this.levels = study.policies.map(() => new Int32Array(parties));
    this.counters = study.policies.map((policy) => new Float64Array(policy.counters));
    this.ruleCounts = study.policies.map((policy) => new Float64Array(policy.countedRules.length));
  }

  /** Both tables get the same power of two, so that states of one tape can be copied into one another. */
  private ensureDeadlines(leads: number): void {
    if (leads <= this.deadlineCapacity) return;
    let capacity = 1024;
    while (capacity < leads) capacity *= 2;
    this.deadlineCapacity = capacity;
    this.leadDeadlines = this.kernel.deadlines(this.deadlineCapacity);
    this.needCloses = this.kernel.deadlines(this.deadlineCapacity);
  }

  /** Columns with one entry a party or station, copied and cleared alike. */
  private perParty(): readonly (Int32Array | Float64Array)[] {
    return [
      this.openLeads,
      this.freeHours,
      this.responseHours,
      this.winRate,
      this.poolHeld,
      this.claimDay,
      this.claimsOnDay,
      this.openRegistrations,
      this.offences,
      this.won,
      this.knowHow,
      this.knowHowAt,
      this.lessonAt,
      this.rivalsMet,
      this.rivalDiscount,
      this.goingDiscount,
      this.offenceAt,
      this.wakeAt,
      ...this.passedOver,
      ...this.levels,
      ...this.counters,
      ...this.ruleCounts,
      ...this.tempers.columns(),
    ];
  }

  /** Empty market at second 0, with room for so much. */
  clear(horizon: number, customers: number, needs: number, leads: number): void {
    this.calendar.reset(horizon);
    this.stations.reset();
    this.ensureDeadlines(leads);
    this.leadDeadlines.reset();
    this.needCloses.reset();
    this.leads.reset(leads);
    this.needs.reset(needs);
    this.customers.reset(customers);
    this.files.reset(2 * leads);
    this.disputes.reset();
    this.deals.reset();
    this.quotes.reset();
    this.accounts.reset();
    this.included.reset();
    this.matters.reset();
    this.keepers.reset();
    this.deliveries.reset();
    this.promotions.reset();
    this.recommended.reset(0, 0);
    this.held.reset();
    this.arrived = 0;
    this.leavers = 0;
    this.events = 0;
    for (const column of this.perParty()) column.fill(0);
  }

  /** Makes this an independent copy of another state of the same study and tape size. */
  copyFrom(other: RunState, customers: number, needs: number, leads: number): void {
    // Both states stand on the same kernel.
    this.calendar.copyFrom(other.calendar as Calendar);
    this.stations.copyFrom(other.stations as StationBank);
    this.ensureDeadlines(leads);
    this.leadDeadlines.copyFrom(other.leadDeadlines as Deadlines);
    this.needCloses.copyFrom(other.needCloses as Deadlines);
    this.leads.reset(leads);
    this.leads.copyFrom(other.leads, leads);
    this.needs.reset(needs);
    this.needs.copyFrom(other.needs, needs);
    this.customers.reset(customers);
    this.customers.copyFrom(other.customers, customers);
    this.files.copyFrom(other.files);
    this.disputes.copyFrom(other.disputes);
    this.deals.copyFrom(other.deals);
    this.quotes.copyFrom(other.quotes);
    this.accounts.copyFrom(other.accounts);
    this.included.copyFrom(other.included);
    this.matters.copyFrom(other.matters);
    this.keepers.copyFrom(other.keepers);
    this.deliveries.copyFrom(other.deliveries);
    this.promotions.copyFrom(other.promotions);
    this.recommended.copyFrom(other.recommended);
    this.held.copyFrom(other.held);
    this.arrived = other.arrived;
    this.leavers = other.leavers;
    this.events = other.events;
    const mine = this.perParty();
    for (const [i, column] of other.perParty().entries()) mine[i].set(column);
  }
}

/** One station a party, fresh enquiries before longer work; then those of headquarters, most urgent matter first. */
function stationSpecs(study: CompiledStudy): StationSpec[] {
  const { parties } = study.world;
  return [
    ...parties.map(
      (party): StationSpec => ({ servers: Math.max(1, Math.round(party.staff)), discipline: 'keyed' }),
    ),
    ...hqStations(study.world).map(({ people }): StationSpec => ({ servers: people, discipline: 'keyed' })),
  ];
}
