import { beforeEach, describe, expect, test } from 'vitest';
import { ArrivalColumn, runUntil } from '../../sim/engine/run-loop.ts';
import { act } from '../../sim/market/develop.ts';
import { discountOf } from '../../sim/market/discount.ts';
import { Dispatch } from '../../sim/market/dispatch.ts';
import { knowHow, learnFromProposal } from '../../sim/market/enablement.ts';
import { Next, Way } from '../../sim/market/file-table.ts';
import { actLater, closeFile, openFile } from '../../sim/market/files.ts';
import { Market } from '../../sim/market/market.ts';
import { misScopingChance, overrunOf } from '../../sim/market/mis-scoping.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { offerLogOdds } from '../../sim/market/offer.ts';
import { hiddenFacts, levelNeeded } from '../../sim/market/project.ts';
import { explained, feltExtra, feltPrice, quoteBehind, supportLogOdds } from '../../sim/market/value-case.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { handTape } from './hand-tape.ts';
import { compiledFrom } from './tiny-study.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** One bundle of three modules and one plain product; everybody at work round the clock, nothing drawn by chance. */
const WORLD = `
world: quotes
regions: [{ region: Shenzhen }]
products:
  - { product: bundle, modules: [ads, seo, website], price: 100000 CNY, hours: { quote_sent: 2h } }
  - { product: plain, price: 20000 CNY, hours: { quote_sent: 2h } }
  - { product: seo-year, price: 40000 CNY }
sources: [{ source: website, per_week: 1 }]
partners:
  - { partner: Ash, home: Shenzhen, diligence: 100%, attention: 100%, other_skills: 50%, takes_support_as_margin: 0%, hours: ["00:00-24:00"], days: mon-sun }
  - { partner: Birch, home: Shenzhen, diligence: 100%, attention: 100%, other_skills: 50%, takes_support_as_margin: 100%, hours: ["00:00-24:00"], days: mon-sun }
headquarters: { home: Shenzhen, channel_managers: { hours: ["00:00-24:00"], days: mon-sun } }
quotation:
  presales: { people: 1, hours: ["00:00-24:00"], days: mon-sun }
  needs: { seo-year: solution-support }
  support: { odds_ratio: 1.5, solution_takes: 4h, joint_takes: 8h, partner_joins_for: 3h }
  value_case: { fitting_quotation: 80%, each_level_short: 25%, single_price_list: 50%, weight: 2 }
  mis_scoping: { per_further_module: 10%, per_hidden_fact: 5%, full_skill: 50%, with_solution_support: 60%, with_joint_proposal: 20% }
  support_as_margin: { saves: 50% }
  enablement: { half_life: 10d, hour_gives: 0.5, joint_proposal_gives: 1, explains_at_most: 60% }
  hidden_facts: { stage: 100%, budget: 0%, language: 100%, content: 0%, odds_ratio: 1.2 }
  exceptions: { asked: 100%, takes: 1h }
discounts: { sensitivity_spread: 0 }
`;

const POLICY = `
policy: quotes
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: everywhere }]
quotation:
  - { rule: bundles, when: { modules: { at_least: 2 } }, mode: joint-proposal, hq_answers_within: 10h, when_late: quote-alone }
  - { rule: rest, when: anything, mode: basic-quotation, lowest: 100% of list }
quotation_exceptions: { allowed: [more-support] }
`;

const STUDY = `
study: quotes
world: quotes
running_business: { under: quotes, for: 1d }
cut_over: { on: 2027-01-01 }
policies: [quotes]
cohort_until: 2027-03-01
follow_up: 8w
`;

const [BUNDLE, PLAIN, SEO] = [0, 1, 2];
let m: Market;

function begin(policy = POLICY): void {
  m = new Market(
    compiledFrom(
      { 'worlds/quotes.yaml': WORLD, 'policies/quotes.yaml': policy, 'studies/quotes.yaml': STUDY },
      'studies/quotes.yaml',
    ),
  );
  const products = [BUNDLE, PLAIN, SEO, BUNDLE];
  m.tape = handTape(products.map((product, i) => ({ time: DAY + i, product })));
  m.clear(m.world.horizon, 4, 4, 4);
  m.tempers.start(m.parties);
  m.book.open(4);
  for (let need = 0; need < 4; need++) m.book.enter(need, true, 0, 0, 0, products[need]);
  m.governance.load(m.tape);
  m.customers.policyPlus1.fill(1);
  m.needs.state.fill(NeedState.open);
  m.now = DAY + 100;
}

/** A party that is about to quote. */
function aboutToQuote(need: number, party: number): number {
  const file = openFile(m, need, party, Way.given);
  m.files.reachedAt[file] = m.now;
  m.files.steps[file] = 2;
  actLater(m, file, Next.step, m.now);
  act(m, file);
  return file;
}

function wait(seconds: number): void {
  const until = m.now + seconds;
  runUntil(m.calendar, new ArrivalColumn(new Int32Array(0), new Int32Array(0)), new Dispatch(m), until + 1);
  m.now = until;
}

const fact = (name: (typeof FACT_NAMES)[number]) =>
  m.book.facts[FACT_NAMES.indexOf(name) * m.book.buckets.count];

describe('a project', () => {
  beforeEach(() => begin());

  test('needs what its product needs: several modules a joint proposal, unless the world says otherwise', () => {
    expect([0, 1, 2].map((need) => levelNeeded(m, m.quotation!, need))).toEqual([2, 0, 1]);
  });

  test('has hidden facts only where a basic quotation is not enough', () => {
    expect([0, 1, 2].map((need) => hiddenFacts(m, m.quotation!, need))).toEqual([2, 0, 2]);
  });
});

describe('a quotation that needs headquarters', () => {
  beforeEach(() => begin());

  test('waits for the engineer, and then takes the party its own hours and those of the joint work', () => {
    const file = aboutToQuote(0, 0);
    expect(m.files.next[file]).toBe(Next.support);
    wait(8 * HOUR);
    expect([m.quotes.qualified[file], m.files.steps[file]]).toEqual([1, 2]);
    wait(5 * HOUR);
    expect([m.files.steps[file], m.quotes.sent[file], m.quotes.level[file]]).toEqual([3, 1, 2]);
    expect([fact('presalesSeconds'), fact('jointProposals'), fact('quotedShort')]).toEqual([8 * HOUR, 1, 0]);
    expect(fact('hqHoursCost')).toBe(8 * 15_000);
  });

  test('is made alone when nobody has begun in time, and leaves the queue', () => {
    aboutToQuote(0, 0);
    const second = aboutToQuote(3, 0);
    wait(8 * HOUR);
    // The engineer turned to the second one after eight hours, two before it was late.
    expect(m.quotes.stage[second]).toBe(2);
    wait(3 * HOUR);
    expect(fact('supportLate')).toBe(0);
    begin();
    aboutToQuote(0, 0);
    aboutToQuote(0, 1);
    const third = aboutToQuote(3, 0);
    wait(10 * HOUR);
    expect([fact('supportLate'), m.quotes.level[third]]).toEqual([1, 0]);
    wait(DAY);
    expect([fact('presalesJobs'), m.quotes.sent[third], fact('quotedShort')]).toEqual([2, 1, 1]);
  });

  test('is forgotten when the file closes while it waits', () => {
    aboutToQuote(0, 0);
    const file = aboutToQuote(3, 0);
    closeFile(m, file);
    wait(DAY);
    expect([fact('presalesJobs'), m.quotes.sent[file], m.files.steps[file]]).toEqual([1, 0, 2]);
  });

  test('comes to nothing with a party that takes it as margin, which saves half of its own hours', () => {
    const file = aboutToQuote(0, 1);
    wait(8 * HOUR + 4 * HOUR);
    expect([m.quotes.diverted[file], m.quotes.sent[file]]).toEqual([1, 1]);
    expect(supportLogOdds(m, m.quotation!, file, file)).toBe(0);
    expect(m.files.seconds[file]).toBe(1 * HOUR + 3 * HOUR);
  });

  test('is an exception where the rule gives less than the project needs', () => {
    const file = aboutToQuote(2, 0);
    wait(1 * HOUR);
    expect([fact('exceptions'), m.quotes.level[file]]).toEqual([1, 1]);
    wait(4 * HOUR + 2 * HOUR);
    expect([m.quotes.sent[file], fact('presalesSeconds'), fact('managerSeconds')]).toEqual([
      1,
      4 * HOUR,
      HOUR,
    ]);
  });

  test('is made jointly with a party that has not yet won as many contracts as the rule asks', () => {
    begin(POLICY.replace('mode: basic-quotation', 'mode: basic-quotation, joint_for_first: 1 deals'));
    const newcomer = aboutToQuote(1, 0);
    m.won[1] = 1;
    const old = aboutToQuote(1, 1);
    expect([m.quotes.level[newcomer], m.quotes.level[old]]).toEqual([2, 0]);
  });
});

describe('an offer', () => {
  beforeEach(() => begin());
  const quoted = (need: number, level: number, party = 0) => {
    const file = openFile(m, need, party, Way.given);
    m.quotes.reach(file);
    m.quotes.sent[file] = 1;
    m.quotes.level[file] = level;
    m.quotes.helpPermille[file] = 1000;
    if (level === 2) m.quotes.qualified[file] = 1;
    return file;
  };

  test('explains less of its price the more support it lacks, and half under one list', () => {
    const short = quoted(0, 0);
    expect(explained(m, m.quotation!, short, short)).toBeCloseTo(0.3, 12);
    expect(feltPrice(m, m.quotation!, short, short)).toBeCloseTo(1 + 2 * (0.8 - 0.3), 12);
    expect(feltExtra(m, m.quotation!, short, short)).toBeCloseTo(Math.log(1 + (0.1 * 0.5) / 0.8), 12);
    const fitting = quoted(1, 0);
    expect(explained(m, m.quotation!, fitting, fitting)).toBeCloseTo(0.8, 12);
    m.quotes.singlePriceList[fitting] = 1;
    expect(explained(m, m.quotation!, fitting, fitting)).toBeCloseTo(0.4, 12);
  });

  test('persuades by each level that is needed and given, in proportion to the hours, and by facts it meets', () => {
    const joint = quoted(0, 2);
    const full = 2 * Math.log(1.5) + 2 * Math.log(1.2);
    expect(supportLogOdds(m, m.quotation!, joint, joint)).toBeCloseTo(full, 12);
    m.quotes.helpPermille[joint] = 500;
    expect(supportLogOdds(m, m.quotation!, joint, joint)).toBeCloseTo(Math.log(1.5) + 2 * Math.log(1.2), 12);
    const wasted = quoted(1, 2);
    expect(supportLogOdds(m, m.quotation!, wasted, wasted)).toBe(0);
  });

  test('is felt by its discount against what the customer thinks normal', () => {
    const file = quoted(1, 0);
    m.quotes.discount[file] = 1000;
    const beta = m.world.selling.price;
    expect(discountOf(m, file)).toBe(0.1);
    expect(offerLogOdds(m, file, 1)).toBeCloseTo(beta * Math.log(0.9), 12);
    m.goingDiscount[0] = 0.2;
    expect(offerLogOdds(m, file, 1)).toBeCloseTo(beta * (Math.log(0.9) - Math.log(0.9)), 12);
  });

  test('of a successor that never made one is that of its predecessor', () => {
    const first = quoted(0, 2);
    m.quotes.discount[first] = 500;
    const next = openFile(m, 0, 1, Way.given);
    expect([quoteBehind(m, next), discountOf(m, next)]).toEqual([first, 0.05]);
    expect(quoteBehind(m, openFile(m, 1, 1, Way.given))).toBe(-1);
  });

  test('is scoped wrongly by modules, unknown facts, skill and support', () => {
    const alone = quoted(0, 0);
    // (2 x 10 % + 2 x 5 %) (1 - 0.5 x 0.5)
    expect(misScopingChance(m, m.quotation!, alone)).toBeCloseTo(0.3 * 0.75, 12);
    m.quotes.level[alone] = 1;
    expect(misScopingChance(m, m.quotation!, alone)).toBeCloseTo(0.3 * 0.75 * 0.6, 12);
    m.quotes.level[alone] = 2;
    m.quotes.qualified[alone] = 1;
    expect(misScopingChance(m, m.quotation!, alone)).toBeCloseTo(0.2 * 0.75 * 0.2, 12);
    expect(misScopingChance(m, m.quotation!, quoted(1, 0))).toBe(0);
  });

  test('costs between a half and one and a half of the mean beyond plan when it was scoped wrongly', () => {
    const file = quoted(0, 0);
    expect(overrunOf(m, file, 1_000_000)).toBe(0);
    m.quotes.misScoped[file] = 1;
    const overrun = overrunOf(m, file, 1_000_000);
    expect(overrun).toBeGreaterThanOrEqual(100_000);
    expect(overrun).toBeLessThanOrEqual(300_000);
  });
});

describe('know-how', () => {
  beforeEach(() => begin());

  test('is half gone after its half-life, adds up, and explains prices', () => {
    const world = m.quotation!;
    learnFromProposal(m, world, 0);
    expect(knowHow(m, world, 0)).toBe(1);
    m.now += 10 * DAY;
    expect(knowHow(m, world, 0)).toBeCloseTo(0.5, 12);
    learnFromProposal(m, world, 0);
    expect(knowHow(m, world, 0)).toBeCloseTo(1.5, 12);
    const file = openFile(m, 1, 0, Way.given);
    const byHeart = 0.6 * (1 - Math.exp(-1.5));
    expect(explained(m, world, file, -1)).toBeCloseTo(0.8 + 0.2 * byHeart, 12);
  });

  test('comes of lessons, which come up with a quotation and not again before their time', () => {
    begin(`${POLICY}enablement: { lesson: 2h, partner_attends: 1h, every: 30d }\n`);
    const file = aboutToQuote(1, 0);
    wait(DAY);
    expect([fact('lessons'), fact('presalesSeconds')]).toEqual([1, 2 * HOUR]);
    // Two hours of teaching give one unit; the party attended one hour beside its two of work.
    expect(knowHow(m, m.quotation!, 0)).toBeCloseTo(2 ** (-22 / 240), 6);
    expect(m.files.seconds[file]).toBe(3 * HOUR);
    aboutToQuote(3, 0);
    wait(2 * DAY);
    expect(fact('lessons')).toBe(1);
  });
});
