import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { dueMeaning } from '../due.ts';

const interval = () => duration({ wallOnly: true, min: '1w', max: '104w' });

/** How often channel managers see their partners. */
export const partnerCare = parameter(
  mapping({
    every: parameter(interval(), {
      meaning: 'Time from one visit of a channel manager to a partner to the next.',
      default: '13w',
      source: 'the sources review partners once a quarter',
    }),
    new_partners_every: parameter(interval(), {
      meaning: 'The same for a partner that is new.',
      default: '1w',
      source: 'the sources follow new partners up every week',
    }),
    new_for: parameter(duration({ wallOnly: true, min: '1d', max: '104w' }), {
      meaning: 'How long after its contract a partner is new.',
      default: '26w',
      source: 'assumption: a little more than it takes to the first deal',
    }),
    takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '80h' }), {
      meaning: "Time of a channel manager for one visit, the way there included, in the managers' queue.",
      default: '1h',
      source: 'assumption: a talk and its notes',
    }),
    within: parameter(duration(), {
      meaning: dueMeaning('A visit'),
      default: '1w',
      source: 'assumption: a visit is agreed upon, and what others wait for goes first',
    }),
  }),
  {
    meaning:
      'Visits by channel managers to partners, when one is due at the turn of a week; nobody is visited if left out.',
  },
);
