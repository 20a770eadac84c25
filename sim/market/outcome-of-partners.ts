import { SECONDS_PER_MONTH } from '../engine/civil.ts';
import {
  type DistributionMeasure,
  PARTNER_SUMS,
  type PartnerAmount,
  type PartnerMeasure,
  type PartnerSum,
} from '../measure/measure.ts';
import { AMOUNTS, Amount } from './book.ts';
import type { Market } from './market.ts';

/** Amounts of the partners present at cut-over, leavers included; HQ's direct team is none of them. */
export class Partners {
  numerator = 0;
  denominator = 1;
  private readonly m: Market;
  private readonly cohortMonths: number;

  constructor(m: Market) {
    this.m = m;
    this.cohortMonths = (m.study.cohortUntil - m.study.cutOver) / SECONDS_PER_MONTH;
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
    switch (denominator) {
      case 'partner-months':
        return this.months(archetype);
      case 'months-as-partner':
        return this.monthsAsPartner(archetype);
      case 'capacity':
        return this.capacity(archetype);
      default:
        return this.sum(denominator, archetype);
    }
  }

  private months(archetype: number): number {
    let partners = 0;
    for (let party = 0; party < this.m.hq; party++) {
      if (this.isOf(party, archetype) && this.isPresent(party)) partners++;
    }
    return partners * this.cohortMonths;
  }

  /** How long parties were partners while the cohort arrived: those that were signed or have left, for a part of it. */
  private monthsAsPartner(archetype: number): number {
    const { cutOver, cohortUntil } = this.m.study;
    const { signedAt, leftAt } = this.m.tempers;
    let seconds = 0;
    for (let party = 0; party < this.m.hq; party++) {
      if (!this.isOf(party, archetype) || this.isNoPartner(party)) continue;
      const until = leftAt[party] > 0 ? Math.min(leftAt[party], cohortUntil) : cohortUntil;
      seconds += Math.max(0, until - Math.max(cutOver, signedAt[party]));
    }
    return seconds / SECONDS_PER_MONTH;
  }

  private capacity(archetype: number): number {
    let seconds = 0;
    for (let party = 0; party < this.m.hq; party++) {
      if (this.isOf(party, archetype) && this.isPresent(party)) seconds += this.capacityOf(party);
    }
    return seconds;
  }

  /** Working seconds of a party's people while the cohort arrived, as far as given to this platform. */
  capacityOf(party: number): number {
    const { cutOver, cohortUntil } = this.m.study;
    const { staff, attention } = this.m.parties[party];
    return staff * attention * this.m.working[party].workingBetween(cutOver, cohortUntil);
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

  /** Was it a partner at the cut-over? Not who had left by then, nor a candidate that was to be signed still. */
  private isPresent(party: number): boolean {
    const { tempers, study } = this.m;
    if (this.isNoPartner(party) || tempers.signedAt[party] >= study.cutOver) return false;
    return tempers.leftAt[party] === 0 || tempers.leftAt[party] >= study.cutOver;
  }

  /** Is it a candidate that has never been signed? */
  private isNoPartner(party: number): boolean {
    return this.m.parties[party].candidate && this.m.tempers.signedAt[party] === 0;
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
