import type { z } from 'zod';
import { reference } from '../../files/reference.ts';

/** A part of the business that the model may or may not simulate, and what cannot be judged without it. */
interface Area {
  /** Block of a world or a policy that brings it in. */
  readonly block: string;
  readonly missing: string;
}

const AREAS: readonly Area[] = [
  {
    block: 'after_order',
    missing: 'First orders only: no renewals, no upsells, so no verdict yet on rebates.',
  },
  {
    block: 'adaptation',
    missing:
      'Partners do not react yet: they neither invest, nor learn, nor leave, so no verdict yet on how long protection should last.',
  },
  { block: 'market_protection', missing: 'No market protection, so no verdict yet on it.' },
  { block: 'quotation', missing: 'No quotation support, and partners choose no discounts of their own.' },
  { block: 'after_sales', missing: 'No after-sales service: delivered is done.' },
  {
    block: 'partner_leaves',
    missing: 'No rule says what becomes of what partners leave behind.',
  },
];

/** Keys that say what a document is called and built on, and nothing about the business. */
const LABELS: ReadonlySet<string> = new Set([
  'world',
  'policy',
  'title',
  'currency',
  'population_seed',
  'redraw',
]);

/** Blocks whose absence is nothing to be told of. */
const OPTIONAL: readonly string[] = [
  'recruitment',
  'screening',
  'partner_levels',
  'payments',
  'maintenance',
  'local_promotion',
];

/** How the reference writes the type of a key that is kept for later. */
const NOTHING_YET = 'nothing yet';

/**
 * What the simulated market contains and what it does not: the blocks that its documents can hold, without those that
 * they may leave out and do.
 *
 * @param present blocks that stand in the documents of this study
 */
export function scopeOf(
  world: z.ZodType,
  policy: z.ZodType,
  present: ReadonlySet<string>,
): { readonly included: string[]; readonly excluded: string[] } {
  const missing = AREAS.filter(({ block }) => !present.has(block));
  const absent = OPTIONAL.filter((block) => !present.has(block));
  const unsaid = new Set([...LABELS, ...absent, ...missing.map(({ block }) => block)]);
  const market = keysBelow(world, '').filter((key) => !unsaid.has(key));
  const behaviour = keysBelow(world, 'behaviour.');
  const rules = keysBelow(policy, '').filter((key) => !unsaid.has(key));
  return {
    included: [
      `The market: ${inWords(market)}.`,
      `What partners and customers do beside the rules: ${inWords(behaviour)}.`,
      `The rules: ${inWords(rules)}.`,
    ],
    excluded: missing.map((area) => area.missing),
  };
}

/** The keys that a schema takes directly behind a prefix, without those kept for later. */
function keysBelow(schema: z.ZodType, prefix: string): string[] {
  const keys = new Set<string>();
  for (const { path, type } of reference(schema)) {
    if (!path.startsWith(prefix) || type === NOTHING_YET) continue;
    keys.add(path.slice(prefix.length).split(/[.[]/)[0]);
  }
  keys.delete('why');
  return [...keys];
}

function inWords(keys: readonly string[]): string {
  return keys.map((key) => key.replaceAll('_', ' ')).join(', ');
}
