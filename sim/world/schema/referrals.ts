import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { name } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

/** Customers that customers bring. */
export const referrals = parameter(
  mapping({
    happens: happens('Customers that have bought recommend the platform or its partner to others.'),
    source: parameter(name('a source'), {
      meaning:
        'Source by which those enquire whom they send, one that belongs to customers; the rules see it like any other lead of that source.',
    }),
    share: parameter(share(), {
      meaning:
        'Share of fully satisfied customers that bring another one; of half satisfied ones it is half as many, and none of those that have left or had their money back.',
      default: '30%',
      source:
        'assumption; that recommendations are the first source of new business is grade B, 66 % of 612 agencies, https://sparktoro.com/blog/the-state-of-digital-agencies-in-2024-client-referrals-drive-agency-new-business-but-is-it-enough-and-are-sales-pipelines-a-cause-for-concern',
    }),
    after: parameter(duration({ wallOnly: true, min: '1d', max: '520w' }), {
      meaning:
        'Half of those enquire within this time from the first enquiry of whoever sends them (lognormal); who has not bought by then sends nobody.',
      default: '26w',
      source: 'assumption: no public figure was found',
    }),
    spread: parameter(number({ min: 0, max: 2 }), {
      meaning: 'Spread of that time: standard deviation of its logarithm.',
      unit: 'log time',
      default: 0.6,
      source: 'assumption: no public figure was found',
    }),
  }),
  {
    meaning:
      'Customers that customers bring; none if left out. Needs `after_order`, which knows how satisfied they are.',
  },
);
