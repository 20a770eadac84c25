import { draw } from '../engine/draw.ts';
import type { ServiceRule } from '../policy/compiled-after-order.ts';
import type { ServiceDemand } from '../world/compiled-after-order.ts';
import { Purpose } from '../world/purposes.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';
import { logistic, logit } from './odds.ts';

/**
 * Share of customers that take a service at a price:
 *
 *     logistic(logit(share at the usual price) + ln(odds ratio) / ln(1.1) ln(price / usual price))
 *
 * the form in which prices act on first orders. What costs nothing is taken by everybody who needs it.
 *
 * @param price minor units, 0 or more, for what the usual price is for
 */
export function shareThatTakes({ taken, usualPrice, price: effect }: ServiceDemand, price: number): number {
  if (price === 0) return 1;
  const dearer = effect * Math.log(price / usualPrice);
  // Not by way of logarithms, so that the share at the usual price is the one that is written.
  return dearer === 0 ? taken : logistic(logit(taken) + dearer);
}

/** Does the customer pay extra for this service? It is asked when it first needs it. */
export function subscribes(m: Market, account: number, kind: number, rule: ServiceRule): boolean {
  const { accounts, matters, tape } = m;
  const bit = 1 << kind;
  if ((accounts.asked[account] & bit) === 0) {
    accounts.asked[account] |= bit;
    const need = accounts.need[account];
    const [key0, key1] = [tape.needKey0[need], tape.needKey1[need]];
    const { valueAdded, tickets } = m.world.afterSales!;
    if (draw(Purpose.takesService, key0, key1, tickets[kind].key) < shareThatTakes(valueAdded, rule.price)) {
      accounts.subscribed[account] |= bit;
      const subscription = matters.add(account, Matter.subscription, kind, kind, m.now, key0, key1);
      matters.byPlatform[subscription] = rule.owner === 'platform' ? 1 : 0;
      matters.billed[subscription] = rule.price;
    }
  }
  return (accounts.subscribed[account] & bit) !== 0;
}

/**
 * Would the customer have its nth ticket done at the price of work beyond what is included? One answer for a ticket,
 * whether it is asked when the ticket comes or the ticket runs over.
 */
export function agreesToPay(m: Market, account: number, nth: number, rule: ServiceRule): boolean {
  const need = m.accounts.need[account];
  const u = draw(Purpose.takesBeyond, m.tape.needKey0[need], m.tape.needKey1[need], nth);
  return u < shareThatTakes(m.world.afterSales!.beyondIncluded, rule.beyond);
}
