import { fc } from '@fast-check/vitest';
import { type AllocationView, type LeadView, NEVER, type PartyBoard } from '../../sim/policy/view.ts';
import { tinyWorld } from './tiny-world.ts';

/** Random views of the tiny world, unknown names and edge values included. */

const unknownOr = (count: number) => fc.integer({ min: -1, max: count - 1 });
const parties = tinyWorld.parties.length;
const skills = tinyWorld.skills.length;
const groups = [...new Set(tinyWorld.regions.map((region) => region.group))];

/** A lead as headquarters may see it. */
export const leadView: fc.Arbitrary<LeadView> = fc
  .record({
    source: fc.nat(tinyWorld.sources.length - 1),
    origin: fc.nat(2),
    tier: fc.nat(2),
    region: unknownOr(tinyWorld.regions.length),
    product: unknownOr(tinyWorld.products.length),
    market: unknownOr(tinyWorld.markets.length),
    customer: fc.nat(1),
    score: fc.oneof(fc.nat(100), fc.double({ min: 0, max: 100, noNaN: true })),
    moves: fc.nat(4),
    protected: fc.nat(1),
    submitter: unknownOr(parties - 1),
    partnerOfRecord: unknownOr(parties - 1),
    fields: fc.nat(31),
  })
  .map((lead) => {
    const product = lead.product < 0 ? undefined : tinyWorld.products[lead.product];
    const group = lead.region < 0 ? -1 : groups.indexOf(tinyWorld.regions[lead.region].group);
    return { ...lead, group, modules: product?.modules ?? 0, value: product?.price ?? 0 };
  });

// Few different values, so that partners are often equal.
const share = fc.constantFrom(0, 0.25, 0.5, 0.5, 0.75, 1);
const perParty = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: parties, maxLength: parties });

/** What headquarters knows of the parties of the tiny world at second 1000. */
export const partyBoard: fc.Arbitrary<PartyBoard> = fc
  .record({
    staff: perParty(fc.integer({ min: 1, max: 4 })),
    skills: fc.array(share, { minLength: parties * skills, maxLength: parties * skills }),
    onSite: perParty(share),
    openLeads: perParty(fc.nat(12)),
    freeHours: perParty(fc.integer({ min: -40, max: 200 })),
    responseHours: perParty(fc.nat(60)),
    winRate: perParty(fc.constantFrom(0, 0.02, 0.05, 0.1)),
    passedOverUntil: perParty(fc.constantFrom(0, 0, 0, 999, 1000, 1001)),
  })
  .map((board) => ({
    count: parties,
    regionMask: Int32Array.from(tinyWorld.parties, (party) =>
      party.regions.reduce((mask, region) => mask | (1 << region), 0),
    ),
    staff: Float64Array.from(board.staff),
    skills: Float64Array.from(board.skills),
    skillCount: skills,
    onSite: Float64Array.from(board.onSite),
    openLeads: Int32Array.from(board.openLeads),
    freeHours: Float64Array.from(board.freeHours),
    responseHours: Float64Array.from(board.responseHours),
    winRate: Float64Array.from(board.winRate),
    passedOverUntil: Int32Array.from(board.passedOverUntil),
  }));

/** A lead to hand out; counters are given by whoever runs a policy. */
export const allocationView: fc.Arbitrary<AllocationView> = fc
  .record({
    lead: leadView,
    board: partyBoard,
    excluded: perParty(fc.constantFrom(0, 0, 0, 1)).map((flags) => Uint8Array.from(flags)),
    chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  })
  .map((view) => {
    const { product } = view.lead;
    const wanted =
      product < 0 ? 0 : tinyWorld.products[product].skills.reduce((mask, skill) => mask | (1 << skill), 0);
    return { ...view, skillsWanted: wanted, now: 1000, counters: new Float64Array(0), fromRule: 0 };
  });

/** Second of a registration, or never. */
export const registeredAt = fc.constantFrom(5, 6, 7, NEVER, NEVER, 0x7fffffff);
