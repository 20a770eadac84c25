import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { number, relativeWeight } from '../../files/quantity/number.ts';
import { dueMeaning } from '../due.ts';

const weight = (meaning: string, value: number) =>
  parameter(relativeWeight(), {
    meaning,
    unit: 'relative weight',
    default: value,
    source: 'the sources screen on a scale of ten with the weights 3, 3, 2 and 2',
  });

/** Which candidates become partners. */
export const screening = parameter(
  mapping({
    weights: parameter(
      mapping({
        coverage: weight('How well it can meet customers where they are.', 3),
        resources: weight('How well it sells what is sold.', 3),
        reputation: weight('How well it is known.', 2),
        culture: weight('How honest and diligent it is.', 2),
      }),
      {
        meaning: 'What counts how much; each is scored from 0 to 10, and so is their weighted mean.',
        default: {},
        source: 'assumption: see its parts',
      },
    ),
    cutoff: parameter(number({ min: 0, max: 10 }), {
      meaning: 'Score from which on a candidate is signed, itself included.',
      unit: 'points of 10',
      default: 7,
      source: 'the sources reject a total below 7',
    }),
    within: parameter(duration(), {
      meaning: dueMeaning('The screening of a candidate'),
      default: '1w',
      source: 'assumption: a candidate can wait, customers and partners go first',
    }),
  }),
  { meaning: 'Which candidates become partners; all that apply do if left out.' },
);
