import { beforeAll, describe, expect, test } from 'vitest';
import { checkLaws, LawBroken } from '../../sim/market/conserve.ts';
import { LeadState } from '../../sim/market/lead-table.ts';
import type { Market } from '../../sim/market/market.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { type Settled, settle } from '../../sim/market/settle.ts';
import { BUSY, compiledFrom, replicatorOf } from './tiny-study.ts';

let market: Market;
let settled: Settled;

beforeAll(() => {
  const replicator = replicatorOf(compiledFrom(BUSY));
  replicator.runUnforked(0, 1);
  market = replicator.market;
  settled = settle(market);
});

/** Writes `value` into a column, as a faulty stage might; the test puts the old one back. */
function plant(column: Int32Array | Float64Array, row: number, value: number): () => void {
  const old = column[row];
  column[row] = value;
  return () => {
    column[row] = old;
  };
}

const leadIn = (...states: number[]) => market.leads.state.findIndex((state) => states.includes(state));
const needIn = (state: number) => market.needs.state.indexOf(state);

describe('the laws', () => {
  test('hold at the end of a run', () => {
    expect(() => checkLaws(market, settled)).not.toThrow();
  });

  test.each<[string, RegExp, () => () => void]>([
    ['a lead that went nowhere', /went nowhere/, () => plant(market.leads.state, leadIn(LeadState.won), 0)],
    [
      'a lead of two minds: held by nobody',
      /has owner -1/,
      () => plant(market.leads.ownerPlus1, leadIn(LeadState.held), 0),
    ],
    [
      'an owner of a lead that is over',
      /has owner 2/,
      () => plant(market.leads.ownerPlus1, leadIn(LeadState.merged), 3),
    ],
    [
      'a lead held by another than its file says',
      /in another's file/,
      () => {
        const lead = leadIn(LeadState.held);
        const other = (market.leads.ownerPlus1[lead] % market.parties.length) + 1;
        return plant(market.leads.ownerPlus1, lead, other);
      },
    ],
    [
      'a lead held though nobody works it',
      /in a closed file/,
      () => plant(market.files.open, market.leads.filePlus1[leadIn(LeadState.held)] - 1, 0),
    ],
    [
      'two leads in one file',
      /file of another lead/,
      () => plant(market.files.leadPlus1, market.leads.filePlus1[leadIn(LeadState.held)] - 1, 1),
    ],
    [
      'a lead that outlives its need',
      /though its need is closed/,
      () => plant(market.needs.state, market.tape.leadNeed[leadIn(LeadState.held)], NeedState.refused),
    ],
    ['a party with a lead too many', /holds \d+ leads/, () => plant(market.openLeads, 1, 999)],
    [
      'a need open for ever',
      /open after its follow-up/,
      () => plant(market.needs.state, needIn(NeedState.refused), NeedState.open),
    ],
    [
      'a winner of a need that nobody won',
      /has a winner and is not won/,
      () => plant(market.needs.winnerPlus1, needIn(NeedState.refused), 1),
    ],
    [
      'a sale without a contract',
      /needs are won under \d+ contracts/,
      () => {
        const need = needIn(NeedState.refused);
        const undo = [
          plant(market.needs.state, need, NeedState.won),
          plant(market.needs.winnerPlus1, need, 1),
        ];
        return () => {
          for (const each of undo) each();
        };
      },
    ],
    [
      'protection after its end',
      /protected after the end/,
      () => plant(market.needs.protectedPlus1, needIn(NeedState.refused), 1),
    ],
    ['a job that vanished from a queue', /jobs at station 2/, () => plant(market.stations.completed, 2, 7)],
  ])('catch %s', (_, law, sow) => {
    const undo = sow();
    try {
      expect(() => checkLaws(market, settled)).toThrow(LawBroken);
      expect(() => checkLaws(market, settled)).toThrow(law);
    } finally {
      undo();
    }
    expect(() => checkLaws(market, settled)).not.toThrow();
  });

  test.each<[string, RegExp, () => Settled]>([
    ['pay that nobody earned', /partners hold/, () => ({ ...settled, partnerPay: settled.partnerPay + 1 })],
    [
      'a receipt that nobody paid',
      /customers have paid/,
      () => ({ ...settled, receipts: settled.receipts - 1 }),
    ],
  ])('catch %s', (_, law, falsified) => {
    expect(() => checkLaws(market, falsified())).toThrow(law);
  });
});
