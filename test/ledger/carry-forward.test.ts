import { fc, test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { carryForward, type Due } from '../../sim/ledger/carry-forward.ts';

test('a debt is kept from later pay of the same partner, the oldest first, and never from earlier pay', () => {
  const dues: Due[] = [
    { party: 0, amount: 500, at: 1 },
    { party: 0, amount: -300, at: 2 },
    { party: 0, amount: -200, at: 3 },
    { party: 1, amount: 900, at: 4 },
    { party: 0, amount: 400, at: 5 },
    { party: 0, amount: 50, at: 6 },
  ];
  expect(carryForward(dues)).toEqual([
    { debt: 1, amount: 300, at: 5 },
    { debt: 2, amount: 100, at: 5 },
    { debt: 2, amount: 50, at: 6 },
  ]);
});

test('pay of the same second can be kept', () => {
  expect(
    carryForward([
      { party: 0, amount: 100, at: 7 },
      { party: 0, amount: -100, at: 7 },
    ]),
  ).toEqual([{ debt: 1, amount: 100, at: 7 }]);
});

const due = fc.record({
  party: fc.integer({ min: 0, max: 2 }),
  amount: fc.integer({ min: -100, max: 100 }).filter((amount) => amount !== 0),
  at: fc.integer({ min: 0, max: 20 }),
});

law.prop([fc.array(due, { maxLength: 20 })])(
  'as much is kept as a running balance that never pays out below 0 keeps',
  (dues) => {
    const kept = [0, 0, 0];
    for (const { debt, amount } of carryForward(dues)) kept[dues[debt].party] += amount;
    for (const party of [0, 1, 2]) {
      let debt = 0;
      let slow = 0;
      for (let second = 0; second <= 20; second++) {
        const now = dues.filter((each) => each.party === party && each.at === second);
        for (const { amount } of now) if (amount < 0) debt -= amount;
        for (const { amount } of now) {
          if (amount < 0) continue;
          slow += Math.min(debt, amount);
          debt -= Math.min(debt, amount);
        }
      }
      expect(kept[party]).toBe(slow);
    }
  },
);
