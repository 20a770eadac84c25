import type { z } from 'zod';
import { mapping } from '../files/mapping.ts';
import { parameter } from '../files/parameter.ts';
import { name, oneOf } from '../files/quantity/name.ts';
import { share } from '../files/quantity/share.ts';
import { text } from '../files/quantity/text.ts';
import { worldProblems } from './problems/world-problems.ts';
import { adaptation } from './schema/adaptation.ts';
import { afterOrder } from './schema/after-order.ts';
import { afterSales } from './schema/after-sales.ts';
import { behaviour } from './schema/behaviour.ts';
import { conflicts } from './schema/conflicts.ts';
import { currency } from './schema/currency.ts';
import { customers, recognition } from './schema/customer.ts';
import { delivery } from './schema/delivery.ts';
import { discounts } from './schema/discounts.ts';
import { handOffs } from './schema/hand-offs.ts';
import { headquarters } from './schema/headquarters.ts';
import { localPromotion } from './schema/local-promotion.ts';
import { archetypes, partners } from './schema/partner.ts';
import { partnerCare } from './schema/partner-care.ts';
import { payments } from './schema/payments.ts';
import { products } from './schema/product.ts';
import { quotation } from './schema/quotation.ts';
import { recommenders } from './schema/recommenders.ts';
import { recruitment } from './schema/recruitment.ts';
import { referrals } from './schema/referrals.ts';
import { holidays, regions, targetMarkets } from './schema/region.ts';
import { selling, speedToLead } from './schema/selling.ts';
import { shocks } from './schema/shocks.ts';
import { commonDayToDay, sources } from './schema/source.ts';
import { stepBehaviour } from './schema/step-behaviour.ts';

const parts = 'assumption: see its parts';

const worldMapping = mapping({
  world: parameter(name('a world'), { meaning: 'The name of this world.' }),
  title: parameter(text(), { meaning: 'What it is, for readers.' }).optional(),
  currency: parameter(currency(), {
    meaning: 'The one currency of this world; all amounts are without value added tax.',
    default: 'CNY',
    source: 'assumption: the sources count in yuan',
  }),
  population_seed: parameter(name('a seed'), {
    meaning:
      'Draws the members of the archetypes, whatever the seed of a study: every study meets the same ones.',
    default: 'first-meeting',
    source: 'assumption: any word will do',
  }),
  redraw: parameter(oneOf(['never', 'per-replication'], 'a way to redraw'), {
    meaning: 'Whether every replication meets other members of the archetypes.',
    default: 'never',
    source: 'assumption: a company knows its partners',
  }),
  regions,
  holidays,
  target_markets: targetMarkets,
  products,
  day_to_day: commonDayToDay,
  sources,
  demand_level: parameter(share({ min: 0.01, max: 100 }), {
    meaning: 'Enquiries of all sources, against as many as they are said to bring a week.',
    default: '100%',
    source: 'assumption: the sources bring as many as they are said to',
  }),
  shocks,
  customers: parameter(customers, {
    meaning: 'Who the customers are, and their own clocks.',
    default: {},
    source: parts,
  }),
  recognition: parameter(recognition, {
    meaning: 'Whether the same customer is seen to be the same.',
    default: {},
    source: parts,
  }),
  archetypes,
  partners,
  headquarters: parameter(headquarters, {
    meaning: 'People of headquarters.',
    default: {},
    source: parts,
  }),
  selling: parameter(selling, { meaning: 'What decides a sale.', default: {}, source: parts }),
  speed_to_lead: parameter(speedToLead, {
    meaning: 'How fast customers cool down.',
    default: {},
    source: parts,
  }),
  behaviour: parameter(behaviour, {
    meaning: 'What partners and customers do beside the rules.',
    default: {},
    source: parts,
  }),
  quotation: quotation.optional(),
  discounts: discounts.optional(),
  payments: payments.optional(),
  after_order: afterOrder.optional(),
  after_sales: afterSales.optional(),
  delivery: delivery.optional(),
  referrals: referrals.optional(),
  recommenders: recommenders.optional(),
  local_promotion: localPromotion.optional(),
  step_behaviour: stepBehaviour.optional(),
  hand_offs: handOffs.optional(),
  adaptation: adaptation.optional(),
  recruitment: recruitment.optional(),
  partner_care: partnerCare.optional(),
  conflicts: conflicts.optional(),
});

/** A checked world document; quantities are plain numbers. */
export type WorldDocument = z.output<typeof worldMapping>;

/** A world: what the business cannot choose. Regions, products and sources are needed; the rest has defaults. */
export const worldSchema = worldMapping.superRefine((world, context) => {
  for (const { path, message, of } of worldProblems(world)) {
    context.addIssue({ code: 'custom', path: [...path], message, params: { of } });
  }
});

/** Keys that name the items of a world's lists, most telling first: a partner has an archetype too. */
export const WORLD_NAME_KEYS = [
  'region',
  'holiday',
  'market',
  'product',
  'source',
  'burst',
  'shock',
  'partner',
  'archetype',
  'path',
  'ticket',
  'recommender',
] as const;
