import { renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../sim/check/check-report.ts';
import { fairlead } from '../cli/fake-terminal.ts';
import { FixtureRepository, inFixtureRepository } from './fixture-repository.ts';

/**
 * The author of a change who would rather not be judged: a harmful rule, and something beside it that is to hide the
 * harm. Tricks with gates and settings of the study stand in `fixture-changes.test.ts`.
 */
const { repository, around } = inFixtureRepository();
const rules = repository.folder;

const STEPPED = 'scenarios/policies/stepped.yaml';
const STUDY = 'scenarios/studies/small.yaml';
const FLOOR = '    at_least: 4000 CNY\n';

async function check(...words: string[]): Promise<{ code: number; broken: string[]; notes: string }> {
  const options = ['--executor', 'inline', '--max-replications', '80', '--format', 'json'];
  const { code, out, err } = await fairlead('check', ...options, ...words);
  const { studies, verdict } = JSON.parse(out) as Omit<CheckReport, 'verdict'> & { verdict: string };
  if (verdict === 'refused') return { code, broken: [], notes: err };
  const failed = studies.flatMap(({ results }) => results).filter(({ verdict }) => verdict === 'fail');
  return {
    code,
    broken: failed.map(({ gate, plan, differs }) => `${gate}, ${plan}, ${differs}`),
    notes: studies.flatMap(({ notes }) => notes).join('\n'),
  };
}

const HARM = 'partners-earn, stepped, rules';

describe('a harmful rule is judged', () => {
  test('although the world was made kinder with it: rules are compared in the world of the base', async () => {
    repository.edit(STEPPED, FLOOR, '');
    repository.edit('scenarios/worlds/tiny.yaml', 'per_week: 12,', 'per_week: 18,');
    const { code, broken } = await check();
    expect(broken).toContain(HARM);
    expect(code).toBe(3);
  });

  test('although the study no longer names it', async () => {
    repository.edit(STEPPED, FLOOR, '');
    repository.edit(STUDY, 'policies: [first-claim, reclaim, stepped]', 'policies: [first-claim, reclaim]');
    const { code, broken } = await check();
    expect(broken).toEqual([HARM]);
    expect(code).toBe(3);
  });

  test('although it has another name now', async () => {
    repository.edit(STEPPED, FLOOR, '');
    renameSync(join(rules, STEPPED), join(rules, 'scenarios/policies/graded.yaml'));
    repository.edit(
      STUDY,
      'policies: [first-claim, reclaim, stepped]',
      'policies: [first-claim, reclaim, graded]',
    );
    const { code, broken, notes } = await check();
    expect(notes).toContain('Plan graded takes the place of stepped');
    expect(broken).toEqual(['partners-earn, graded, rules']);
    expect(code).toBe(3);
  });

  test('although another plan was put in its place, and its old name given to a harmless one', async () => {
    repository.edit(STEPPED, FLOOR, '');
    repository.edit(
      STUDY,
      'policies: [first-claim, reclaim, stepped]',
      'plans:\n  - { plan: first-claim, phases: [] }\n  - { plan: reclaim, phases: [{ from: 2027-01-04, in: anything, policy: reclaim }] }\n  - { plan: stepped, phases: [{ from: 2027-01-04, in: anything, policy: reclaim }] }',
    );
    const { code, broken } = await check();
    expect(broken).toContain(HARM);
    expect(code).toBe(3);
  });

  test('although it is reached by a link that is still the same', async () => {
    const linked = join(around, 'linked');
    const other = new FixtureRepository(linked);
    other.write('shared/stepped.yaml', other.read(STEPPED));
    other.remove(STEPPED);
    symlinkSync('../../shared/stepped.yaml', join(linked, STEPPED));
    renameSync(join(linked, 'scenarios/studies'), join(linked, 'our-studies'));
    symlinkSync('../our-studies', join(linked, 'scenarios/studies'));
    other.commit('links');
    other.edit('shared/stepped.yaml', FLOOR, '');
    process.chdir(linked);
    const { code, broken } = await check();
    process.chdir(rules);
    expect(broken).toEqual([HARM]);
    expect(code).toBe(3);
  });
});

describe('what is not under review', () => {
  test('a link of the base that led out of the repository is refused: nobody knows what it said', async () => {
    const linked = join(around, 'outward');
    const other = new FixtureRepository(linked);
    writeFileSync(join(around, 'elsewhere.yaml'), other.read(STEPPED));
    other.remove(STEPPED);
    symlinkSync('../../../elsewhere.yaml', join(linked, STEPPED));
    other.commit('a link to elsewhere');
    other.edit('scenarios/policies/reclaim.yaml', 'after: 10d }', 'after: 2d }');
    process.chdir(linked);
    const { code, notes } = await check();
    process.chdir(rules);
    expect(code).toBe(1);
    expect(notes).toContain('scenarios/policies/stepped.yaml was a link out of the repository');
  });

  test('a policy that extends a file outside of the repository is refused', async () => {
    const text = repository.read('scenarios/policies/even-by-region.yaml');
    const outside = text.replace('extends: ', 'extends: rules/scenarios/policies/');
    writeFileSync(join(around, 'outside.yaml'), outside);
    repository.edit(
      'scenarios/policies/reclaim.yaml',
      'extends: even-by-region.yaml',
      'extends: ../../../outside.yaml',
    );
    const { code, notes } = await check();
    expect(code).toBe(1);
    expect(notes).toContain('../outside.yaml lies outside of the repository');
  });

  test('and so is one that has become a link to such a file', async () => {
    writeFileSync(join(around, 'kinder.yaml'), repository.read(STEPPED).replace(FLOOR, ''));
    repository.remove(STEPPED);
    symlinkSync('../../../kinder.yaml', join(rules, STEPPED));
    const { code, notes } = await check();
    expect(code).toBe(1);
    expect(notes).toContain('stepped.yaml lies outside of the repository');
  });

  test('where a study and its rules both have new names nothing is compared, and the change is not let through', async () => {
    repository.edit(STEPPED, FLOOR, '');
    renameSync(join(rules, STEPPED), join(rules, 'scenarios/policies/graded.yaml'));
    repository.edit(STUDY, 'stepped]', 'graded]');
    renameSync(join(rules, STUDY), join(rules, 'scenarios/studies/other.yaml'));
    const { code, notes } = await check();
    expect(code).toBe(4);
    expect(notes).toContain('nothing shows that these keep to its gates');
  });

  test('a study that is given up with its rules is let go', async () => {
    repository.remove(STEPPED);
    repository.remove(STUDY);
    const { code, notes } = await check();
    expect(code).toBe(0);
    expect(notes).toContain('This study is gone');
  });
});
