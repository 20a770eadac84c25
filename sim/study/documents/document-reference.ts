import type { z } from 'zod';
import { notInForm, textForm } from '../../files/quantity/form.ts';

const NAME = '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,79}';
/** Relative, with `/`: a study means the same on every machine. */
const PATH = `^(?:[^/\\\\:][^\\\\:]*/)?${NAME}\\.ya?ml$`;

/** How a study names another document: by its name in the usual folder, or by a path. */
export function documentReference(kind: 'world' | 'policy'): z.ZodType<string, string> {
  const example = kind === 'world' ? 'foreign-trade-websites' : 'first-claim';
  const form = {
    kind: `a ${kind}`,
    description: `A ${kind}: the name of a file in \`../${FOLDERS[kind]}/\` without its ending, or a path from the study's folder.`,
    examples: [example, `../${FOLDERS[kind]}/${example}.yaml`],
    pattern: `^${NAME}$|${PATH}`,
  };
  const taken = new RegExp(form.pattern, 'u');
  return textForm({
    ...form,
    parse: (text) => (taken.test(text) ? text : notInForm(form, text)),
  });
}

/** Folders beside that of the studies, where documents are found by name. */
const FOLDERS = { world: 'worlds', policy: 'policies' } as const;

/**
 * Where a referenced document is, relative to the folder of the study that names it.
 *
 * @param reference a name (`first-claim`) or a path (`mine/first-claim.yaml`)
 */
export function referencePath(kind: 'world' | 'policy', reference: string): string {
  return new RegExp(PATH, 'u').test(reference) ? reference : `../${FOLDERS[kind]}/${reference}.yaml`;
}
