import type { Market } from './market.ts';

/** A first order is signed: notes who received the customer and handed it over, if that was another. */
export function noteReceiver(m: Market, deal: number): void {
  const { deals, files, leads } = m;
  const lead = files.leadPlus1[deals.file[deal]] - 1;
  if (lead < 0) return;
  const receiverPlus1 = leads.receiverPlus1[lead];
  if (receiverPlus1 > 0 && receiverPlus1 !== deals.party[deal] + 1) deals.receiverPlus1[deal] = receiverPlus1;
}

/** Notes who looks after the customer from a first order on, if that is another than who signed it. */
export function noteMaintainer(m: Market, deal: number, maintainer: number): void {
  if (maintainer !== m.deals.party[deal]) m.deals.maintainerPlus1[deal] = maintainer + 1;
}
