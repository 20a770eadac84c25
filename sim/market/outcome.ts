import { FACT_COUNT, Fact } from '../measure/facts.ts';
import type { LayoutRow } from '../measure/layout.ts';
import {
  type CustomerMeasure,
  type DistributionMeasure,
  PARTNER_SUMS,
  type PartnerAmount,
  type PartnerMeasure,
  type PartnerSum,
} from '../measure/registry.ts';
import { AMOUNTS, Amount } from './book.ts';
import type { Market } from './market.ts';

const DAYS_PER_MONTH = 365.25 / 12;
const DAY = 86_400;

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

/** Amounts of the partners present at cut-over, leavers included; HQ's direct team is none of them. */
class Partners {
  numerator = 0;
  denominator = 1;
  private readonly m: Market;
  private readonly cohortMonths: number;

  constructor(m: Market) {
    this.m = m;
    this.cohortMonths = (m.study.cohortUntil - m.study.cutOver) / (DAY * DAYS_PER_MONTH);
  }

  /** Sum over the partners of an archetype, -1 for all. */
  sum(amount: PartnerAmount | PartnerSum, archetype: number): number {
    let sum = 0;
    for (let party = 0; party < this.m.hq; party++) {
      const counts = isSum(amount) || this.isPresent(party);
      if (counts && this.isOf(party, archetype)) sum += this.of(party, amount);
    }
    return sum;
  }

  denominatorOf(denominator: PartnerMeasure['denominator'], archetype: number): number {
    if (denominator === 'partner-months') return this.months(archetype);
    return denominator === 'capacity' ? this.capacity(archetype) : this.sum(denominator, archetype);
  }

  private months(archetype: number): number {
    let partners = 0;
    for (let party = 0; party < this.m.hq; party++) {
      if (this.isOf(party, archetype) && this.isPresent(party)) partners++;
    }
    return partners * this.cohortMonths;
  }

  /** Working seconds of their people during the cohort's arrival, as far as given to this platform. */
  private capacity(archetype: number): number {
    const { cutOver, cohortUntil } = this.m.study;
    let seconds = 0;
    for (let party = 0; party < this.m.hq; party++) {
      if (!this.isOf(party, archetype) || !this.isPresent(party)) continue;
      const { staff, attention } = this.m.parties[party];
      seconds += staff * attention * this.m.working[party].workingBetween(cutOver, cohortUntil);
    }
    return seconds;
  }

  /** Sets numerator and denominator of one number over the distribution of partners. */
  distribution(statistic: DistributionMeasure['statistic']): void {
    const parties = Array.from({ length: this.m.hq }, (_, party) => party).filter((party) =>
      this.isPresent(party),
    );
    const values = parties.map((party) =>
      this.of(party, statistic.startsWith('revenue') ? 'revenue' : 'profit'),
    );
    values.sort((a, b) => a - b);
    const n = values.length;
    const sum = values.reduce((total, value) => total + value, 0);
    this.denominator = 1;
    switch (statistic) {
      case 'profit-p10':
        // Nearest rank: the smallest value that at least a tenth of the partners do not exceed.
        this.numerator = n === 0 ? 0 : values[Math.max(0, Math.ceil(n / 10) - 1)];
        this.denominator = n === 0 ? 0 : this.cohortMonths;
        return;
      case 'losing-share':
        this.numerator = values.filter((value) => value < 0).length;
        this.denominator = n;
        return;
      case 'revenue-gini':
        // G = sum_i (2i - n - 1) x_i / (n sum x), values ascending, i from 1.
        this.numerator = values.reduce((total, value, i) => total + (2 * (i + 1) - n - 1) * value, 0);
        this.denominator = n * sum;
        return;
      case 'revenue-top-20': {
        const top = Math.ceil(n / 5);
        this.numerator = values.slice(n - top).reduce((total, value) => total + value, 0);
        this.denominator = sum;
      }
    }
  }

  /** Was it a partner at the cut-over? Of the candidates those were that had been signed by then. */
  private isPresent(party: number): boolean {
    const { parties, tempers, study } = this.m;
    const signedAt = tempers.signedAt[party];
    return !parties[party].candidate || (signedAt > 0 && signedAt < study.cutOver);
  }

  private isOf(party: number, archetype: number): boolean {
    return archetype < 0 || this.m.parties[party].archetype === archetype;
  }

  private of(party: number, amount: PartnerAmount | PartnerSum): number {
    if (isSum(amount)) return this.m.book.sums[amount][party];
    const { amounts } = this.m.book;
    const row = party * AMOUNTS;
    if (amount !== 'profit') return amounts[row + Amount[amount]];
    const earned = amounts[row + Amount.pay] - amounts[row + Amount.promotion];
    return earned - amounts[row + Amount.hoursCost] - amounts[row + Amount.capitalCost];
  }
}

function isSum(amount: PartnerAmount | PartnerSum): amount is PartnerSum {
  return amount in PARTNER_SUMS;
}
