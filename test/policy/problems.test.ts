import { describe, expect, test } from 'vitest';
import { policyProblems } from '../../sim/policy/policy-problems.ts';
import { loadPolicyText, tinyWorld } from './tiny-world.ts';

const REST = '{ rule: the-rest, when: anything, give_to: round-robin }';

/** What is wrong with a policy in the tiny world: `path: message | hint`, paths as people read them. */
function complaints(text: string): string[] {
  const { value, source } = loadPolicyText(`policy: p\n${text}`);
  return policyProblems(value, tinyWorld).map(
    ({ path, message, hint }) =>
      `${source.inWords(path)}: ${message}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

/** Complaints about allocation rules that stand above one for everything else. */
function ruleComplaints(rules: string, more = ''): string[] {
  return complaints(`allocation:\n${rules}\n  - ${REST}\n${more}`);
}

const settled = (text: string) => complaints(`allocation: [${REST}]\nsettlement: ${text}\n`);
const followedUp = (text: string) => complaints(`allocation: [${REST}]\nfollow_up: ${text}\n`);
const disputed = (text: string, more = '') =>
  complaints(`allocation: [${REST}]\nconflicts: ${text}\n${more}`);

test('a policy of six lines fits', () => {
  expect(
    complaints(`title: All in turn
allocation:
  - { rule: own, when: { origin: partner }, give_to: submitter }
  - ${REST}
settlement: { basic_discount: { first_order: 20% } }
`),
  ).toEqual([]);
});

describe('names that the world does not have', () => {
  test('in conditions, with the nearest one', () => {
    expect(ruleComplaints('  - { rule: a, when: { source: [website, paid-add] }, give_to: nobody }')).toEqual(
      ['allocation[a].when.source[2]: there is no source `paid-add`; did you mean `paid-ads`?'],
    );
    expect(ruleComplaints('  - { rule: a, when: { tier: gold }, give_to: nobody }')).toEqual([
      'allocation[a].when.tier: there is no tier `gold` | known here: `standard`',
    ]);
  });

  test('as partners, archetypes, regions and products', () => {
    expect(
      ruleComplaints(`  - { rule: a, when: anything, give_to: weighted, weights: { Perl: 2, consultant: 1 } }
  - { rule: b, when: anything, give_to: territory, holders: { Shenzhen: Lotos, Donguan: Crane } }`),
    ).toEqual([
      'allocation[a].weights.Perl: there is no partner or archetype `Perl`; did you mean `Pearl`?',
      'allocation[b].holders.Shenzhen: there is no partner `Lotos`; did you mean `Lotus`?',
      'allocation[b].holders.Donguan: there is no region `Donguan`; did you mean `Dongguan`?',
    ]);
    expect(complaints(`allocation: [${REST}]\nprice_list: { web-site: 20000 CNY }\n`)).toEqual([
      'price_list.web-site: there is no product `web-site`; did you mean `website`?',
    ]);
  });

  test("headquarters' direct team is no partner, and a territory is held by somebody who serves it", () => {
    const hq = tinyWorld.parties[tinyWorld.parties.length - 1].name;
    expect(
      ruleComplaints(
        `  - { rule: a, when: anything, give_to: territory, holders: { Shenzhen: ${hq}, Hangzhou: Pearl } }`,
      ),
    ).toEqual([
      `allocation[a].holders.Shenzhen: there is no partner \`${hq}\` | known here: \`Crane\`, \`Lotus\`, \`Pearl\`, \`Tea-Hill\`, \`Willow\``,
      'allocation[a].holders.Hangzhou: `Pearl` does not serve `Hangzhou` | these do: `Tea-Hill`',
    ]);
  });
});

describe('rules that are never used', () => {
  test('a list whose last rule does not match everything', () => {
    expect(complaints('allocation:\n  - { rule: a, when: { source: website }, give_to: random }\n')).toEqual([
      'allocation[a].when: the last rule does not match everything | end the list with a rule `when: anything`',
    ]);
    expect(complaints(`tiers: [{ tier: a, when: { source: website } }]\nallocation: [${REST}]\n`)).toEqual([
      'tiers[a].when: the last tier does not match everything | end the list with a tier `when: anything`',
    ]);
  });

  test('a tier or a reclaim rule behind a wider one', () => {
    expect(
      complaints(`tiers:
  - { tier: ads, when: { source: [paid-ads, website] } }
  - { tier: hot-ads, when: { source: paid-ads, score: { at_least: 60 } } }
  - { tier: standard, when: anything }
allocation: [${REST}]
`),
    ).toEqual([
      'tiers[hot-ads].tier: `hot-ads` is never come to: `ads` takes all of its leads | move it above `ads`, or remove it',
    ]);
    expect(
      followedUp(
        `{ reclaim_without_progress: [{ rule: all, when: anything, after: 7d }, { rule: late, when: anything, after: 9d }] }`,
      ),
    ).toEqual([
      'follow_up.reclaim_without_progress[late].rule: `late` is never come to: `all` takes all of its leads | move it above `all`, or remove it',
    ]);
  });

  test('an allocation rule behind one that finds somebody whenever it would', () => {
    const found = ruleComplaints('  - { rule: lot, when: anything, give_to: random, within: everywhere }');
    expect(found).toEqual([
      'allocation[the-rest].rule: `the-rest` is never come to: `lot` takes all of its leads | move it above `lot`, or remove it',
    ]);
    expect(ruleComplaints('  - { rule: drop, when: anything, give_to: nobody }')).toHaveLength(1);
  });

  test('a rule behind one that may find nobody is a fallback, not a mistake', () => {
    const pool = '  - { rule: pool, when: anything, give_to: open-pool, within: everywhere }';
    expect(ruleComplaints(pool)).toEqual([]);
    const narrower = '  - { rule: near, when: anything, give_to: random, within: region }';
    expect(
      complaints(
        `allocation:\n${narrower}\n  - { rule: far, when: anything, give_to: random, within: everywhere }\n`,
      ),
    ).toEqual([]);
    expect(ruleComplaints(narrower, 'limits: { when_full: next-rule, open_leads_per_person: 3 }\n')).toEqual(
      [],
    );
  });

  test('a condition that no lead of the world can meet', () => {
    const together = 'each part alone can be met, but not all of them by one lead';
    const conditions: [string, string][] = [
      ['{ source: website, origin: partner }', together],
      ['{ region: Hangzhou, group: south }', together],
      ['{ product: website, modules: { at_least: 2 } }', together],
      ['{ modules: { at_least: 3 } }', 'no lead of this world has such `modules`'],
      ['{ score: { at_least: 101 } }', 'scores go from 0 to 100'],
      ['{ protected: yes }', 'nothing is ever protected: the policy has no `customer_protection`'],
    ];
    for (const [when, reason] of conditions) {
      expect(ruleComplaints(`  - { rule: a, when: ${when}, give_to: nobody }`)).toEqual([
        `allocation[a].when: no lead can ever match this | ${reason}`,
      ]);
    }
    const modulesUnknown = '  - { rule: a, when: { modules: { below: 1 } }, give_to: nobody }';
    expect(ruleComplaints(modulesUnknown)).toEqual([]);
    expect(
      ruleComplaints(
        '  - { rule: a, when: { protected: yes }, give_to: nobody }',
        'customer_protection: {}\n',
      ),
    ).toEqual([]);
  });

  test('steps of a dispute behind one that settles it, or with nothing to go by', () => {
    expect(disputed('{ grabbing: { decide: [channel-manager, lead-owner] } }')).toEqual([
      'conflicts.grabbing.decide[2]: `lead-owner` is never come to: `channel-manager` settles every dispute of this type | move it before `channel-manager`, or remove it',
    ]);
    expect(disputed('{ grabbing: { decide: [first-complete, hq-direct] } }')).toEqual([
      'conflicts.grabbing.decide[1]: `first-complete` can never decide here | nobody registers customers: the policy has no `customer_protection`',
    ]);
    expect(disputed('{ one-customer-several-partners: { decide: [hq-direct] } }')).toEqual([
      "conflicts.one-customer-several-partners.decide[1]: `hq-direct` can never decide here | headquarters' direct team is no party to this kind of dispute",
    ]);
    expect(disputed('{ grabbing: { decide: [first-complete] } }', 'customer_protection: {}\n')).toEqual([]);
  });

  test('a rate for unregistered deals where nobody registers', () => {
    expect(settled('{ basic_discount: { first_order_unregistered: 10% } }')).toEqual([
      'settlement.basic_discount.first_order_unregistered: no deal is ever registered under this policy | add `customer_protection:`, or keep `first_order:` alone',
    ]);
  });
});

describe('money', () => {
  const scheme = (steps: string, paid: string, period = 'quarter') =>
    `{ counted_on: receipts, commission: { mode: marginal, per: { who: partner, period: ${period} }, steps: ${steps}, paid: ${paid} } }`;

  test('in another currency than the world counts in', () => {
    expect(ruleComplaints('  - { rule: a, when: { value: { below: 9000 EUR } }, give_to: nobody }')).toEqual([
      'allocation[a].when.value.below: this amount is in EUR, the world counts in CNY | one currency a study',
    ]);
    expect(settled(scheme('[{ from: 0 USD, rate: 5% }]', '30d after period'))).toEqual([
      'settlement.commission.steps[1].from: this amount is in USD, the world counts in CNY | one currency a study',
    ]);
  });

  test('steps out of order', () => {
    expect(
      settled(scheme('[{ from: 500 CNY, rate: 5% }, { from: 500 CNY, rate: 6% }]', '30d after period')),
    ).toEqual([
      'settlement.commission.steps[2].from: this step does not begin above the one before it | list the lowest step first; each must begin higher',
    ]);
  });

  test('paid after something that does not happen, or in working time', () => {
    expect(settled(scheme('[{ from: 0 CNY, rate: 5% }]', '30d after receipt'))).toEqual([
      'settlement.commission.paid: a quarter has no single receipt | write for example `30d after period`',
    ]);
    expect(settled(scheme('[{ from: 0 CNY, rate: 5% }]', '30d after period', 'deal'))).toEqual([
      'settlement.commission.paid: a deal alone has no period | write for example `30d after receipt`',
    ]);
    expect(settled('{ paid: 5 working days after receipt }')).toEqual([
      'settlement.paid: pay runs by the clock, not in working time | write days or weeks',
    ]);
  });

  test('steps that do not say what they count', () => {
    const open = scheme('[{ from: 0 CNY, rate: 5% }]', '30d after period').replace(
      'counted_on: receipts, ',
      '',
    );
    expect(settled(open)).toEqual([
      'settlement.commission: nothing says what these steps count: `counted_on` is missing | beside `commission`, write `counted_on:` with one of `contracts`, `receipts`, `receipts-without-ad-spend`',
    ]);
  });

  test('a price below what is only passed on', () => {
    expect(
      complaints(`allocation: [${REST}]\nprice_list: { website-and-ads: 39999 CNY, website: 1 CNY }\n`),
    ).toEqual([
      'price_list.website-and-ads: this is less than what is passed on to advertising platforms | of `website-and-ads`, 40000 CNY are advertising spend',
    ]);
  });

  test('weights that sum to 0', () => {
    expect(
      ruleComplaints('  - { rule: a, when: anything, give_to: weighted, weights: { Pearl: 0 }, others: 0 }'),
    ).toEqual([
      'allocation[a].weights: the weights of all partners sum to 0 | give at least one of them a weight above 0, or `others: 1`',
    ]);
  });
});

describe('time', () => {
  test('windows longer than the whole simulation, wherever they stand', () => {
    const hint =
      'the study ends after 700 days, run-in and follow-up included; a window without end is `forever`, where that is taken';
    const found = complaints(`allocation: [{ rule: pool, when: anything, give_to: open-pool, window: 101w }]
limits: { offenders: { after: 2 offences, within: 701d, passed_over_for: 701d } }
follow_up:
  accept_within: 701 working days
  first_contact_within: 700d
  reclaim_without_progress: [{ rule: all, when: anything, after: 701d }]
  after_reclaim: { same_partner_again_after: 701d }
customer_protection: { review_within: 701d, lasts: 701d, extension: { by: 701d } }
conflicts: { grabbing: { within: 701d } }
settlement: { paid: 701d after receipt }
`);
    expect(found).toEqual(
      [
        'allocation[pool].window',
        'limits.offenders.within',
        'limits.offenders.passed_over_for',
        'follow_up.accept_within',
        'follow_up.reclaim_without_progress[all].after',
        'follow_up.after_reclaim.same_partner_again_after',
        'customer_protection.review_within',
        'customer_protection.lasts',
        'customer_protection.extension.by',
        'conflicts.grabbing.within',
        'settlement.paid',
      ].map((path) => `${path}: this is longer than the whole simulation | ${hint}`),
    );
  });

  test('an extension of what never ends, and a reclaim rule named like a reason', () => {
    expect(
      complaints(`allocation: [${REST}]\ncustomer_protection: { lasts: forever, extension: { by: 5d } }\n`),
    ).toEqual([
      'customer_protection.extension: protection that lasts forever cannot be extended | give `lasts:` a length of time, or remove `extension:`',
    ]);
    expect(
      followedUp('{ reclaim_without_progress: [{ rule: declined, when: anything, after: 5d }] }'),
    ).toEqual([
      'follow_up.reclaim_without_progress[declined].rule: `declined` cannot be the name of a reclaim rule | reports count another reason to take leads back under this name',
    ]);
  });
});

test('a world with more names than rules can tell apart', () => {
  const [first] = tinyWorld.sources;
  const sources = Array.from({ length: 33 }, (_, i) => ({ ...first, name: `source-${i}` }));
  const { value } = loadPolicyText(
    `policy: p\nallocation:\n  - { rule: a, when: { source: [source-30, source-31] }, give_to: nobody }\n  - ${REST}\n`,
  );
  expect(policyProblems(value, { ...tinyWorld, sources })).toEqual([
    {
      path: ['allocation', 0, 'when', 'source', 1],
      message: '`source-31` is beyond the 31 names that rules can tell apart',
      hint: 'this world has 33 of this kind: join some of them',
    },
  ]);
});
