import { quote } from '../files/sentence.ts';
import { EVERYTHING } from '../measure/layout.ts';
import type { CompiledPolicy } from '../policy/compiled.ts';
import type { CompiledWorld } from '../world/compiled.ts';
import type { VersionRows } from './answer-question.ts';

/**
 * What comes up in this world and no rule of these policies is about. Where the rules that are written tell it, nothing
 * has to come up for it to be known; whatever else the market met without a rule is found in what was counted.
 */
export function greyAreas({ compiled, layout, plan, rows }: VersionRows): string[] {
  const { world, policies, plans, runIn } = compiled;
  const own = [...new Set(plans[plan].phases.map(({ policy }) => policy))].filter(
    (policy) => policy !== runIn,
  );
  const written = own.flatMap((policy) =>
    unwritten(policies[policy], world).map((matter) => `${policies[policy].name}: ${matter}`),
  );
  if (written.length > 0 || own.length === 0) return written;
  return layout.keys.flatMap(({ measure, scenario, slice }, row) => {
    if (!measure.startsWith('grey-') || scenario !== EVERYTHING || slice !== '') return [];
    return rows.some((values) => values[row] > 0) ? [`${plans[plan].name}: ${measure}`] : [];
  });
}

/** Matters of this world that a policy says nothing about. */
function unwritten({ maintenance, settlement, afterSales }: CompiledPolicy, world: CompiledWorld): string[] {
  const { afterOrder } = world;
  const renewals = afterOrder?.happens === true && afterOrder.renewals.happens;
  const upsells = afterOrder?.happens === true && afterOrder.upsells.happens;
  const orders = [
    { gap: renewals && maintenance.renewals === 'none', matter: 'whose renewals are' },
    { gap: renewals && settlement.discountRenewal === null, matter: 'what is paid for a renewal' },
    { gap: upsells && maintenance.upsells === 'none', matter: 'whose upsells are' },
    { gap: upsells && settlement.discountUpsell === null, matter: 'what is paid for an upsell' },
  ];
  const tickets = (world.afterSales?.happens === true ? world.afterSales.tickets : [])
    .filter((_, kind) => (afterSales?.ruleOf[kind] ?? -1) < 0)
    .map(({ name }) => `tickets of the kind ${quote(name)}`);
  return [...orders.filter(({ gap }) => gap).map(({ matter }) => matter), ...tickets];
}
