import { eventOrder } from '../engine/event-order.ts';
import { ArrivalColumn } from '../engine/run-loop.ts';
import { LeadKind, type Tape } from '../world/tape.ts';
import { beginToLookBack } from './adapt.ts';
import { Phase } from './events.ts';
import { freeHours } from './hand-out.ts';
import type { Market } from './market.ts';
import { beginCare } from './partner-care.ts';
import { beginLevels } from './partner-levels.ts';
import { beginPromotion } from './promotion.ts';
import { beginRecommending } from './recommend.ts';
import { beginRecruitment } from './recruit.ts';
import { beginShocks } from './shocks.ts';
import { lookAhead } from './steps-near.ts';

/**
 * What HQ assumes of a partner before it has seen any of its work: one working day to answer, 5 of 100 won (assumption:
 * about the mean of the shipped worlds, so that nobody begins ahead; the run-in takes most of it away).
 */
const FIRST_RESPONSE_HOURS = 8;
const FIRST_WIN_RATE = 0.05;

/** Gives a market the tape it will play, and enters its cohort in the books. */
export function loadTape(market: Market, tape: Tape): void {
  const { study } = market;
  market.tape = tape;
  market.governance.load(tape);
  market.book.open(tape.needs);
  for (let need = 0; need < tape.needs; need++) {
    const customer = tape.needCustomer[need];
    const first = tape.customerFirstTime[customer];
    if (first < study.cutOver || first >= study.cohortUntil) continue;
    market.book.enter(
      need,
      tape.customerValid[customer] === 1,
      market.governance.scenario[customer],
      tape.customerSource[customer],
      tape.customerRegion[customer],
      tape.customerProduct[customer],
      isBrought(tape, customer),
    );
  }
}

/** Does this customer come only because of promotion, or on the word of another, or of a partner that recommends? */
function isBrought(tape: Tape, customer: number): boolean {
  const kind = tape.leadKind[tape.needFirstLead[tape.customerFirstNeed[customer]]];
  return (
    kind === LeadKind.promoted ||
    kind === LeadKind.referred ||
    kind === LeadKind.recommended ||
    kind === LeadKind.madeUp
  );
}

/** Puts a market with a tape at its first second: nothing has happened, nobody is known. */
export function beginRun(market: Market): void {
  const { tape } = market;
  market.clear(market.study.world.horizon, tape.customers, tape.needs, tape.leads);
  market.responseHours.fill(FIRST_RESPONSE_HOURS);
  market.winRate.fill(FIRST_WIN_RATE);
  market.tempers.start(market.parties);
  beginToLookBack(market);
  beginLevels(market);
  beginRecruitment(market);
  beginCare(market);
  for (let party = 0; party < market.parties.length; party++)
    market.freeHours[party] = freeHours(market, party);
  beginShocks(market);
  beginPromotion(market);
  beginRecommending(market);
  lookAhead(market, 0);
}

/** Leads of a second come in the order of the tape, which is that of their keys. */
export function arrivalsOf(tape: Tape): ArrivalColumn {
  const order = new Int32Array(tape.leads);
  for (let lead = 0; lead < tape.leads; lead++) {
    const same = lead > 0 && tape.leadTime[lead] === tape.leadTime[lead - 1];
    order[lead] = same ? order[lead - 1] + 1 : eventOrder(Phase.arrival, 0);
  }
  return new ArrivalColumn(tape.leadTime.subarray(0, tape.leads), order);
}
