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
  structure: parameter(oneOf(['no-rule-that-never-fires', 'no-grey-area'], 'a property of rules'), {
    meaning:
      'What must hold of the changed rules themselves, and is not asked where the old ones lacked it already: every rule that the report counts is used at least once (`no-rule-that-never-fires`); or whatever comes up in the world has a rule, such as whose renewals are, what is paid for them, who does which tickets (`no-grey-area`). Either this or `measure`.',
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

/** Hints for gates written as one would say them; nothing where a message says enough by itself. */
export function gateHint(message: string): string | undefined {
  const comparison = /^`([a-z0-9-]+) *(<=?|>=?|≤|≥) *(-?[\d.]+)/.exec(message);
  if (comparison !== null) {
    const [, measure, sign, limit] = comparison;
    const bound = /[<≤]/.test(sign) ? 'at_most' : 'at_least';
    return `write \`{ gate: a-name, measure: ${measure}, ${bound}: ${limit} }\``;
  }
  if (message === 'a list stands where the name of a set of gates is expected') {
    return '`gates:` is followed by a name; the gates themselves stand in lists under `must:` and `watch:`';
  }
  if (message === 'a mapping stands where a list is expected') {
    return 'each gate is an item: `- { gate: a-name, measure: conversion }`';
  }
  return undefined;
}

const must = parameter(namedList(gate, 'gate', { empty: true }), {
  meaning: 'Gates that a change must be shown to keep: what stays undecided stops it as well (exit code 4).',
  default: [],
  source: 'assumption: none',
});
const watch = parameter(namedList(gate, 'gate', { empty: true }), {
  meaning:
    'Gates that stop a change only when it is shown to break them (exit code 3, as for any gate); what stays undecided is a warning.',
  default: [],
  source: 'assumption: none',
});

/** A gate is called by its name in every report, whichever list it stands in. */
function namesDiffer(
  { must: first, watch: second }: Readonly<Record<'must' | 'watch', readonly { readonly gate: string }[]>>,
  context: z.RefinementCtx,
): void {
  const names = new Set(first.map(({ gate: called }) => called));
  for (const [i, { gate: called }] of second.entries()) {
    if (!names.has(called)) continue;
    const hint =
      'give it another name, or leave this one out: what must be shown to be kept is watched anyway';
    const message = sentence(`a gate under \`must\` is named ${quote(called)} too`, hint);
    context.addIssue({ code: 'custom', path: ['watch', i, 'gate'], message });
  }
}

/** Gates of one study, beside those of the file. */
export const studyGates = mapping({ must, watch }).superRefine(namesDiffer);

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
}).superRefine(namesDiffer);

export const GATES_NAME_KEYS = ['gate'] as const;

export type GatesDocument = z.output<typeof gatesSchema>;
export type GateDocument = z.output<typeof gate>;
