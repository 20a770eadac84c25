import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { share } from '../../files/quantity/share.ts';

const level = mapping({
  level: parameter(name('a level'), { meaning: 'The level.' }),
  from: parameter(money({ min: 0 }), {
    meaning:
      'Contracts of the period, without advertising spend, from which on it is reached; the amount itself included.',
  }),
  adds: parameter(share(), {
    meaning:
      'What is added to the basic discount of first orders signed at this level, in points of the counted amount.',
    default: '0%',
    source: 'assumption: nothing',
  }),
  leads: parameter(oneOf(['as-others', 'none'], 'a way'), {
    meaning: 'Whether partners of this level get leads of headquarters; their own finds stay theirs.',
    default: 'as-others',
    source: 'assumption: levels are about pay unless said otherwise',
  }),
});

/** Levels of partners, reviewed at the end of each period. */
export const partnerLevels = parameter(
  mapping({
    review: parameter(oneOf(['every month', 'every quarter', 'every year'], 'a period'), {
      meaning: 'When levels are looked at anew, by the contracts of the period that has ended.',
      default: 'every quarter',
      source: 'the sources review partners once a quarter',
    }),
    falls: parameter(oneOf(['one-level', 'at-once'], 'a way'), {
      meaning:
        'Whether a partner that misses its level falls one level at a review, or to where its contracts put it.',
      default: 'one-level',
      source: 'assumption: programmes give a second chance',
    }),
    levels: parameter(namedList(level, 'level'), {
      meaning:
        'The levels, highest first: the first one that is reached holds. The last one must be reached by all.',
    }),
  }),
  {
    meaning: 'Levels of partners by what they sell, and what they bring; all partners are alike if left out.',
  },
);
