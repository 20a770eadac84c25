import type { Path } from '../../files/tree.ts';
import type { WorldDocument } from '../../world/schema.ts';

type Has = (world: WorldDocument) => boolean;

const orders: Has = ({ after_order: orders }) => orders !== undefined;
const quotation: Has = ({ quotation }) => quotation !== undefined;
const conflicts: Has = ({ conflicts }) => conflicts !== undefined;
const leaving: Has = ({ adaptation, shocks }) =>
  adaptation?.leaving !== undefined || shocks.some(({ partner_exits: exits }) => exits !== undefined);

/** Parts of a policy that a world refuses that lacks what they are about. */
const NEEDS: readonly (readonly [path: string, what: string, has: Has])[] = [
  ['settlement.renewal_belongs_to', 'orders after the first', orders],
  ['settlement.upsell_belongs_to', 'orders after the first', orders],
  ['settlement.basic_discount.renewal', 'orders after the first', orders],
  ['settlement.basic_discount.upsell', 'orders after the first', orders],
  ['maintenance', 'orders after the first', orders],
  ['settlement.clawback', 'refunds', ({ payments }) => payments !== undefined],
  ['after_sales', 'service after delivery', ({ after_sales: service }) => service !== undefined],
  ['delivery', 'delivery', ({ delivery }) => delivery !== undefined],
  ['quotation', 'quotations', quotation],
  ['quotation_exceptions', 'quotations', quotation],
  ['mis_scoped_costs', 'quotations', quotation],
  ['enablement', 'quotations', quotation],
  ['discounts', 'discounts', ({ discounts }) => discounts !== undefined],
  ['roles.develops', 'hand-offs', ({ hand_offs: handOffs }) => handOffs !== undefined],
  ['partner_leaves', 'partners that leave', leaving],
  ['screening', 'candidates', ({ recruitment }) => recruitment !== undefined],
  ['partner_care', 'visits', ({ partner_care: care }) => care !== undefined],
  ['recommender_pay', 'partners that recommend', ({ recommenders }) => recommenders !== undefined],
  ['conflicts.undercutting', 'such conflicts', conflicts],
  ['conflicts.renewal-or-upsell', 'such conflicts', conflicts],
  ['conflicts.quotation', 'such conflicts', conflicts],
  ['conflicts.after-sales', 'such conflicts', conflicts],
];

/** What a world lacks that a place of a policy is about: it would refuse whatever stands there. Undefined for nothing. */
export function absentFrom(path: Path, world: WorldDocument | undefined): string | undefined {
  if (world === undefined) return undefined;
  const words = path.filter((step) => typeof step === 'string').join('.');
  return NEEDS.find(
    ([place, , has]) => (words === place || words.startsWith(`${place}.`)) && !has(world),
  )?.[1];
}
