import { describe, expect, test, vi } from 'vitest';
import { Ledger } from '../../sim/ledger/ledger.ts';
import type { StepScheme } from '../../sim/ledger/terms.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { Replicator } from '../../sim/market/replicate.ts';
import { CONDITION_FIELDS, type CompiledPolicy, type Test } from '../../sim/policy/compiled.ts';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import {
  ALL_RULES,
  BUSY,
  BUSY_STUDY,
  BUSY_WORLD,
  busyWith,
  byName,
  compiledFrom,
  factsOf,
  replicatorOf,
  TODAY,
} from './tiny-study.ts';

describe('money', () => {
  test('multiplied by 7 and divided again gives every posting within two minor units', () => {
    const study = compiledFrom(BUSY);
    const times = 7;
    const replicator = replicatorOf(study);
    const richer = replicatorOf(inOtherMoney(study, times));
    let postings = 0;
    for (const plan of [0, 1]) {
      const before = postingsOf(replicator, plan);
      const after = postingsOf(richer, plan);
      expect(after.length).toBe(before.length);
      for (const [i, { debit, credit, amount, time }] of after.entries()) {
        expect({ debit, credit, time }).toEqual({
          debit: before[i].debit,
          credit: before[i].credit,
          time: before[i].time,
        });
        expect(Math.abs(amount / times - before[i].amount)).toBeLessThanOrEqual(2);
      }
      expect(richer.market.events).toBe(replicator.market.events);
      expect(richer.market.ruleCounts).toEqual(replicator.market.ruleCounts);
      postings += before.length;
    }
    expect(postings).toBeGreaterThan(80);
  });

  interface Posting {
    readonly debit: number;
    readonly credit: number;
    readonly amount: number;
    readonly time: number;
  }

  function postingsOf(replicator: Replicator, plan: number): Posting[] {
    const spy = vi.spyOn(Ledger.prototype, 'post');
    try {
      replicator.runUnforked(0, plan);
      return spy.mock.calls.map(([debit, credit, amount, time]) => ({ debit, credit, amount, time }));
    } finally {
      spy.mockRestore();
    }
  }
});

/** The same study with every amount of money in it multiplied. */
function inOtherMoney(study: CompiledStudy, times: number): CompiledStudy {
  return {
    ...study,
    world: dearer(study.world, times),
    policies: study.policies.map((policy) => inOtherMoneyPolicy(policy, times)),
  };
}

function dearer(world: CompiledWorld, times: number): CompiledWorld {
  return {
    ...world,
    products: world.products.map((each) => ({
      ...each,
      price: times * each.price,
      adSpend: times * each.adSpend,
    })),
    sources: world.sources.map((each) => ({ ...each, costPerLead: times * each.costPerLead })),
    parties: world.parties.map((each) => ({
      ...each,
      marginWanted: times * each.marginWanted,
      hourlyCost: times * each.hourlyCost,
    })),
    selling: { ...world.selling, largeDeal: times * world.selling.largeDeal },
    hq: { ...world.hq, channelManagerHourlyCost: times * world.hq.channelManagerHourlyCost },
  };
}

function inOtherMoneyPolicy(policy: CompiledPolicy, times: number): CompiledPolicy {
  const value = CONDITION_FIELDS.indexOf('value');
  const ofWhen = <T extends { readonly when: readonly Test[] }>(rule: T): T => ({
    ...rule,
    when: rule.when.map((test) =>
      test.field === value ? { ...test, atLeast: times * test.atLeast, below: times * test.below } : test,
    ),
  });
  const ofScheme = (scheme: StepScheme | null): StepScheme | null =>
    scheme && { ...scheme, steps: scheme.steps.map((step) => ({ ...step, from: times * step.from })) };
  const { settlement, followUp } = policy;
  return {
    ...policy,
    tiers: policy.tiers.map(ofWhen),
    allocation: policy.allocation.map(ofWhen),
    followUp: { ...followUp, reclaim: followUp.reclaim.map(ofWhen) },
    settlement: {
      ...settlement,
      commission: ofScheme(settlement.commission),
      rebate: ofScheme(settlement.rebate),
    },
  };
}

describe('channel managers', () => {
  const CALM = `
    cherry_picking: { happens: false }
    group_claims: { happens: false }
    grabbing: { happens: false }
    squatting: { happens: false }
    false_progress: { happens: false }
    missed_recognition: { happens: false }`.replaceAll('\n    ', '\n  ');

  test('more of them never lengthen the wait, job by job, where nothing hangs on their answers', () => {
    // Audits of true reports change nothing, and are all that reaches them here.
    const audits = `${TODAY.replace(/customer_protection:.*\n/, '')
      .replace('[first-complete, channel-manager]', '[channel-manager]')
      .replace(
        'first_contact_within: 5 working days,',
        'audited: 100%, progress_is: [meeting, needs-confirmed, quote-sent, contract-draft, logged-call],',
      )}`;
    const waits = [1, 2, 3].map((people) => {
      const world = BUSY_WORLD.replace('people: 1', `people: ${people}, audit_takes: 4h`).replace(
        /behaviour:[\s\S]*/,
        `behaviour:${CALM}\n`,
      );
      const study = compiledFrom(
        busyWith({
          'worlds/busy.yaml': world,
          'policies/today.yaml': audits,
          'studies/busy.yaml': BUSY_STUDY.replaceAll('policy: all-rules', 'policy: today'),
        }),
      );
      const replicator = replicatorOf(study);
      return [0, 1, 2].map((replication) => {
        replicator.runUnforked(replication, 0);
        const { stations, managers } = replicator.market;
        return {
          jobs: stations.arrivals[managers],
          wait: stations.queueIntegral(managers, study.cohortUntil),
        };
      });
    });
    for (const replication of [0, 1, 2]) {
      const [one, two, three] = waits.map((each) => each[replication]);
      expect([two.jobs, three.jobs]).toEqual([one.jobs, one.jobs]);
      expect(one.jobs).toBeGreaterThan(100);
      expect(two.wait).toBeLessThan(one.wait);
      expect(three.wait).toBeLessThan(two.wait);
    }
  });

  test('more of them shorten the wait where their answers matter too', () => {
    const [one, two, four] = [1, 2, 4].map((people) => {
      const study = compiledFrom(
        busyWith({ 'worlds/busy.yaml': BUSY_WORLD.replace('people: 1', `people: ${people}`) }),
      );
      const replicator = replicatorOf(study);
      let waited = 0;
      let jobs = 0;
      for (const replication of [0, 1]) {
        replicator.runUnforked(replication, 1);
        const facts = factsOf(replicator);
        waited += facts.managerWaitSeconds;
        jobs += facts.managerJobs;
      }
      return waited / jobs;
    });
    // Where answers change what comes next, only the step from one desk to more is sure: a faster desk also gets
    // other matters to answer.
    expect(two).toBeLessThan(one);
    expect(four).toBeLessThan(one);
  });
});

describe('calling a lead ineffective', () => {
  test('changes no headline, while behaviour is off, unless it is handled differently', () => {
    // Both drop enquiries that score below 40: one says they are not effective, the other gives them to nobody.
    const calm = BUSY_WORLD.replace(
      /behaviour:[\s\S]*/,
      'behaviour: { missed_recognition: { happens: false }, speed_to_lead: { happens: false }, grabbing: { happens: false }, group_claims: { happens: false }, squatting: { happens: false }, false_progress: { happens: false }, cherry_picking: { happens: false } }',
    );
    const called = ALL_RULES.replace('score_at_least: 15', 'score_at_least: 40');
    const handled = ALL_RULES.replace(', score_at_least: 15', '').replace(
      'allocation:',
      'allocation:\n  - { rule: dropped, when: { score: { below: 40 } }, give_to: nobody }',
    );
    const study = compiledFrom(
      busyWith({
        'worlds/busy.yaml': calm,
        'policies/called.yaml': called.replace('policy: all-rules', 'policy: called'),
        'policies/handled.yaml': handled.replace('policy: all-rules', 'policy: handled'),
        'studies/busy.yaml': BUSY_STUDY.replace('policy: all-rules', 'policy: called').replace(
          /plan: in-steps[\s\S]*?cohort_until/,
          'plan: in-steps\n    phases: [{ from: 2027-01-04, in: anything, policy: handled }]\ncohort_until',
        ),
      }),
    );
    const replicator = replicatorOf(study);
    for (const replication of [0, 1]) {
      const [, labelled, sorted] = replicator
        .run(replication, [0, 1, 2])
        .map((outcome) => byName(study, outcome));
      const differing = Object.keys(labelled).filter(
        (row) => labelled[row][0] !== sorted[row][0] || labelled[row][1] !== sorted[row][1],
      );
      const measures = new Set(differing.map((row) => row.split(' | ')[0]));
      // Only the measure that counts the label itself.
      expect([...measures]).toEqual(['judged-ineffective']);
    }
  });
});
