import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { childKey, draw } from '../engine/draw.ts';
import type { CompiledWorld } from './compiled.ts';
import { Child, Purpose } from './purposes.ts';
import { race } from './race.ts';
import { LeadKind } from './tape.ts';
import { type CustomerColumns, customerColumns, type Enquiries } from './tape-columns.ts';
import type { TapeTables } from './tape-tables.ts';

/** Beyond any horizon, and still an int32 together with one. */
const NEVER = 0x7fffffff;

const site = new Int32Array(2);
const siteRegions = new Int32Array(3);

/**
 * Who the customers behind the first leads are, and the further enquiries they make before `horizon`, which are
 * added to `enquiries`.
 *
 * @param enquiries first leads in order of time, one a customer
 * @param needSites receives, for each customer, a bit for each site that has a need of its own; bit 0 is the need of
 *   the first site, or of the whole group
 */
export function drawCustomers(
  world: CompiledWorld,
  tables: TapeTables,
  enquiries: Enquiries,
  needSites: Uint8Array,
): CustomerColumns {
  const count = enquiries.count;
  const columns = {
    ...customerColumns(count),
    customerSentBy: enquiries.sentBy,
    recommended: enquiries.recommended,
  };
  const { customers: parameters, sources } = world;
  for (let c = 0; c < count; c++) {
    const key0 = enquiries.key0[c];
    const key1 = enquiries.key1[c];
    const source = enquiries.source[c];
    const region = enquiries.region[c];
    enquiries.customer[c] = c;
    columns.customerFirstTime[c] = enquiries.time[c];
    columns.customerSource[c] = source;
    columns.customerRegion[c] = region;
    columns.customerMarket[c] = tables.markets.quantile(draw(Purpose.targetMarket, key0, key1, 0));
    columns.customerB2c[c] = draw(Purpose.consumerShop, key0, key1, 0) < parameters.b2cShare ? 1 : 0;
    const real = enquiries.kind[c] !== LeadKind.madeUp;
    const valid = real && draw(Purpose.valid, key0, key1, 0) >= sources[source].invalid;
    columns.customerValid[c] = valid ? 1 : 0;
    siteRegions.fill(region);
    needSites[c] = 1;
    let sites = 1;
    // Junk enquires once, from one place.
    if (valid) {
      if (columns.customerB2c[c] === 0) sites = drawSites(world, tables, key0, key1, region);
      if (sites > 1) drawFurtherSites(world, tables, enquiries, columns, needSites, c, sites);
      drawDuplicate(world, tables, enquiries, c);
    }
    columns.customerSites[c] = sites;
    for (let s = 0; s < 3; s++) columns.customerSiteRegion[s * count + c] = siteRegions[s];
  }
  return columns;
}

/** Number of sites; their regions stand in `siteRegions`. Sites of a group lie in different regions. */
function drawSites(
  { customers, regions }: CompiledWorld,
  { regionWeights }: TapeTables,
  key0: number,
  key1: number,
  first: number,
): number {
  if (draw(Purpose.furtherSite, key0, key1, 1) >= customers.multiSite) return 1;
  const second = race(Purpose.siteRegion, key0, key1, regions, regionWeights, first);
  if (second < 0) return 1;
  siteRegions[1] = second;
  if (draw(Purpose.furtherSite, key0, key1, 2) >= customers.thirdSite) return 2;
  // The same race without its winner: the runner-up.
  const third = race(Purpose.siteRegion, key0, key1, regions, regionWeights, first, second);
  if (third < 0) return 2;
  siteRegions[2] = third;
  return 3;
}

/** What happens at a group's further sites: enquiries, needs of their own, partners that hear of the project. */
function drawFurtherSites(
  world: CompiledWorld,
  tables: TapeTables,
  enquiries: Enquiries,
  columns: CustomerColumns,
  needSites: Uint8Array,
  c: number,
  sites: number,
): void {
  const { customers: parameters, behaviour, horizon, sources } = world;
  const key0 = enquiries.key0[c];
  const key1 = enquiries.key1[c];
  const together = draw(Purpose.buysOnce, key0, key1, 0) < parameters.groupBuysOnce;
  for (let s = 1; s < sites; s++) {
    childKey(key0, key1, Child.site, s, site);
    const site0 = site[0];
    const site1 = site[1];
    const region = siteRegions[s];
    const first = columns.customerFirstTime[c];

    const near = tables.developers[region];
    const hears = race(Purpose.groupNewsParty, site0, site1, near.keys, near.weights);
    const row = (s - 1) * columns.customers + c;
    columns.groupNewsParty[row] = hears < 0 ? -1 : near.parties[hears];
    const delay = behaviour.groupNewsDelay * exponentialQuantile(draw(Purpose.groupNewsLag, site0, site1, 0));
    columns.groupNewsTime[row] = Math.min(NEVER, first + 1 + Math.floor(delay));

    if (draw(Purpose.siteEnquires, site0, site1, 0) >= parameters.secondSiteEnquires) continue;
    const source = race(Purpose.furtherSource, site0, site1, sources, tables.siteSources[region]);
    if (source < 0) continue;
    const lag = parameters.secondSiteLag * exponentialQuantile(draw(Purpose.siteLag, site0, site1, 0));
    const time = tables.streams[source][region].clock.after(first, lag);
    if (time >= horizon) continue;
    if (!together) needSites[c] |= 1 << s;
    addEnquiry(enquiries, time, site0, site1, source, region, c, together ? 0 : s, LeadKind.secondSite);
  }
}

/** A second enquiry about the first need through another source of headquarters, with a probability. */
function drawDuplicate(world: CompiledWorld, tables: TapeTables, enquiries: Enquiries, c: number): void {
  const { customers: parameters, horizon, sources } = world;
  const key0 = enquiries.key0[c];
  const key1 = enquiries.key1[c];
  if (draw(Purpose.duplicate, key0, key1, 0) >= parameters.duplicate) return;
  childKey(key0, key1, Child.duplicate, 0, site);
  const region = enquiries.region[c];
  const first = enquiries.source[c];
  const source = race(Purpose.furtherSource, site[0], site[1], sources, tables.hqSources[region], first);
  if (source < 0) return;
  const lag = parameters.duplicateLag * exponentialQuantile(draw(Purpose.duplicateLag, key0, key1, 0));
  const time = tables.streams[source][region].clock.after(enquiries.time[c], lag);
  if (time >= horizon) return;
  addEnquiry(enquiries, time, site[0], site[1], source, region, c, 0, LeadKind.duplicate);
}

function addEnquiry(
  enquiries: Enquiries,
  time: number,
  key0: number,
  key1: number,
  source: number,
  region: number,
  customer: number,
  needSite: number,
  kind: number,
): void {
  const i = enquiries.count++;
  enquiries.time[i] = time;
  enquiries.key0[i] = key0;
  enquiries.key1[i] = key1;
  enquiries.source[i] = source;
  enquiries.region[i] = region;
  enquiries.customer[i] = customer;
  enquiries.needSite[i] = needSite;
  enquiries.kind[i] = kind;
}
