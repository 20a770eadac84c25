import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { MEASURES } from '../../measure/registry.ts';

const measureIds = MEASURES.map((measure) => measure.id) as [string, ...string[]];
const withDirection = MEASURES.filter(({ better }) => better !== 'neither').map(({ id }) => id);

/** How differences to the baseline are made to hold together, and ratios given an interval. */
export const compare = mapping({
  differences: parameter(oneOf(['bonferroni-t', 'max-t'], 'a way to let intervals hold together'), {
    meaning:
      'How the intervals of headline differences hold together: by Bonferroni, whatever binds them; or by max-t, from 2,000 random signs of whole replications, which is narrower where plans and measures move together. Where a difference is one in fewer than ten replications, Bonferroni takes its place and the report says so.',
    default: 'bonferroni-t',
    source: 'convention: the safe side, and nothing is drawn',
  }),
  ratios: parameter(oneOf(['linearised', 'jackknife'], 'a way to ratios of sums'), {
    meaning:
      'How ratios of sums over replications get their intervals: to first order, or by the jackknife, which is better where years are of very different size. `goal` stays with the first.',
    default: 'linearised',
    source: 'convention: years of one market are of much the same size',
  }),
  best: parameter(
    oneOf(['clark-yang', 'nelson-matejcik'], 'a way to compare plans with the best of the others'),
    {
      meaning:
        'How a selection compares plans with the best of the others: by Clark and Yang, whatever binds the plans; or by Nelson and Matejcik, which is narrower and holds only where the differences of all pairs of plans vary alike. No test of the same data can make sure that they do.',
      default: 'clark-yang',
      source: 'convention: the safe side',
    },
  ),
});

/** Which quantiles of single years are reported. */
export const quantiles = z.array(share({ min: 0.01, max: 0.99 }));

/** The one measure by which a plan is selected. */
export const goal = oneOf(
  withDirection as [string, ...string[]],
  'a measure of which more, or less, is better',
);

const constraint = mapping({
  measure: parameter(oneOf(measureIds, 'a measure'), { meaning: 'What is limited, over the whole market.' }),
  at_least: parameter(number(), {
    meaning: 'Smallest value accepted. Either this or `at_most`.',
    unit: 'the unit of the measure',
  }).optional(),
  at_most: parameter(number(), {
    meaning: 'Largest value accepted. Either this or `at_least`.',
    unit: 'the unit of the measure',
  }).optional(),
  for_each: parameter(
    oneOf(['archetype', 'scenario', 'region', 'source', 'product'], 'what a measure is kept by'),
    {
      meaning: 'Limits every one of these instead of the whole market, such as every kind of partner.',
    },
  ).optional(),
  except: parameter(z.array(name()), {
    meaning: 'Which of these may go beyond it, such as partners that live on what the rules forbid.',
    default: [],
    source: 'assumption: none',
  }),
});

/** What a plan must keep to before it may be selected. */
export const constraints = z.array(constraint);

export type CompareDocument = z.output<typeof compare>;
export type ConstraintDocument = z.output<typeof constraint>;
