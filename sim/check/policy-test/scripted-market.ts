import { type Handler, runUntil } from '../../engine/run-loop.ts';
import { arrivalsOf, beginRun, loadTape } from '../../market/begin-run.ts';
import type { CompiledStudy } from '../../market/compiled-study.ts';
import { checkLaws } from '../../market/conserve.ts';
import { Dispatch } from '../../market/dispatch.ts';
import { LeadState } from '../../market/lead-table.ts';
import { Market } from '../../market/market.ts';
import type { Script } from '../../market/script.ts';
import { type Settled, settle } from '../../market/settle.ts';
import { CONFLICT_STEPS, type ConflictStep } from '../../policy/compiled.ts';
import type { MarketStep } from '../../policy/compiled-market.ts';
import type { Tape } from '../../world/tape.ts';

/** A lead left somebody, or the pool. */
export interface Reclaim {
  readonly lead: number;
  readonly at: number;
  /** Party, or -1 for the open pool. */
  readonly from: number;
  readonly because: string;
}

/** A dispute was decided. */
export interface Decided {
  readonly need: number;
  readonly at: number;
  readonly winner: number;
  readonly step: ConflictStep;
}

function named(said: number | undefined, one: number, other: number): 0 | 1 | -1 {
  return said === one ? 0 : said === other ? 1 : -1;
}

/** What people have said that they will decide; by need. */
class Written implements Script {
  readonly chosen = new Map<number, number>();
  readonly found = new Map<number, number>();
  /** Facts that the registration of a file states. */
  readonly facts = new Map<number, number>();
  readonly #market: Market;

  constructor(market: Market) {
    this.#market = market;
  }

  customerChooses(first: number, second: number): number {
    return this.#which(this.chosen, first, second);
  }

  managerFindsFor(first: number, second: number): number {
    return Math.max(0, this.#which(this.found, first, second));
  }

  customerNames(need: number, one: number, other: number): 0 | 1 | -1 {
    return named(this.chosen.get(need), one, other);
  }

  managerNames(need: number, one: number, other: number): 0 | 1 {
    return named(this.found.get(need), one, other) === 1 ? 1 : 0;
  }

  stated(file: number): number {
    return this.facts.get(file) ?? 0;
  }

  #which(said: ReadonlyMap<number, number>, first: number, second: number): number {
    const { files } = this.#market;
    const party = said.get(files.need[first]);
    return party === files.party[first] ? 0 : party === files.party[second] ? 1 : -1;
  }
}

/**
 * The market with a script: its rules are the real ones, its people do what they are told. It notes what tests ask
 * about and tables do not keep: who lost which lead and why, and who won which dispute by which step.
 */
export class ScriptedMarket extends Market {
  readonly written = new Written(this);
  readonly reclaims: Reclaim[] = [];
  readonly decided: Decided[] = [];
  /** Steps that decided between a customer's protection and a market's, by lead. */
  readonly marketSteps: { readonly lead: number; readonly step: string }[] = [];
  readonly #dispatch: Handler;
  readonly #arrivals: ReturnType<typeof arrivalsOf>;
  /** Names of the counters that the event under way has counted. */
  #counted: string[] = [];
  #owners: number[] = [];
  #moves: number[] = [];
  #states: number[] = [];
  #open: number[] = [];

  constructor(study: CompiledStudy, tape: Tape) {
    super(study);
    this.script = this.written;
    loadTape(this, tape);
    beginRun(this);
    this.#arrivals = arrivalsOf(tape);
    const dispatch = new Dispatch(this);
    this.#dispatch = {
      arrive: (time, lead) => this.watched(() => dispatch.arrive(time, lead)),
      handle: (time, entity, kind) => this.watched(() => dispatch.handle(time, entity, kind)),
    };
  }

  /** Lets everything happen before a second. */
  advance(until: number): void {
    this.#arrivals.next = this.arrived;
    this.events += runUntil(this.calendar, this.#arrivals, this.#dispatch, until);
  }

  /** Does something now, after all that has happened up to this second. */
  act(second: number, deed: () => void): void {
    this.advance(second + 1);
    this.now = second;
    this.watched(deed);
    this.advance(second + 1);
  }

  /** Goes on to the end of the last follow-up, settles, and sees that the laws of the market hold. */
  finish(): Settled {
    const end = this.study.cohortUntil + this.study.followUp;
    this.advance(end + 1);
    this.now = end;
    const settled = settle(this);
    checkLaws(this, settled);
    return settled;
  }

  override marketDecided(lead: number, step: MarketStep): void {
    this.marketSteps.push({ lead, step });
  }

  override count(policy: number, counter: number): void {
    super.count(policy, counter);
    this.#counted.push(this.policies[policy].countedRules[counter]);
  }

  private watched(deed: () => void): void {
    this.#remember();
    deed();
    this.#note();
  }

  #remember(): void {
    const { leads, disputes, tape } = this;
    this.#counted = [];
    this.#owners = Array.from(leads.ownerPlus1.subarray(0, tape.leads));
    this.#moves = Array.from(leads.moves.subarray(0, tape.leads));
    this.#states = Array.from(leads.state.subarray(0, tape.leads));
    this.#open = Array.from({ length: disputes.count }, (_, i) => i).filter((i) => disputes.decided[i] === 0);
  }

  #note(): void {
    const { leads, disputes, files, tape, now: at } = this;
    const reason = this.#counted.find((name) => name.startsWith('reclaim/'))?.slice('reclaim/'.length);
    for (let lead = 0; reason !== undefined && lead < tape.leads; lead++) {
      const fromPool = this.#states[lead] === LeadState.pooled && reason === 'pool-window';
      if (fromPool || (reason !== 'pool-window' && leads.moves[lead] !== this.#moves[lead]))
        this.reclaims.push({ lead, at, from: this.#owners[lead] - 1, because: reason });
    }
    const decision = this.#counted.some((name) => name.startsWith('conflict/'));
    for (const dispute of decision ? this.#open : []) {
      if (disputes.decided[dispute] === 0) continue;
      const { winner, step } = this.conflict;
      const file = winner === 0 ? disputes.fileA[dispute] : disputes.fileB[dispute];
      const need = disputes.need[dispute];
      this.decided.push({ need, at, winner: files.party[file], step: CONFLICT_STEPS[step] });
    }
  }
}
