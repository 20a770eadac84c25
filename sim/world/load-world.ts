import type { Read } from '../files/base-chain.ts';
import { type Document, loadDocument } from '../files/document.ts';
import { type WorldDocument, worldSchema } from './schema.ts';

/** Keys that name the items of a world's lists, most telling first. */
export const WORLD_NAME_KEYS = [
  'region',
  'holiday',
  'market',
  'product',
  'source',
  'burst',
  'partner',
  'archetype',
] as const;

/**
 * Reads and checks a world file and what it extends.
 *
 * @param read gives the text of a file, or undefined when there is none
 * @throws {InputRefused} with everything that is wrong, at once
 */
export function loadWorld(path: string, read: Read): Document<WorldDocument> {
  return loadDocument(path, { schema: worldSchema, kind: 'world', nameKeys: WORLD_NAME_KEYS, read });
}
