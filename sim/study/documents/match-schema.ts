import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { quote, sentence } from '../../files/sentence.ts';
import { MEASURES } from '../../measure/registry.ts';

const measureIds = MEASURES.map((measure) => measure.id) as [string, ...string[]];

const PATH = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/;

const settingPath = z
  .string({
    error: () => sentence('the path of a setting is text', 'such as `settlement.basic_discount.first_order`'),
  })
  .refine((path) => PATH.test(path), {
    error: (issue) =>
      sentence(
        `${quote(issue.input)} is not the path of a setting`,
        'keys from the top of the policy on with dots between, such as `settlement.basic_discount.first_order`',
      ),
  });

/** Makes a plan cost the baseline's, or any other measure equal, by one number of its policy. */
export const match = mapping({
  measure: parameter(oneOf(measureIds, 'a measure'), {
    meaning: 'What is to be equal over the whole market, such as what headquarters pays to partners.',
  }),
  to: parameter(oneOf(['baseline'], 'what a plan is matched to'), {
    meaning: 'Whose value is to be met: that of the plan that all others are compared with.',
    default: 'baseline',
    source: 'assumption: who compares plans at equal cost compares them with the baseline',
  }),
  by: parameter(settingPath, {
    meaning:
      "The number that is moved until it is: a setting of the policy of the plan's last phase, by its keys from the top on.",
  }),
  between: parameter(z.tuple([number({ min: 0 }), number({ min: 0 })]), {
    meaning:
      'Within which limits, in the unit in which the policy writes the setting; from 0 to twice what is written if left out.',
  }).optional(),
  within: parameter(share({ min: 0.00001, max: 0.2 }), {
    meaning:
      "How far the plan may stay from the baseline's value, relative to it: the whole interval of the difference, over as many simulated years as the study has, on streams of their own. Where these years do not tell so much, results say how near they come and about how many would.",
    default: '0.5%',
    source: 'assumption: nobody calls costs unequal that are as near as this',
  }),
});

export type MatchDocument = z.output<typeof match>;
