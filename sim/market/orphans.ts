import { Orphan } from './account-table.ts';
import type { Market } from './market.ts';

/** Has the party left the channel? */
export function hasLeft(m: Market, party: number): boolean {
  return m.tempers.leftAt[party] > 0;
}

/** Has the customer nobody to look after it, since its partner left? */
export function isOrphan(m: Market, account: number): boolean {
  const { orphan } = m.accounts;
  return orphan[account] === Orphan.waiting || orphan[account] === Orphan.nobodys;
}
