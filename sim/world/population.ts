import { normalQuantile } from '../engine/distribution/normal.ts';
import { draw, entityKey, idHash, replicationKey } from '../engine/draw.ts';
import { byName } from './by-name.ts';
import type { CalendarList } from './compile-calendars.ts';
import type { CompiledParty, CompiledRegion } from './compiled.ts';
import { nameKey } from './name-key.ts';
import { HQ_DIRECT, LISTED, memberNames } from './partner-names.ts';
import { Purpose } from './purposes.ts';
import { race } from './race.ts';
import type { Traits } from './schema/partner.ts';
import type { WorldDocument } from './schema.ts';

/** Number k of a trait's draw. Never renumbered: the population hangs on it. */
const TRAIT = {
  on_site: 1,
  staff: 2,
  reads_after: 3,
  diligence: 4,
  attempts: 5,
  attention: 6,
  margin_wanted: 7,
  claims_from_pool: 8,
  claims_group_customers: 9,
  grabs: 10,
  squats: 11,
  honesty: 12,
  registers: 13,
  registers_completely: 14,
  hourly_cost: 15,
  capital_cost: 16,
  own_demand: 17,
  takes_support_as_margin: 18,
  aims_at_growth: 19,
  promotes: 30,
  promotion_budget: 31,
  promotes_anyway: 32,
  aims_at_steps: 33,
} as const;

/** What all parties of a world have in common when they are compiled. */
export interface PopulationContext {
  readonly world: WorldDocument;
  /** Compiled regions, and names of skills and archetypes, in compiled order. */
  readonly regions: readonly CompiledRegion[];
  readonly skills: readonly string[];
  readonly archetypes: readonly string[];
  readonly calendars: CalendarList;
  /** Traits of a listed partner that names no archetype. */
  readonly defaults: Traits;
}

/**
 * Key from which the members of archetypes are drawn: that of the population seed, or of a replication of it when
 * the world redraws its partners.
 */
export function populationKey(seed: string, replication: number | undefined): Int32Array {
  const key = new Int32Array(2);
  idHash(seed, key);
  if (replication !== undefined) replicationKey(key[0], key[1], replication, key);
  return key;
}

/** What the direct team never does: it claims nothing, holds nothing back and registers nothing. */
const NOT_OF_DIRECT_TEAM = {
  claims_from_pool: 0,
  claims_group_customers: 0,
  grabs: 0,
  squats: 0,
  registers: 0,
  takes_support_as_margin: 0,
  promotes: 0,
} as const;

/** All parties: members of archetypes and listed partners by name, then the direct team of headquarters. */
export function population(context: PopulationContext, key: Int32Array): CompiledParty[] {
  const { world } = context;
  const partners = [...members(context, key), ...listed(context)];
  const { direct_team: directTeam, home } = world.headquarters;
  const headquarters = {
    name: HQ_DIRECT,
    archetype: HQ_DIRECT,
    home: regionIndex(context, home ?? world.regions[0].region),
    traits: { ...context.defaults, ...NOT_OF_DIRECT_TEAM, ...directTeam },
    isHq: true,
    candidate: false,
  };
  return [...byName(partners, (party) => party.name), headquarters].map((party) =>
    compileParty(context, party),
  );
}

function members(context: PopulationContext, key: Int32Array): Uncompiled[] {
  const weights = context.regions.map((region) => region.weight);
  const memberKey = new Int32Array(2);
  return context.world.archetypes.flatMap((archetype) =>
    memberNames(archetype).map(({ name, home, candidate = false }) => {
      const { k0, k1 } = nameKey('party', name);
      entityKey(key[0], key[1], k0, k1, memberKey);
      const at =
        home === undefined
          ? race(Purpose.memberHome, memberKey[0], memberKey[1], context.regions, weights)
          : regionIndex(context, home);
      const traits = spreadTraits(archetype, archetype.spread, context.skills, memberKey);
      return { name, archetype: archetype.archetype, home: at, traits, isHq: false, candidate };
    }),
  );
}

function listed(context: PopulationContext): Uncompiled[] {
  const { archetypes, partners } = context.world;
  return partners.map((partner) => {
    const kind = archetypes.find((each) => each.archetype === partner.archetype);
    const base: Traits = kind ?? context.defaults;
    const given = Object.entries(partner).filter(
      ([key, value]) => (key in base || key in TRAIT) && value !== undefined,
    );
    const traits: Traits = { ...base, ...(Object.fromEntries(given) as Partial<Traits>) };
    return {
      name: partner.partner,
      archetype: kind?.archetype ?? LISTED,
      home: regionIndex(context, partner.home),
      traits,
      isHq: false,
      candidate: partner.candidate === true,
    };
  });
}

function regionIndex(context: PopulationContext, name: string): number {
  return context.regions.findIndex((region) => region.name === name);
}

/**
 * A member's traits around those of its kind, one normal z for each: amounts times exp(spread z), shares with
 * spread z added to their log-odds (0 and 1 stay), whole numbers rounded, at least 1.
 */
function spreadTraits(kind: Traits, spread: number, skills: readonly string[], key: Int32Array): Traits {
  const normal = (purpose: number, k: number) => spread * normalQuantile(draw(purpose, key[0], key[1], k));
  const share = (value: number, z: number) => {
    const odds = (value / (1 - value)) * Math.exp(z);
    return value <= 0 || value >= 1 ? value : odds / (1 + odds);
  };
  const shareTrait = (trait: keyof typeof TRAIT, value: number) =>
    share(value, normal(Purpose.memberTrait, TRAIT[trait]));
  const amount = (trait: keyof typeof TRAIT, value: number) =>
    value * Math.exp(normal(Purpose.memberTrait, TRAIT[trait]));
  const count = (trait: keyof typeof TRAIT, value: number) => Math.max(1, Math.round(amount(trait, value)));
  const money = (trait: keyof typeof TRAIT, value: Traits['hourly_cost']) => ({
    ...value,
    minor: Math.round(amount(trait, value.minor)),
  });
  return {
    ...kind,
    skills: Object.fromEntries(
      skills.map((skill) => [
        skill,
        share(
          kind.skills[skill] ?? kind.other_skills,
          normal(Purpose.memberSkill, nameKey('skill', skill).k0),
        ),
      ]),
    ),
    on_site: shareTrait('on_site', kind.on_site),
    staff: count('staff', kind.staff),
    reads_after: {
      kind: 'wall',
      seconds: Math.max(1, Math.round(amount('reads_after', secondsOf(kind.reads_after)))),
    },
    diligence: shareTrait('diligence', kind.diligence),
    attempts: count('attempts', kind.attempts),
    attention: shareTrait('attention', kind.attention),
    margin_wanted: money('margin_wanted', kind.margin_wanted),
    claims_from_pool: amount('claims_from_pool', kind.claims_from_pool),
    claims_group_customers: shareTrait('claims_group_customers', kind.claims_group_customers),
    grabs: shareTrait('grabs', kind.grabs),
    squats: shareTrait('squats', kind.squats),
    honesty: shareTrait('honesty', kind.honesty),
    registers: shareTrait('registers', kind.registers),
    registers_completely: shareTrait('registers_completely', kind.registers_completely),
    hourly_cost: money('hourly_cost', kind.hourly_cost),
    capital_cost: amount('capital_cost', kind.capital_cost),
    own_demand: amount('own_demand', kind.own_demand),
    takes_support_as_margin: shareTrait('takes_support_as_margin', kind.takes_support_as_margin),
    aims_at_growth: shareTrait('aims_at_growth', kind.aims_at_growth),
    promotes: shareTrait('promotes', kind.promotes),
    promotion_budget: kind.promotion_budget && money('promotion_budget', kind.promotion_budget),
    promotes_anyway: kind.promotes_anyway && money('promotes_anyway', kind.promotes_anyway),
    aims_at_steps: shareTrait('aims_at_steps', kind.aims_at_steps),
  };
}

/** Seconds of a length of time that its schema limits to the clock or to working hours. */
export function secondsOf(length: Traits['reads_after']): number {
  return 'seconds' in length ? length.seconds : 0;
}

interface Uncompiled {
  readonly name: string;
  readonly archetype: string;
  readonly home: number;
  readonly traits: Traits;
  readonly isHq: boolean;
  readonly candidate: boolean;
}

function compileParty(context: PopulationContext, party: Uncompiled): CompiledParty {
  const { name, archetype, home, traits, isHq, candidate } = party;
  return {
    name,
    ...nameKey('party', name),
    archetype: context.archetypes.indexOf(archetype),
    isHq,
    regions: regionsServed(context, home, traits.serves),
    skills: context.skills.map((skill) => traits.skills[skill] ?? traits.other_skills),
    onSite: traits.on_site,
    staff: traits.staff,
    calendar: context.calendars.indexOf(home, traits),
    readingSeconds: secondsOf(traits.reads_after),
    diligence: traits.diligence,
    attempts: traits.attempts,
    attention: traits.attention,
    marginWanted: traits.margin_wanted.minor,
    poolAppetite: traits.claims_from_pool,
    claimPropensity: traits.claims_group_customers,
    grabPropensity: traits.grabs,
    squatPropensity: traits.squats,
    honesty: traits.honesty,
    registrationCare: traits.registers_completely,
    registers: traits.registers,
    hourlyCost: traits.hourly_cost.minor,
    capitalCost: traits.capital_cost,
    candidate,
    // Who is no partner yet finds nothing and is remembered by nobody.
    ownDemand: candidate ? 0 : traits.own_demand,
    knownAs: traits.own_demand,
    culture: (traits.honesty + traits.diligence) / 2,
    supportAsMargin: traits.takes_support_as_margin,
    growthAim: traits.aims_at_growth,
    promotes: traits.promotes,
    promotionBudget: traits.promotion_budget?.minor ?? Number.POSITIVE_INFINITY,
    promotesAnyway: traits.promotes_anyway?.minor ?? 0,
    aimsAtSteps: traits.aims_at_steps,
  };
}

/** Home first, then the others by index. */
function regionsServed(context: PopulationContext, home: number, serves: Traits['serves']): number[] {
  const { regions } = context;
  const { group } = regions[home];
  const others = regions.flatMap((region, index) => {
    const served =
      serves === 'everywhere' ||
      (serves === 'group' && region.group === group) ||
      (Array.isArray(serves) && serves.includes(region.name));
    return served && index !== home ? [index] : [];
  });
  return [home, ...others];
}
