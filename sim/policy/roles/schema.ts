import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { onlyWord } from '../not-yet.ts';

const ONE = 'whoever receives a lead develops it';

/** Who gets a lead, who wins it, who keeps it. */
export const roles = parameter(
  mapping({
    develops: parameter(onlyWord('receiver', ONE), {
      meaning: 'Who turns the lead into a customer.',
      default: 'receiver',
      source: 'assumption: whoever receives a lead develops it',
    }),
    maintains: parameter(oneOf(['receiver', 'nearest-service-partner', 'hq-direct'], 'a party'), {
      meaning:
        'Who looks after the customer afterwards: whoever won it, the partner of its region with the fewest leads in hand a head, or headquarters.',
      default: 'receiver',
      source: 'assumption: whoever wins a customer keeps it',
    }),
  }),
  {
    meaning: 'Who gets a lead, who wins it, who keeps it.',
    default: {},
    source: 'assumption: one partner does it all',
  },
);
