import type { CompiledParty } from '../world/compiled.ts';

/**
 * What each party is like now, and what it remembers. Where partners do not react, it is what the world says of them
 * from the first second to the last. One entry a party.
 */
export class Tempers {
  /** Traits as the market reads them. */
  readonly attention: Float64Array;
  readonly diligence: Float64Array;
  readonly claims: Float64Array;
  readonly grabs: Float64Array;
  readonly honesty: Float64Array;
  /** How far they have moved from what the world says: log factor of attention, log-odds of the others. */
  readonly effortMoved: Float64Array;
  readonly claimsMoved: Float64Array;
  readonly honestyMoved: Float64Array;
  /** Between 0 and 1. */
  readonly trust: Float64Array;
  /** Staff seconds spent on this platform's customers since the start. */
  readonly seconds: Float64Array;
  /** What has been paid out to it, less what it paid back, and what of that came late, since the start; minor units. */
  readonly paid: Float64Array;
  readonly paidLate: Float64Array;
  /** What it remembers of money and hours, and of seconds up to the last look. */
  readonly rememberedPay: Float64Array;
  readonly rememberedHours: Float64Array;
  readonly secondsSeen: Float64Array;
  /** Share of its own finds that it expects to have to itself. */
  readonly exclusivity: Float64Array;
  /** What it was used to at the cut-over: margin an hour, which moves on; trust, exclusivity. */
  readonly usedToMargin: Float64Array;
  readonly usedToTrust: Float64Array;
  readonly usedToExclusivity: Float64Array;

  /** The margin an hour below which it would rather be elsewhere; months in a row that it has been there. */
  readonly outsideOption: Float64Array;
  readonly monthsBelow: Float64Array;
  /** Second at which it left, 0 for a partner that is there. */
  readonly leftAt: Float64Array;
  readonly insolventAt: Float64Array;
  /** What it had made of the channel by the cut-over, minor units: from there on its money is counted. */
  readonly madeBefore: Float64Array;
  /** Second at which a candidate was signed; share of its attention that it gives yet; 0 if it never does anything. */
  readonly signedAt: Float64Array;
  readonly ramp: Float64Array;
  readonly acts: Float64Array;
  /** Seconds a visit is to take that has been asked for, 0 if none; when the last one was; how many there were. */
  readonly visitAsked: Float64Array;
  readonly visitedAt: Float64Array;
  readonly visits: Float64Array;

  constructor(parties: number) {
    const column = () => new Float64Array(parties);
    this.attention = column();
    this.diligence = column();
    this.claims = column();
    this.grabs = column();
    this.honesty = column();
    this.effortMoved = column();
    this.claimsMoved = column();
    this.honestyMoved = column();
    this.trust = column();
    this.seconds = column();
    this.paid = column();
    this.paidLate = column();
    this.rememberedPay = column();
    this.rememberedHours = column();
    this.secondsSeen = column();
    this.exclusivity = column();
    this.usedToMargin = column();
    this.usedToTrust = column();
    this.usedToExclusivity = column();
    this.outsideOption = column();
    this.monthsBelow = column();
    this.leftAt = column();
    this.insolventAt = column();
    this.madeBefore = column();
    this.signedAt = column();
    this.ramp = column();
    this.acts = column();
    this.visitAsked = column();
    this.visitedAt = column();
    this.visits = column();
  }

  columns(): readonly Float64Array[] {
    return [
      this.attention,
      this.diligence,
      this.claims,
      this.grabs,
      this.honesty,
      this.effortMoved,
      this.claimsMoved,
      this.honestyMoved,
      this.trust,
      this.seconds,
      this.paid,
      this.paidLate,
      this.rememberedPay,
      this.rememberedHours,
      this.secondsSeen,
      this.exclusivity,
      this.usedToMargin,
      this.usedToTrust,
      this.usedToExclusivity,
      this.outsideOption,
      this.monthsBelow,
      this.leftAt,
      this.insolventAt,
      this.madeBefore,
      this.signedAt,
      this.ramp,
      this.acts,
      this.visitAsked,
      this.visitedAt,
      this.visits,
    ];
  }

  /** Puts every party where the world says it is. */
  start(parties: readonly CompiledParty[]): void {
    for (const [party, traits] of parties.entries()) {
      this.ramp[party] = 1;
      this.acts[party] = 1;
      this.attention[party] = traits.attention;
      this.diligence[party] = traits.diligence;
      this.claims[party] = traits.claimPropensity;
      this.grabs[party] = traits.grabPropensity;
      this.honesty[party] = traits.honesty;
    }
  }
}
