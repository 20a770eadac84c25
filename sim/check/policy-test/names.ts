import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { type PolicyProblem, unknownName } from '../../policy/problem.ts';
import { recommenderNames } from '../../world/compile-recommenders.ts';
import { HQ_DIRECT, memberNames } from '../../world/partner-names.ts';
import type { WorldDocument } from '../../world/schema.ts';
import type { PolicyTestCase } from './load.ts';
import type { Action, Expectation, SituationEvent } from './schema.ts';

/** Who is no party of the market and acts all the same. */
const CUSTOMER = 'customer';
const CHANNEL_MANAGER = 'channel-manager';

const BY_THE_CUSTOMER: readonly Action[] = ['chooses', 'pays', 'is-refunded'];

/** Keys that an action needs (true) or may have (false) beside when, who and which lead. */
const DETAILS: Partial<Record<Action, Partial<Record<keyof SituationEvent, boolean>>>> = {
  registers: { states: false },
  reports: { progress: true },
  wins: { order: false, of_which_ad_spend: false },
  chooses: { for: true },
  'finds-for': { for: true },
  promotes: { spends: true },
};
const DETAIL_KEYS = ['progress', 'states', 'order', 'of_which_ad_spend', 'for', 'spends'] as const;

/** Keys of an expectation that are about a lead, and those about a partner. */
const ABOUT_A_PARTNER: readonly (keyof Expectation)[] = ['payout', 'registration'];
const NOT_EXPECTED: readonly (keyof Expectation)[] = ['at', 'lead', 'partner', 'why'];

/** Names in a test that mean nothing, and what does not go together; each at its place in the file. */
export function nameProblems(test: PolicyTestCase, world: WorldDocument): PolicyProblem[] {
  return [...leadProblems(test, world), ...eventProblems(test, world), ...expectationProblems(test, world)];
}

function partnersOf(world: WorldDocument): string[] {
  const members = world.archetypes.flatMap((archetype) => memberNames(archetype).map(({ name }) => name));
  return [...world.partners.map(({ partner }) => partner), ...members];
}

function recommendersOf({ recommenders }: WorldDocument): string[] {
  return (recommenders?.kinds ?? []).flatMap(recommenderNames);
}

function leadProblems({ situation, situationPath }: PolicyTestCase, world: WorldDocument): PolicyProblem[] {
  const regions = world.regions.map(({ region }) => region);
  const known: Record<string, readonly [string, readonly string[]]> = {
    source: ['source', world.sources.map(({ source }) => source)],
    region: ['region', regions],
    product: ['product', world.products.map(({ product }) => product)],
    brought_by: ['partner', [...partnersOf(world), ...recommendersOf(world)]],
  };
  const found: PolicyProblem[] = [];
  for (const [i, lead] of situation.leads.entries()) {
    const at: Path = [...situationPath, 'leads', i];
    for (const [key, [what, names]] of Object.entries(known)) {
      const written = lead[key as keyof typeof lead];
      if (typeof written === 'string') found.push(...unknownName([...at, key], what, written, names));
    }
    if (lead.project !== undefined && lead.customer === undefined) {
      found.push({
        path: [...at, 'project'],
        message: 'a project is of a customer',
        hint: 'write `customer:` too',
      });
    }
    const owner = world.sources.find(({ source }) => source === lead.source)?.owner;
    if (owner !== undefined && owner !== 'hq' && lead.brought_by === undefined) {
      found.push({
        path: [...at, 'source'],
        message: 'a lead of this source is brought by a partner',
        hint: 'write `brought_by:`',
      });
    }
  }
  const markets = world.target_markets.map(({ market }) => market);
  for (const [i, customer] of situation.customers.entries()) {
    const at: Path = [...situationPath, 'customers', i];
    const used = situation.leads.some((lead) => (lead.customer ?? lead.lead) === customer.customer);
    if (!used) found.push({ path: [...at, 'customer'], message: 'no lead is of this customer' });
    for (const [n, site] of (customer.sites ?? []).entries())
      found.push(...unknownName([...at, 'sites', n], 'region', site, regions));
    if (customer.decides_in !== undefined)
      found.push(...unknownName([...at, 'decides_in'], 'region', customer.decides_in, regions));
    if (customer.sells_in !== undefined)
      found.push(...unknownName([...at, 'sells_in'], 'target market', customer.sells_in, markets));
  }
  return found;
}

function eventProblems({ situation, situationPath }: PolicyTestCase, world: WorldDocument): PolicyProblem[] {
  const leads = situation.leads.map(({ lead }) => lead);
  const parties = [...partnersOf(world), HQ_DIRECT];
  return situation.happens.flatMap((event, i): PolicyProblem[] => {
    const at: Path = [...situationPath, 'happens', i];
    const found = unknownName([...at, 'lead'], 'lead', event.lead, leads);
    const actors = BY_THE_CUSTOMER.includes(event.does)
      ? [CUSTOMER]
      : event.does === 'finds-for'
        ? [CHANNEL_MANAGER]
        : parties;
    if (actors.length === 1 && event.who !== actors[0]) {
      const message = `${quote(event.who)} cannot do this`;
      found.push({ path: [...at, 'who'], message, hint: `write \`${actors[0]}\`` });
    } else found.push(...unknownName([...at, 'who'], 'partner', event.who, actors));
    if (event.for !== undefined) found.push(...unknownName([...at, 'for'], 'partner', event.for, parties));
    const takes = DETAILS[event.does] ?? {};
    for (const key of DETAIL_KEYS) {
      if (event[key] !== undefined && takes[key] === undefined)
        found.push({ path: [...at, key], message: `${quote(event.does)} has no \`${key}\``, of: 'key' });
      if (event[key] === undefined && takes[key] === true)
        found.push({ path: [...at, 'does'], message: `${quote(event.does)} needs \`${key}:\`` });
    }
    for (const key of ['order', 'of_which_ad_spend', 'spends'] as const)
      found.push(...currencyProblems([...at, key], event[key]?.currency, world));
    const comes = situation.leads.find(({ lead }) => lead === event.lead)?.at;
    if (comes !== undefined && event.at < comes)
      found.push({ path: [...at, 'at'], message: `the lead comes only at ${comes}` });
    return found;
  });
}

function expectationProblems(test: PolicyTestCase, world: WorldDocument): PolicyProblem[] {
  const leads = test.situation.leads.map(({ lead }) => lead);
  const partners = partnersOf(world);
  return test.expect.flatMap((expectation, i): PolicyProblem[] => {
    const at: Path = [...test.path, 'expect', i];
    const found: PolicyProblem[] = [];
    const keys = Object.keys(expectation) as (keyof Expectation)[];
    const known = expectation.payout === undefined ? partners : [...partners, ...recommendersOf(world)];
    const asked = keys.filter((key) => expectation[key] !== undefined && !NOT_EXPECTED.includes(key));
    if (asked.length === 0) found.push({ path: at, message: 'nothing is expected here' });
    if (expectation.lead !== undefined)
      found.push(...unknownName([...at, 'lead'], 'lead', expectation.lead, leads));
    if (expectation.partner !== undefined)
      found.push(...unknownName([...at, 'partner'], 'partner', expectation.partner, known));
    for (const key of asked) {
      const path = [...at, key];
      if (key !== 'payout' && expectation.lead === undefined)
        found.push({ path, message: 'nothing says which lead is meant', hint: 'write `lead:`', of: 'key' });
      if (ABOUT_A_PARTNER.includes(key) && expectation.partner === undefined)
        found.push({
          path,
          message: 'nothing says which partner is meant',
          hint: 'write `partner:`',
          of: 'key',
        });
    }
    if (expectation.payout !== undefined && expectation.at !== undefined)
      found.push({
        path: [...at, 'at'],
        message: 'a payout is all that is paid in the end',
        hint: 'leave this out',
        of: 'key',
      });
    found.push(...currencyProblems([...at, 'payout'], expectation.payout?.currency, world));
    return found;
  });
}

function currencyProblems(path: Path, currency: string | undefined, world: WorldDocument): PolicyProblem[] {
  if (currency === undefined || currency === world.currency) return [];
  return [{ path, message: `the currency of this world is ${world.currency}, not ${currency}` }];
}
