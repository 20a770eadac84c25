import { FACT_COUNT, Fact } from '../measure/facts.ts';
import type { LayoutRow } from '../measure/layout.ts';
import type { CustomerMeasure } from '../measure/measure.ts';
import type { Market } from './market.ts';
import { Partners } from './outcome-of-partners.ts';

/** What one plan left of one replication. */
export interface Outcome {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly customers: number;
  readonly customersOpenAtEnd: number;
  /** How often each named rule decided something, one array a policy of the study. */
  readonly ruleCounts: readonly Float64Array[];
  /** Arrivals and events handled, run-in included. */
  readonly events: number;
}

/** Divides nothing yet: writes numerator and denominator of every row from the sums of the run. */
export function outcomeOf(m: Market, rows: readonly LayoutRow[]): Outcome {
  const numerators = new Float64Array(rows.length);
  const denominators = new Float64Array(rows.length);
  const partners = new Partners(m);
  for (const [i, { measure, bucket }] of rows.entries()) {
    switch (measure.kind) {
      case 'customer':
        numerators[i] = sumOf(m, measure, bucket);
        denominators[i] = factOf(m, Fact[measure.denominator], bucket);
        break;
      case 'partner':
        numerators[i] = partners.sum(measure.numerator, bucket - 1);
        denominators[i] = partners.denominatorOf(measure.denominator, bucket - 1);
        break;
      case 'distribution':
        partners.distribution(measure.statistic);
        numerators[i] = partners.numerator;
        denominators[i] = partners.denominator;
        break;
      case 'direct-team':
        numerators[i] = m.book.directSeconds;
        denominators[i] = partners.capacityOf(m.hq);
    }
  }
  return {
    numerators,
    denominators,
    customers: factOf(m, Fact.customers, 0),
    customersOpenAtEnd: factOf(m, Fact.customersOpenAtEnd, 0),
    ruleCounts: m.ruleCounts.map((counts) => counts.slice()),
    events: m.events,
  };
}

function factOf(m: Market, fact: number, bucket: number): number {
  if (fact >= FACT_COUNT) throw new RangeError(`There is no fact ${fact}.`);
  return m.book.facts[fact * m.book.buckets.count + bucket];
}

function sumOf(m: Market, measure: CustomerMeasure, bucket: number): number {
  let sum = 0;
  for (const [fact, factor] of measure.numerator) sum += factor * factOf(m, Fact[fact], bucket);
  return sum;
}
