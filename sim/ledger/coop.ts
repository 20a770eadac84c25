import { type Pay, payOverSales } from './pay.ts';
import { timesRate } from './rounding.ts';
import { countedAt, counts, type Sale } from './sale.ts';
import { type PayContext, salesByPeriod } from './sales-of-period.ts';

/**
 * Money for promotion: a partner's period accrues a share of what it counts; of that it claims what it uses. With proof
 * asked, only what was spent can be claimed with success; without, all of it is paid, whatever was done for it. What was
 * truly spent costs the partner the claim over the share that the platform covers.
 */
export function coopPay(pays: Pay[], sales: readonly Sale[], context: PayContext): void {
  const groups = salesByPeriod(sales, context, (sale) => {
    const { coop } = sale.terms;
    return coop !== null && counts(coop.counts, sale) ? coop.per : null;
  });
  for (const group of groups) {
    const coop = sales[group.sales[0]].terms.coop!;
    const at = group.ends + coop.paidAfter;
    let sum = 0;
    for (const i of group.sales) sum += countedAt(sales[i], at);
    const claimed = timesRate(timesRate(sum, coop.rate), context.coopClaimed);
    const spent = timesRate(claimed, context.coopProven);
    payOverSales(pays, sales, group, 'coop', coop.proof ? spent : claimed, at, null);
    const promotion = Math.round(spent / coop.covers);
    const first = pays.length;
    payOverSales(pays, sales, group, 'promotion', promotion, group.ends, null);
    for (let n = first; n < pays.length; n++) pays[n] = { ...pays[n], amount: -pays[n].amount };
  }
}
