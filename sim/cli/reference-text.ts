import type { z } from 'zod';
import { type ReferenceEntry, reference } from '../files/reference.ts';
import type { Measure } from '../measure/measure.ts';
import { MEASURE_GROUPS } from '../measure/registry.ts';

/** One kind of document in the reference. */
export interface ReferenceChapter {
  readonly heading: string;
  readonly introduction: string;
  readonly schema: z.ZodType;
}

const PREFACE = `# Reference of all parameters

Generated from the schemas by \`fairlead schema\`; do not edit.

\`a.b\` is the key \`b\` inside \`a\`, \`a[]\` an item of the list \`a\`, \`<name>\` a name of your own. Every mapping also
takes \`why:\`, a note for readers that changes nothing. Lengths of time are \`30 minutes\`, \`48h\`, \`7d\`, \`26w\`, and
where work is done by somebody \`4 working hours\`, \`5 working days\`; shares are \`25%\`; money is \`100000 CNY\`.
A file may start with \`extends: other.yaml\` and say only what differs: mappings merge by key, \`none\` removes, an item
of a named list replaces the one of its name, a new one says \`before:\` or \`after:\`, \`remove: true\` deletes.
`;

/** The reference as Markdown: a chapter a kind of document, an entry a parameter. */
export function referenceText(chapters: readonly ReferenceChapter[]): string {
  return [PREFACE, ...chapters.map(chapterText), measuresText()].join('\n');
}

/** What can be measured, and where it is not measured. */
function measuresText(): string {
  const rows = MEASURE_GROUPS.flatMap(({ title, measures }) => [
    '',
    `### ${title}`,
    '',
    ...measures.map(measureText),
  ]);
  const introduction =
    'What studies, claims and gates may name. What is counted and over what stands in every report, under *all measures*.';
  return ['## Measures', '', introduction, ...rows].join('\n').concat('\n');
}

function measureText({ id, title, unit, better, material, topic }: Measure): string {
  const good = better === 'neither' ? 'neither is better' : `${better} is better`;
  const margin = material === null ? '' : `, margin ${material}`;
  const where =
    topic === undefined
      ? ''
      : ` Only in a world with \`${topic.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}\`.`;
  return `- **\`${id}\`**: ${title}. *${unit}; ${good}${margin}*${where}`;
}

function chapterText({ heading, introduction, schema }: ReferenceChapter): string {
  const entries = reference(schema).filter(({ path }) => !/(^|\.)why$/.test(path.replaceAll('[]', '')));
  return [`## ${heading}`, '', introduction, '', ...entries.map(entryText)].join('\n').concat('\n');
}

function entryText({
  path,
  type,
  default: written,
  required,
  meaning,
  source,
  unit,
}: ReferenceEntry): string {
  const facts = [
    type,
    ...(unit === undefined ? [] : [`unit: ${unit}`]),
    ...(required ? ['required'] : []),
    ...(written === undefined || written === '{}' ? [] : [`default \`${written}\``]),
  ];
  const lines = [`- **\`${path}\`**: ${meaning ?? ''} *${facts.join('; ')}*`.replace(':  *', ': *')];
  if (source !== undefined && !/see its parts$/.test(source))
    lines.push(`  Source of the default: ${source}.`);
  return lines.join('\n');
}
