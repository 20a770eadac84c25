import type { z } from 'zod';
import { policyTestSchema } from '../check/policy-test/schema.ts';
import { jsonSchemaText } from '../files/json-schema.ts';
import { policySchema } from '../policy/schema.ts';
import { gatesSchema } from '../study/documents/gates-schema.ts';
import { studySchema } from '../study/documents/schema.ts';
import { worldSchema } from '../world/schema.ts';
import { type ReferenceChapter, referenceText } from './reference-text.ts';

/** The kinds of documents, as people meet them. */
const KINDS: readonly (ReferenceChapter & { readonly kind: string; readonly title: string })[] = [
  {
    kind: 'study',
    title: 'A study',
    heading: 'Study',
    introduction: 'How policies are compared on a world: plans, cut-over, who is counted and how long.',
    schema: studySchema,
  },
  {
    kind: 'policy',
    title: 'A policy',
    heading: 'Policy',
    introduction: 'The rules that a business chooses.',
    schema: policySchema,
  },
  {
    kind: 'world',
    title: 'A world',
    heading: 'World',
    introduction: 'What the business cannot choose: regions, sources, products, customers, partners, people.',
    schema: worldSchema,
  },
  {
    kind: 'gates',
    title: 'Gates',
    heading: 'Gates',
    introduction:
      'What a change of rules must keep to: `gates.yaml`, beside the folder of the studies, for `fairlead check`.',
    schema: gatesSchema,
  },
  {
    kind: 'policy-test',
    title: 'Tests of a policy',
    heading: 'Policy test',
    introduction:
      'Small situations in which people do what is written, and the decisions expected of the rules; run by `fairlead test`.',
    schema: policyTestSchema,
  },
];

/** Every file that is generated from the schemas: name below the folder of the scenarios, and text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { kind, title, introduction, schema } of KINDS) {
    files.set(
      `schema/${kind}.schema.json`,
      jsonSchemaText(schema as z.ZodType, { title, description: introduction }),
    );
  }
  files.set('REFERENCE.md', referenceText(KINDS));
  return files;
}
