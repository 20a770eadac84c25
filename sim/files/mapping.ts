import { z } from 'zod';
import { why } from './quantity/text.ts';
import { quote, sentence } from './sentence.ts';

/** Keys that a mapping always takes beside its own. */
type Everywhere = { why: ReturnType<typeof why> };

/** A mapping with exactly these keys, and `why:`. Use it wherever a document has a mapping. */
export function mapping<S extends z.core.$ZodLooseShape>(
  shape: S,
): z.ZodObject<S & Everywhere, z.core.$strict> {
  return z.strictObject({ ...shape, why: why() }) as z.ZodObject<S & Everywhere, z.core.$strict>;
}

/**
 * A list whose items are told apart by a name that stands in each under `key`; at least one item, names must differ.
 * In overlays its items are replaced, placed and removed by that name.
 */
export function namedList<I extends z.ZodType>(
  item: I,
  key: string,
  options: { readonly empty?: boolean } = {},
): z.ZodArray<I> {
  const list = options.empty
    ? z.array(item)
    : z
        .array(item)
        .min(1, { error: () => sentence('the list is empty', `it needs at least one \`${key}\``) });
  return list
    .superRefine(
      (items, context) => {
        const seen = new Set<string>();
        for (const [index, item] of items.entries()) {
          const value = (item as Record<string, unknown> | undefined | null)?.[key];
          if (typeof value !== 'string') continue;
          if (seen.has(value)) {
            context.addIssue({
              code: 'custom',
              path: [index, key],
              message: sentence(`a second ${key} is named ${quote(value)}`, 'names in one list must differ'),
            });
          }
          seen.add(value);
        }
      },
      // Also when an item has an error of its own, so that everything is reported at once.
      { when: ({ value }) => Array.isArray(value) },
    )
    .meta({ nameKey: key });
}
