import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { oneOf } from '../../files/quantity/name.ts';

/** What becomes of customers that their maintainer leaves alone. */
export const maintenance = parameter(
  mapping({
    customer_data: parameter(oneOf(['platform', 'partner'], 'an owner'), {
      meaning:
        "Whose the customers' data are. What is a partner's can be given to nobody else, however little it does.",
      default: 'platform',
      source: 'assumption: the sources say that this is to be agreed, and not how',
    }),
    left_alone_for: parameter(duration({ wallOnly: true }), {
      meaning:
        'Time after which a renewal or an upsell that nobody sees to goes to another, and the customer with it.',
      default: '14d',
      source: 'assumption: half of the time before a renewal',
    }),
    goes_to: parameter(oneOf(['nearest-service-partner', 'hq-direct'], 'a party'), {
      meaning: 'Where it goes.',
      default: 'hq-direct',
      source: 'assumption: headquarters does not drop what it has won',
    }),
  }),
  { meaning: 'What becomes of customers that their maintainer leaves alone; they stay with it if left out.' },
);
