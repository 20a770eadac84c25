import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { name } from '../../files/quantity/name.ts';
import { number, positive, relativeWeight } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';

const hours = { wallOnly: true, max: '200h', zero: true } as const;

/** Staff time of the steps between the first conversation and the customer's decision. */
const developmentHours = mapping({
  meeting: parameter(duration(hours), {
    meaning: 'Staff time of the first real meeting, preparation included.',
    default: '2h',
    source: 'assumption: no public figure per step was found',
  }),
  needs_confirmed: parameter(duration(hours), {
    meaning: 'Staff time until what the customer needs is written down and agreed.',
    default: '2h',
    source: 'assumption: no public figure per step was found',
  }),
  quote_sent: parameter(duration(hours), {
    meaning: 'Staff time of the quotation.',
    default: '2h',
    source: 'assumption: no public figure per step was found',
  }),
  contract_draft: parameter(duration(hours), {
    meaning: 'Staff time of negotiation and contract.',
    default: '2h',
    source: 'assumption: no public figure per step was found',
  }),
});

/** Time from the first enquiry to the customer's decision. */
const cycle = mapping({
  median: parameter(duration({ wallOnly: true, min: '1h', max: '104w' }), {
    meaning: 'Half of the customers decide within this time from their first enquiry.',
    default: '30d',
    source:
      'grade C: one to two months for deals under 10,000 USD, https://firstsales.io/sales/glossary/average-sales-cycle',
  }),
  sigma: parameter(number({ min: 0, max: 3 }), {
    meaning: 'Spread of the time to decision: standard deviation of its logarithm (lognormal).',
    unit: 'log time',
    default: 0.8,
    source:
      'assumption; wins of a real funnel spread by 1.4 with all products together (Olist marketing funnel, Kaggle)',
  }),
});

const product = mapping({
  product: parameter(name('a product'), { meaning: 'The product or bundle.' }),
  title: parameter(text(), { meaning: 'How reports call the product.' }).optional(),
  modules: parameter(z.array(name('a module')).min(1).max(6), {
    meaning:
      'What it consists of; each module asks for the skill of the same name. The product itself if left out.',
  }).optional(),
  weight: parameter(relativeWeight(), {
    meaning: 'Share of enquiries that want this product, relative to the others.',
    unit: 'relative weight',
    default: 1,
    source: 'assumption: products are asked for alike until somebody counts',
  }),
  price: parameter(money({ min: 0 }), {
    meaning: 'List price of the first order, advertising spend included.',
  }),
  of_which_ad_spend: parameter(money({ min: 0 }), {
    meaning: 'Part of the price that is only passed on to advertising platforms; nothing if left out.',
  }).optional(),
  price_spread: parameter(number({ min: 0, max: 2 }), {
    meaning:
      'How much first orders differ from the list price: standard deviation of their logarithm, mean kept.',
    unit: 'log money',
    default: 0.25,
    source: 'assumption: no public figure was found',
  }),
  cost_of_goods: parameter(share(), {
    meaning:
      'What delivery costs the platform, as a share of the price by this world without advertising spend, whatever a policy asks or a partner gives away; where the world has `delivery`, beside the hours that are simulated there.',
    default: '35%',
    source: 'assumption: no public figure was found',
  }),
  cycle: parameter(cycle, {
    meaning: 'How long customers take to decide.',
    default: {},
    source: 'assumption: see its parts',
  }),
  odds_ratio: parameter(positive({ max: 100 }), {
    meaning: 'Odds of a sale of this product against an average one.',
    unit: 'odds ratio',
    default: 1,
    source: 'assumption: products sell alike until somebody counts',
  }),
  hours: parameter(developmentHours, {
    meaning: 'Staff time of each step of development.',
    default: {},
    source: 'assumption: see its parts',
  }),
});

export const products = namedList(product, 'product').max(31, {
  error: () => 'at most 31 products: rules keep sets of products in one word',
});
