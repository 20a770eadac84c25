import { type Pay, payOverSales } from './pay.ts';
import { periodOf } from './period.ts';
import { timesRate } from './rounding.ts';
import { countedAt, counts, type Sale } from './sale.ts';
import { countingDay, type PayContext, salesByPeriod } from './sales-of-period.ts';
import type { GrowthScheme, Period } from './terms.ts';

/** Periods in a year. */
const A_YEAR: Readonly<Record<Period, number>> = { month: 12, quarter: 4, year: 1 };

/**
 * A rate on what a partner's period counts beyond an earlier period, whatever policy governed that one. Who had no sales
 * then has no growth: a newcomer is not paid for being new.
 */
export function growthPay(pays: Pay[], sales: readonly Sale[], context: PayContext): void {
  const schemeOf = ({ terms: { growth } }: Sale) => growth;
  const groups = salesByPeriod(sales, context, (sale) => {
    const scheme = schemeOf(sale);
    return scheme !== null && counts(scheme.counts, sale) ? scheme.per : null;
  });
  for (const group of groups) {
    const scheme = schemeOf(sales[group.sales[0]])!;
    const at = group.ends + scheme.paidAfter;
    const base = before(sales, context, group.party, scheme, group.period, at);
    if (base === 0) continue;
    let sum = 0;
    for (const i of group.sales) sum += countedAt(sales[i], at);
    const pay = timesRate(Math.max(0, sum - base), scheme.rate);
    payOverSales(pays, sales, group, 'growth', pay, at, null);
  }
}

/** What a party's earlier period counts, as it stands when the growth is paid. */
function before(
  sales: readonly Sale[],
  context: PayContext,
  party: number,
  scheme: GrowthScheme,
  period: number,
  at: number,
): number {
  const back = scheme.over === 'previous-period' ? 1 : A_YEAR[scheme.per];
  let sum = 0;
  for (const sale of sales) {
    if (sale.party !== party || !counts(scheme.counts, sale)) continue;
    if (periodOf(countingDay(sale, context), scheme.per) === period - back) sum += countedAt(sale, at);
  }
  return sum;
}
