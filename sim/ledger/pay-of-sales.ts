import { clawbacks } from './clawback.ts';
import { coopPay } from './coop.ts';
import { growthPay } from './growth.ts';
import { milestonePay } from './milestone.ts';
import { type Pay, payOut, payOverSales } from './pay.ts';
import { proportion, timesRate } from './rounding.ts';
import { countedAt, counts, type Sale } from './sale.ts';
import { type PayContext, salesByPeriod } from './sales-of-period.ts';
import { schemePay } from './steps.ts';
import type { Period, StepScheme } from './terms.ts';

/**
 * What partners are paid for their sales, when, and what is taken back. Pay for a sale comes first, in the order of
 * the sales; then that of periods, in the order of their first sales; then what refunds take back.
 *
 * A refund before pay falls due lowers what is counted; one after it takes the pay back, within the clawback's window.
 */
export function payOfSales(sales: readonly Sale[], context: PayContext): Pay[] {
  const pays: Pay[] = [];
  sales.forEach((sale, i) => {
    const { terms } = sale;
    payDiscount(pays, sale, i);
    for (const [kind, scheme] of schemesOf(sale)) {
      if (scheme.per !== 'deal' || !counts(scheme.counts, sale)) continue;
      const at = sale.receivedAt + scheme.paidAfter;
      payOut(pays, sale, i, kind, schemePay(scheme, countedAt(sale, at)), at, scheme.heldBack);
    }
    for (const spiff of terms.spiffs) {
      const meant = spiff.products === 0 || ((spiff.products >>> sale.product) & 1) === 1;
      const inTime = sale.signedAt >= spiff.from && sale.signedAt < spiff.until;
      const at = sale.receivedAt + spiff.paidAfter;
      if (!meant || !inTime || !counts(spiff.counts, sale) || sale.refundedAt < at) continue;
      payOut(pays, sale, i, 'spiff', spiff.pays, at, null);
    }
  });
  payPeriods(pays, sales, context);
  growthPay(pays, sales, context);
  milestonePay(pays, sales, context);
  coopPay(pays, sales, context);
  clawbacks(pays, sales);
  return pays;
}

function schemesOf({ terms }: Sale): (readonly ['commission' | 'rebate', StepScheme])[] {
  const found: (readonly ['commission' | 'rebate', StepScheme])[] = [];
  if (terms.commission !== null) found.push(['commission', terms.commission]);
  if (terms.rebate !== null) found.push(['rebate', terms.rebate]);
  return found;
}

/** The basic discount. A partner that collects the money keeps it when the customer's money is due. */
function payDiscount(pays: Pay[], sale: Sale, i: number): void {
  const { terms } = sale;
  if (terms.collectedBy === 'partner' && !sale.ownTeam) {
    payOut(pays, sale, i, 'discount', timesRate(sale.counted, sale.discount), sale.receivedAt, null);
    return;
  }
  const at = sale.receivedAt + terms.payLag;
  const counted = countedAt(sale, at);
  // The discount is counted on what the price was before the partner gave some away, and that is its own affair.
  const given = sale.given === 0 || counted === 0 ? 0 : proportion(sale.given, counted, sale.counted);
  const discount = Math.max(0, timesRate(counted + given, sale.discount) - given);
  payOut(pays, sale, i, 'discount', discount, at, terms.discountHeldBack);
}

/** Commission and rebate over periods. */
function payPeriods(pays: Pay[], sales: readonly Sale[], context: PayContext): void {
  const due: { first: number; order: number; pay: () => void }[] = [];
  for (const [order, kind] of (['commission', 'rebate'] as const).entries()) {
    const schemeOf = (sale: Sale) => {
      const scheme = sale.terms[kind];
      return scheme !== null && scheme.per !== 'deal' && counts(scheme.counts, sale) ? scheme : null;
    };
    const groups = salesByPeriod(sales, context, (sale) => (schemeOf(sale)?.per ?? null) as Period | null);
    for (const group of groups) {
      const scheme = schemeOf(sales[group.sales[0]])!;
      const at = group.ends + scheme.paidAfter;
      const pay = () => {
        let sum = 0;
        for (const i of group.sales) sum += countedAt(sales[i], at);
        payOverSales(pays, sales, group, kind, schemePay(scheme, sum), at, scheme.heldBack);
      };
      due.push({ first: group.sales[0], order, pay });
    }
  }
  due.sort((a, b) => a.first - b.first || a.order - b.order);
  for (const { pay } of due) pay();
}
