import { describe, expect, test, vi } from 'vitest';
import { NeedState } from '../../sim/market/need-table.ts';
import type { Tape } from '../../sim/world/tape.ts';
import { handTape } from './hand-tape.ts';
import { BUSY_WORLD, busyWith, compiledFrom, factsOf, replicatorOf } from './tiny-study.ts';

const DAY = 86_400;

let byHand: Tape | undefined;
vi.mock('../../sim/world/make-tape.ts', async (original) => {
  const { makeTape } = await original<typeof import('../../sim/world/make-tape.ts')>();
  return { makeTape: (...of: Parameters<typeof makeTape>) => byHand ?? makeTape(...of) };
});

const study = compiledFrom(busyWith({}));
const cost = study.world.sources[0].costPerLead;

describe('a customer is followed for the time of the follow-up and no second longer', () => {
  /** Facts of a customer of the cohort that enquires again so many seconds after its first enquiry. */
  const facts = (again: number) => {
    const first = study.cutOver + DAY;
    byHand = handTape([{ time: first }, { time: first + again, copyOf: 0 }]);
    try {
      const replicator = replicatorOf(study);
      replicator.runUnforked(0, 1);
      return factsOf(replicator);
    } finally {
      byHand = undefined;
    }
  };

  test('an enquiry in its last second is paid for', () => {
    expect(facts(study.followUp - 1).leadCost).toBe(2 * cost);
  });

  test('an enquiry right after it is nothing to the books', () => {
    const { leadCost, openAtEnd, merged, unrecognised } = facts(study.followUp);
    expect({ leadCost, openAtEnd, merged, unrecognised }).toEqual({
      leadCost: cost,
      openAtEnd: 1,
      merged: 0,
      unrecognised: 0,
    });
  });

  test('every need of the cohort comes to exactly one end', () => {
    const replicator = replicatorOf(study);
    replicator.runUnforked(0, 1);
    const all = factsOf(replicator);
    const ended =
      all.needsWon +
      all.lostToRival +
      all.lostToNoDecision +
      all.lostAtDecision +
      all.lostUnattended +
      all.openAtEnd;
    expect(ended).toBe(all.needs);
    expect(all.needs).toBeGreaterThan(200);
  });
});

test('where speed acts by the clocks, who has been answered leaves only by its own clocks', () => {
  const impatient = compiledFrom(
    busyWith({
      'worlds/busy.yaml': `${BUSY_WORLD}\nspeed_to_lead: { preset: call-steep, acts_by: clocks }\n`,
    }),
  );
  const replicator = replicatorOf(impatient);
  replicator.runUnforked(0, 1);
  const { needs, tape, world } = replicator.market;
  let unanswered = 0;
  let answered = 0;
  for (let need = 0; need < tape.needs; need++) {
    if (needs.state[need] !== NeedState.toRival) continue;
    if (needs.firstContactAt[need] === 0) unanswered++;
    else {
      answered++;
      const rival = tape.needRival[need] * world.customers.rivalMean;
      expect(rival).toBeLessThanOrEqual(Math.min(tape.needDecision[need], tape.needNoDecision[need]));
    }
  }
  expect(unanswered).toBeGreaterThan(50);
  expect(answered).toBeGreaterThan(0);
});
