import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ACCOUNTS, Ledger } from '../../sim/ledger/ledger.ts';

const parties = 3;
const account = fc.tuple(fc.constantFrom(...ACCOUNTS), fc.nat(parties - 1));
const posting = fc.tuple(account, account, fc.nat(1e9), fc.nat(1e6));

describe('the ledger', () => {
  test('a sale: the customer pays, headquarters owes and pays its partner', () => {
    const ledger = new Ledger(parties);
    ledger.post(ledger.account('hq'), ledger.account('customers'), 1_000_000, 10);
    ledger.post(ledger.account('owed', 1), ledger.account('hq'), 250_000, 10);
    ledger.post(ledger.account('partner', 1), ledger.account('owed', 1), 250_000, 2_592_010);
    expect(ledger.balanceOf('hq')).toBe(750_000);
    expect(ledger.balance(ledger.account('partner', 1))).toBe(250_000);
    expect(ledger.balanceOf('owed')).toBe(0);
    expect(ledger.balanceOf('customers')).toBe(-1_000_000);
    expect([ledger.postings, ledger.lastTime]).toEqual([3, 2_592_010]);
  });

  law.prop([fc.array(posting, { maxLength: 50 })])('money is only moved: the sum is always 0', (postings) => {
    const ledger = new Ledger(parties);
    for (const [[debit, to], [credit, from], amount, time] of postings) {
      ledger.post(ledger.account(debit, to), ledger.account(credit, from), amount, time);
      expect(ledger.total()).toBe(0);
    }
    expect(ACCOUNTS.reduce((sum, kind) => sum + ledger.balanceOf(kind), 0)).toBe(0);
  });

  test('parts of a unit, negative and inexact amounts are refused', () => {
    const ledger = new Ledger(parties);
    const [hq, customers] = [ledger.account('hq'), ledger.account('customers')];
    for (const amount of [0.5, -1, 2 ** 53, Number.NaN]) {
      expect(() => ledger.post(hq, customers, amount, 0)).toThrow(RangeError);
    }
    expect(ledger.postings).toBe(0);
    ledger.post(hq, customers, Number.MAX_SAFE_INTEGER, 0);
    expect(() => ledger.post(hq, customers, 1, 5)).toThrow('no exact whole number');
  });

  test('a copy starts where the original stands and goes its own way', () => {
    const [one, other] = [new Ledger(parties), new Ledger(parties)];
    one.post(one.account('hq'), one.account('customers'), 7, 1);
    other.copyFrom(one);
    other.post(other.account('hq'), other.account('customers'), 5, 2);
    expect([one.balanceOf('hq'), other.balanceOf('hq')]).toEqual([7, 12]);
    other.reset();
    expect([other.balanceOf('hq'), other.postings, other.lastTime]).toEqual([0, 0, 0]);
  });
});
