import { WEEKS_PER_MONTH } from '../engine/civil.ts';
import type { PromotionWorld } from '../world/compiled-promotion.ts';

/**
 * Share of the most that promotion can bring to a region, when so much works there:
 *
 *     1 - exp(-stock / S),   S = first_lead_costs x base x most x weeks a month
 *
 * so that the first yuan brings 1 / first_lead_costs of an enquiry, and the last ones nothing.
 *
 * @param stock minor units a month
 */
export function broughtShare(world: PromotionWorld, region: number, stock: number): number {
  const scale = saturation(world, region);
  return scale === 0 ? 0 : 1 - Math.exp(-stock / scale);
}

/**
 * What it pays a partner best to spend a month: where the next yuan brings it as much margin as it costs, others' stock
 * counted. Only what falls on its own region is reckoned.
 *
 *     keeps x worth x own / first_lead_costs x exp(-(others + own x spent) / S) = 1
 *
 * @param keeps share of further enquiries that it expects to come to it
 * @param worth margin that it expects of an enquiry, minor units
 * @param others what works in the region already without it, minor units a month
 */
export function bestSpending(
  world: PromotionWorld,
  region: number,
  keeps: number,
  worth: number,
  others: number,
): number {
  const own = world.reach[region * world.base.length + region];
  const gain = (keeps * worth * own) / world.firstLeadCosts;
  if (gain <= 1) return 0;
  return Math.max(0, saturation(world, region) * Math.log(gain) - others) / own;
}

/**
 * Share of further enquiries that a partner can expect to come to it where nothing protects it: those of partners'
 * sources, and its part of the others.
 *
 * @param partners number of partners that serve the region
 */
export function openShare(world: PromotionWorld, region: number, partners: number): number {
  if (!world.freeRiding) return 1;
  const base = world.base[region];
  const developed = base === 0 ? 0 : world.developed[region] / base;
  return developed + (1 - developed) / Math.max(1, partners);
}

function saturation({ firstLeadCosts, base, most }: PromotionWorld, region: number): number {
  return firstLeadCosts * base[region] * most * WEEKS_PER_MONTH;
}
