import { DAY } from '../engine/civil.ts';
import { periodEnd, periodOf } from './period.ts';
import type { Sale } from './sale.ts';
import { countsAtContract } from './settle.ts';
import type { Period } from './terms.ts';

/** More than there are parties, or months since the year 0: what they are numbered by can be joined to one number. */
const MOST = 2 ** 20;

/** Days as settlement counts them, and how partners use co-op money; what a world gives. */
export interface PayContext {
  /** Day (since 1970-01-01, at headquarters) of a second of the simulation, and the second at which a day begins. */
  readonly dayOf: (second: number) => number;
  readonly secondOf: (day: number) => number;
  /** Share of accrued co-op money that partners claim, and of claims that are truly spent and can be proven. */
  readonly coopClaimed: number;
  readonly coopProven: number;
}

/** Sales of one party that a scheme counts together. */
export interface SalesOfPeriod {
  readonly scheme: number;
  readonly party: number;
  readonly period: number;
  /** Second at which the period ends. */
  readonly ends: number;
  readonly sales: number[];
}

/** The day by which a sale belongs to a period: that of the contract, or that of the money. */
export function countingDay(sale: Sale, { dayOf }: PayContext): number {
  return dayOf(countsAtContract(sale.terms) ? sale.signedAt : sale.receivedAt);
}

/**
 * Sales that count together for a scheme, by policy, party and period, in the order of their first sales.
 *
 * @param wanted the period over which a sale's terms count it; null where they do not
 */
export function salesByPeriod(
  sales: readonly Sale[],
  context: PayContext,
  wanted: (sale: Sale) => Period | null,
): SalesOfPeriod[] {
  const groups = new Map<number, SalesOfPeriod>();
  sales.forEach((sale, i) => {
    const per = wanted(sale);
    if (per === null) return;
    const period = periodOf(countingDay(sale, context), per);
    const key = (sale.scheme * MOST + sale.party) * MOST + period;
    const group = groups.get(key);
    if (group) group.sales.push(i);
    else {
      const ends = context.secondOf(periodEnd(period, per) * DAY);
      groups.set(key, { scheme: sale.scheme, party: sale.party, period, ends, sales: [i] });
    }
  });
  return [...groups.values()];
}
