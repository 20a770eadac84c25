import { describe, expect, test } from 'vitest';
import { coverage } from '../../sim/check/lint/coverage.ts';
import { InputRefused } from '../../sim/files/diagnostic.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { deliveryBlock, deliveryStudy, deliveryTexts, rulesWith } from './delivery-study.ts';
import { type Facts, laterFacts } from './later-study.ts';
import { byName, libraryOf, replicatorOf, type Texts } from './tiny-study.ts';

const REPLICATIONS = 10;
const CONFLICTS =
  'conflicts: { undercutting: { happens: false }, later_orders: { happens: false }, after_sales: { happens: false } }\n';
const all = (owner: string) => `front: ${owner}, implementation: ${owner}, review: ${owner}`;
const facts = (duties: string | null, says = '') =>
  laterFacts(deliveryStudy(deliveryBlock(says), rulesWith(duties)), REPLICATIONS);
const sum = (found: readonly Facts[], of: (each: Facts) => number) =>
  found.reduce((total, each) => total + of(each), 0);

/** 99 % interval of the mean difference of two sets of paired replications. */
function difference(one: readonly Facts[], other: readonly Facts[], of: (each: Facts) => number) {
  return meanInterval(
    one.map((each, i) => of(each) - of(other[i])),
    0.99,
  );
}

const partner = facts(all('partner'));
const platform = facts(all('platform'));
const joint = facts(all('joint'));
const nobody = facts(null);
const days = (f: Facts) => f.goLiveSeconds / f.projectsLive / 86_400;
const satisfied = (f: Facts) => f.satisfaction / f.accounts;

describe('delivery that is switched off', () => {
  test('leaves every row of a world without it as it is, to the last bit', () => {
    const rows = (block: string) => {
      const study = deliveryStudy(block);
      return [0, 1].map((i) => byName(study, replicatorOf(study).run(i, [1])[0]));
    };
    const without = rows('');
    const off = rows(deliveryBlock('  happens: false\n'));
    without.forEach((expected, i) => {
      for (const [row, value] of Object.entries(expected)) expect(off[i][row], row).toEqual(value);
    });
  });
});

describe('who has a duty', () => {
  test('spends the hours on it: partners all of theirs, headquarters what is its own, both where it is joint', () => {
    expect(sum(partner, (f) => f.deliveryPartnerSeconds)).toBeGreaterThan(0);
    expect(sum(platform, (f) => f.deliveryPartnerSeconds)).toBe(0);
    expect(sum(platform, (f) => f.deliveryHqSeconds)).toBeGreaterThan(0);
    expect(sum(joint, (f) => f.deliveryHqSeconds)).toBeGreaterThan(0);
    expect(sum(joint, (f) => f.deliveryHqSeconds)).toBeLessThan(sum(platform, (f) => f.deliveryHqSeconds));
    expect(sum(joint, (f) => f.deliveryPartnerSeconds)).toBeLessThan(
      sum(partner, (f) => f.deliveryPartnerSeconds),
    );
  });

  test('takes longer the less it knows of what it delivers', () => {
    const slow = facts(all('partner'), '  unskilled: 4\n');
    const hours = (f: Facts) => f.deliveryPartnerSeconds / f.projectsLive;
    expect(difference(slow, partner, hours).lo).toBeGreaterThan(0);
  });
});

test('rules of duties are counted by the duty, each as often as it decides', () => {
  const study = deliveryStudy(deliveryBlock(), rulesWith('front: partner, review: joint'));
  const replicator = replicatorOf(study);
  const { ruleCounts } = replicator.runUnforked(0, 1);
  const policy = study.policies.findIndex(({ name }) => name === 'later');
  const { countedRules } = study.policies[policy];
  const of = (rule: string) => ruleCounts[policy][countedRules.indexOf(rule)];
  expect(of('delivery/front')).toBeGreaterThan(0);
  expect(of('delivery/review')).toBeGreaterThan(0);
  expect(countedRules).not.toContain('delivery/implementation');
  expect(of('delivery/front')).toBeLessThanOrEqual(replicator.market.deals.count);
});

describe('a duty that no rule gives to anybody', () => {
  test('is counted by the duty once an order, and only where it is missing', () => {
    for (const f of partner) expect(f.greyFront + f.greyImplementation + f.greyReview).toBe(0);
    for (const f of nobody) {
      expect(f.greyFront).toBeGreaterThan(0);
      expect(f.greyFront).toBeLessThanOrEqual(f.projects);
      expect(f.greyImplementation).toBeLessThanOrEqual(f.greyFront);
      expect(f.greyReview).toBeLessThanOrEqual(f.projectsLive);
    }
    const [half] = facts('front: partner, review: platform');
    expect(half.greyFront + half.greyReview).toBe(0);
    expect(half.greyImplementation).toBeGreaterThan(0);
  });

  test('waits, and costs satisfaction; without that it is taken on at once', () => {
    const atOnce = facts(null, '  unowned: { happens: false }\n');
    expect(difference(nobody, atOnce, days).lo).toBeGreaterThan(0);
    expect(difference(nobody, atOnce, satisfied).hi).toBeLessThan(0);
    expect(sum(atOnce, (f) => f.greyFront)).toBeGreaterThan(0);
  });

  test("is negotiated at a channel manager's time where the world has conflicts", () => {
    const [negotiated] = laterFacts(deliveryStudy(`${deliveryBlock()}${CONFLICTS}`), 1);
    const [agreed] = laterFacts(deliveryStudy(`${deliveryBlock()}${CONFLICTS}`, rulesWith(all('joint'))), 1);
    expect(negotiated.adHocSeconds).toBeGreaterThan(agreed.adHocSeconds);
    expect(negotiated.greyFront).toBeGreaterThan(0);
  });
});

describe('customers', () => {
  test('mind late delivery, and like reviews', () => {
    const patient = facts(all('platform'), '  late: { happens: false }\n');
    expect(sum(platform, (f) => f.lateDeliveries)).toBeGreaterThan(0);
    expect(difference(platform, patient, satisfied).hi).toBeLessThan(0);
    expect(Math.min(...partner.map((f) => f.resultsReviews))).toBeGreaterThan(0);
    const block = deliveryBlock().replace('reviews: {', 'reviews: { happens: false,');
    const without = laterFacts(deliveryStudy(block, rulesWith(all('partner'))), REPLICATIONS);
    expect(sum(without, (f) => f.resultsReviews)).toBe(0);
    expect(difference(partner, without, satisfied).lo).toBeGreaterThan(0);
  });

  test('use what they bought only once it is delivered: what waits for that waits with it', () => {
    const study = deliveryStudy(deliveryBlock(), rulesWith(all('partner')));
    const replicator = replicatorOf(study);
    replicator.run(0, [1]);
    const { deals, deliveries, world } = replicator.market;
    const live = Array.from(deliveries.deal.subarray(0, deliveries.count)).filter(
      (deal) => deals.goLiveAt[deal] < world.horizon,
    );
    expect(live.length).toBeGreaterThan(0);
    for (const deal of live) expect(deals.goLiveAt[deal]).toBeGreaterThan(deals.receivedAt[deal]);
  });
});

describe('a partner that leaves', () => {
  test('leaves what it was delivering to headquarters', () => {
    const gone = deliveryBlock(
      'shocks: [{ shock: closed, on: 2027-02-08, partner_exits: { share: 100% } }]\n',
    );
    const left = laterFacts(deliveryStudy(gone, rulesWith(all('partner'))), 2);
    for (const [i, f] of left.entries()) {
      expect(f.deliveryHqSeconds).toBeGreaterThan(partner[i].deliveryHqSeconds);
      expect(f.projectsLive).toBeGreaterThan(0);
    }
  });
});

describe('documents about delivery', () => {
  const load = (texts: Texts) => loadStudy('studies/delivery.yaml', libraryOf(texts));
  const refusals = (texts: Texts) => {
    try {
      load(texts);
    } catch (error) {
      if (error instanceof InputRefused) return error.diagnostics.map(({ message }) => message);
      throw error;
    }
    return [];
  };

  test('are refused where the world delivers nothing, names no product of its own, or knows nothing after the order', () => {
    expect(refusals(deliveryTexts('', rulesWith(all('joint'))))).toEqual(['this world has no delivery']);
    const wrong = deliveryBlock().replace('product: website-and-ads', 'product: web');
    expect(refusals(deliveryTexts(wrong, rulesWith(null))).join()).toMatch(/there is no product "?.?web/);
    const texts = deliveryTexts(deliveryBlock(), rulesWith(null));
    const alone = texts['worlds/busy.yaml'].replace(/after_order:.*(?=delivery:)/s, '');
    expect(refusals({ ...texts, 'worlds/busy.yaml': alone }).join()).toMatch(/no life after their order/);
  });

  test('are linted: every duty that nobody has is named, in a world that has delivery', () => {
    const { policies, world } = load(deliveryTexts(deliveryBlock(), rulesWith('front: partner')));
    const later = [...policies.values()].find(({ value }) => value.policy === 'later')!.value;
    const gaps = coverage(later, world.value).filter(({ path }) => path[0] === 'delivery');
    expect(gaps.map(({ message }) => message)).toEqual([
      'nothing is said about who implements what was sold',
      'nothing is said about who reviews results with customers',
    ]);
    expect(coverage(later).filter(({ path }) => path[0] === 'delivery')).toEqual([]);
  });
});
