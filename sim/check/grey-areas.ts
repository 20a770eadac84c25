import { quote } from '../files/sentence.ts';
import { EVERYTHING } from '../measure/layout.ts';
import type { CompiledPolicy } from '../policy/compiled.ts';
import { LATER_CONFLICTS, type LaterConflict } from '../policy/compiled-conflicts.ts';
import type { CompiledWorld } from '../world/compiled.ts';
import { DUTIES } from '../world/compiled-delivery.ts';
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

const DUTY_WORDS = {
  front: 'front relation of what is delivered',
  implementation: 'implementation of what was sold',
  review: 'continuous review',
} as const;

/** Matters of this world that a policy says nothing about. */
function unwritten(policy: CompiledPolicy, world: CompiledWorld): string[] {
  const { maintenance, settlement, afterSales } = policy;
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
  const duties = DUTIES.filter(
    (_, duty) => world.delivery?.happens === true && policy.delivery[duty] === 'none',
  ).map((duty) => `whose the ${DUTY_WORDS[duty]} is`);
  const open = [...orders, ...conflictGaps(policy, world)].filter(({ gap }) => gap);
  return [...open.map(({ matter }) => matter), ...tickets, ...duties];
}

/** Conflicts of this world for which a policy has no steps, and costs that it gives to nobody. */
function conflictGaps(policy: CompiledPolicy, { conflicts, discounts, quotation, ...world }: CompiledWorld) {
  if (conflicts?.happens !== true) return [];
  const { laterOrders, undercutting, afterSales } = conflicts;
  const lacks = (type: LaterConflict) => policy.laterConflicts[LATER_CONFLICTS.indexOf(type)] === null;
  const orders = world.afterOrder?.happens === true;
  const wrong = quotation?.happens === true && quotation.misScoping.happens;
  const bounces = world.afterSales?.happens === true && world.afterSales.bounces.happens;
  return [
    {
      gap: discounts?.happens === true && undercutting.happens && policy.undercutting === null,
      matter: 'what becomes of prices below the lowest',
    },
    {
      gap: orders && laterOrders.happens && lacks('renewal-or-upsell'),
      matter: 'who has a later order that two want',
    },
    {
      gap: orders && policy.maintenance.movesAfter === Number.POSITIVE_INFINITY,
      matter: 'who takes over a customer that is left alone',
    },
    { gap: wrong && lacks('quotation'), matter: 'how disputes about quotations are decided' },
    {
      gap: wrong && policy.quotation?.saysWhoBears !== true,
      matter: 'who bears what a wrong quotation costs',
    },
    {
      gap: bounces && afterSales.happens && lacks('after-sales'),
      matter: 'who does a ticket that is sent to and fro',
    },
    {
      gap: policy.market !== null && policy.market.conflict === null,
      matter: "what comes first, a customer's protection or a market's",
    },
  ];
}
