import { normalQuantile } from '../engine/distribution/normal.ts';
import { draw } from '../engine/draw.ts';
import { type CompiledWorld, LEAD_FIELDS } from './compiled.ts';
import { leadScore } from './lead-score.ts';
import { Purpose } from './purposes.ts';
import { race } from './race.ts';
import {
  type CustomerColumns,
  type Enquiries,
  type LeadColumns,
  leadColumns,
  type NeedColumns,
} from './tape-columns.ts';
import type { TapeTables } from './tape-tables.ts';

const FIELDS = LEAD_FIELDS.length;

/** What each lead shows of its customer. Fills in the first leads of the needs. */
export function drawLeads(
  world: CompiledWorld,
  tables: TapeTables,
  enquiries: Enquiries,
  order: Int32Array,
  customers: CustomerColumns,
  needs: NeedColumns,
  needSites: Uint8Array,
): LeadColumns {
  const count = enquiries.count;
  const columns = leadColumns(count);
  const { sources } = world;
  const { scoreError } = world.customers;
  for (let lead = 0; lead < count; lead++) {
    const enquiry = order[lead];
    const key0 = enquiries.key0[enquiry];
    const key1 = enquiries.key1[enquiry];
    const customer = enquiries.customer[enquiry];
    const need =
      customers.customerFirstNeed[customer] + needsBefore(needSites[customer], enquiries.needSite[enquiry]);
    const sourceIndex = enquiries.source[enquiry];
    const { completeness, origin } = sources[sourceIndex];
    let fields = 0;
    let stated = 0;
    for (let field = 0; field < FIELDS; field++) {
      if (draw(Purpose.leadField, key0, key1, field) >= completeness[field]) continue;
      fields |= 1 << field;
      stated++;
    }
    const error = scoreError * normalQuantile(draw(Purpose.scoreError, key0, key1, 0));
    const region = enquiries.region[enquiry];
    columns.leadTime[lead] = enquiries.time[enquiry];
    columns.leadNeed[lead] = need;
    columns.leadSource[lead] = sourceIndex;
    columns.leadRegion[lead] = region;
    columns.leadFields[lead] = fields;
    columns.leadScore[lead] = leadScore(
      customers.customerValid[customer],
      stated / FIELDS,
      needs.needQuality[need],
      error,
    );
    columns.leadParty[lead] =
      origin === 'hq' ? -1 : partyBehind(world, tables, origin === 'partner', region, key0, key1);
    columns.leadKind[lead] = enquiries.kind[enquiry];
    columns.leadKey0[lead] = key0;
    columns.leadKey1[lead] = key1;
    if (needs.needFirstLead[need] < 0) needs.needFirstLead[need] = lead;
  }
  return columns;
}

/** How many of a customer's needs come before that of a site. */
function needsBefore(needSites: number, site: number): number {
  const below = needSites & ((1 << site) - 1);
  return (below & 1) + ((below >> 1) & 1);
}

/** The partner that developed a lead itself, or that serves the referring customer; -1 for headquarters or nobody. */
function partyBehind(
  world: CompiledWorld,
  tables: TapeTables,
  developed: boolean,
  region: number,
  key0: number,
  key1: number,
): number {
  const choice = (developed ? tables.developers : tables.ofRecord)[region];
  const winner = race(Purpose.leadParty, key0, key1, choice.keys, choice.weights);
  if (winner < 0) return -1;
  const party = choice.parties[winner];
  return world.parties[party].isHq ? -1 : party;
}
