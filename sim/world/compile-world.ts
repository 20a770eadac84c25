import { byName } from './by-name.ts';
import { compileAdaptation, compilePartnerCare, compileRecruitment } from './compile-adaptation.ts';
import { compileAfterOrder, compileAfterSales } from './compile-after-order.ts';
import { CalendarList } from './compile-calendars.ts';
import { compileConflictWorld } from './compile-conflicts.ts';
import { compileDelivery } from './compile-delivery.ts';
import { compileHandOffs } from './compile-hand-offs.ts';
import { compilePayments } from './compile-payments.ts';
import { compilePromotion } from './compile-promotion.ts';
import { compileDiscounts, compileQuotation } from './compile-quotation.ts';
import { compileRecommenders } from './compile-recommenders.ts';
import { compileReferrals } from './compile-referrals.ts';
import { compileShocks } from './compile-shocks.ts';
import { compileSource } from './compile-sources.ts';
import { compileSteps } from './compile-steps.ts';
import type {
  BehaviourParameters,
  CompiledMarket,
  CompiledProduct,
  CompiledRegion,
  CompiledWorld,
  CustomerParameters,
  SellingEffects,
} from './compiled.ts';
import { nameKey } from './name-key.ts';
import { HQ_DIRECT, LISTED } from './partner-names.ts';
import { population, populationKey, secondsOf } from './population.ts';
import { perLogOfPrice } from './price-effect.ts';
import { skillsOf } from './problems/problem.ts';
import { worldProblems } from './problems/world-problems.ts';
import { traitDefaults } from './schema/partner.ts';
import type { WorldDocument } from './schema.ts';
import { SPEED_CURVES } from './speed-curves.ts';
import { zoneOffsets } from './zone-offsets.ts';

export interface CompileOptions {
  /** UTC second (since 1970-01-01) of simulation second 0. */
  readonly startUtc: number;
  /** Seconds simulated at most. */
  readonly horizon: number;
  /** Replication whose partners are meant; only looked at where the world redraws them. */
  readonly replication?: number;
}

/**
 * A world document as the market reads it: names as indexes in the order of names, quantities as numbers, archetypes
 * as members, time zones as offsets.
 *
 * @throws Error if the fields of the document contradict each other; a document that was loaded does not
 */
export function compileWorld(world: WorldDocument, options: CompileOptions): CompiledWorld {
  const [problem] = worldProblems(world);
  if (problem !== undefined) throw new Error(`${problem.path.join('.')}: ${problem.message}`);
  const { startUtc, horizon, replication = 0 } = options;
  const regions = compileRegions(world, startUtc, horizon);
  const markets = compileMarkets(world);
  const skills = byName(skillsOf(world), (skill) => skill);
  const products = compileProducts(world, skills);
  const calendars = new CalendarList(
    world,
    regions.map((region) => region.name),
  );
  const archetypes = archetypeNames(world);
  const parties = population(
    { world, regions, skills, archetypes, calendars, defaults: traitDefaults() },
    populationKey(world.population_seed, world.redraw === 'per-replication' ? replication : undefined),
  );
  const { channel_managers: managers, customers_pay_after: customersPayAfter } = world.headquarters;
  const headquarters = parties[parties.length - 1].regions[0];
  const sources = byName(world.sources, (source) => source.source).map((source) =>
    compileSource(source, { world, regions, products, startUtc, horizon }),
  );
  const shocks = compileShocks(world, regions);
  return {
    name: world.world,
    title: titleOf(world.title, world.world),
    currency: world.currency,
    startUtc,
    horizon,
    regions,
    markets,
    skills,
    products,
    sources,
    archetypes,
    parties,
    hq: {
      calendar: calendars.indexOf(headquarters, managers),
      channelManagers: managers.people,
      channelManagerHourlyCost: managers.hourly_cost.minor,
    },
    calendars: calendars.calendars,
    customers: compileCustomers(world),
    recognition: {
      sameSite: world.recognition.same_site,
      sameGroup: world.recognition.same_group,
      companyMissing: world.recognition.company_not_named,
    },
    selling: compileSelling(world),
    speed: {
      preset: world.speed_to_lead.preset,
      actsBy: world.speed_to_lead.acts_by,
      ...SPEED_CURVES[world.speed_to_lead.preset],
    },
    behaviour: compileBehaviour(world),
    payment: { receiptLag: customersPayAfter.seconds },
    quotation: compileQuotation(world, products, calendars, headquarters),
    discounts: compileDiscounts(world),
    payments: compilePayments(world.payments),
    afterOrder: compileAfterOrder(world, products),
    afterSales: compileAfterSales(world, products, calendars, headquarters),
    delivery: compileDelivery(world, products, calendars, headquarters),
    shocks,
    partnerShocks: shocks.some(({ exits }) => exits !== null) ? shocks : null,
    referrals: compileReferrals(world, sources),
    recommenders: compileRecommenders(world, sources),
    localPromotion: compilePromotion(world, regions, sources, parties),
    stepBehaviour: compileSteps(world),
    handOffs: compileHandOffs(world),
    adaptation: compileAdaptation(world),
    recruitment: compileRecruitment(world),
    partnerCare: compilePartnerCare(world),
    conflicts: compileConflictWorld(world),
  };
}

function titleOf(title: WorldDocument['title'], name: string): string {
  if (typeof title === 'string') return title;
  return title?.en ?? title?.zh ?? name;
}

function compileRegions(world: WorldDocument, startUtc: number, horizon: number): CompiledRegion[] {
  // Looking a zone's changes up is slow, and regions share zones.
  const zones = new Set(world.regions.map((region) => region.time_zone));
  const offsets = new Map([...zones].map((zone) => [zone, zoneOffsets(zone, startUtc, horizon)] as const));
  return byName(world.regions, (region) => region.region).map(
    ({ region, group, time_zone: zone, weight }) => ({
      name: region,
      ...nameKey('region', region),
      group: group ?? region,
      offsets: offsets.get(zone)!,
      weight,
    }),
  );
}

function compileMarkets(world: WorldDocument): CompiledMarket[] {
  return byName(world.target_markets, (market) => market.market).map(
    ({ market, weight, odds_ratio: odds }) => ({
      name: market,
      ...nameKey('market', market),
      weight,
      logOdds: Math.log(odds),
    }),
  );
}

function compileProducts(world: WorldDocument, skills: readonly string[]): CompiledProduct[] {
  return byName(world.products, (product) => product.product).map((product) => {
    const modules = product.modules ?? [product.product];
    const { meeting, needs_confirmed: needs, quote_sent: quote, contract_draft: contract } = product.hours;
    return {
      name: product.product,
      ...nameKey('product', product.product),
      skills: modules.map((module) => skills.indexOf(module)),
      modules: modules.length,
      weight: product.weight,
      price: product.price.minor,
      adSpend: product.of_which_ad_spend?.minor ?? 0,
      priceSpread: product.price_spread,
      costOfGoods: product.cost_of_goods,
      cycleMedian: product.cycle.median.seconds,
      cycleSigma: product.cycle.sigma,
      logOdds: Math.log(product.odds_ratio),
      stepSeconds: [meeting, needs, quote, contract].map((step) => step.seconds),
    };
  });
}

/** Archetypes of the document by name, then those of parties that have none of them. */
function archetypeNames(world: WorldDocument): string[] {
  const named = byName(world.archetypes, (archetype) => archetype.archetype).map(
    ({ archetype }) => archetype,
  );
  const some = world.partners.some((partner) => partner.archetype === undefined);
  return [...named, ...(some ? [LISTED] : []), HQ_DIRECT];
}

function compileCustomers({ customers }: WorldDocument): CustomerParameters {
  return {
    b2cShare: customers.consumer_shops,
    multiSite: customers.several_sites,
    thirdSite: customers.third_site,
    groupBuysOnce: customers.group_buys_once,
    secondSiteEnquires: customers.other_sites_enquire,
    secondSiteLag: customers.other_sites_enquire_after.seconds,
    decidesAtFirstSite: customers.decide_at_first_site,
    duplicate: customers.duplicates,
    duplicateLag: customers.duplicates_after.seconds,
    noDecisionMean: customers.gives_up_after.seconds,
    rivalMean: customers.rival_wins_after.seconds,
    reached: customers.attempt_reaches,
    attemptSeconds: customers.attempt_takes.seconds,
    attemptGap: secondsOf(customers.next_attempt_after),
    scoreError: customers.score_error,
  };
}

function compileSelling({ selling }: WorldDocument): SellingEffects {
  return {
    base: Math.log(selling.base_chance / (1 - selling.base_chance)),
    quality: Math.log(selling.quality),
    skill: Math.log(selling.skill),
    local: Math.log(selling.local),
    development: Math.log(selling.development),
    handOver: Math.log(selling.hand_over),
    conflict: Math.log(selling.conflict),
    pestered: Math.log(selling.pestered),
    price: perLogOfPrice(selling.ten_percent_dearer),
    hqLarge: Math.log(selling.hq_on_large_deals),
    hqSmall: Math.log(selling.hq_on_small_deals),
    largeDeal: selling.large_deal.minor,
  };
}

function compileBehaviour({ behaviour, headquarters }: WorldDocument): BehaviourParameters {
  const { group_claims: claims, grabbing, false_progress: progress, disputes, registration } = behaviour;
  const { looking_again: again } = behaviour;
  const managers = headquarters.channel_managers;
  return {
    cherryPicking: behaviour.cherry_picking.happens,
    groupClaims: claims.happens,
    grabbing: grabbing.happens,
    squatting: behaviour.squatting.happens,
    falseProgress: progress.happens,
    missedRecognition: behaviour.missed_recognition.happens,
    speedToLead: behaviour.speed_to_lead.happens,
    assignedVisible: grabbing.assigned_seen,
    poolVisible: grabbing.pool_seen,
    grabDelay: grabbing.after.seconds,
    protectedDeterrence: grabbing.if_protected,
    looksAgain: again.happens ? again.looks : 0,
    looksAgainDelay: again.after.seconds,
    groupNewsDelay: claims.heard_after.seconds,
    groupNews: claims.heard_of,
    falsePasses: [
      progress.passes_without_evidence,
      progress.passes_logged_activity,
      progress.passes_customer_reply,
    ],
    auditFinds: progress.audit_finds,
    rivalDiscovered: disputes.rival_noticed,
    disputeReported: disputes.reported,
    disputePartySeconds: disputes.party_spends.seconds,
    disputeHqSeconds: managers.dispute_takes.seconds,
    customerWrites: disputes.customer_writes,
    customerWritesAfter: disputes.customer_writes_after.seconds,
    registrationSeconds: registration.takes.seconds,
    reviewSeconds: managers.review_takes.seconds,
    manualSeconds: managers.handing_out_takes.seconds,
    auditSeconds: managers.audit_takes.seconds,
  };
}
