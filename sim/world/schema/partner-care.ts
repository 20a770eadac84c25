import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const noRate = 'assumption: no credible public rate exists; compare policies at low, middle and high values';

/** What visits by channel managers do to partners. */
export const partnerCare = parameter(
  mapping({
    happens: happens('Visits do something.'),
    wins_over: parameter(share(), {
      meaning:
        'Chance that a visit brings a partner to act that was signed and has never done anything, for one whose true scores are all 10; in proportion to their mean for others.',
      default: '5%',
      source: noRate,
    }),
    gives_back_trust: parameter(share(), {
      meaning: 'Share of the trust it has lost that comes back with a visit, where partners react.',
      default: '10%',
      source: noRate,
    }),
    partner_takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '80h' }), {
      meaning:
        "Time of the partner's people for one visit: a cost, while their work on customers is not held up (assumption).",
      default: '1h',
      source: 'assumption: as long as a talk and its notes take a channel manager',
    }),
  }),
  {
    meaning:
      'What it does to a partner to be visited by a channel manager; nobody can be visited if left out.',
  },
);
