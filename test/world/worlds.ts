import { readFileSync } from 'node:fs';
import { loadDocument } from '../../sim/files/document.ts';
import { type CompileOptions, compileWorld } from '../../sim/world/compile-world.ts';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import { WORLD_NAME_KEYS, type WorldDocument, worldSchema } from '../../sim/world/schema.ts';
import type { Tape } from '../../sim/world/tape.ts';

const FOLDER = new URL('../../scenarios/worlds/', import.meta.url);

export const DAY = 86_400;
export const WEEK = 7 * DAY;

/** Monday 2026-07-06, 00:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 6, 6) / 1000 - 8 * 3600;

/** A shipped world as a checked document; each call gives a new one. */
export function shippedWorld(name: string): WorldDocument {
  return load(`${name}.yaml`, (path) => readFileSync(new URL(path, FOLDER), 'utf8'));
}

/** A world written in a test. */
export function worldFrom(yaml: string): WorldDocument {
  return load('test.yaml', () => yaml);
}

function load(path: string, read: (path: string) => string): WorldDocument {
  return loadDocument(path, { schema: worldSchema, kind: 'world', nameKeys: WORLD_NAME_KEYS, read }).value;
}

export function compiled(world: WorldDocument, options: Partial<CompileOptions> = {}): CompiledWorld {
  return compileWorld(world, { startUtc: MONDAY, horizon: 26 * WEEK, ...options });
}

/** Everything about each lead, its need and its customer, by the lead's key, with names in place of indexes. */
export function leadFacts(world: CompiledWorld, tape: Tape): Map<string, Record<string, unknown>> {
  const region = (index: number) => world.regions[index].name;
  const party = (index: number) => (index < 0 ? undefined : world.parties[index].name);
  const leadName = (lead: number) => `${tape.leadKey0[lead]} ${tape.leadKey1[lead]}`;
  const facts = new Map<string, Record<string, unknown>>();
  for (let lead = 0; lead < tape.leads; lead++) {
    const need = tape.leadNeed[lead];
    const customer = tape.needCustomer[need];
    const firstNeed = tape.customerFirstNeed[customer];
    const sites = [0, 1, 2].map((site) => site * tape.customers + customer);
    facts.set(leadName(lead), {
      time: tape.leadTime[lead],
      source: world.sources[tape.leadSource[lead]].name,
      region: region(tape.leadRegion[lead]),
      fields: tape.leadFields[lead],
      score: tape.leadScore[lead],
      party: party(tape.leadParty[lead]),
      kind: tape.leadKind[lead],
      need: [tape.needKey0[need], tape.needKey1[need]],
      product: world.products[tape.needProduct[need]].name,
      needRegion: region(tape.needRegion[need]),
      firstLead: leadName(tape.needFirstLead[need]),
      latent: tape.needLatent[need],
      quality: tape.needQuality[need],
      value: tape.needValue[need],
      adSpend: tape.needAdSpend[need],
      decision: tape.needDecision[need],
      noDecision: tape.needNoDecision[need],
      rival: tape.needRival[need],
      customer: [tape.needKey0[firstNeed], tape.needKey1[firstNeed]],
      customerTime: tape.customerFirstTime[customer],
      customerSource: world.sources[tape.customerSource[customer]].name,
      customerRegion: region(tape.customerRegion[customer]),
      customerProduct: world.products[tape.customerProduct[customer]].name,
      market: world.markets[tape.customerMarket[customer]].name,
      b2c: tape.customerB2c[customer],
      valid: tape.customerValid[customer],
      sites: tape.customerSites[customer],
      siteRegions: sites.map((row) => region(tape.customerSiteRegion[row])),
      hears: sites.slice(0, 2).map((row) => party(tape.groupNewsParty[row])),
      hearsAt: sites.slice(0, 2).map((row) => tape.groupNewsTime[row]),
    });
  }
  return facts;
}
