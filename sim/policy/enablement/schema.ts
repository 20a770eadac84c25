import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';

const lesson = { wallOnly: true, min: '15 minutes', max: '200h' } as const;

/** Teaching of partners: presales material, case templates, talk tracks. */
export const enablement = parameter(
  mapping({
    lesson: parameter(duration(lesson), {
      meaning: 'Time of a presales engineer for one lesson to one partner, material included.',
      default: '4h',
      source: 'assumption: the sources want material and talk tracks and give no number',
    }),
    partner_attends: parameter(duration(lesson), {
      meaning: 'Staff time of the partner for one lesson.',
      default: '3h',
      source: 'assumption: no public figure was found',
    }),
    every: parameter(duration({ wallOnly: true, min: '1d', max: '520w' }), {
      meaning:
        'Time from one lesson of a partner to its next; it comes up when the partner has something to quote.',
      default: '90d',
      source: 'assumption: quarterly workshops are what the sources name',
    }),
  }),
  {
    meaning: 'Teaching of partners by presales engineers; none if left out. Takes a world with `quotation`.',
  },
);
