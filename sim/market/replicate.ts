import { ArrivalColumn, type Handler, runUntil } from '../engine/run-loop.ts';
import type { LayoutRow } from '../measure/layout.ts';
import { makeTape } from '../world/make-tape.ts';
import type { Tape } from '../world/tape.ts';
import { enterSatisfaction } from './accounts.ts';
import { getUsedToToday } from './adapt.ts';
import { arrivalsOf, beginRun, loadTape } from './begin-run.ts';
import type { CompiledStudy } from './compiled-study.ts';
import { checkLaws } from './conserve.ts';
import { moveOpenBusiness } from './cut-over.ts';
import { Dispatch } from './dispatch.ts';
import { ENGINE, type Kernel } from './kernel.ts';
import { Market } from './market.ts';
import { enterRights, grantRights } from './market-rights.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { advancePromotion } from './promotion.ts';
import { enterActivation } from './recruit.ts';
import { RunState } from './run-state.ts';
import { settle } from './settle.ts';
import { enterHours } from './staff-time.ts';

/** Puts somebody between the run loop and the dispatch who sees every event and changes nothing. */
export type Watch = (dispatch: Handler, market: Market) => Handler;
const UNWATCHED: Watch = (dispatch) => dispatch;

/**
 * Simulates replications of a study. One market is used for all of them: a replication's tape is made once,
 * the running business is simulated once up to the cut-over, and each plan goes on from a copy of it.
 */
export class Replicator {
  readonly market: Market;
  private readonly study: CompiledStudy;
  private readonly rows: readonly LayoutRow[];
  private readonly dispatch: Handler;
  private readonly atCutOver: RunState;
  private arrivals = new ArrivalColumn(new Int32Array(0), new Int32Array(0));
  private loaded = -1;

  /**
   * @param kernel parts of the engine; the fast ones unless a test compares them with others
   * @param watch sees every event of a traced run
   */
  constructor(
    study: CompiledStudy,
    rows: readonly LayoutRow[],
    kernel: Kernel = ENGINE,
    watch: Watch = UNWATCHED,
  ) {
    this.study = study;
    this.rows = rows;
    this.market = new Market(study, kernel);
    this.dispatch = watch(new Dispatch(this.market), this.market);
    this.atCutOver = new RunState(study, kernel);
  }

  /**
   * Outcomes of these plans in one replication, in the order asked for.
   *
   * @param after is shown the market as each plan leaves it, before the next begins
   */
  run(replication: number, plans: readonly number[], after?: (market: Market) => void): Outcome[] {
    this.load(replication);
    this.runIn();
    const { tape } = this.market;
    this.atCutOver.copyFrom(this.market, tape.customers, tape.needs, tape.leads);
    return plans.map((plan, i) => {
      if (i > 0) this.market.copyFrom(this.atCutOver, tape.customers, tape.needs, tape.leads);
      const outcome = this.runPlan(plan);
      after?.(this.market);
      return outcome;
    });
  }

  /** The same for one plan without forking: from the first second, as a check of `run`. */
  runUnforked(replication: number, plan: number): Outcome {
    this.load(replication);
    this.runIn();
    return this.runPlan(plan);
  }

  /** Draws the tape of a replication and enters its cohort in the books. */
  load(replication: number): Tape {
    const { study, market } = this;
    if (this.loaded === replication) return market.tape;
    const tape = makeTape(study.world, [study.master0, study.master1], replication, study.arrivalsUntil);
    loadTape(market, tape);
    this.arrivals = arrivalsOf(tape);
    this.loaded = replication;
    return tape;
  }

  private runIn(): void {
    const { market, study } = this;
    beginRun(market);
    this.advance(study.cutOver);
  }

  /** From the cut-over to the end of the last follow-up, under a plan. */
  private runPlan(plan: number): Outcome {
    const { market, study } = this;
    market.plan = plan;
    market.now = study.cutOver;
    market.book.reset();
    for (const counts of market.ruleCounts) counts.fill(0);
    moveOpenBusiness(market);
    getUsedToToday(market);
    grantRights(market);
    const end = study.cohortUntil + study.followUp;
    this.advance(end + 1);
    market.now = end;
    advancePromotion(market);
    enterRights(market);
    enterHours(market);
    enterSatisfaction(market);
    enterActivation(market);
    checkLaws(market, settle(market));
    return outcomeOf(market, this.rows);
  }

  private advance(until: number): void {
    const { market, arrivals } = this;
    arrivals.next = market.arrived;
    market.events += runUntil(market.calendar, arrivals, this.dispatch, until);
  }
}
