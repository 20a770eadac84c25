import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { AMOUNTS, Amount } from '../../sim/market/book.ts';
import { hasLeft } from '../../sim/market/orphans.ts';
import { careDue } from '../../sim/market/partner-care.ts';
import { Job, queueManagerJob } from '../../sim/market/staff.ts';
import { isVisitDue } from '../../sim/policy/partner-care/decide.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { adaptationBlock, reactingStudy } from './adaptation-study.ts';
import { PLAN, runOf } from './second-plan.ts';
import { ALL_RULES, BUSY_WORLD, replicatorOf } from './tiny-study.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;
/** A dozen candidates who apply before the cut-over, all of whom are signed and none of whom acts by itself. */
const CANDIDATES = BUSY_WORLD.replace(
  'partners:\n',
  'archetypes:\n  - { archetype: hopeful, after: grabber, count: 0, candidates: 12, serves: everywhere, spread: 0.5, other_skills: 80%, on_site: 90% }\npartners:\n',
);
const RECRUITMENT = 'recruitment: { apply_over: 2w, acts: 0%, ramp: 4w }\n';
const CARE = 'partner_care: { wins_over: 40%, gives_back_trust: 50% }\n';
const WEEKLY = 'partner_care: { every: 1w, new_partners_every: 1w, takes: 30 minutes }\n';

const study = (block: string, rule = '', world = CANDIDATES) =>
  reactingStudy(block, { policy: `${ALL_RULES}${rule}`, world });

describe('a visit', () => {
  const care = { every: 13 * WEEK, newEvery: WEEK, newFor: 26 * WEEK };

  test('to a new partner is due every week, to one of long standing every quarter', () => {
    expect(isVisitDue(care, WEEK, 3 * WEEK)).toBe(true);
    expect(isVisitDue(care, WEEK, 26 * WEEK)).toBe(false);
    expect(isVisitDue(care, WEEK, Number.POSITIVE_INFINITY)).toBe(false);
    expect(isVisitDue(care, 13 * WEEK, Number.POSITIVE_INFINITY)).toBe(true);
  });

  property.prop([fc.integer({ min: 0, max: 200 * WEEK }), fc.integer({ min: 0, max: 200 * WEEK })])(
    'that is due stays due until it is made',
    (since, signed) => {
      if (isVisitDue(care, since, Number.POSITIVE_INFINITY)) {
        expect(isVisitDue(care, since + DAY, Number.POSITIVE_INFINITY)).toBe(true);
        expect(isVisitDue(care, since, signed)).toBe(true);
      }
    },
  );
});

describe('visits', () => {
  test('that no policy asks for change nothing for anybody, to the last bit', () => {
    const without = runOf(study(RECRUITMENT)).rows;
    const unused = runOf(study(`${RECRUITMENT}${CARE}`)).rows;
    for (const [row, value] of Object.entries(without)) expect(unused[row], row).toEqual(value);
  });

  test('are made every week while a partner is there, and take the time that the policy says', () => {
    const { market, sum } = runOf(study(`${RECRUITMENT}${CARE}`, WEEKLY));
    expect(sum('visits')).toBeGreaterThan(0);
    const weeks = (market.study.cohortUntil - market.study.cutOver) / WEEK;
    for (let party = 0; party < market.hq; party++) {
      expect(market.book.sums.visits[party]).toBeLessThanOrEqual(Math.ceil(weeks));
    }
  });

  test('bring new partners to act: 12 replications, 99 % interval of the difference', () => {
    const active = (happens: boolean) => {
      const care = CARE.replace('{ ', `{ happens: ${happens}, `);
      const replicator = replicatorOf(study(`${RECRUITMENT}${care}`, WEEKLY));
      return Array.from({ length: 12 }, (_, replication) => {
        replicator.run(replication, [PLAN]);
        const { parties, tempers } = replicator.market;
        return parties.filter((party, i) => party.candidate && tempers.acts[i] === 1).length;
      });
    };
    expect(active(false).every((each) => each === 0)).toBe(true);
    expect(meanInterval(active(true), 0.99).lo).toBeGreaterThan(0);
  });

  test('give back trust: 12 replications, 99 % interval of the paired difference', () => {
    const block = adaptationBlock();
    const trust = (rule: string) =>
      Array.from({ length: 12 }, (_, replication) => {
        const { sum } = runOf(study(`${block}${CARE}`, rule, BUSY_WORLD), replication);
        return sum('trust') / sum('looks');
      });
    const [seen, alone] = [trust(WEEKLY), trust('')];
    expect(
      meanInterval(
        seen.map((each, i) => each - alone[i]),
        0.99,
      ).lo,
    ).toBeGreaterThan(0);
  });

  test('cost headquarters the hours of channel managers', () => {
    const rows = (rule: string) =>
      runOf(study(`${RECRUITMENT}${CARE.replace('{ ', '{ happens: false, ')}`, rule)).rows;
    const [seen, alone] = [rows(WEEKLY), rows('')];
    const total = (rows: typeof seen, id: string) =>
      rows[Object.keys(rows).find((row) => row.startsWith(`${id} |`))!];
    for (const id of ['hq-contribution', 'manager-hours'])
      expect(total(seen, id), id).not.toEqual(total(alone, id));
  });

  test('wait until a week has passed, behind whatever is due before', () => {
    const { market: m } = runOf(study(`${RECRUITMENT}${CARE}`, WEEKLY));
    while (m.working[m.managers].isOpen(m.now)) m.now += 600;
    m.stations.servers[m.managers] = m.stations.busy[m.managers] + m.stations.waiting[m.managers] + 3;
    while (m.stations.startNext(m.managers, m.now) >= 0);
    const partner = m.parties.findIndex((party, i) => !party.candidate && !hasLeft(m, i));
    m.tempers.visitAsked[partner] = 0;
    m.tempers.visitedAt[partner] = m.now - 2 * WEEK;
    careDue(m, partner);
    queueManagerJob(m, Job.manual, 0, m.now + WEEK + 1);
    queueManagerJob(m, Job.manual, 1, m.now + WEEK - 1);
    const served = [1, 2, 3].map(() => m.stations.entityOf(m.stations.startNext(m.managers, m.now)));
    expect(served).toEqual([64 + Job.manual, 64 * partner + Job.visit, Job.manual]);
  });

  test('take time of the partners too, which costs them as much as any other', () => {
    const played = (takes: string) =>
      runOf(
        study(`${RECRUITMENT}${CARE.replace('{ ', `{ happens: false, partner_takes: ${takes}, `)}`, WEEKLY),
      );
    const [short, long] = [played('1h'), played('5h')];
    const sum = (amount: number, { market }: typeof short) =>
      market.parties.reduce(
        (total, { hourlyCost }, i) =>
          total +
          market.book.amounts[i * AMOUNTS + amount] / (amount === Amount.hoursCost ? hourlyCost : 3600),
        0,
      );
    const visits = short.sum('visits');
    expect(visits).toBeGreaterThan(10);
    for (const amount of [Amount.seconds, Amount.hoursCost]) {
      expect(sum(amount, long) - sum(amount, short)).toBeCloseTo(4 * visits, 6);
    }
    const cost = (id: string, { rows }: typeof short) => rows[`${id} | everything | `][0];
    const paid = cost('partner-profit', short) - cost('partner-profit', long);
    expect(paid).toBeGreaterThan(0);
    expect(cost('money-sum', short) - cost('money-sum', long)).toBeGreaterThanOrEqual(paid - 1e-6);
  });

  test('come out the same forked and from the first second', () => {
    const compiled = study(`${RECRUITMENT}${CARE}${adaptationBlock()}`, WEEKLY);
    const [, beside] = replicatorOf(compiled).run(0, [0, PLAN]);
    expect(replicatorOf(compiled).runUnforked(0, PLAN)).toEqual(beside);
  });
});

describe('no parameter of partner care is decoration:', () => {
  const base = {
    care: 'wins_over: 5%, gives_back_trust: 10%, partner_takes: 1h',
    rule: 'every: 4w, new_partners_every: 1w, new_for: 8w, takes: 1h, within: 1w',
  };
  const result = (care: string, rule: string) =>
    [0, 1, 2].map((replication) =>
      JSON.stringify(
        runOf(
          study(
            `recruitment: { apply_over: 60w, acts: 20%, ramp: 4w }\npartner_care: { ${care} }\n${adaptationBlock()}`,
            `partner_care: { ${rule} }\n`,
          ),
          replication,
        ).rows,
      ),
    );
  const expected = result(base.care, base.rule);
  test.each([
    ['wins_over: 5%', 'wins_over: 60%'],
    ['gives_back_trust: 10%', 'gives_back_trust: 80%'],
    ['every: 4w', 'every: 2w'],
    ['new_partners_every: 1w', 'new_partners_every: 3w'],
    ['new_for: 8w', 'new_for: 2w'],
    [', takes: 1h', ', takes: 4h'],
    ['partner_takes: 1h', 'partner_takes: 3h'],
    ['within: 1w', 'within: 1h'],
  ])('%s', (from, to) => {
    const changed = result(base.care.replace(from, to), base.rule.replace(from, to));
    expect(changed).not.toEqual(expected);
  });
});
