import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { oneOf } from '../../files/quantity/name.ts';

const duty = (meaning: string) =>
  parameter(oneOf(['partner', 'platform', 'joint'], 'who does it'), {
    meaning: `${meaning} Half the work each where it is joint. If left out no rule says: a grey area.`,
  }).optional();

/** The matrix of delivery duties. */
export const delivery = parameter(
  mapping({
    front: duty(
      'Who holds the front relation while what was sold is delivered: the partner that sold it, or headquarters.',
    ),
    implementation: duty('Who implements it: the partner that sold it, or headquarters.'),
    review: duty(
      'Who reviews results with the customer from then on: the partner that looks after it, or headquarters.',
    ),
  }),
  {
    meaning:
      'Who does what until what was sold is in use, and after. What was sold by the direct team, or by a partner that has left, falls to headquarters. A duty that is left out is a grey area: it waits until somebody takes it on.',
  },
);
