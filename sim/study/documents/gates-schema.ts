import type { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';
import { quote, sentence } from '../../files/sentence.ts';
import { MEASURES } from '../../measure/registry.ts';

const measureIds = MEASURES.map((measure) => measure.id) as [string, ...string[]];
const directed = new Set(MEASURES.filter(({ better }) => better !== 'neither').map(({ id }) => id));

const gateFields = mapping({
  gate: parameter(name('a gate'), { meaning: 'How the gate is called.' }),
  title: parameter(text(), { meaning: 'How reports call it.' }).optional(),
  measure: parameter(oneOf(measureIds, 'a measure'), {
    meaning: 'What is watched. Either this or `structure`.',
  }).optional(),
  structure: parameter(oneOf(['no-rule-that-never-fires'], 'a property of rules'), {
    meaning:
      'What must hold of the changed rules themselves: every rule that the report counts is used at least once. Either this or `measure`.',
  }).optional(),
  worse_by_at_most: parameter(number({ min: 0 }), {
    meaning:
      "How much worse than under the old rules it may become; the study's margin for the measure if neither this nor a limit is given.",
    unit: 'the unit of the measure',
  }).optional(),
  at_least: parameter(number(), {
    meaning: 'Smallest value accepted, whatever it was before.',
    unit: 'the unit of the measure',
  }).optional(),
  at_most: parameter(number(), {
    meaning: 'Largest value accepted, whatever it was before.',
    unit: 'the unit of the measure',
  }).optional(),
  of: parameter(oneOf(['mean', 'p10', 'p90'], 'what a limit is for'), {
    meaning:
      'Whether a limit is for the level over all simulated years, or for the tenth-worst or ninetieth of a hundred single years.',
    default: 'mean',
    source: 'convention',
  }),
  for_each: parameter(
    oneOf(['archetype', 'scenario', 'region', 'source', 'product'], 'what a measure is kept by'),
    { meaning: 'Asks it of every one of these instead of the whole market, such as every kind of partner.' },
  ).optional(),
});

/** One gate: what a change of rules must keep to. */
const gate = gateFields.superRefine((fields, context) => {
  const say = (key: string, message: string) =>
    context.addIssue({ code: 'custom', path: [key], message, params: { of: 'key' } });
  const { measure, structure, worse_by_at_most: worse, at_least: least, at_most: most } = fields;
  if (measure === undefined && structure === undefined) {
    say('gate', sentence('this gate watches nothing', 'it needs a `measure` or a `structure`'));
  }
  if (structure !== undefined) {
    for (const key of ['measure', 'worse_by_at_most', 'at_least', 'at_most', 'for_each'] as const) {
      if (fields[key] !== undefined) say(key, `\`${key}\` and \`structure\` do not go together`);
    }
    return;
  }
  if ([worse, least, most].filter((each) => each !== undefined).length > 1) {
    const hint = 'make two gates of it';
    const second = most !== undefined ? 'at_most' : 'at_least';
    say(second, sentence('a gate has one limit', hint));
  }
  const isRelative = least === undefined && most === undefined;
  if (isRelative && measure !== undefined && !directed.has(measure)) {
    const message = `of ${quote(measure)} neither more nor less is better`;
    say('measure', sentence(message, 'give it `at_least` or `at_most`'));
  }
  if (isRelative && fields.of !== 'mean') {
    say('of', sentence('single years are compared with a limit only', 'give it `at_least` or `at_most`'));
  }
});

const must = parameter(namedList(gate, 'gate', { empty: true }), {
  meaning: 'Gates that a change must be shown to keep: what stays undecided stops it as well.',
  default: [],
  source: 'assumption: none',
});
const watch = parameter(namedList(gate, 'gate', { empty: true }), {
  meaning: 'Gates that stop a change only when it is shown to break them; what stays undecided is a warning.',
  default: [],
  source: 'assumption: none',
});

/** Gates of one study, beside those of the file. */
export const studyGates = mapping({ must, watch });

/** A file of gates, for all studies beside it. */
export const gatesSchema = mapping({
  gates: parameter(name('a set of gates'), { meaning: 'The name of this set.' }),
  level: parameter(share({ min: 0.5, max: 0.9999 }), {
    meaning:
      'Confidence of all gates of a check together, over all its looks: a change that keeps to every gate is stopped, and one that breaks one is let through, in at most the rest of cases.',
    default: '95%',
    source: 'convention',
  }),
  must,
  watch,
});

export const GATES_NAME_KEYS = ['gate'] as const;

export type GatesDocument = z.output<typeof gatesSchema>;
export type GateDocument = z.output<typeof gate>;
