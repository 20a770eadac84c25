import { Pay } from './pay.ts';
import { counts, type Sale } from './sale.ts';
import { countingDay, type PayContext, salesByPeriod } from './sales-of-period.ts';

/**
 * A sum for the sale with which a partner reaches so many orders, or so much counted amount, in a period: once a period,
 * and kept whatever is refunded later. Sales of one day count in the order of their contracts.
 */
export function milestonePay(pays: Pay[], sales: readonly Sale[], context: PayContext): void {
  const most = sales.reduce((count, { terms }) => Math.max(count, terms.milestones.length), 0);
  for (let n = 0; n < most; n++) {
    const groups = salesByPeriod(sales, context, (sale) => {
      const milestone = sale.terms.milestones[n];
      return milestone !== undefined && counts(milestone.counts, sale) ? milestone.per : null;
    });
    for (const group of groups) {
      const { target, inMoney, pays: amount, paidAfter } = sales[group.sales[0]].terms.milestones[n];
      const inOrder = [...group.sales].sort(
        (a, b) => countingDay(sales[a], context) - countingDay(sales[b], context) || a - b,
      );
      let sum = 0;
      for (const i of inOrder) {
        sum += inMoney ? sales[i].counted : 1;
        if (sum < target) continue;
        pays.push(new Pay(i, 'milestone', 'milestone', amount, sales[i].receivedAt + paidAfter));
        break;
      }
    }
  }
}
