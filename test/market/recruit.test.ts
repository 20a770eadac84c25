import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { passes, totalScore } from '../../sim/policy/screening/decide.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { adaptationBlock, reactingStudy } from './adaptation-study.ts';
import { PLAN, runOf } from './second-plan.ts';
import { ALL_RULES, BUSY_WORLD, replicatorOf } from './tiny-study.ts';

/** Eight candidates that are like consultants, and differ. */
const CANDIDATES = BUSY_WORLD.replace('archetypes:', 'archetypes:').replace(
  'partners:\n',
  'archetypes:\n  - { archetype: hopeful, after: grabber, count: 0, candidates: 8, serves: everywhere, spread: 0.8, other_skills: 70% }\npartners:\n',
);
const RECRUITMENT = 'recruitment: { apply_over: 30w, acts: 100%, ramp: 4w }\n';

const study = (block: string, rule = '', world = CANDIDATES) =>
  reactingStudy(block, { policy: `${ALL_RULES}${rule}`, world });

describe('a score', () => {
  const weights = { coverage: 3, resources: 3, reputation: 2, culture: 2 };
  const scores = { coverage: 8, resources: 7, reputation: 9, culture: 6 };

  test('of 8, 7, 9 and 6 is 7.5 on the scale of ten, not 30', () => {
    expect(totalScore({ weights }, scores)).toBe(7.5);
    expect(passes({ weights, cutoff: 7.5 }, scores)).toBe(true);
    expect(passes({ weights, cutoff: 8 }, scores)).toBe(false);
  });

  property.prop([fc.double({ min: 0, max: 10, noNaN: true })])(
    'of all the same is that, whatever the weights',
    (x) => {
      const same = { coverage: x, resources: x, reputation: x, culture: x };
      expect(totalScore({ weights }, same)).toBeCloseTo(x, 9);
    },
  );
});

describe('candidates', () => {
  test('that do not apply change nothing for anybody, to the last bit', () => {
    const archetype = /archetypes:\n.*hopeful.*\n/;
    const none = runOf(study('', '', CANDIDATES.replace(archetype, ''))).rows;
    const idle = runOf(study('recruitment: { happens: false }\n')).rows;
    for (const [row, value] of Object.entries(none)) expect(idle[row], row).toEqual(value);
  });

  test('that apply are all signed without screening, work, and sell', () => {
    const { sum, market } = runOf(study(RECRUITMENT));
    expect(sum('applied')).toBeGreaterThan(0);
    expect(sum('signed')).toBe(sum('applied'));
    expect(sum('activated')).toBeGreaterThan(0);
    const recruits = market.parties.flatMap((party, i) => (party.candidate ? [i] : []));
    expect(recruits.some((party) => market.tempers.seconds[party] > 0)).toBe(true);
    for (const party of recruits)
      if (market.tempers.signedAt[party] === 0) expect(market.tempers.seconds[party]).toBe(0);
  });

  test('are fewer the higher the cutoff, and cost a channel manager time', () => {
    const at = (cutoff: number) => runOf(study(RECRUITMENT, `screening: { cutoff: ${cutoff} }\n`)).sum;
    expect(at(0)('signed')).toBeGreaterThan(at(6.5)('signed'));
    expect(at(10)('signed')).toBe(0);
    expect(at(10)('screeningSeconds')).toBeGreaterThan(0);
  });

  test('cost headquarters the hours of screening, and nothing else', () => {
    const bought = (screeningTakes: string) => {
      const { rows, sum, market } = runOf(
        study(
          `recruitment: { apply_over: 30w, screening_takes: ${screeningTakes} }\n`,
          'screening: { cutoff: 10 }\n',
          CANDIDATES.replace('channel_managers: { people: 1 }', 'channel_managers: { people: 30 }'),
        ),
      );
      const hours = sum('screeningSeconds') / 3600;
      return {
        cost: hours * market.world.hq.channelManagerHourlyCost,
        contribution: rows['hq-contribution | everything | '][0],
        managers: rows['manager-hours | everything | '][0] / 3600 - hours,
      };
    };
    // Nobody is signed, and the managers have time enough: all that differs is what screening takes.
    const [short, long] = [bought('1 minute'), bought('1h')];
    expect(long.cost).toBeGreaterThan(30 * short.cost);
    expect(short.contribution - long.contribution).toBeCloseTo(long.cost - short.cost, 3);
    expect(long.managers).toBeCloseTo(short.managers, 6);
  });

  test('that were signed before the cut-over are partners present at it, and later ones are not', () => {
    const months = (applyOver: string) => {
      const { rows, market } = runOf(
        study(`recruitment: { apply_over: ${applyOver}, acts: 100%, ramp: 4w }\n`),
      );
      const recruits = market.parties.flatMap((party, i) => (party.candidate ? [i] : []));
      const { signedAt } = market.tempers;
      const before = recruits.filter((i) => signedAt[i] > 0 && signedAt[i] < market.study.cutOver).length;
      return { before, months: rows['partner-profit | everything | '][1] };
    };
    const none = runOf(study('recruitment: { happens: false }\n'));
    const aMonth =
      none.rows['partner-profit | everything | '][1] /
      none.market.parties.filter((p) => !p.candidate && !p.isHq).length;
    const [all, some] = [months('15w'), months('30w')];
    expect(all.before).toBe(8);
    expect(some.before).toBeGreaterThan(0);
    expect(some.before).toBeLessThan(8);
    for (const each of [all, some])
      expect(each.months).toBeCloseTo(
        none.rows['partner-profit | everything | '][1] + each.before * aMonth,
        6,
      );
  });

  test('that are signed and never act sell nothing', () => {
    const { sum } = runOf(study(RECRUITMENT.replace('acts: 100%', 'acts: 0%')));
    expect(sum('signed')).toBeGreaterThan(0);
    expect(sum('activated')).toBe(0);
  });

  test('react and leave like others once they are signed, forked and from the first second', () => {
    const block = adaptationBlock().replace('  inertia:', '  leaving: { fails: 60% }\n  inertia:');
    const compiled = study(`${RECRUITMENT}${block}`);
    const [, beside] = replicatorOf(compiled).run(0, [0, PLAN]);
    expect(replicatorOf(compiled).runUnforked(0, PLAN)).toEqual(beside);
  });

  test('that have left stay away, though the time in which they were to get going is not over', () => {
    const block = adaptationBlock().replace('  inertia:', '  leaving: { fails: 100% }\n  inertia:');
    const eager = CANDIDATES.replace(
      'other_skills: 70%',
      'other_skills: 70%, grabs: 100%, claims_group_customers: 100%',
    );
    const { market } = runOf(
      study(`recruitment: { apply_over: 30w, acts: 100%, ramp: 26w }\n${block}`, '', eager),
    );
    const { parties, tempers, hq } = market;
    const gone = Array.from({ length: hq }, (_, i) => i).filter(
      (i) => parties[i].candidate && tempers.signedAt[i] > 0 && tempers.leftAt[i] > 0,
    );
    expect(gone.length).toBeGreaterThan(2);
    for (const party of gone) expect([tempers.grabs[party], tempers.claims[party]]).toEqual([0, 0]);
  });

  test('win customers: 12 replications, 99 % interval of the paired difference', () => {
    const wins = (block: string) => {
      const replicator = replicatorOf(study(block));
      return Array.from({ length: 12 }, (_, replication) => {
        replicator.run(replication, [PLAN]);
        const { market } = replicator;
        return market.deals.party
          .subarray(0, market.deals.count)
          .filter((party) => market.parties[party].candidate).length;
      });
    };
    const [on, off] = [wins(RECRUITMENT), wins('recruitment: { happens: false }\n')];
    expect(off.every((each) => each === 0)).toBe(true);
    expect(meanInterval(on, 0.99).lo).toBeGreaterThan(0);
  });
});

describe('no parameter of recruitment is decoration:', () => {
  const base =
    'apply_over: 30w, screening_takes: 4h, score_error: 1.5, acts: 60%, ramp: 20w, ramp_starts: 25%';
  const result = (text: string) =>
    [0, 1, 2].map((replication) =>
      JSON.stringify(
        runOf(study(`recruitment: { ${text} }\n`, 'screening: { cutoff: 6 }\n'), replication).rows,
      ),
    );
  const expected = result(base);
  test.each([
    ['apply_over: 30w', 'apply_over: 20w'],
    ['screening_takes: 4h', 'screening_takes: 40h'],
    ['score_error: 1.5', 'score_error: 5'],
    ['acts: 60%', 'acts: 5%'],
    ['ramp: 20w', 'ramp: 2w'],
    ['ramp_starts: 25%', 'ramp_starts: 90%'],
  ])('%s', (from, to) => {
    expect(result(base.replace(from, to))).not.toEqual(expected);
  });

  test('when a candidate is to be screened', () => {
    const within = (span: string) =>
      [0, 1, 2].map((replication) =>
        JSON.stringify(
          runOf(
            study(`recruitment: { ${base} }\n`, `screening: { cutoff: 6, within: ${span} }\n`),
            replication,
          ).rows,
        ),
      );
    expect(within('1w')).toEqual(expected);
    expect(within('1h')).not.toEqual(expected);
  });
});
