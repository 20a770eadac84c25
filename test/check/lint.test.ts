import { readdirSync } from 'node:fs';
import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { fourQuestions } from '../../sim/check/lint/four-questions.ts';
import { lintPolicy } from '../../sim/check/lint/lint.ts';
import { unreachable } from '../../sim/check/lint/reach.ts';
import { aboutSeconds } from '../../sim/check/lint/windows.ts';
import { disk } from '../../sim/study/documents/disk.ts';
import { loadPolicyFor } from '../../sim/study/documents/load-study.ts';
import { loadPolicy, loadWorld } from '../../sim/study/documents/read-documents.ts';
import type { WorldDocument } from '../../sim/world/schema.ts';
import { fairlead } from '../cli/fake-terminal.ts';
import { policyDocument } from '../policy/arbitrary-policy.ts';
import { loadPolicyText, loadShippedPolicy } from '../policy/tiny-world.ts';
import { libraryWith } from '../study/memory-library.ts';

/** A policy of which nothing is to be said but what `block` brings in; a block replaces the one of its key. */
const COMPLETE: Readonly<Record<string, string>> = {
  policy: 'complete',
  effective_lead: '{ needs: [contact], same_customer_again_within: 60d }',
  allocation: '[{ rule: in-turn, when: anything, give_to: round-robin }]',
  limits: '{ open_leads_per_person: 8 }',
  follow_up: `{ accept_within: 4 working hours, first_contact_within: 8 working hours, evidence: customer-reply,
    reclaim_without_progress: [{ rule: protected-ones, when: { protected: yes }, after: 42d }, { rule: others, when: anything, after: 21d }] }`,
  customer_protection: '{ lasts: 60d, open_registrations_per_partner: 25 }',
  conflicts: `{ one-customer-several-partners: { decide: [first-complete, channel-manager] }, grabbing: { decide: [lead-owner] },
    partner-against-hq: { decide: [registered-partner, hq-direct] } }`,
  settlement: `{ counted_on: receipts, basic_discount: { first_order: 25%, upsell: 20%, renewal: 15%, held_back: 20% until clawback-ends },
    renewal_belongs_to: maintainer, upsell_belongs_to: maintainer, clawback: { within: 90d } }`,
  quotation:
    '[{ rule: bundles, when: { modules: { at_least: 2 } }, mode: joint-proposal, when_late: quote-alone }, { rule: simple, when: anything, mode: basic-quotation }]',
  maintenance: '{ left_alone_for: 14d }',
  partner_leaves: '{ customers_go_to: next-best }',
  after_sales:
    '[{ rule: updates, tickets: [content-update], owner: maintainer, included: 2 hours per month, beyond: 300 CNY per hour }]',
};

const DUTIES = 'duties: { own_promotion: 9000 CNY per quarter }, proof: [invoices], review: every quarter';

/** A right to Dongguan, and what is decided where a registered customer lies in it. */
function withMarket(right: string): Readonly<Record<string, string>> {
  return {
    market_protection: `[{ rule: market, regions: [Dongguan], ${right} }]`,
    conflicts: `${COMPLETE['conflicts'].slice(0, -1)}, customer-against-market: { decide: [customer-protection] } }`,
  };
}

function findingsWith(blocks: Readonly<Record<string, string | null>>) {
  const text = Object.entries({ ...COMPLETE, ...blocks })
    .filter(([, block]) => block !== null)
    .map(([key, block]) => `${key}: ${block}`)
    .join('\n');
  return lintPolicy(loadPolicyText(text).value);
}

const said = (blocks: Readonly<Record<string, string | null>>) =>
  findingsWith(blocks).map(({ severity, message }) => `${severity}: ${message}`);

/** A rebate with steps at 0, 50000 and 90000 CNY, and these rates. */
function withRebate(mode: string, low: number, middle: number, high: number, cap = ''): string {
  const steps = `[{ from: 0 CNY, rate: ${low}% }, { from: 50000 CNY, rate: ${middle}% }, { from: 90000 CNY, rate: ${high}% }]`;
  const rebate = `{ mode: ${mode}, per: { who: partner, period: quarter }, steps: ${steps}, paid: 30d after period${cap && `, ${cap}`} }`;
  return `${COMPLETE['settlement'].slice(0, -1)}, phased_rebate: ${rebate} }`;
}

/** Levels of partners, each from so much on. */
const levels = (gold: string, silver: string, others = '0 CNY') =>
  `{ levels: [{ level: gold, from: ${gold} }, { level: silver, from: ${silver} }, { level: others, from: ${others} }] }`;

describe('of a policy that says everything', () => {
  test('nothing is found', () => {
    expect(findingsWith({})).toEqual([]);
  });
});

describe('one thing left out or written wrongly is found, and nothing else', () => {
  test.each<[string, Readonly<Record<string, string | null>>, readonly string[]]>([
    [
      'a rule below one that takes all of its leads',
      {
        allocation:
          '[{ rule: a, when: anything, give_to: random }, { rule: b, when: { origin: hq }, give_to: random }, { rule: c, when: anything, give_to: hq-direct }]',
      },
      ['error: `b` is never come to'],
    ],
    [
      'a rule of who develops below one that takes all of its leads',
      {
        roles:
          '{ develops: [{ rule: a, when: anything, give_to: random, handed_over: after-qualification }, { rule: b, when: { modules: { at_least: 2 } }, give_to: round-robin, handed_over: after-qualification }, { rule: c, when: anything, give_to: receiver }] }',
        settlement: `${COMPLETE['settlement'].slice(0, -1)}, split_when_roles_differ: { receives: 20%, develops: 80%, maintains: 0% } }`,
      },
      ['error: `b` is never come to'],
    ],
    [
      'roles that differ, and nothing said about their pay',
      {
        roles:
          '{ develops: [{ rule: bundles, when: { modules: { at_least: 2 } }, give_to: hq-direct, handed_over: after-qualification }, { rule: others, when: anything, give_to: receiver }] }',
      },
      [
        'warning: nothing is said about how pay is shared when one partner receives a customer and another develops it',
      ],
    ],
    [
      'a tier that nothing asks for, and one that is not there',
      {
        tiers: '[{ tier: deep, when: { score: { at_least: 60 } } }, { tier: rest, when: anything }]',
        allocation:
          '[{ rule: a, when: { tier: shallow }, give_to: random }, { rule: b, when: anything, give_to: random }]',
      },
      ['error: nothing ever matches `a`', 'note: no rule asks for the tier `deep`'],
    ],
    [
      'a score that none has',
      {
        tiers: '[{ tier: odd, when: { score: { at_least: 101 } } }, { tier: rest, when: anything }]',
        allocation:
          '[{ rule: a, when: { tier: odd }, give_to: random }, { rule: b, when: anything, give_to: random }]',
      },
      ['error: nothing ever matches `odd`'],
    ],
    [
      'a step behind one that settles everything',
      {
        conflicts:
          '{ one-customer-several-partners: { decide: [split, first-complete] }, grabbing: { decide: [lead-owner] }, partner-against-hq: { decide: [hq-direct] } }',
      },
      ['error: `first-complete` is never come to'],
    ],
    [
      'a step for the whole amount that pays less than the one below',
      { settlement: withRebate('retroactive', 10, 8, 9) },
      ['error: who reaches this step earns less than just below it'],
    ],
    [
      'no step that falls where each holds for what is above it',
      { settlement: withRebate('marginal', 10, 8, 9) },
      [],
    ],
    [
      'no step that falls where the cap is paid on both sides of it',
      { settlement: withRebate('retroactive', 10, 8, 9, 'at_most: 2000 CNY') },
      [],
    ],
    [
      'a dispute that outlasts the clock of progress',
      {
        conflicts:
          '{ one-customer-several-partners: { decide: [first-complete], within: 15 working days }, grabbing: { decide: [lead-owner] }, partner-against-hq: { decide: [hq-direct] } }',
      },
      ['warning: a dispute may take about 21 days, and `others` takes leads after about 21 days'],
    ],
    [
      'a proposal that takes headquarters longer than the partner has',
      {
        quotation:
          '[{ rule: all, when: anything, mode: joint-proposal, hq_answers_within: 21d, when_late: quote-alone }]',
      },
      ['error: `all` may take headquarters as long as a lead may stay without progress'],
    ],
    [
      'a review that outlasts the protection',
      {
        customer_protection:
          '{ lasts: 7d, review_within: 5 working days, open_registrations_per_partner: 25 }',
      },
      [
        'error: a dispute of the kind `one-customer-several-partners` may last as long as the protection it is about',
        'error: a dispute of the kind `grabbing` may last as long as the protection it is about',
        'error: a dispute of the kind `partner-against-hq` may last as long as the protection it is about',
        'error: a protection may be over before it is approved',
      ],
    ],
    [
      'protection without duty',
      { follow_up: '{ accept_within: 4 working hours }' },
      [
        'error: customers are protected for a partner that has to do nothing',
        'warning: the first contact has no end',
        'warning: working a lead has no end',
      ],
    ],
    [
      'duty without protection',
      {
        customer_protection: null,
        follow_up:
          '{ accept_within: 4 working hours, first_contact_within: 8 working hours, evidence: customer-reply, reclaim_without_progress: [{ rule: others, when: anything, after: 21d }] }',
      },
      ['warning: partners have deadlines to keep and no customer is ever theirs'],
    ],
    [
      'protection that never ends, for the asking, for as many as one likes',
      {
        customer_protection: '{ lasts: forever, complete_means: [] }',
        effective_lead: '{ needs: [contact], same_customer_again_within: forever }',
      },
      [
        'warning: a partner may register as many customers as it likes',
        'warning: a registration has no evidence',
        'warning: the protection of a customer has no end',
      ],
    ],
    [
      'a lowest price where the partner collects',
      {
        settlement: `${COMPLETE['settlement'].replace('{', '{ money_collected_by: partner, ')}`,
        quotation: '[{ rule: all, when: anything, mode: basic-quotation, lowest: 92% of list }]',
      },
      ['warning: a legal question: `all` sets a lowest price, and the partner collects the money'],
    ],
    [
      'a lowest price where the platform collects is none',
      { quotation: '[{ rule: all, when: anything, mode: basic-quotation, lowest: 92% of list }]' },
      [],
    ],
    [
      'progress that is believed whatever it shows',
      { follow_up: COMPLETE['follow_up'].replace('evidence: customer-reply,', '') },
      ['warning: progress has no evidence'],
    ],
    [
      'tickets that either side may do, and tickets of two rules',
      {
        after_sales:
          '[{ rule: a, tickets: [page-build], owner: either }, { rule: b, tickets: [page-build], owner: platform }]',
      },
      ['warning: `a` has no owner', 'error: tickets of the kind `page-build` have more than one rule'],
    ],
    [
      'a right to a region that asks for nothing',
      withMarket('right: exclusive'),
      ['error: `market` gives regions to holders that have to do nothing'],
    ],
    [
      'duties in a region that give no right to it',
      withMarket(`right: duties-only, ${DUTIES}`),
      ['warning: `market` asks for duties and gives no right'],
    ],
    [
      'a right with duties that are looked at in time is fine',
      withMarket(`right: first-offer, ${DUTIES}`),
      [],
    ],
    [
      'promotion that nobody has to prove, for ever',
      withMarket(`right: first-offer, lasts: forever, ${DUTIES.replace('proof: [invoices], ', '')}`),
      ['warning: `market` has no evidence', 'warning: `market` has no end'],
    ],
    [
      'reviews that are never held',
      withMarket(`right: first-offer, reviews_held: 0%, ${DUTIES}`),
      ['warning: `market` has no evidence'],
    ],
    [
      'duties that begin to count when the right is over',
      withMarket(`right: first-offer, grace: 52w, ${DUTIES}`),
      ['error: `market` is over before its duties begin to count'],
    ],
    [
      'a right that is over before it could be withdrawn',
      withMarket(`right: first-offer, withdraw_after: 5 missed reviews, ${DUTIES}`),
      ['warning: `market` ends before it could ever be withdrawn'],
    ],
    [
      'a region that a right above has taken',
      withMarket(
        `right: first-offer, ${DUTIES} }, { rule: fairs, regions: [Hangzhou, Dongguan], covers: { source: website }, right: first-offer, ${DUTIES}`,
      ),
      ['error: `fairs` is never come to in `Dongguan`'],
    ],
    [
      'a customer of one partner in the region of another, about which nothing is said',
      { ...withMarket(`right: first-offer, ${DUTIES}`), conflicts: COMPLETE['conflicts'] },
      ['warning: nothing is said about a customer of one partner in the region of another'],
    ],
    [
      'and one that a channel manager decides by judgement, some day',
      {
        ...withMarket(`right: first-offer, ${DUTIES}`),
        conflicts: `${COMPLETE['conflicts'].slice(0, -1)}, customer-against-market: { decide: [channel-manager] } }`,
      },
      ['warning: a dispute of the kind `customer-against-market` has no evidence'],
    ],
    [
      'what nobody has thought of',
      {
        settlement: '{ counted_on: receipts }',
        maintenance: null,
        partner_leaves: null,
        after_sales: null,
        quotation: null,
        limits: null,
        effective_lead: '{ same_customer_again_within: 60d }',
      },
      [
        'warning: nothing is said about whose renewals are',
        'warning: nothing is said about what is paid for a renewal',
        'warning: nothing is said about whose upsells are',
        'warning: nothing is said about what is paid for an upsell',
        'warning: nothing is said about refunds',
        'warning: nothing is said about tickets after delivery',
        'warning: nothing is said about partners that leave their customers alone',
        'warning: nothing is said about partners that leave',
        'warning: nothing is said about how many leads a partner may hold',
        'warning: not answered: Which leads count as effective?',
        'warning: not answered: Which projects are quoted jointly?',
      ],
    ],
  ])('%s', (_, blocks, expected) => {
    expect(said(blocks)).toEqual(expected);
  });

  test.each<[string, string, string, readonly string[]]>([
    ['bring more from one to the next', 'adds: 5%', 'adds: 2%', []],
    ['overlap', 'adds: 2%', 'adds: 2%', ['warning: `gold` brings nothing that `silver` does not']],
    ['add less', 'adds: 1%', 'adds: 2%', ['error: `gold` brings less than `silver` below it']],
    [
      'get no leads',
      'adds: 5%, leads: none',
      'adds: 2%',
      ['error: `gold` brings less than `silver` below it'],
    ],
  ])('levels of partners that %s', (_, gold, silver, expected) => {
    expect(said({ partner_levels: levels(`100000 CNY, ${gold}`, `40000 CNY, ${silver}`) })).toEqual(expected);
  });

  test('a level above one at which partners get no leads', () => {
    const found = said({
      partner_levels: levels('100000 CNY, adds: 5%', '40000 CNY, adds: 2%', '0 CNY, leads: none'),
    });
    expect(found).toEqual(['warning: hardly anybody comes to `silver`']);
  });

  test('a level beyond all that the customers of a world buy', () => {
    const world = loadWorld('scenarios/worlds/tiny.yaml', disk).value;
    const found = (gold: string, review: string) =>
      lintPolicy(
        loadPolicyText(
          `policy: p\nallocation: ${COMPLETE['allocation']}\npartner_levels: ${levels(`${gold} CNY, adds: 5%`, '40000 CNY, adds: 2%').replace('{', `{ review: ${review},`)}`,
        ).value,
        world,
      ).filter(({ message }) => message.startsWith('hardly anybody comes'));
    expect(found('100000', 'every month')).toEqual([]);
    // About 25 enquiries a week at 33,000 CNY without ad spend: 3.6 million a month, 43 million a year.
    expect(found('20000000', 'every year')).toEqual([]);
    expect(found('20000000', 'every month').map(({ path }) => path)).toEqual([
      ['partner_levels', 'levels', 0, 'from'],
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    ['what partners find', 'covers: { origin: partner }', ['error: `market` covers no lead of this world']],
    [
      'what partners find and customers bring',
      'covers: { origin: [partner, customer] }',
      ['warning: `market` covers next to no leads of this world'],
    ],
    [
      'one source of partners',
      'covers: { source: partner-developed }',
      ['error: `market` covers no lead of this world'],
    ],
    [
      'the same with the choice of the customer',
      'covers: { origin: partner }, leaves_out: [key-accounts]',
      [],
    ],
    ['what headquarters brings as well', 'covers: { origin: [hq, partner] }', []],
    ['all leads', 'lasts: 52w', []],
  ])('a right to a region about %s, where the choice of customers is left out', (_, written, expected) => {
    const world = loadWorld('scenarios/worlds/local-promotion.yaml', disk).value;
    const blocks = { ...COMPLETE, ...withMarket(`right: first-offer, ${DUTIES}, ${written}`) };
    const text = Object.entries(blocks).map(([key, block]) => `${key}: ${block}`);
    const found = lintPolicy(loadPolicyText(text.join('\n')).value, world);
    expect(
      found
        .filter(({ path }) => path[0] === 'market_protection')
        .map(({ severity, message }) => `${severity}: ${message}`),
    ).toEqual(expected);
  });

  test('tickets of the world that no rule names', () => {
    const world = loadWorld('scenarios/worlds/whole-channel.yaml', disk).value;
    const found = lintPolicy(loadShippedPolicy('after-order-agreed').value, world);
    expect(found.filter(({ message }) => message.startsWith('nothing is said about tickets'))).toEqual([]);
    const vague = lintPolicy(
      loadPolicyText(
        `policy: p\nallocation: ${COMPLETE['allocation']}\nafter_sales: ${COMPLETE['after_sales']}`,
      ).value,
      world,
    );
    const tickets = (world.after_sales?.tickets ?? []).filter(({ ticket }) => ticket !== 'content-update');
    expect(tickets.length).toBeGreaterThan(0);
    expect(vague.filter(({ message }) => message.startsWith('nothing is said about tickets'))).toHaveLength(
      tickets.length,
    );
  });
});

test('the four questions are answered from what is written', () => {
  const text = Object.entries({
    ...COMPLETE,
    allocation:
      '[{ rule: held, when: anything, give_to: territory, holders: { Dongguan: Willow } }, { rule: rest, when: anything, give_to: random }]',
  })
    .map(([key, block]) => `${key}: ${block}`)
    .join('\n');
  expect(fourQuestions(loadPolicyText(text).value).map(({ answer }) => answer)).toEqual([
    'those that state contact',
    'modules at least 2',
    'in all of them alike; the site that is registered',
    'all but Dongguan',
  ]);
});

test('a region with a holder is not open to all, and a customer in it is protected by the steps that are written', () => {
  const text = Object.entries({ ...COMPLETE, ...withMarket(`right: exclusive, ${DUTIES}`) })
    .map(([key, block]) => `${key}: ${block}`)
    .join('\n');
  expect(fourQuestions(loadPolicyText(text).value).map(({ answer }) => answer)).toEqual([
    'those that state contact',
    'modules at least 2',
    'in all of them alike; the site that is registered; in the region of another partner by customer-protection',
    'all but Dongguan',
  ]);
});

law.prop([policyDocument], { numRuns: 100 })(
  'no rule of a policy that fits its world is called out of reach',
  (policy) => {
    expect(unreachable(policy).filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

law.prop([fc.integer({ min: 1, max: 200 })])('five working days are about a week', (weeks) => {
  expect(aboutSeconds({ kind: 'working-days', days: 5 * weeks })).toBeCloseTo(weeks * 7 * 86_400);
  expect(aboutSeconds({ kind: 'working-hours', seconds: weeks * 40 * 3600 })).toBeCloseTo(weeks * 7 * 86_400);
});

describe('fairlead lint', () => {
  test('shows each finding with its place, severity, reason and suggestion, and the answers', async () => {
    const { code, out } = await fairlead('lint', 'scenarios/policies/first-claim.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^scenarios\/policies\/first-claim\.yaml:\d+:\d+: warning: .+\n {2}.+\n {2} *\^+\n {2}.+\n {2}.+\n/,
    );
    expect(out).toMatch(
      /first-claim: \d+ errors?, \d+ warnings?, \d+ notes?\n {2}Which leads count as effective\?\n/,
    );
  });

  test('takes every shipped policy, and fails none unless it is strict', async () => {
    const files = readdirSync('scenarios/policies').map((name) => `scenarios/policies/${name}`);
    expect((await fairlead('lint', ...files)).code).toBe(0);
    expect((await fairlead('lint', '--strict', ...files)).code).toBe(3);
  });

  test('refuses what is no policy', async () => {
    const { code, err } = await fairlead(
      'lint',
      'scenarios/worlds/tiny.yaml',
      'scenarios/policies/none.yaml',
    );
    expect(code).toBe(1);
    expect(err).toContain('there is no such file');
  });
});

describe('what is advised for a world', () => {
  /** Findings that say what to write in so many words: `write `key: value`, say`. */
  const advisedFor = (policyPath: string, world: WorldDocument) =>
    lintPolicy(loadPolicy(policyPath, disk).value, world).flatMap(({ path, suggestion }) => {
      const [, key, value] = /write `([a-z_]+): ([^`]+)`/.exec(suggestion) ?? [];
      const keys = path.filter((step) => typeof step === 'string');
      return key === undefined || keys.length < path.length || keys.at(-1) !== key ? [] : [{ keys, value }];
    });

  test.each(readdirSync('scenarios/worlds'))('is taken by %s', (name) => {
    const world = loadWorld(`scenarios/worlds/${name}`, disk).value;
    const policyPath = 'scenarios/policies/first-claim.yaml';
    const advised = advisedFor(policyPath, world);
    expect(advised.length).toBeGreaterThan(1);
    for (const { keys, value } of advised) {
      const nested = keys
        .reduceRight((inner, key) => `{ ${key}: ${inner} }`, value!)
        .slice(1, -1)
        .trim();
      const text = `extends: first-claim.yaml\npolicy: advised\n${nested}\n`;
      const path = 'scenarios/policies/advised.yaml';
      expect(() => loadPolicyFor(world, path, libraryWith({ [path]: text })), text).not.toThrow();
    }
  });

  test('says nothing of what the tiny world does not have, and steps that have nothing to go by', () => {
    const world = loadWorld('scenarios/worlds/tiny.yaml', disk).value;
    const policy = loadPolicy('scenarios/policies/first-claim.yaml', disk).value;
    const about = lintPolicy(policy, world)
      .map(({ message, suggestion }) => `${message} ${suggestion}`)
      .join();
    for (const absent of [
      'renewal',
      'upsell',
      'refunds',
      'tickets',
      'quoted',
      'that leave',
      'first-complete',
    ])
      expect(about).not.toContain(absent);
    expect(
      lintPolicy(policy)
        .map(({ message }) => message)
        .join(),
    ).toContain('renewals');
  });
});
