import { type CompiledWorld, LEAD_FIELDS } from '../../world/compiled.ts';
import { nameKey } from '../../world/name-key.ts';
import type { RecommendedTape, Tape } from '../../world/tape.ts';
import { customerColumns, leadColumns, needColumns } from '../../world/tape-columns.ts';
import type { Situation } from './schema.ts';

/** Seconds to a decision that nobody lives to see; its tenth, the pause before a step, lies behind every horizon. */
const NEVER_DECIDES = 2e9;

type Lead = Situation['leads'][number];

/** A situation on a tape, and where its leads stand there. */
export interface SituationTape {
  readonly tape: Tape;
  /** Number of each lead on the tape, by its name. */
  readonly leads: ReadonlyMap<string, number>;
}

const customerOf = (lead: Lead) => lead.customer ?? lead.lead;
const projectOf = (lead: Lead) => `${customerOf(lead)} ${lead.project ?? ''}`;

/**
 * Writes the enquiries of a situation on a tape, as the population would: customers in the order of their first
 * enquiries, their projects together, leads by time.
 *
 * @param secondOf second of the simulation at which a written minute begins
 */
export function situationTape(
  situation: Situation,
  world: CompiledWorld,
  secondOf: (moment: string) => number,
): SituationTape {
  const leads = situation.leads
    .map((lead, i) => ({ lead, i }))
    .sort((a, b) => secondOf(a.lead.at) - secondOf(b.lead.at) || a.i - b.i)
    .map(({ lead }) => lead);
  const customers = [...new Set(leads.map(customerOf))];
  const projects = customers.flatMap((name) => [
    ...new Set(leads.filter((lead) => customerOf(lead) === name).map(projectOf)),
  ]);
  const named = <T extends { readonly name: string }>(list: readonly T[], name: string | undefined) =>
    list.findIndex((each) => each.name === name);
  const regionOf = (name: string) => named(world.regions, name);
  const aboutOf = (name: string) => situation.customers.find(({ customer }) => customer === name);

  const customerTable = customerColumns(customers.length);
  customers.forEach((name, customer) => {
    const own = leads.filter((lead) => customerOf(lead) === name);
    const about = aboutOf(name);
    const sites = (about?.sites ?? [...new Set(own.map(({ region }) => region))]).map(regionOf);
    customerTable.customerFirstNeed[customer] = projects.indexOf(projectOf(own[0]));
    customerTable.customerFirstTime[customer] = secondOf(own[0].at);
    customerTable.customerSource[customer] = named(world.sources, own[0].source);
    customerTable.customerRegion[customer] = regionOf(own[0].region);
    customerTable.customerProduct[customer] = named(world.products, own[0].product);
    customerTable.customerSites[customer] = Math.min(3, sites.length);
    customerTable.customerB2c[customer] = about?.is === 'shop' ? 1 : 0;
    customerTable.customerMarket[customer] = Math.max(0, named(world.markets, about?.sells_in));
    customerTable.customerValid[customer] = 1;
    for (let site = 0; site < 3; site++)
      customerTable.customerSiteRegion[site * customers.length + customer] = sites[site] ?? sites[0];
  });
  customerTable.customerFirstNeed[customers.length] = projects.length;

  const needTable = needColumns(projects.length);
  projects.forEach((name, need) => {
    const first = leads.findIndex((lead) => projectOf(lead) === name);
    const lead = leads[first];
    const product = world.products[named(world.products, lead.product)];
    const { k0, k1 } = nameKey('need', name);
    needTable.needCustomer[need] = customers.indexOf(customerOf(lead));
    needTable.needProduct[need] = named(world.products, lead.product);
    needTable.needRegion[need] = regionOf(aboutOf(customerOf(lead))?.decides_in ?? lead.region);
    needTable.needFirstLead[need] = first;
    needTable.needKey0[need] = k0;
    needTable.needKey1[need] = k1;
    needTable.needLatent[need] = 0.5;
    needTable.needValue[need] = product.price;
    needTable.needAdSpend[need] = product.adSpend;
    needTable.needDecision[need] = NEVER_DECIDES;
    needTable.needNoDecision[need] = NEVER_DECIDES;
    needTable.needRival[need] = NEVER_DECIDES;
  });

  const leadTable = leadColumns(leads.length);
  leads.forEach((lead, i) => {
    const { k0, k1 } = nameKey('lead', lead.lead);
    leadTable.leadTime[i] = secondOf(lead.at);
    leadTable.leadNeed[i] = projects.indexOf(projectOf(lead));
    leadTable.leadSource[i] = named(world.sources, lead.source);
    leadTable.leadRegion[i] = regionOf(lead.region);
    leadTable.leadFields[i] = lead.states.reduce(
      (mask, field) => mask | (1 << LEAD_FIELDS.indexOf(field)),
      0,
    );
    leadTable.leadScore[i] = lead.score;
    leadTable.leadParty[i] = named(world.parties, lead.brought_by);
    leadTable.leadKind[i] = needTable.needFirstLead[leadTable.leadNeed[i]] === i ? 0 : 1;
    leadTable.leadKey0[i] = k0;
    leadTable.leadKey1[i] = k1;
  });
  const recommended = recommendedOf(
    world,
    customers.map((name) => leads.find((lead) => customerOf(lead) === name)!),
  );
  const tape = {
    replication: 0,
    key0: 0,
    key1: 0,
    ...customerTable,
    recommended,
    ...needTable,
    ...leadTable,
  };
  return { tape, leads: new Map(leads.map(({ lead }, i) => [lead, i])) };
}

/** Who brought each customer by its first enquiry, of the partners that only recommend; they make no posts here. */
function recommendedOf({ recommenders }: CompiledWorld, firsts: readonly Lead[]): RecommendedTape | null {
  if (recommenders === null || !recommenders.happens) return null;
  const none = new Int32Array(0);
  return {
    customerBy: Int16Array.from(firsts, ({ brought_by: by }) =>
      recommenders.members.findIndex(({ name }) => name === by),
    ),
    customerPost: new Int32Array(firsts.length).fill(-1),
    postBy: new Int16Array(0),
    postTime: none,
    postKey0: none,
    postKey1: none,
  };
}
