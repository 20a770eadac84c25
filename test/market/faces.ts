import { LeadState } from '../../sim/market/lead-table.ts';
import type { Market } from '../../sim/market/market.ts';
import type { Outcome } from '../../sim/market/outcome.ts';
import { ratioInterval } from '../../sim/stats/ratio-of-sums.ts';
import { compiledFrom, replicatorOf, rowsOf } from './tiny-study.ts';

const HOUR = 3600;
const HOURS = 24 * 21;
/** Hours of the bars of a histogram of response times. */
const BARS: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [2, 4],
  [4, 6],
  [6, 8],
  [8, 10],
  [10, 12],
  [12, 14],
  [14, 16],
  [16, 18],
  [18, 20],
  [20, 24],
  [24, 48],
  [48, 72],
  [72, 168],
  [168, HOURS],
];

/** A number with its 95 % interval, in the unit it is shown in. */
export interface Shown {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly text: string;
}

/** What a shipped study looks like under its first plan, today's rules: some replications, and what is seen in them. */
export class Faces {
  readonly study;
  private readonly rows;
  private readonly outcomes: Outcome[] = [];
  /** First enquiries of real cohort customers by the hours until somebody answered; the last entry for never. */
  private readonly answered = new Float64Array(HOURS + 1);
  /** The same, for enquiries that came while everybody was at work, between 10 and 11 on a Wednesday. */
  private readonly answeredInOfficeHours = new Float64Array(HOURS + 1);
  /** Enquiries about a website by replication, junk and duplicates among them, and those that ended in a contract. */
  private readonly websiteLeads: number[] = [];
  private readonly websiteWon: number[] = [];

  constructor(path: string, seed: string) {
    this.study = compiledFrom({}, path, seed);
    this.rows = rowsOf(this.study);
  }

  run(replications: number, look?: (m: Market) => void): void {
    const replicator = replicatorOf(this.study);
    for (let replication = 0; replication < replications; replication++) {
      this.outcomes.push(replicator.runUnforked(replication, 0));
      this.lookAtLeads(replicator.market);
      this.lookAtAnswers(replicator.market);
      look?.(replicator.market);
    }
  }

  private lookAtLeads(m: Market): void {
    const { tape, world } = m;
    const website = world.products.findIndex((product) => product.name === 'website');
    let leads = 0;
    let won = 0;
    for (let lead = 0; lead < m.arrived; lead++) {
      const need = tape.leadNeed[lead];
      const came = m.leads.state[lead] !== LeadState.neverCame;
      if (!came || !m.book.isCohort(need) || tape.needProduct[need] !== website) continue;
      leads++;
      if (m.leads.state[lead] === LeadState.won) won++;
    }
    this.websiteLeads.push(leads);
    this.websiteWon.push(won);
  }

  private lookAtAnswers(m: Market): void {
    const { tape, needs } = m;
    for (let need = 0; need < tape.needs; need++) {
      const first = tape.needFirstLead[need];
      if (!m.book.isCohort(need) || m.leads.state[first] === LeadState.neverCame) continue;
      if (tape.customerValid[tape.needCustomer[need]] === 0) continue;
      const arrived = tape.leadTime[first];
      const contact = needs.firstContactAt[need];
      const hours = contact === 0 ? HOURS : Math.min(HOURS - 1, Math.floor((contact - arrived) / HOUR));
      this.answered[hours]++;
      const hourOfWeek = Math.floor(arrived / HOUR) % 168;
      // Second 0 is a Monday's midnight.
      if (hourOfWeek === 2 * 24 + 10) this.answeredInOfficeHours[hours]++;
    }
  }

  /** A measure, of everything or of some slices together. */
  shown(measure: string, slices: readonly string[] = []): Shown {
    const meant = slices.length === 0 ? [''] : slices;
    const found = this.rows.flatMap((row, i) =>
      row.measure.id === measure && row.scenario === 'everything' && meant.includes(row.slice) ? [i] : [],
    );
    if (found.length !== meant.length) throw new Error(`no ${measure} of ${meant}`);
    const { scale, unit } = this.rows[found[0]].measure;
    const sum = (of: 'numerators' | 'denominators') =>
      this.outcomes.map((outcome) => found.reduce((total, i) => total + outcome[of][i], 0));
    return shownRatio(sum('numerators'), sum('denominators'), scale, unit);
  }

  /** Of 100 enquiries about a website, junk and duplicates among them, those that ended in a contract. */
  websitesWon(): Shown {
    return shownRatio(
      this.websiteWon,
      this.websiteLeads,
      100,
      'per 100 enquiries, junk and duplicates among them',
    );
  }

  /** Answers an hour: within two, in the emptiest hours after, and the next morning. */
  humps(): { readonly soon: number; readonly valley: number; readonly nextMorning: number } {
    return {
      soon: this.perHour(0, 2),
      valley: Math.min(this.perHour(6, 8), this.perHour(8, 10), this.perHour(10, 12)),
      nextMorning: Math.max(this.perHour(12, 14), this.perHour(14, 16), this.perHour(16, 18)),
    };
  }

  /** Of enquiries on Wednesdays from 10 to 11, those that were answered the same day, and over night. */
  officeHours(): { readonly day: number; readonly night: number } {
    const of = (from: number, until: number) =>
      this.answeredInOfficeHours.subarray(from, until).reduce((sum, n) => sum + n, 0);
    return { day: of(0, 8), night: of(10, 20) };
  }

  histogram(): string {
    const total = this.answered.reduce((sum, n) => sum + n, 0);
    return [
      'hours until the first answer, share of all per hour, in %:',
      ...BARS.map(([from, until]) => {
        const share = (100 * this.perHour(from, until)) / total;
        return `  ${`${from}-${until}`.padEnd(8)} ${share.toFixed(3).padStart(7)} ${'#'.repeat(Math.round(10 * share))}`;
      }),
      `  never    ${((100 * this.answered[HOURS]) / total).toFixed(1)} of all`,
    ].join('\n');
  }

  private perHour(from: number, until: number): number {
    return this.answered.subarray(from, until).reduce((sum, n) => sum + n, 0) / (until - from);
  }
}

function shownRatio(
  numerators: readonly number[],
  denominators: readonly number[],
  scale: number,
  unit: string,
): Shown {
  const interval = ratioInterval({ numerators, denominators }, 0.95);
  if (interval === null) throw new Error('nothing to divide');
  const [value, lo, hi] = [interval.estimate * scale, interval.lo * scale, interval.hi * scale];
  return { value, lo, hi, text: `${value.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}] ${unit}` };
}
