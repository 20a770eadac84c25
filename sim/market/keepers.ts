import type { Market } from './market.ts';

/** A customer is looked after by another party from now on. */
export function handCustomerTo(m: Market, account: number, party: number): void {
  const { accounts, keepers } = m;
  if (accounts.maintainer[account] === party) return;
  accounts.keptPlus1[account] =
    keepers.add(accounts.maintainer[account], m.now, accounts.keptPlus1[account]) + 1;
  accounts.maintainer[account] = party;
}

/** Who looked after a customer at a second; -1 for nobody, its partner having left. */
export function keeperAt(m: Market, account: number, at: number): number {
  const { accounts, keepers, tempers } = m;
  let party = accounts.maintainer[account];
  for (let row = accounts.keptPlus1[account] - 1; row >= 0; row = keepers.beforePlus1[row] - 1) {
    if (at >= keepers.until[row]) break;
    party = keepers.party[row];
  }
  const left = tempers.leftAt[party];
  return left > 0 && at >= left ? -1 : party;
}
