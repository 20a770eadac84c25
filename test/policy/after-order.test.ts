import { describe, expect, test } from 'vitest';
import { policyProblems } from '../../sim/policy/policy-problems.ts';
import { loadPolicyText, websitesWorld, wholeChannelWorld } from './tiny-world.ts';

const HEAD = `policy: after
allocation: [{ rule: rest, when: anything, give_to: round-robin }]
`;

/** What is wrong with a policy that says this, in a world with everything or in the plain one. */
function wrong(text: string, world = wholeChannelWorld): string[] {
  const { value } = loadPolicyText(HEAD + text);
  return policyProblems(value, world).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('rules about what comes after the first order are refused where nothing comes', () => {
  test.each([
    [
      'settlement: { basic_discount: { renewal: 15% } }',
      'settlement.basic_discount.renewal',
      'orders after the first',
    ],
    ['settlement: { upsell_belongs_to: winner }', 'settlement.upsell_belongs_to', 'orders after the first'],
    ['roles: { maintains: hq-direct }', 'roles.maintains', 'orders after the first'],
    ['maintenance: {}', 'maintenance', 'orders after the first'],
    ['settlement: { clawback: {} }', 'settlement.clawback', 'refunds'],
    [
      'after_sales: [{ rule: all, tickets: [server], owner: platform }]',
      'after_sales',
      'service after delivery',
    ],
  ])('%s', (text, path, what) => {
    expect(wrong(text, websitesWorld)).toEqual([`${path}: this world has no ${what}`]);
    expect(wrong(text)).toEqual([]);
  });
});

describe('tickets', () => {
  const rule = (name: string, more: string) => `  - { rule: ${name}, ${more} }\n`;

  test('have one rule each, and kinds that the world has', () => {
    const text = `after_sales:\n${rule('one', 'tickets: [server, servers], owner: platform')}${rule('two', 'tickets: [server], owner: maintainer')}`;
    const found = wrong(text);
    expect(found[0]).toMatch(/^after_sales\.0\.tickets\.1: .*servers/);
    expect(found[1]).toMatch(/^after_sales\.1\.tickets\.0: .*one.* names it/);
    expect(found).toHaveLength(2);
  });

  test.each([
    ['service: value-added', 'after_sales.0: a service that costs extra has no price'],
    ['price: 800 CNY per month', 'after_sales.0: a standard service has a price'],
    ['beyond: 300 CNY per hour', 'after_sales.0.beyond: nothing is beyond, since no limit is written'],
    [
      'service: value-added, price: 8 USD per month',
      'after_sales.0.price: this amount is in USD, the world counts in CNY',
    ],
  ])('%s', (more, complaint) => {
    const text = `after_sales:\n${rule('one', `tickets: [server], owner: maintainer, ${more}`)}`;
    expect(wrong(text)).toEqual([complaint]);
  });
});

describe('settlement', () => {
  const scheme = (more: string) =>
    `{ mode: marginal, per: { who: partner, period: month }, steps: [{ from: 0 CNY, rate: 3% }], paid: 5d after period, ${more} }`;

  test.each([
    [
      `counted_on: receipts, commission: ${scheme('at_most: 10 CNY, at_least: 20 CNY')}`,
      'settlement.commission.at_least: the floor is above the cap',
    ],
    [
      `counted_on: receipts, commission: ${scheme('held_back: 20% until clawback-ends')}`,
      'settlement.commission.held_back: this policy takes nothing back, so that no window of it ends',
    ],
    [
      'milestones: [{ milestone: ten, pays: 5 CNY }]',
      'settlement.milestones.0: nothing says what is to be reached',
    ],
    [
      'milestones: [{ milestone: ten, orders: 10 orders, amount: 5 CNY, pays: 5 CNY }]',
      'settlement.milestones.0: two things are to be reached',
    ],
    [
      'spiffs: [{ spiff: spring, from: 2027-03-01, until: 2027-03-01, pays: 5 CNY }]',
      'settlement.spiffs.0.until: the incentive ends before it begins',
    ],
    ['per_lead: { pays: 5 USD }', 'settlement.per_lead.pays: this amount is in USD, the world counts in CNY'],
  ])('%s', (text, complaint) => {
    expect(wrong(`settlement: { ${text} }`)).toEqual([complaint]);
  });
});
