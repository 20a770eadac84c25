/** A debt of a partner to the platform, or a payment out of which it may be settled. */
export interface Due {
  readonly party: number;
  /** Whole minor units; below 0 for a debt. */
  readonly amount: number;
  readonly at: number;
}

/** A part of a debt that was kept from a later payment. */
export interface Recovery {
  /** Index of the debt. */
  readonly debt: number;
  readonly amount: number;
  readonly at: number;
}

/**
 * Negative balances carried forward: debts of a partner are kept from whatever it is paid at the same second or later,
 * the oldest debt first. What no later pay covers is never recovered.
 */
export function carryForward(dues: readonly Due[]): Recovery[] {
  const order = dues.map((_, i) => i);
  // Of one second, debts come first: they can be kept from pay of the same day.
  order.sort(
    (a, b) => dues[a].at - dues[b].at || Math.sign(dues[a].amount) - Math.sign(dues[b].amount) || a - b,
  );
  const open = new Map<number, { debt: number; left: number }[]>();
  const recovered: Recovery[] = [];
  for (const i of order) {
    const { party, amount, at } = dues[i];
    const debts = open.get(party) ?? [];
    if (amount < 0) {
      debts.push({ debt: i, left: -amount });
      open.set(party, debts);
      continue;
    }
    let pay = amount;
    while (pay > 0 && debts.length > 0) {
      const part = Math.min(pay, debts[0].left);
      recovered.push({ debt: debts[0].debt, amount: part, at });
      pay -= part;
      debts[0].left -= part;
      if (debts[0].left === 0) debts.shift();
    }
  }
  return recovered;
}
