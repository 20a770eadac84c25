import { describe, expect, test } from 'vitest';
import { reckonedMargin } from '../../sim/market/accept.ts';
import { Next } from '../../sim/market/file-table.ts';
import { HandOff } from '../../sim/market/lead-table.ts';
import { Job, queueFileJob } from '../../sim/market/staff.ts';
import { LEAD_FIELDS } from '../../sim/world/compiled.ts';
import { handOffBlock, handOffStudy, SPLIT, specialists } from './hand-offs-study.ts';
import { PLAN, played, REPLICATIONS, runOf } from './second-plan.ts';
import { factsOf, replicatorOf } from './tiny-study.ts';

/** The same rules with nobody else to develop. */
const ALONE = specialists(null, 'receiver');
const all = played(handOffStudy(handOffBlock()));

describe('switched off', () => {
  test.each([
    ['where no rule asks for it', handOffBlock(), ALONE],
    ['where nothing of it happens, whatever the rules say', handOffBlock(['hand_offs']), specialists(null)],
  ])('%s, every row is what it is in a world without a word about it', (_, block, policy) => {
    const silent = played(handOffStudy('', ALONE));
    const off = played(handOffStudy(block, policy));
    for (const [i, { rows, events }] of silent.entries()) {
      expect(off[i].events).toBe(events);
      const names = Object.keys(rows).filter((name) => !name.startsWith('develops/'));
      expect(Object.fromEntries(names.map((name) => [name, off[i].rows[name]]))).toEqual(rows);
      expect(all[i].facts).not.toEqual(off[i].facts);
    }
  });

  test.each([
    ['effort', 'least: 30%, full_from: 50%', 'least: 0%, full_from: 90%'],
    ['keeping', 'found_out: 60%', 'found_out: 5%'],
  ])('nothing of %s shows, whatever it would do', (part, says, otherwise) => {
    const block = handOffBlock([part]);
    expect(block).toContain(says);
    const off = played(handOffStudy(block));
    if (part === 'keeping') for (const { facts } of off) expect(facts.keptBack).toBe(0);
    expect(played(handOffStudy(block.replace(says, otherwise)))).toEqual(off);
    expect(all).not.toEqual(off);
  });
});

test('the laws hold and plans are the same forked and from the first second', () => {
  const study = handOffStudy(handOffBlock());
  const forked = replicatorOf(study);
  const whole = replicatorOf(study);
  for (const replication of REPLICATIONS) {
    const outcomes = forked.run(replication, [0, 1]);
    for (const plan of [0, 1]) expect(outcomes[plan]).toStrictEqual(whole.runUnforked(replication, plan));
  }
});

test('whoever has found out what a customer wants reckons with its value, and not with the mean of the source', () => {
  const { market: m } = runOf(handOffStudy(handOffBlock()));
  const { tape, world, meanValue } = m;
  const stated = 1 << LEAD_FIELDS.indexOf('product');
  const silent = Array.from({ length: m.arrived }, (_, lead) => lead).filter(
    (lead) => (tape.leadFields[lead] & stated) === 0,
  );
  expect(silent.length).toBeGreaterThan(20);
  for (const lead of silent) {
    const { price, adSpend } = world.products[tape.needProduct[tape.leadNeed[lead]]];
    const found = reckonedMargin(m, lead, true) / reckonedMargin(m, lead);
    expect(found).toBeCloseTo((price - adSpend) / meanValue[tape.leadSource[lead]], 9);
  }
});

describe('a lead that is handed over', () => {
  const replicator = replicatorOf(handOffStudy(handOffBlock()));
  replicator.runUnforked(0, PLAN);
  const { market: m } = replicator;
  const leads = Array.from({ length: m.arrived }, (_, lead) => lead);
  const handed = leads.filter((lead) => m.leads.receiverPlus1[lead] > 0);

  test('was reached by its receiver first, and is developed by another who had to be briefed', () => {
    expect(handed.length).toBeGreaterThan(20);
    expect(factsOf(replicator).briefingSeconds).toBeGreaterThanOrEqual(
      2 * 3600 * factsOf(replicator).handOffs,
    );
    for (const lead of handed) {
      const need = m.tape.leadNeed[lead];
      const file = fileOf(need, m.leads.receiverPlus1[lead] - 1);
      expect(m.files.reachedAt[file]).toBeGreaterThan(0);
      expect(m.leads.handOff[lead]).toBeGreaterThanOrEqual(HandOff.handedOver);
    }
  });

  test('costs the customer a change of party as soon as it is called by who took over', () => {
    // Where a third party calls too, who called last may be another.
    const betweenTwo = handed.filter((lead) => filesOf(m.tape.leadNeed[lead]) === 2);
    const answered = betweenTwo.filter((lead) => m.leads.handOff[lead] === HandOff.answered);
    expect(answered.length).toBeGreaterThan(5);
    for (const lead of answered) expect(m.needs.handOvers[m.tape.leadNeed[lead]]).toBe(1);
  });

  function filesOf(need: number): number {
    let files = 0;
    for (let file = m.needs.filePlus1[need] - 1; file >= 0; file = m.files.chainPlus1[file] - 1) files++;
    return files;
  }

  function fileOf(need: number, party: number): number {
    let file = m.needs.filePlus1[need] - 1;
    while (file >= 0 && m.files.party[file] !== party) file = m.files.chainPlus1[file] - 1;
    return file;
  }
});

describe('who works for what', () => {
  const sum = (runs: typeof all, fact: keyof (typeof all)[0]['facts']) =>
    runs.reduce((total, { facts }) => total + facts[fact], 0);

  test('nothing is paid to who received a customer where nothing says so, and some keep the lead', () => {
    const unpaid = played(handOffStudy(handOffBlock(), specialists(null)));
    expect(sum(unpaid, 'handOffs')).toBeGreaterThan(0);
    expect(sum(unpaid, 'paidToReceivers')).toBe(0);
    expect(sum(unpaid, 'keptBack')).toBeGreaterThan(0);
    expect(sum(all, 'paidToReceivers')).toBeGreaterThan(0);
    expect(sum(all, 'paidToMaintainers')).toBeGreaterThan(0);
  });

  test('nobody keeps a lead back where receiving pays all there is', () => {
    const all = SPLIT.replace('20%', '100%').replace('70%', '0%').replace('10%', '0%');
    expect(sum(played(handOffStudy(handOffBlock(), specialists(all))), 'keptBack')).toBe(0);
  });
});

test('a hand-over waits with the calls, and not behind longer work and papers', () => {
  const replicator = replicatorOf(handOffStudy(handOffBlock()));
  replicator.runUnforked(0, PLAN);
  const { market: m } = replicator;
  const { stations, files } = m;
  const party = 0;
  const idle: number[] = [];
  for (let file = 0; idle.length < 4; file++) {
    if (files.party[file] === party && files.next[file] !== Next.job) idle.push(file);
  }
  while (m.working[party].isOpen(m.now)) m.now += 600;
  while (stations.startNext(party, m.now) >= 0);
  stations.servers[party] = stations.busy[party] + 10;
  while (stations.startNext(party, m.now) >= 0);
  const [registration, step, briefing, call] = idle;
  queueFileJob(m, registration, Job.registration, 600);
  queueFileJob(m, step, Job.step, 600);
  queueFileJob(m, briefing, Job.briefing, 600);
  queueFileJob(m, call, Job.attempt, 600);
  const served = Array.from({ length: 4 }, () => stations.startNext(party, m.now));
  expect(served).toEqual([briefing, call, step, registration].map((file) => files.jobPlus1[file] - 1));
});

test('once its needs are known, rules go by what the customer wants and not by what the lead says', () => {
  const bundles = `
    - { rule: bundles, when: { modules: { at_least: 2 }, value: { at_least: 50000 CNY } }, give_to: best-match, within: everywhere, weigh: { skill: 3 } }
    - { rule: others, when: anything, give_to: receiver }`;
  const replicator = replicatorOf(handOffStudy(handOffBlock(), specialists(SPLIT, bundles)));
  replicator.runUnforked(0, PLAN);
  const { market: m } = replicator;
  const { needProduct, leadNeed, leadFields } = m.tape;
  const due = Array.from({ length: m.arrived }, (_, lead) => lead).filter(
    (lead) => m.leads.developerPlus1[lead] > 0,
  );
  const saysNothing = (lead: number) => (leadFields[lead] & (1 << LEAD_FIELDS.indexOf('product'))) === 0;
  expect(due.filter(saysNothing).length).toBeGreaterThan(3);
  for (const lead of due) expect(m.world.products[needProduct[leadNeed[lead]]].modules).toBe(2);
});

test('hand-overs that were due have happened or are missed', () => {
  for (const { rows, facts } of all) {
    const of = (name: string) => rows[`${name} | everything | `][0];
    expect(of('hand-overs-due')).toBe(facts.handOffsDue);
    expect(facts.handOffsDue).toBeGreaterThanOrEqual(facts.handOffs);
    expect(of('hand-overs-missed')).toBe(of('hand-overs-due') - of('handed-over'));
    expect(of('hand-overs-missed')).toBeGreaterThanOrEqual(facts.keptBack - facts.keptBackFound);
  }
  expect(all.some(({ facts }) => facts.handOffsDue > facts.handOffs)).toBe(true);
});
