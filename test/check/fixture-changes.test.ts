import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../sim/check/check-report.ts';
import { fairlead } from '../cli/fake-terminal.ts';
import { FixtureRepository, inFixtureRepository } from './fixture-repository.ts';

/** Somebody's own repository, changed in one way a test. Kept replications are shared, for all start from one base. */
const { repository, around } = inFixtureRepository();

const RECLAIM = 'scenarios/policies/reclaim.yaml';
const STEPPED = 'scenarios/policies/stepped.yaml';
const TODAY = 'scenarios/policies/first-claim.yaml';
const GATES = 'scenarios/gates.yaml';
const STUDY = 'scenarios/studies/small.yaml';

const check = (...words: string[]) => fairlead('check', '--executor', 'inline', ...words);

async function report(...words: string[]): Promise<{ code: number; report: CheckReport }> {
  const { code, out } = await check('--format', 'json', ...words);
  return { code, report: JSON.parse(out) as CheckReport };
}

/** Gates that are not kept: gate, plan, where. */
function notKept({ studies }: CheckReport): string[] {
  return studies
    .flatMap(({ results }) => results)
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ gate, plan, where, verdict }) => [verdict, gate, plan, where].filter(Boolean).join(' '));
}

describe('a change without any effect costs nothing', () => {
  test('no change at all', async () => {
    const { code, report: found } = await report();
    expect(code).toBe(0);
    expect(found).toMatchObject({ verdict: 'untouched', studies: [], untouchedStudies: [STUDY] });
  });

  test.each([
    ['reformatted', 'audited: 10%   ', 'audited:     "10%"'],
    ['only a comment', '# One change', '# One small change'],
    ['another title', 'Even by region with reclaim', 'Taken back'],
  ])('%s: nothing is simulated, and it is over within 2 seconds', async (_, from, to) => {
    repository.edit(RECLAIM, from, to);
    await report();
    const start = process.cpuUsage();
    const { code, out, err } = await check();
    expect(code).toBe(0);
    expect(out).toContain('alters no rule');
    expect(err).not.toContain('replication');
    // Of the processor, which hangs less on what else the machine does.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});

describe('a change of rules', () => {
  test('a window of 2 days instead of 10 wins fewer customers, and the line is annotated', async () => {
    repository.edit(RECLAIM, 'after: 10d }', 'after: 2d }');
    const line = repository.lineOf(RECLAIM, 'after: 2d }');
    const { code, out } = await check('--format', 'github', '--max-replications', '80');
    expect(code).toBe(3);
    expect(out).toContain(`::error file=${RECLAIM},line=${line},`);
    // The check ends when one gate is broken for certain; the others are told as they stand by then.
    expect(out).toMatch(/title=(customers-are-won|partners-earn) \(must\)::/);
    expect(out).toMatch(
      /::Customers won, plan reclaim: \S+ -> \S+ per 100 customers; difference -[\d.]+, between -\S+ and -/,
    );
  });

  test('a window of 21 days instead of 10 is within the gates; plans that it does not touch are left alone', async () => {
    repository.edit(RECLAIM, 'after: 10d }', 'after: 21d }');
    const { code, report: found } = await report();
    expect(code).toBe(0);
    expect(found.studies[0].unchangedPlans).toEqual(['first-claim']);
    expect(found.studies[0].changes).toEqual([
      {
        file: RECLAIM,
        line: repository.lineOf(RECLAIM, 'after: 21d }'),
        column: expect.any(Number),
        path: 'follow_up.reclaim_without_progress[everything-else].after',
        old: '10d',
        new: '21d',
      },
    ]);
  });

  test('without its floor, commission no longer feeds the partners', async () => {
    repository.edit(STEPPED, '    at_least: 4000 CNY\n', '');
    const { code, report: found } = await report();
    expect(code).toBe(3);
    expect(notKept(found)).toEqual(['fail partners-earn stepped']);
    expect(found.studies[0].results.find(({ verdict }) => verdict === 'fail')!.place!.file).toBe(STEPPED);
  });

  test('a rebate of the other mode pays more, which its gates allow', async () => {
    repository.edit(STEPPED, 'marginal', 'retroactive');
    const { code, report: found } = await report();
    expect(code).toBe(0);
    const pay = found.studies[0].results.find(({ gate }) => gate === 'pay-is-bounded')!;
    expect(pay.now!).toBeGreaterThan(pay.before!);
  });

  test('harm in one region alone breaks the gate for each region, and no other', async () => {
    repository.edit(
      RECLAIM,
      'policy: reclaim\n',
      'policy: reclaim\nallocation:\n  - { rule: far-away, before: in-turn, when: { region: Hangzhou }, give_to: nobody }\n',
    );
    const { code, report: found } = await report('--max-replications', '160');
    expect(code).toBe(3);
    const failed = notKept(found).filter((each) => each.startsWith('fail'));
    expect(failed).toContain('fail every-region-wins reclaim region=Hangzhou');
    expect(failed.every((each) => each.endsWith('region=Hangzhou'))).toBe(true);
    const losers = found.studies[0].effects.flatMap(({ lose }) => lose.map(({ where }) => where));
    expect(losers).toContain('region=Hangzhou');
  });

  test('an improvement passes', async () => {
    repository.edit(STEPPED, 'at_least: 4000 CNY', 'at_least: 5000 CNY');
    const { code, report: found } = await report();
    expect(code).toBe(0);
    const profit = found.studies[0].results.find(({ gate }) => gate === 'partners-earn')!;
    expect(profit.lo).toBeGreaterThan(0);
  });

  test('of two changed rules it can tell what each does by itself', async () => {
    repository.edit(STEPPED, 'rate: 12%', 'rate: 30%');
    repository.edit(STEPPED, '    at_least: 4000 CNY\n', '');
    const { report: found } = await report('--explain', '--max-replications', '20');
    const alone = found.studies[0].alone!;
    const profit = alone.map(({ path, plans }) => [
      path,
      plans[0].whole.find(({ measure }) => measure === 'partner-profit')!.difference,
    ]);
    expect(profit).toEqual([
      ['settlement.commission.steps', expect.any(Number)],
      ['settlement.commission.at_least', expect.any(Number)],
    ]);
    const [steps, floor] = profit.map(([, difference]) => difference as number);
    expect(steps).toBeGreaterThan(0);
    expect(floor).toBeLessThan(-500);
  });

  test('a tie is no certainty: it says how many histories a change may still affect', async () => {
    repository.edit(RECLAIM, 'same_partner_again_after: 30d', 'same_partner_again_after: 31d');
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toMatch(
      /no customer affected in \d{4} \(80 replications\), which leaves at most 3.7 % of histories/,
    );
  });

  test("a change of today's rules leaves the run-in alone and is judged from the cut-over on", async () => {
    repository.edit(TODAY, 'window: 3d', 'window: 1d');
    const { report: found } = await report('--max-replications', '20');
    expect(found.studies[0].unchangedPlans).toEqual(['reclaim', 'stepped']);
    expect(new Set(found.studies[0].results.map(({ plan }) => plan))).toEqual(new Set(['first-claim']));
  });

  test('a cap leaves undecided what it cuts short, and a gate that must be kept then stops the change', async () => {
    repository.edit(RECLAIM, 'after: 10d }', 'after: 2d }');
    const { code, report: found } = await report('--max-replications', '5');
    expect(code).toBe(4);
    expect(found.verdict).toBe('undecided');
    expect(found.studies[0].results.every(({ replications }) => replications === 5)).toBe(true);
  });
});

describe('what a change cannot do', () => {
  test('loosen its own gate: a harmful rule goes by the gate of the base, and the change of gates is told', async () => {
    repository.edit(GATES, 'worse_by_at_most: 500', 'worse_by_at_most: 5000');
    repository.edit(STEPPED, '    at_least: 4000 CNY\n', '');
    const { code, report: found } = await report();
    expect(code).toBe(3);
    expect(notKept(found)).toEqual(['fail partners-earn stepped']);
    expect(found.changedGates).toMatchObject([
      { file: GATES, path: 'must[partners-earn].worse_by_at_most', old: '500', new: '5000' },
    ]);
  });

  test('remove its gates', async () => {
    repository.remove(GATES);
    repository.edit(STEPPED, '    at_least: 4000 CNY\n', '');
    const { code, report: found } = await report();
    expect(code).toBe(3);
    expect(found.changedGates).toMatchObject([
      { file: GATES, old: 'the file, with all its gates,', new: null },
    ]);
  });

  test('remove the study: its old text is used once more', async () => {
    repository.remove(STUDY);
    repository.edit(STEPPED, '    at_least: 4000 CNY\n', '');
    const { code, report: found } = await report();
    expect(code).toBe(3);
    expect(found.studies[0].notes.join()).toContain('This study is gone');
  });

  test("make the study look the other way: its settings are the base's", async () => {
    repository.edit(STUDY, 'follow_up: 8w', 'follow_up: 2w');
    repository.edit(STEPPED, '    at_least: 4000 CNY\n', '');
    const { code, report: found } = await report();
    expect(code).toBe(3);
    expect(found.studies[0].notes.join()).toContain('Settings of the study have changed');
  });

  test('use a key that does not exist: refused, with the line', async () => {
    repository.edit(RECLAIM, 'audited: 10%', 'audted: 10%');
    const { code, out, err } = await check('--format', 'github');
    expect(code).toBe(1);
    expect(out).toContain(`::error file=${RECLAIM},line=${repository.lineOf(RECLAIM, 'audted')},`);
    expect(err).toContain('did you mean `audited`?');
  });

  test('delete a policy that a study names: refused, with the line of the study', async () => {
    repository.remove(STEPPED);
    const { code, out } = await check('--format', 'github');
    expect(code).toBe(1);
    expect(out).toContain(`::error file=${STUDY},line=${repository.lineOf(STUDY, 'policies:')},`);
  });
});

describe('a change of the world', () => {
  test('is compared under the same rules, for every plan', async () => {
    repository.edit('scenarios/worlds/tiny.yaml', 'per_week: 12,', 'per_week: 14,');
    const { code, report: found } = await report('--max-replications', '80');
    expect([0, 4]).toContain(code);
    const plans = found.studies[0].results.map(({ plan, differs }) => `${plan}, ${differs}`);
    expect([...new Set(plans)]).toEqual(['first-claim, world', 'reclaim, world', 'stepped, world']);
    expect(found.studies[0].results[0].place!.file).toBe('scenarios/worlds/tiny.yaml');
  });

  test('beside a change of rules, the two are told apart', async () => {
    repository.edit('scenarios/worlds/tiny.yaml', 'per_week: 12,', 'per_week: 14,');
    repository.edit(STEPPED, 'at_least: 4000 CNY', 'at_least: 5000 CNY');
    const { report: found } = await report('--max-replications', '20');
    const kinds = found.studies[0].results.map(({ plan, differs }) => `${plan}, ${differs}`);
    expect(new Set(kinds)).toEqual(
      new Set(['stepped, rules', 'first-claim, world', 'reclaim, world', 'stepped, world']),
    );
  });
});

describe('what it is compared with', () => {
  test('a folder', async () => {
    const other = join(around, 'base');
    new FixtureRepository(other);
    repository.edit(STEPPED, 'at_least: 4000 CNY', 'at_least: 5000 CNY');
    const { code, report: found } = await report('--base', other, '--max-replications', '20');
    expect(code).toBe(0);
    expect(found.base).toBe(`the folder ${other}`);
  });

  test('a commit that is not there: it says what to fetch', async () => {
    const { code, err } = await check('--base', 'origin/release');
    expect(code).toBe(1);
    expect(err).toContain('git fetch origin release');
  });

  test('a shallow clone without the merge base: it says what to fetch', async () => {
    repository.git('checkout', '-q', '-b', 'change');
    repository.edit(STEPPED, 'at_least: 4000 CNY', 'at_least: 5000 CNY');
    repository.commit('pay more');
    repository.git('checkout', '-q', 'main');
    repository.edit(STEPPED, 'rate: 2%', 'rate: 3%');
    repository.commit('pay a little more');
    const clone = join(around, 'shallow');
    repository.git(
      'clone',
      '-q',
      '--depth',
      '1',
      '--no-single-branch',
      '--branch',
      'change',
      `file://${repository.folder}`,
      clone,
    );
    process.chdir(clone);
    const { code, err } = await check();
    process.chdir(repository.folder);
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    expect(code).toBe(1);
    expect(err).toContain('git fetch --unshallow origin');
  });
});
