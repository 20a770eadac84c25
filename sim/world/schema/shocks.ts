import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { calendarDate } from '../../files/quantity/calendar-date.ts';
import { duration } from '../../files/quantity/duration.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';

/** Why partners are gone at a blow. */
const EXIT_REASONS = ['failure', 'compliance'] as const;

const shock = mapping({
  shock: parameter(name('a shock'), { meaning: 'The name of the shock.' }),
  title: parameter(text(), { meaning: 'How reports call it.' }).optional(),
  on: parameter(calendarDate(), {
    meaning: 'The day on which it strikes, in the time of each region. Either this or `per_year`.',
  }).optional(),
  per_year: parameter(number({ min: 0, max: 52 }), {
    meaning:
      'How often it strikes in a year on average while it is not under way, at moments that differ between replications: at `4` one that lasts half a year strikes about 1.3 times a year. Either this or `on`.',
    unit: 'times a year',
  }).optional(),
  lasts: parameter(duration({ wallOnly: true, min: '1d', max: '520w' }), {
    meaning: 'How long it lasts, in whole days.',
    default: '26w',
    source: 'assumption: two quarters; how long shocks last in such markets is not published',
  }),
  enquiries: parameter(share({ max: 10 }), {
    meaning: 'Enquiries that come while it lasts, against as many as usual.',
    default: '100%',
    source: 'assumption: a shock that says nothing of enquiries leaves them alone',
  }),
  rivals: parameter(share({ min: 0.01, max: 100 }), {
    meaning:
      'How fast rivals outside this channel win customers that first enquire while it lasts, against as fast as usual: 200% halves the mean of their clock.',
    default: '100%',
    source: 'assumption: a shock that says nothing of rivals leaves them alone',
  }),
  regions: parameter(name('a region').array().min(1), {
    meaning: 'Where it strikes; everywhere if left out.',
  }).optional(),
  partner_exits: parameter(
    mapping({
      reason: parameter(oneOf(EXIT_REASONS, 'a reason'), {
        meaning:
          'Why they are gone: a failed partner passes on nothing of what it has collected and still owes; one whose contract headquarters ends for a breach of law keeps its pay. Both work no more from then on.',
        default: 'failure',
        source: 'assumption: both are named, and the first is the more common',
      }),
      share: parameter(share(), {
        meaning: 'Share of the partners whose home is there that it takes, drawn for each.',
        default: '0%',
        source: 'assumption: none unless they are named',
      }),
      partners: parameter(name('a partner').array().min(1), {
        meaning: 'Partners that it takes in any case; members of kinds have no names.',
      }).optional(),
    }),
    {
      meaning:
        'Partners that are gone at a blow when it strikes; what they leave behind goes where `partner_leaves` of the policy says. None if left out.',
    },
  ).optional(),
});

/** What strikes the market from outside: slumps, booms, new competitors, partners that are gone. */
export const shocks = parameter(namedList(shock, 'shock', { empty: true }), {
  meaning:
    'What strikes the market from outside, at dates or at random moments, the same under every plan. Effects of several that last at one time multiply.',
  default: [],
  source: 'assumption: none; the sources name them and give no rates',
});
