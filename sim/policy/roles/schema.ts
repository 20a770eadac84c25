import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { onlyWord } from '../not-yet.ts';

const ONE = 'one partner holds all three roles';

/** Who gets a lead, who wins it, who keeps it. */
export const roles = parameter(
  mapping({
    develops: parameter(onlyWord('receiver', ONE), {
      meaning: 'Who turns the lead into a customer.',
      default: 'receiver',
      source: 'assumption: whoever receives a lead develops it',
    }),
    maintains: parameter(onlyWord('receiver', ONE), {
      meaning: 'Who looks after the customer afterwards.',
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
