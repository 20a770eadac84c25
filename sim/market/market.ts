import { childKey, draw, rankOf } from '../engine/draw.ts';
import { eventId, eventOrder } from '../engine/event-order.ts';
import { FOREVER } from '../engine/working-time.ts';
import { bucketsOf } from '../measure/layout.ts';
import type { CompiledPolicy, Span } from '../policy/compiled.ts';
import type { MarketStep } from '../policy/compiled-market.ts';
import type {
  AllocationDecision,
  AllocationView,
  ConflictDecision,
  LeadView,
  PartyBoard,
} from '../policy/view.ts';
import type { CompiledCalendar, CompiledParty, CompiledWorld } from '../world/compiled.ts';
import type { AdaptationWorld } from '../world/compiled-adaptation.ts';
import type { ConflictWorld } from '../world/compiled-conflicts.ts';
import type { DeliveryWorld } from '../world/compiled-delivery.ts';
import type { DiscountWorld } from '../world/compiled-discounts.ts';
import type { HandOffWorld } from '../world/compiled-hand-offs.ts';
import type { PromotionWorld } from '../world/compiled-promotion.ts';
import type { QuotationWorld } from '../world/compiled-quotation.ts';
import type { RecommenderWorld } from '../world/compiled-recommenders.ts';
import type { ReferralWorld } from '../world/compiled-referrals.ts';
import type { StepWorld } from '../world/compiled-steps.ts';
import type { Tape } from '../world/tape.ts';
import { Book } from './book.ts';
import type { CompiledStudy } from './compiled-study.ts';
import { Governance, originOf, regionGroups } from './govern.ts';
import { hqStations, stationOf } from './hq-stations.ts';
import { ENGINE, type Kernel } from './kernel.ts';
import { monthStarts } from './month-starts.ts';
import { type RightOfPolicy, rightsOf } from './rights-of.ts';
import { RunState } from './run-state.ts';
import type { Script } from './script.ts';

/** Kinds of children a market key can have. */
const Child = { party: 1 } as const;

/**
 * One market under one plan: the state of a run, the tape it plays, and what the stages share. A worker makes
 * one for a study and uses it for every replication and plan.
 */
export class Market extends RunState {
  readonly study: CompiledStudy;
  readonly world: CompiledWorld;
  readonly parties: readonly CompiledParty[];
  readonly policies: readonly CompiledPolicy[];
  readonly governance: Governance;
  readonly book: Book;
  /** Working time per party, then of the stations of headquarters. */
  readonly working: readonly ReturnType<Kernel['workingTime']>[];
  /** The last party is HQ's direct team; stations of headquarters come after it, the channel managers' first. */
  readonly hq: number;
  readonly managers: number;
  /** Station of the presales engineers, -1 where the world has none. */
  readonly presales: number;
  /** Mechanisms of the world that are there and switched on. */
  /** The station of after-sales engineers, -1 in a world without. */
  readonly engineers: number;
  /** The station of those who deliver, -1 in a world without. */
  readonly deliverers: number;
  readonly delivery: DeliveryWorld | null;
  readonly quotation: QuotationWorld | null;
  readonly discounts: DiscountWorld | null;
  readonly promotion: PromotionWorld | null;
  readonly referrals: ReferralWorld | null;
  readonly recommenders: RecommenderWorld | null;
  /** What partners do near the steps of their pay. */
  readonly steps: StepWorld | null;
  /** What handing leads over takes, where the rules of any policy ask for it. */
  readonly handOffs: HandOffWorld | null;
  /** Rights to regions of all policies; empty where every region is open. */
  readonly rights: readonly RightOfPolicy[];
  /** First seconds of the months of the run. */
  readonly months: Int32Array;
  readonly adaptation: AdaptationWorld | null;
  readonly conflicts: ConflictWorld | null;
  /** Partners inclined to grab, per region. */
  readonly grabbers: readonly (readonly number[])[];
  readonly origins: readonly number[];
  /** Mean value without ad spend of a lead of each source, minor units. */
  readonly meanValue: readonly number[];
  readonly groups: readonly number[];

  /** The tape of the replication under way. */
  tape!: Tape;
  /** Index of the plan under way; during the run-in none governs. */
  plan = 0;
  now = 0;
  /** What people decide where a test says it beforehand; null wherever they act by their draws. */
  script: Script | null = null;

  // Scratch objects of decisions, one of each, so that no event allocates.
  readonly lead: LeadView;
  readonly board: { -readonly [K in keyof PartyBoard]: PartyBoard[K] };
  readonly allocation: AllocationView;
  readonly decision: AllocationDecision = {
    to: 'nobody',
    rule: -1,
    party: -1,
    counter: -1,
    counterValue: 0,
    overflow: false,
  };
  readonly conflict: ConflictDecision = { step: 0, winner: 0, split: false, loserShare: 0 };
  /** What each party has paid of the promotion of a region. */
  readonly paid: Float64Array;
  private readonly key = new Int32Array(2);

  constructor(study: CompiledStudy, kernel: Kernel = ENGINE) {
    super(study, kernel);
    this.study = study;
    this.world = study.world;
    this.parties = study.world.parties;
    this.policies = study.policies;
    this.governance = new Governance(study);
    const { world } = study;
    this.hq = world.parties.length - 1;
    this.managers = stationOf(world, 'channel-managers');
    this.presales = stationOf(world, 'presales');
    this.engineers = stationOf(world, 'after-sales');
    this.deliverers = stationOf(world, 'delivery');
    this.delivery = world.delivery?.happens ? world.delivery : null;
    this.quotation = world.quotation?.happens ? world.quotation : null;
    this.discounts = world.discounts?.happens ? world.discounts : null;
    this.promotion = world.localPromotion?.happens ? world.localPromotion : null;
    this.referrals = world.referrals?.happens ? world.referrals : null;
    this.recommenders = world.recommenders?.happens ? world.recommenders : null;
    this.steps = world.stepBehaviour?.happens ? world.stepBehaviour : null;
    const { handOffs } = world;
    const asked = study.policies.some(({ roles }) => roles.rules.length > 0);
    this.handOffs = handOffs?.happens && asked ? handOffs : null;
    this.rights = rightsOf(study);
    this.months = monthStarts(world);
    this.paid = new Float64Array(world.parties.length);
    this.adaptation = world.adaptation?.happens ? world.adaptation : null;
    this.conflicts = world.conflicts?.happens ? world.conflicts : null;
    const byCalendar = world.calendars.map((calendar) => workingTimeOf(kernel, world, calendar));
    this.working = [
      ...world.parties.map((party) => byCalendar[party.calendar]),
      ...hqStations(world).map(({ calendar }) => byCalendar[calendar]),
    ];
    this.origins = world.sources.map((_, source) => originOf(world, source));
    this.meanValue = world.sources.map(({ productWeights }) => {
      let weights = 0;
      let value = 0;
      for (const [product, weight] of productWeights.entries()) {
        weights += weight;
        value += weight * (world.products[product].price - world.products[product].adSpend);
      }
      return weights === 0 ? 0 : value / weights;
    });
    this.groups = regionGroups(world);
    this.grabbers = world.regions.map((_, region) =>
      world.parties.flatMap((party, p) =>
        p !== this.hq && party.grabPropensity > 0 && party.regions.includes(region) ? [p] : [],
      ),
    );
    this.book = new Book(
      bucketsOf({
        scenarios: study.scenarios.map((scenario) => scenario.name),
        sources: world.sources.map((source) => source.name),
        regions: world.regions.map((region) => region.name),
        products: world.products.map((product) => product.name),
        archetypes: world.archetypes,
      }),
      world.parties.length,
    );
    this.lead = emptyLeadView();
    this.board = {
      count: world.parties.length,
      regionMask: Int32Array.from(world.parties, (party) =>
        party.regions.reduce((mask, region) => mask | (1 << region), 0),
      ),
      staff: Float64Array.from(world.parties, (party) => party.staff),
      skills: Float64Array.from(world.parties.flatMap((party) => party.skills)),
      skillCount: world.skills.length,
      onSite: Float64Array.from(world.parties, (party) => party.onSite),
      openLeads: this.openLeads,
      freeHours: this.freeHours,
      responseHours: this.responseHours,
      winRate: this.winRate,
      passedOverUntil: this.passedOver[0],
    };
    this.allocation = {
      lead: this.lead,
      board: this.board,
      excluded: new Uint8Array(world.parties.length),
      skillsWanted: 0,
      now: 0,
      chance: 0,
      counters: this.counters[0],
      fromRule: 0,
    };
  }

  /** Schedules an event of an entity with this key. */
  at(time: number, phase: number, entity: number, kind: number, key0: number, key1: number): void {
    this.calendar.push(time, eventOrder(phase, rankOf(key0, key1, time)), eventId(entity, kind));
  }

  /** Fills `pair0`, `pair1` with the key of (lead or need, party). */
  pair(key0: number, key1: number, party: number): void {
    childKey(key0, key1, Child.party, this.parties[party].k0, this.key);
    this.pair0 = this.key[0];
    this.pair1 = this.key[1];
  }
  pair0 = 0;
  pair1 = 0;

  /** Draw about a file: the pair of need and party. */
  drawFile(purpose: number, file: number, k: number): number {
    return draw(purpose, this.files.key0[file], this.files.key1[file], k);
  }

  /** End of a span that starts now, on the calendar of a party or of a station of headquarters. */
  after(span: Span, actor: number, from: number): number {
    switch (span.kind) {
      case 'wall':
        return Math.min(FOREVER, from + span.amount);
      case 'working-hours':
        return this.working[actor].addWorking(from, span.amount);
      case 'working-days':
        return this.working[actor].addWorkingDays(from, span.amount);
      case 'forever':
        return FOREVER;
    }
  }

  /** Is now in the time of the cohort, over which what belongs to no need is counted? */
  isCounting(): boolean {
    return this.now >= this.study.cutOver && this.now < this.study.cohortUntil;
  }

  /** Are the books of a need's customer open? They are from its first lead on for the length of the follow-up. */
  isFollowed(need: number): boolean {
    return this.now < this.tape.customerFirstTime[this.tape.needCustomer[need]] + this.study.followUp;
  }

  /** Policy that governs a lead. */
  policyOf(lead: number): CompiledPolicy {
    return this.policies[this.policyIndexOf(lead)];
  }

  policyIndexOf(lead: number): number {
    return this.customers.policyPlus1[this.tape.needCustomer[this.tape.leadNeed[lead]]] - 1;
  }

  /** A step has decided between a customer's protection and a market's; whoever plays situations looks here. */
  marketDecided(_lead: number, _step: MarketStep): void {}

  /** Counts a use of a named rule of the policy that governs a lead. */
  count(policy: number, counter: number): void {
    this.ruleCounts[policy][counter]++;
  }
}

function workingTimeOf(kernel: Kernel, world: CompiledWorld, calendar: CompiledCalendar) {
  return kernel.workingTime(
    {
      week: calendar.windows.map((day) => day.flat()),
      holidays: calendar.holidays,
      offsets: world.regions[calendar.region].offsets,
    },
    world.startUtc,
    world.horizon,
  );
}

function emptyLeadView(): LeadView {
  return {
    source: 0,
    origin: 0,
    tier: -1,
    region: 0,
    group: 0,
    product: -1,
    market: -1,
    customer: 0,
    modules: 0,
    value: 0,
    score: 0,
    moves: 0,
    protected: 0,
    submitter: -1,
    partnerOfRecord: -1,
    fields: 0,
  };
}
