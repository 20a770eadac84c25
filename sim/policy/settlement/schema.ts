import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { durationAfter } from '../../files/quantity/duration-phrase.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { share } from '../../files/quantity/share.ts';
import { splitWhenRolesDiffer } from '../roles/schema.ts';
import { clawback, coop, growth, milestones, perLead, spiffs } from './bonuses.ts';
import { heldBack, stepScheme } from './step-schemes.ts';

/** What pay is counted on, in words; required where steps are counted, since the sources leave it open. */
export const COUNTED_ON = {
  contracts: 'contract',
  receipts: 'receipt',
  'receipts-without-ad-spend': 'receipt-without-ad-spend',
} as const;

const basicDiscount = mapping({
  first_order: parameter(share(), {
    meaning: 'Share of the counted amount that the partner keeps of a first order.',
    default: '25%',
    source: 'assumption within the typical 20 to 30 % that the sources name',
  }),
  first_order_unregistered: parameter(share(), {
    meaning: 'The same without an approved registration; as `first_order` if left out.',
  }).optional(),
  upsell: parameter(share(), {
    meaning:
      'The same of an upsell, in worlds that have them. If left out, each is negotiated when it comes, and a grey area.',
  }).optional(),
  renewal: parameter(share(), {
    meaning:
      'The same of a renewal, in worlds that have them. If left out, each is negotiated when it comes, and a grey area.',
  }).optional(),
  held_back: heldBack,
});

/** What partners earn, and when. */
export const settlement = parameter(
  mapping({
    counted_on: parameter(oneOf(Object.keys(COUNTED_ON) as [keyof typeof COUNTED_ON], 'a basis'), {
      meaning:
        'What pay is counted on: contracts signed, money received, or money received without advertising spend (as which it counts if left out where there are no steps).',
    }).optional(),
    basic_discount: parameter(basicDiscount, {
      meaning: 'What the partner keeps of every deal.',
      default: {},
      source: 'assumption: see its parts',
    }),
    paid: parameter(durationAfter(['receipt']), {
      meaning: "When the basic discount is paid: so long after the customer's money has come.",
      default: '30d after receipt',
      source: 'assumption: with the next monthly settlement',
    }),
    money_collected_by: parameter(oneOf(['platform', 'partner'], 'a party'), {
      meaning:
        'Whom the customer pays. A partner that collects keeps its discount at once, owes the rest whether or not the customer pays, and does not show headquarters the price: pay is then counted on what is invoiced.',
      default: 'platform',
      source: 'assumption: the sources say that this is to be agreed first, and not how',
    }),
    remitted: parameter(durationAfter(['receipt']), {
      meaning: 'When a partner that collects pays the platform its part.',
      default: '15d after receipt',
      source: 'assumption: twice a month',
    }),
    commission: parameter(stepScheme, {
      meaning: 'Commission in steps; none if left out.',
    }).optional(),
    phased_rebate: parameter(stepScheme, {
      meaning: 'Rebate in steps, on top of the basic discount; none if left out.',
    }).optional(),
    growth: parameter(growth, {
      meaning: 'Pay for what a partner sells beyond an earlier period; none if left out.',
    }).optional(),
    milestones: parameter(milestones, {
      meaning: 'Sums for reaching so many orders, or so much; none if left out.',
    }).optional(),
    spiffs: parameter(spiffs, {
      meaning: 'Incentives for single products for a time; none if left out.',
    }).optional(),
    co_op: parameter(coop, {
      meaning: 'Money for promotion that sales accrue; none if left out.',
    }).optional(),
    per_lead: parameter(perLead, {
      meaning: 'Pay for leads that partners have developed; none if left out.',
    }).optional(),
    clawback: parameter(clawback, {
      meaning: 'What refunds take back of pay that has been paid; nothing if left out.',
    }).optional(),
    split_when_roles_differ: parameter(splitWhenRolesDiffer, {
      meaning:
        'How all pay for a first order is shared where one party received the customer, another signed the order and a third keeps the customer; whoever has several roles has their shares. Whoever signs has all if left out. What falls to headquarters stays with it.',
    }).optional(),
    renewal_belongs_to: parameter(oneOf(['maintainer', 'winner', 'platform'], 'a party'), {
      meaning:
        'Whose renewals are: who maintains the customer, who won it, or headquarters. If left out, that is negotiated each time, and a grey area.',
    }).optional(),
    upsell_belongs_to: parameter(oneOf(['maintainer', 'winner', 'platform'], 'a party'), {
      meaning: 'Whose upsells are. If left out, that is negotiated each time, and a grey area.',
    }).optional(),
  }),
  { meaning: 'What partners earn, and when.', default: {}, source: 'assumption: see its parts' },
);
