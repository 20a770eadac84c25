import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { oneOf } from '../../files/quantity/name.ts';

/** What becomes of leads and customers of a partner that leaves. */
export const partnerLeaves = parameter(
  mapping({
    open_leads: parameter(oneOf(['handed-out-anew', 'hq-direct'], 'a way'), {
      meaning: 'Leads in its hands: handed out once more by the rules, or to the direct team.',
      default: 'handed-out-anew',
      source: 'assumption: as with leads that are taken back',
    }),
    customers_go_to: parameter(oneOf(['next-best', 'nearest-service-partner', 'hq-direct'], 'a party'), {
      meaning:
        'Who looks after its customers then: the partner with most skill for what the customer has, the one with the fewest leads in hand, or headquarters.',
    }),
    within: parameter(oneOf(['region', 'everywhere'], 'an area'), {
      meaning: "Partners meant: those of the customer's region, or all.",
      default: 'region',
      source: 'assumption: customers want somebody near',
    }),
    customer_data: parameter(oneOf(['platform', 'partner'], 'an owner'), {
      meaning:
        "Whose the customers' data are. What is the partner's goes with it, and nobody has the customer.",
      default: 'platform',
      source: 'assumption: the sources say that this is to be agreed, and not how',
    }),
    handed_over_within: parameter(duration({ wallOnly: true, min: '1h', max: '52w' }), {
      meaning: 'Time until a customer has somebody again.',
      default: '14d',
      source: 'assumption',
    }),
  }),
  {
    meaning:
      'What becomes of what a partner leaves behind; left out, nobody has it, which is a grey area and counted.',
  },
);
