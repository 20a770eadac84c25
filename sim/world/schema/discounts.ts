import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';
const noRate = 'assumption: no credible public rate exists; compare policies at low, middle and high values';
const parts = 'assumption: see its parts';

const rivals = mapping({
  happens: happens('Partners reckon with the prices of others, see them and answer them.'),
  outside_offers: parameter(share(), {
    meaning:
      'Share of customers that a party believes to have another offer, also when it has met none of late.',
    default: '40%',
    source: noRate,
  }),
  shown: parameter(share(), {
    meaning: 'Probability, at each talk, that the customer shows a party the quotation of another.',
    default: '30%',
    source: noRate,
  }),
  remembered: parameter(share(), {
    meaning: 'Weight of the latest talk in what a partner expects of others.',
    default: '10%',
    source: assumption,
  }),
});

const goingDiscount = mapping({
  happens: happens('Customers know what others paid and expect it too.'),
  known: parameter(share(), {
    meaning: 'Share of the discount usual in its region that a customer takes for the normal price.',
    default: '50%',
    source: assumption,
  }),
  weight: parameter(share(), {
    meaning: 'Weight of the latest contract of a region in its usual discount.',
    default: '5%',
    source: assumption,
  }),
});

const undercutting = mapping({
  happens: happens('Partners that are not honest sell below the lowest price of the rules.'),
  audit_finds: parameter(share(), {
    meaning: 'Probability that an audit finds that a price was below the lowest allowed.',
    default: '60%',
    source: noRate,
  }),
});

/** Discounts that partners choose, out of their own interest. */
export const discounts = parameter(
  mapping({
    happens: happens('Whether any of this block happens; without it everybody sells at list price.'),
    deepest: parameter(share({ max: 0.9 }), {
      meaning: 'Largest discount on the price without advertising spend that anybody gives.',
      default: '30%',
      source:
        'assumption; without registration resellers quote 8 to 20 % dearer, grade C, https://haink.org/knowledge/channel/deal-registration.html',
    }),
    sensitivity_spread: parameter(number({ min: 0, max: 2 }), {
      meaning:
        'How much customers differ in how they feel a price: standard deviation of the logarithm, mean kept.',
      unit: 'log factor',
      default: 0.6,
      source: assumption,
    }),
    rivals: parameter(rivals, {
      meaning: 'Prices of other parties on the same customer.',
      default: {},
      source: parts,
    }),
    going_discount: parameter(goingDiscount, {
      meaning: 'The discount that has become usual in a region.',
      default: {},
      source: parts,
    }),
    undercutting: parameter(undercutting, {
      meaning: 'Prices below what the rules allow.',
      default: {},
      source: parts,
    }),
  }),
  { meaning: 'Discounts that partners choose; everybody sells at list price if left out.' },
);
