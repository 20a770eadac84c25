import { describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { LeadState } from '../../sim/market/lead-table.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { LeadKind } from '../../sim/world/tape.ts';
import { REFERRALS, referralStudy, referralTexts } from './referral-study.ts';
import { PLAN, played, REPLICATIONS } from './second-plan.ts';
import { compiledFrom, replicatorOf } from './tiny-study.ts';

/** Keys of first leads of a tape by why they come. */
function keysOf(study: CompiledStudy) {
  const tape = replicatorOf(study).load(0);
  const keys = { base: [] as string[], referred: [] as string[] };
  for (let customer = 0; customer < tape.customers; customer++) {
    const first = tape.needFirstLead[tape.customerFirstNeed[customer]];
    const list = tape.leadKind[first] === LeadKind.referred ? keys.referred : keys.base;
    list.push(`${tape.leadKey0[first]} ${tape.leadKey1[first]}`);
  }
  return keys;
}

describe('what customers may bring', () => {
  const few = keysOf(referralStudy(REFERRALS.replace('60%', '30%')));
  const many = keysOf(referralStudy());

  test('leaves all other customers alone, and more of it has the same ones and others', () => {
    const none = keysOf(referralStudy(''));
    expect(none.referred).toEqual([]);
    expect(few.base).toEqual(none.base);
    expect(many.base).toEqual(none.base);
    expect(few.referred.length).toBeGreaterThan(10);
    expect(many.referred.length).toBeGreaterThan(few.referred.length);
    expect(few.referred.filter((key) => !many.referred.includes(key))).toEqual([]);
  });

  test('comes only on the word of a customer that has bought before and stayed, and goes to who serves that', () => {
    const replicator = replicatorOf(referralStudy());
    let came = 0;
    let toRecord = 0;
    for (const replication of REPLICATIONS) {
      replicator.runUnforked(replication, PLAN);
      const { tape, leads, needs, accounts, files } = replicator.market;
      for (let lead = 0; lead < replicator.market.arrived; lead++) {
        if (tape.leadKind[lead] !== LeadKind.referred || leads.state[lead] === LeadState.neverCame) continue;
        const customer = tape.needCustomer[tape.leadNeed[lead]];
        const sender = tape.customerSentBy[customer];
        expect(tape.customerFirstTime[sender]).toBeLessThan(tape.leadTime[lead]);
        let bought = false;
        for (let need = tape.customerFirstNeed[sender]; need < tape.customerFirstNeed[sender + 1]; need++)
          bought ||= needs.state[need] === NeedState.won;
        expect(bought).toBe(true);
        came++;
        const row = accounts.need.findIndex(
          (need, account) => account < accounts.count && tape.needCustomer[need] === sender,
        );
        let worked = false;
        for (
          let file = needs.filePlus1[tape.leadNeed[lead]] - 1;
          file >= 0;
          file = files.chainPlus1[file] - 1
        )
          worked ||= files.leadPlus1[file] === lead + 1 && files.party[file] === accounts.maintainer[row];
        if (worked) toRecord++;
      }
    }
    expect(came).toBeGreaterThan(20);
    // Full partners and such as do not answer lose some of them to others.
    expect(toRecord).toBeGreaterThan(came / 3);
  });

  test('stands in no denominator, and in its own measure', () => {
    for (const [i, { facts }] of played(referralStudy()).entries()) {
      const none = played(referralStudy(''))[i].facts;
      expect(facts.customers).toBe(none.customers);
      expect(facts.needs).toBe(none.needs);
      expect(none.referredLeads).toBe(0);
      expect(facts.referredLeads).toBeGreaterThan(5);
      expect(facts.referredWon).toBeGreaterThan(0);
    }
  });
});

test('switched off, every row is what it is in a world without a word about referrals', () => {
  const silent = played(referralStudy(''));
  const off = played(referralStudy(`happens: false, ${REFERRALS}`));
  for (const [i, { rows, events }] of silent.entries()) {
    expect(off[i].events).toBe(events);
    expect(Object.fromEntries(Object.keys(rows).map((name) => [name, off[i].rows[name]]))).toEqual(rows);
  }
});

test('nobody speaks well of what has not satisfied it at all', () => {
  const texts = referralTexts();
  const world = texts['worlds/busy.yaml']
    .replace('satisfaction: 80%', 'satisfaction: 0%')
    .replace(/after_sales:\n.*\n/, '');
  const study = compiledFrom({ ...texts, 'worlds/busy.yaml': world }, 'studies/referrals.yaml', 'referrals');
  for (const { facts } of played(study)) expect(facts.referredLeads).toBe(0);
});

test('plans are the same forked and from the first second, and the laws hold', () => {
  const study = referralStudy();
  const forked = replicatorOf(study);
  const whole = replicatorOf(study);
  for (const replication of REPLICATIONS) {
    const outcomes = forked.run(replication, [0, 1]);
    for (const plan of [0, 1]) expect(outcomes[plan]).toStrictEqual(whole.runUnforked(replication, plan));
  }
});

test.each([
  ['source: nowhere', /there is no source/],
  ['source: website', /owner/],
])('a world whose referrals have %s is refused', (says, reason) => {
  expect(() => referralStudy(says)).toThrow(reason);
});
