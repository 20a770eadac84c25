import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { text } from '../../files/quantity/text.ts';
import { MEASURES } from '../../measure/registry.ts';

const measureIds = MEASURES.map((measure) => measure.id) as [string, ...string[]];

/** What a case changes in the world: merged into it like a file that extends it, and checked as one document with it. */
const worldOverlay = z.record(z.string(), z.unknown()).meta({
  form: 'a mapping with the keys of a world',
  generic: 'What is different in the world of a case.',
});

const worldCase = mapping({
  case: parameter(name('a case'), { meaning: 'The name of the case.' }),
  at: parameter(number(), {
    meaning:
      'Where the case stands on the axis of what is varied. With one for every case there is a break-even.',
    unit: 'the unit of what is varied',
  }).optional(),
  world: parameter(worldOverlay, {
    meaning:
      "What the case changes in the study's world, merged into it as by `extends:`; nothing where the case is that world.",
  }).optional(),
});

/** What somebody claims about a rule, and over which worlds it is put to the test. */
export const claim = mapping({
  claim: parameter(name('a claim'), { meaning: 'The name of the claim.' }),
  says: parameter(text(), { meaning: 'The claim in words.' }),
  plan: parameter(name('a plan'), {
    meaning: 'The plan that is compared with the first one; the second plan if left out.',
  }).optional(),
  measure: parameter(oneOf(measureIds, 'a measure'), { meaning: 'What the claim is about.' }),
  scenario: parameter(name('a scenario'), {
    meaning: 'Among which customers; all of them if left out.',
  }).optional(),
  expected: parameter(oneOf(['higher', 'lower'], 'a direction'), {
    meaning: 'Whether the plan is said to raise or to lower the measure.',
  }),
  over: parameter(
    mapping({
      title: parameter(text(), { meaning: 'What is varied, with its unit.' }),
      cases: parameter(namedList(worldCase, 'case'), {
        meaning: 'The worlds that are plausible, in their order. Every plan is run in each.',
      }),
    }),
    { meaning: 'The plausible range over which the claim is put to the test.' },
  ).optional(),
  fixed_by: parameter(
    mapping({
      title: parameter(text(), { meaning: 'The input that is believed to fix the sign.' }),
      world: parameter(worldOverlay, {
        meaning: 'The world with that input made neutral, merged into the world as by `extends:`.',
      }),
    }),
    {
      meaning:
        'Which input builds the answer in. Where the effect is gone once this is neutral, the claim is reported as built in and not as supported.',
    },
  ).optional(),
});

export type ClaimDocument = z.output<typeof claim>;
