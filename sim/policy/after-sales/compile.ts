import type { CompiledWorld } from '../../world/compiled.ts';
import type { AfterSalesPolicy } from '../compiled-after-order.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';

/** Who does what after delivery, as the market reads it; null for a policy that says nothing of it. */
export function compileAfterSales(
  written: PolicyDocument['after_sales'],
  { afterSales }: CompiledWorld,
): AfterSalesPolicy | null {
  if (written === undefined || afterSales === null) return null;
  return {
    rules: written.map((rule) => ({
      name: rule.rule,
      owner: rule.owner,
      valueAdded: rule.service === 'value-added',
      price: rule.price?.amount.minor ?? 0,
      included: rule.included?.seconds ?? Number.POSITIVE_INFINITY,
      beyond: rule.beyond?.amount.minor ?? 0,
      answerWithin: spanOf(rule.answer_within),
      costBorneBy: rule.cost_borne_by,
    })),
    ruleOf: afterSales.tickets.map(({ name }) => written.findIndex(({ tickets }) => tickets.includes(name))),
  };
}
