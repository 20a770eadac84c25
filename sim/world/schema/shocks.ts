import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { calendarDate } from '../../files/quantity/calendar-date.ts';
import { duration } from '../../files/quantity/duration.ts';
import { name } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';

const shock = mapping({
  shock: parameter(name('a shock'), { meaning: 'The name of the shock.' }),
  title: parameter(text(), { meaning: 'How reports call it.' }).optional(),
  on: parameter(calendarDate(), {
    meaning: 'The day on which it strikes, in the time of each region. Either this or `per_year`.',
  }).optional(),
  per_year: parameter(number({ min: 0, max: 52 }), {
    meaning:
      'How often it strikes in a year on average, at moments that differ between replications; while it lasts it does not strike again. Either this or `on`.',
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
});

/** What strikes the market from outside: slumps, booms, new competitors. */
export const shocks = parameter(namedList(shock, 'shock', { empty: true }), {
  meaning:
    'What strikes the market from outside, at dates or at random moments, the same under every plan. Effects of several that last at one time multiply.',
  default: [],
  source: 'assumption: none; the sources name them and give no rates',
});
