import { LEAD_FIELDS } from '../world/compiled.ts';
import type { Market } from './market.ts';
import { finderOf } from './promotion.ts';
import { partnerOfRecord } from './refer.ts';

const PRODUCT_STATED = 1 << LEAD_FIELDS.indexOf('product');

/** Fills the view of a lead with what HQ knows of it. */
export function fillLeadView(m: Market, lead: number): void {
  const { tape, lead: view } = m;
  const need = tape.leadNeed[lead];
  const customer = tape.needCustomer[need];
  const source = tape.leadSource[lead];
  const fields = tape.leadFields[lead];
  view.source = source;
  view.origin = m.origins[source];
  view.tier = m.leads.tier[lead];
  view.region = tape.leadRegion[lead];
  view.group = m.groups[view.region];
  view.customer = tape.customerB2c[customer];
  view.score = tape.leadScore[lead];
  view.moves = m.leads.moves[lead];
  view.protected = isUnderProtection(m, lead) ? 1 : 0;
  view.submitter = view.origin === 1 ? finderOf(m, lead) : -1;
  view.partnerOfRecord = view.origin === 2 ? partnerOfRecord(m, lead) : -1;
  view.fields = fields;
  fillProduct(m, need, (fields & PRODUCT_STATED) !== 0 ? tape.needProduct[need] : -1);
}

/** The same with its product as it is: somebody has found out what the customer needs. */
export function fillFoundOut(m: Market, lead: number): void {
  const need = m.tape.leadNeed[lead];
  fillLeadView(m, lead);
  fillProduct(m, need, m.tape.needProduct[need]);
}

/** What is known of what the customer wants. @param product -1 where the lead does not say */
function fillProduct({ lead: view, tape, world }: Market, need: number, product: number): void {
  const isKnown = product >= 0;
  view.product = product;
  view.market = isKnown ? tape.customerMarket[tape.needCustomer[need]] : -1;
  view.modules = isKnown ? world.products[product].modules : 0;
  view.value = isKnown ? world.products[product].price : 0;
}

/** Is the lead in the hands of a party whose registration of its customer is protected? */
function isUnderProtection(m: Market, lead: number): boolean {
  const file = m.leads.filePlus1[lead] - 1;
  return file >= 0 && m.files.protectedUntil[file] > m.now;
}
