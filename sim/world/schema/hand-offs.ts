import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';
import { workingLength } from './working-length.ts';

const assumption = 'assumption: no public figure was found';
const parts = 'assumption: see its parts';

const said =
  'assumption; that who receives, who develops and who keeps a customer need not be one is said by the sources';

const briefing = (meaning: string, value: string) =>
  parameter(workingLength({ min: '1 minute', max: '40 working hours' }), {
    meaning,
    default: value,
    source: assumption,
  });

const effort = mapping({
  happens: happens(
    'Whoever expects to hand a lead over works it with less care, the less it is paid for that.',
    said,
  ),
  least: parameter(share(), {
    meaning:
      'Diligence with such a lead, and care in passing on what it has learnt, where nothing is paid for it, as a share of what it is with other leads.',
    unit: 'share',
    default: '40%',
    source: assumption,
  }),
  full_from: parameter(share({ min: 0.01 }), {
    meaning: 'Share of the pay for a first order from which on it works such leads like any other.',
    unit: 'share',
    default: '30%',
    source: assumption,
  }),
});

const keeping = mapping({
  happens: happens(
    'Partners that are not honest keep a lead that they should hand over, the likelier the larger the part of the pay is that they would give away, where it is worth more than the hours they would save.',
    said,
  ),
  found_out: parameter(share(), {
    meaning:
      'Probability that headquarters notices; a channel manager then sees to it that the lead is handed over, without what the partner has learnt.',
    default: '30%',
    source: assumption,
  }),
});

/** What it takes to hand a lead over from who has received it to who develops it. */
export const handOffs = parameter(
  mapping({
    happens: happens(
      'Whether leads are handed over where the rules say so; without it whoever receives a lead develops it.',
      said,
    ),
    receiver_takes: briefing(
      'Staff time of who hands a lead over, which waits in its queue like other work.',
      '30 minutes',
    ),
    developer_takes: briefing(
      'Staff time of who takes it over, before it calls the customer for the first time.',
      '30 minutes',
    ),
    receiving_hours: parameter(share({ min: 0.01 }), {
      meaning:
        'Part of the hours of a lead with which a partner reckons that will hand it over, when it weighs whether to take it on and whether to hand it over.',
      unit: 'share',
      default: '50%',
      source: 'assumption: the talks up to the confirmation of needs are two of four steps',
    }),
    passed_on: parameter(share(), {
      meaning:
        'Probability that a step of development that was done need not be done again by who takes over; the first that is lost takes those after it with it.',
      default: '80%',
      source: assumption,
    }),
    effort: parameter(effort, {
      meaning: 'Care of who only receives.',
      default: {},
      source: parts,
    }),
    keeping: parameter(keeping, {
      meaning: 'Leads that are not handed over though they should be.',
      default: {},
      source: parts,
    }),
  }),
  {
    meaning:
      'What it takes to hand a lead over from who received it to who develops it, where the rules say so; what the customer makes of it is `selling.hand_over`. No lead is handed over like that if left out.',
  },
);
