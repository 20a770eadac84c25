import type { Path } from '../../files/tree.ts';
import { POLICY_PARTS } from '../../study/results/scope.ts';
import type { WorldDocument } from '../../world/schema.ts';

/** Parts of the blocks of a policy that need a block of the world of their own. */
const NEEDS: readonly (readonly [path: string, block: keyof WorldDocument])[] = [
  ['settlement.renewal_belongs_to', 'after_order'],
  ['settlement.upsell_belongs_to', 'after_order'],
  ['settlement.basic_discount.renewal', 'after_order'],
  ['settlement.basic_discount.upsell', 'after_order'],
  ['settlement.clawback', 'payments'],
  ['roles.develops', 'hand_offs'],
  ['conflicts.undercutting', 'conflicts'],
  ['conflicts.renewal-or-upsell', 'conflicts'],
  ['conflicts.quotation', 'conflicts'],
  ['conflicts.after-sales', 'conflicts'],
];

/** Whether a world lacks what a place of a policy is about, so that it would refuse whatever stands there. */
export function isAbsent(path: Path, world: WorldDocument | undefined): boolean {
  if (world === undefined) return false;
  const words = path.filter((step) => typeof step === 'string').join('.');
  if (path[0] === 'partner_leaves') return !partnersLeave(world);
  const inner = NEEDS.find(([place]) => words === place || words.startsWith(`${place}.`));
  const block = inner?.[1] ?? POLICY_PARTS[String(path[0])]?.needs;
  return block !== undefined && world[block as keyof WorldDocument] === undefined;
}

function partnersLeave({ adaptation, shocks }: WorldDocument): boolean {
  return adaptation?.leaving !== undefined || shocks.some(({ partner_exits: exits }) => exits !== undefined);
}
