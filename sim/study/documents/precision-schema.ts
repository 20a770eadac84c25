import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { integer, positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { sentence } from '../../files/sentence.ts';
import { MEASURES } from '../../measure/registry.ts';

const measureIds = MEASURES.map((measure) => measure.id) as [string, ...string[]];

const target = mapping({
  measure: parameter(oneOf(measureIds, 'a measure'), { meaning: 'The measure, over the whole market.' }),
  of: parameter(oneOf(['difference', 'mean'], 'what to be sure of'), {
    meaning:
      "Whether the difference of every plan to the baseline is to be known so precisely, or every plan's own level.",
    default: 'difference',
    source: 'convention: a study compares, and under common random numbers differences need far fewer years',
  }),
  half_width: parameter(positive(), {
    meaning: 'Largest half-width of the interval. Either this or `relative`.',
    unit: 'the unit of the measure',
  }).optional(),
  relative: parameter(share({ min: 0.001, max: 0.5 }), {
    meaning:
      'Largest relative error of the level; only for measures that are never near 0 and never below it. Either this or `half_width`.',
  }).optional(),
});

/**
 * From so many replications on, each single interval that a study ends by itself with holds the truth in 93 of 100 cases or
 * more also where years are as skewed as an exponential (`test/stats/sequential.slow.test.ts`). Many intervals together
 * do so up to a skewness of 1; beyond it they hold less often, and the report warns
 * (`test/study/compare/joint-coverage.slow.test.ts`).
 */
export const LEAST_FOR_SKEWED = 100;

/** How many replications a study takes when it decides by itself. */
export const precision = mapping({
  targets: parameter(
    z.array(target).min(1, { error: () => sentence('the list is empty', 'name at least one measure') }),
    { meaning: 'What is to be known how precisely; all of it, for all plans.' },
  ),
  at_least: parameter(integer({ min: 10, max: 1_000_000 }), {
    meaning: 'The first number of replications at which it is asked whether they are enough.',
    unit: 'replications',
    default: LEAST_FOR_SKEWED,
    source:
      'own trials: from 100 on, single intervals at 95 % of studies that ended by themselves held the truth in at least 93 of 100 cases also where single values are as skewed as an exponential; from 30 on 91 of those, and 93 of moderately skewed ones. Fewer than 100 are taken with a warning. Twenty intervals together did so up to a skewness of 1; beyond it the report warns',
  }),
  at_most: parameter(integer({ min: 10, max: 1_000_000 }), {
    meaning: 'The number at which the study ends whatever was reached.',
    unit: 'replications',
    default: 1000,
    source: 'assumption: an hour or less for the shipped markets',
  }),
  check_every: parameter(integer({ min: 1, max: 100_000 }), {
    meaning: 'Replications between two checks.',
    unit: 'replications',
    default: 10,
    source: 'assumption: few enough to stop soon, and fixed beforehand',
  }),
});

export type PrecisionDocument = z.output<typeof precision>;
