import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { candidateLists, compileAllocation } from '../../sim/policy/allocation/compile.ts';
import { allocate, chooseByHand, poolTermsOf } from '../../sim/policy/allocation/decide.ts';
import { compilePolicy } from '../../sim/policy/compile-policy.ts';
import { leadNames } from '../../sim/policy/condition/names.ts';
import type { AllocationDecision, AllocationView } from '../../sim/policy/view.ts';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import { nameKey } from '../../sim/world/name-key.ts';
import { SlowAllocation } from '../reference/slow-allocation.ts';
import { policyDocument } from './arbitrary-policy.ts';
import { allocationView } from './arbitrary-view.ts';
import { loadPolicyText, tinyWorld } from './tiny-world.ts';

const names = (world: CompiledWorld) => leadNames(world, ['one', 'two', 'standard']);

function emptyDecision(): AllocationDecision {
  return { to: 'nobody', rule: -1, party: -1, counter: -1, counterValue: 0, overflow: false };
}

const partyName = (party: number) => tinyWorld.parties[party]?.name;

describe('the allocation waterfall', () => {
  law.prop([policyDocument, fc.array(allocationView, { minLength: 1, maxLength: 12 })], { numRuns: 200 })(
    'agrees with a slow reading of the policy, lead after lead',
    (document, views) => {
      const policy = compilePolicy(document, tinyWorld);
      const slow = new SlowAllocation(document, tinyWorld);
      const counters = new Float64Array(policy.counters);
      const out = emptyDecision();
      for (const view of views) {
        view.counters = counters;
        allocate(policy, view, out);
        if (out.counter >= 0) counters[out.counter] = out.counterValue;
        expect({
          to: out.to,
          rule: policy.allocation[out.rule]?.name,
          party: partyName(out.party),
          overflow: out.overflow,
        }).toEqual(slow.decide(view));
      }
    },
  );

  test('the random policies of this test use every kind of rule, and run into full partners', () => {
    const policies = fc.sample(policyDocument, { numRuns: 150, seed: 2026 });
    const views = fc.sample(allocationView, { numRuns: 10, seed: 2027 });
    const decided: Record<string, number> = {};
    const note = (what: string) => {
      decided[what] = (decided[what] ?? 0) + 1;
    };
    const out = emptyDecision();
    for (const document of policies) {
      const policy = compilePolicy(document, tinyWorld);
      for (const view of views) {
        view.counters = new Float64Array(policy.counters);
        allocate(policy, view, out);
        note(policy.allocation[out.rule]?.kind ?? `nobody found: ${out.to}`);
        if (out.overflow) note('overflow');
      }
    }
    const kinds = 'round-robin weighted open-pool territory best-match partner-of-record submitter hq-direct';
    const expected = [...kinds.split(' '), 'channel-manager', 'random', 'nobody', 'overflow'];
    const others = ['party', 'pool', 'nobody'].map((to) => `nobody found: ${to}`);
    for (const what of [...expected, ...others]) expect(decided[what], what).toBeGreaterThanOrEqual(10);
  });

  law.prop([policyDocument, allocationView])(
    'is a pure function: asked twice it says the same, and the view is as before',
    (document, view) => {
      const policy = compilePolicy(document, tinyWorld);
      view.counters = new Float64Array(policy.counters);
      const before = structuredClone(view);
      const [once, twice] = [emptyDecision(), { ...emptyDecision(), overflow: true, party: 3, counter: 1 }];
      allocate(policy, view, once);
      allocate(policy, view, twice);
      expect(twice).toEqual(once);
      expect(view).toEqual(before);
    },
  );

  law.prop([policyDocument, allocationView])(
    'never gives a lead to somebody who may not have it',
    (document, view) => {
      const policy = compilePolicy(document, tinyWorld);
      view.counters = new Float64Array(policy.counters);
      const out = emptyDecision();
      allocate(policy, view, out);
      if (out.to === 'party') expect(view.excluded[out.party]).toBe(0);
      else expect(out.party).toBe(-1);
    },
  );

  law.prop([policyDocument, allocationView])(
    'asks no rule before the one it starts from',
    (document, view) => {
      const policy = compilePolicy(document, tinyWorld);
      view.counters = new Float64Array(policy.counters);
      view.fromRule = 1;
      const out = emptyDecision();
      allocate(policy, view, out);
      expect(out.rule).not.toBe(0);
    },
  );
});

/** A website lead in Shenzhen with free partners everywhere, and what changes. */
function quietView(rules: number, change: (view: AllocationView) => void = () => {}): AllocationView {
  const [view] = fc.sample(allocationView, { numRuns: 1, seed: 7 });
  const { board } = view;
  Object.assign(view.lead, { source: 2, origin: 0, tier: 0, region: 2, submitter: -1, partnerOfRecord: -1 });
  view.excluded.fill(0);
  view.counters = new Float64Array(rules);
  board.passedOverUntil.fill(0);
  board.openLeads.fill(0);
  change(view);
  return view;
}

function policyOf(allocation: string, limits = '{}') {
  const text = `policy: p\nallocation:\n  - { rule: only, when: anything, ${allocation} }\nlimits: ${limits}\n`;
  return compilePolicy(loadPolicyText(text).value, tinyWorld);
}

/** Serves many leads one after the other and counts who gets how many. */
function serve(
  policy: ReturnType<typeof policyOf>,
  view: AllocationView,
  leads: number,
): Record<string, number> {
  const counts: Record<string, number> = {};
  const out = emptyDecision();
  for (let i = 0; i < leads; i++) {
    view.chance = (i + 0.5) / leads;
    allocate(policy, view, out);
    if (out.counter >= 0) view.counters[out.counter] = out.counterValue;
    const name = partyName(out.party) ?? out.to;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('ways of giving', () => {
  const inShenzhen = tinyWorld.parties.filter((party) => !party.isHq && party.regions.includes(2)).length;

  test('in turn: everybody in the region has as many leads as everybody else', () => {
    const policy = policyOf('give_to: round-robin');
    const counts = serve(policy, quietView(policy.counters), 10 * inShenzhen);
    expect(Object.values(counts)).toEqual(Array(inShenzhen).fill(10));
  });

  test('in turn: whoever is full is passed over, and the turn does not wait for it', () => {
    const policy = policyOf(
      'give_to: round-robin, within: everywhere',
      '{ open_leads_per_person: 1, when_full: hq-direct }',
    );
    const view = quietView(policy.counters, ({ board }) => {
      board.openLeads[0] = 1000;
    });
    const counts = serve(policy, view, 40);
    expect(counts[tinyWorld.parties[0].name]).toBeUndefined();
    expect(Object.values(counts)).toEqual([10, 10, 10, 10]);
  });

  test('weighted: leads are in proportion to weights, and weight 0 gets none', () => {
    const policy = policyOf(
      'give_to: weighted, within: everywhere, weights: { Pearl: 3, Willow: 0 }, others: 1',
    );
    const counts = serve(policy, quietView(policy.counters), 60);
    expect(counts).toEqual({ Pearl: 30, Lotus: 10, Crane: 10, 'Tea-Hill': 10 });
  });

  test('weighted by archetype: every member of it has that weight', () => {
    const policy = policyOf('give_to: weighted, within: everywhere, weights: { consultant: 2 }, others: 1');
    const counts = serve(policy, quietView(policy.counters), 70);
    expect(counts).toEqual({ Lotus: 20, 'Tea-Hill': 20, Pearl: 10, Crane: 10, Willow: 10 });
  });

  test('by lot: evenly spread chances give everybody the same', () => {
    const policy = policyOf('give_to: random, within: everywhere');
    expect(Object.values(serve(policy, quietView(0), 50))).toEqual([10, 10, 10, 10, 10]);
  });

  test('by lot: the second choice, after a full one, is as even as the first', () => {
    const policy = policyOf('give_to: random, within: everywhere', '{ open_leads_per_person: 1 }');
    const view = quietView(0, ({ board }) => {
      board.openLeads[0] = 1000;
    });
    const counts = serve(policy, view, 4000);
    expect(counts[tinyWorld.parties[0].name]).toBeUndefined();
    for (const count of Object.values(counts)) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test('best match: equals are told apart by the chance, not by their places', () => {
    const policy = policyOf('give_to: best-match, within: everywhere, weigh: { speed: 1 }');
    const view = quietView(0, ({ board }) => board.responseHours.fill(3));
    expect(Object.values(serve(policy, view, 50))).toEqual([10, 10, 10, 10, 10]);
  });

  test('a lead of unknown region finds nobody within the region', () => {
    const policy = policyOf('give_to: round-robin', '{ when_nobody: nobody }');
    const view = quietView(policy.counters, ({ lead }) => {
      lead.region = -1;
    });
    expect(serve(policy, view, 3)).toEqual({ nobody: 3 });
  });

  test('an offender keeps what it found itself and is handed nothing else', () => {
    const found = policyOf('give_to: submitter', '{ when_nobody: nobody }');
    const recorded = policyOf('give_to: partner-of-record', '{ when_nobody: nobody }');
    const view = quietView(0, ({ lead, board }) => {
      lead.submitter = 1;
      lead.partnerOfRecord = 1;
      board.passedOverUntil[1] = 2000;
    });
    expect(serve(found, view, 1)).toEqual({ [tinyWorld.parties[1].name]: 1 });
    expect(serve(recorded, view, 1)).toEqual({ nobody: 1 });
  });

  test("headquarters' direct team is never full, and never a partner", () => {
    const policy = policyOf(
      'give_to: random, within: everywhere',
      '{ open_leads_per_person: 1, when_full: hq-direct }',
    );
    const view = quietView(0, ({ board }) => board.openLeads.fill(1000));
    const hq = tinyWorld.parties[tinyWorld.parties.length - 1];
    expect(serve(policy, view, 5)).toEqual({ [hq.name]: 5 });
  });
});

describe('places in a file', () => {
  const idle = { ...tinyWorld.parties[0], name: 'Idle', ...nameKey('party', 'Idle'), regions: [1] };

  /** The same view when one more partner stands before all others in the list. */
  function withIdle(view: AllocationView): AllocationView {
    const { board } = view;
    const longer = (column: Float64Array) => Float64Array.from([1, ...column]);
    return {
      ...view,
      lead: {
        ...view.lead,
        submitter: view.lead.submitter < 0 ? -1 : view.lead.submitter + 1,
        partnerOfRecord: view.lead.partnerOfRecord < 0 ? -1 : view.lead.partnerOfRecord + 1,
      },
      excluded: Uint8Array.from([0, ...view.excluded]),
      board: {
        ...board,
        count: board.count + 1,
        regionMask: Int32Array.from([2, ...board.regionMask]),
        staff: longer(board.staff),
        skills: Float64Array.from([...new Float64Array(board.skillCount), ...board.skills]),
        onSite: longer(board.onSite),
        openLeads: Int32Array.from([0, ...board.openLeads]),
        freeHours: longer(board.freeHours),
        responseHours: longer(board.responseHours),
        winRate: longer(board.winRate),
        passedOverUntil: Int32Array.from([0, ...board.passedOverUntil]),
      },
    };
  }

  law.prop([policyDocument, fc.array(allocationView, { minLength: 1, maxLength: 8 })])(
    'one more partner in a region without leads changes no decision in the others',
    (document, views) => {
      const local = document.allocation.filter((rule) => !('within' in rule) || rule.within === 'region');
      fc.pre(local.length > 0);
      const world = { ...tinyWorld, parties: [idle, ...tinyWorld.parties] };
      const compiled = [tinyWorld, world].map((each) => compileAllocation(local, each, names(each)));
      const [without, withOne] = [tinyWorld, world].map((each, i) => ({
        ...compilePolicy(document, tinyWorld),
        ...compiled[i],
        candidates: candidateLists(each),
      }));
      const counters = [without, withOne].map((each) => new Float64Array(each.counters));
      const [one, other] = [emptyDecision(), emptyDecision()];
      for (const view of views) {
        if (view.lead.region === 1) continue;
        allocate(without, { ...view, counters: counters[0] }, one);
        allocate(withOne, { ...withIdle(view), counters: counters[1] }, other);
        if (one.counter >= 0) counters[0][one.counter] = one.counterValue;
        if (other.counter >= 0) counters[1][other.counter] = other.counterValue;
        expect(world.parties[other.party]?.name).toBe(tinyWorld.parties[one.party]?.name);
        expect([other.to, other.rule, other.overflow]).toEqual([one.to, one.rule, one.overflow]);
      }
    },
  );
});

describe('what stands beside the waterfall', () => {
  test('a channel manager picks somebody with room first, and somebody full rather than nobody', () => {
    const policy = policyOf('give_to: channel-manager, within: everywhere', '{ open_leads_per_person: 1 }');
    const view = quietView(0, ({ board }) => {
      board.openLeads.fill(1000);
      board.openLeads[3] = 0;
    });
    expect(chooseByHand(policy, 0, view)).toBe(3);
    view.excluded[3] = 1;
    const second = chooseByHand(policy, 0, view);
    expect(second).toBeGreaterThanOrEqual(0);
    expect(second).not.toBe(3);
    view.excluded.fill(1);
    expect(chooseByHand(policy, 0, view)).toBe(-1);
  });

  test('a lead sent to the pool by no rule lies there on the terms of the first pool', () => {
    const pool = policyOf('give_to: open-pool, window: 12h, claims_per_day: 2, holding: 5');
    expect(poolTermsOf(pool, -1)).toEqual({ within: 'region', window: 43_200, claimsPerDay: 2, holding: 5 });
    expect(poolTermsOf(pool, 0)).toMatchObject({ window: 43_200, claimsPerDay: 2, holding: 5 });
    expect(() => poolTermsOf(policyOf('give_to: random'), 0)).toThrow('is no open pool');
  });
});
