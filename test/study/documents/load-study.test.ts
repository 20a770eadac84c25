import { expect, test } from 'vitest';
import { InputRefused } from '../../../sim/files/diagnostic.ts';
import { disk } from '../../../sim/study/documents/disk.ts';
import { loadStudy } from '../../../sim/study/documents/load-study.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';

function complaintsOf(text: string, others: Readonly<Record<string, string>> = {}): string {
  try {
    loadStudy(STUDY_PATH, libraryWith({ ...others, [STUDY_PATH]: text }));
  } catch (error) {
    if (error instanceof InputRefused) return error.message;
    throw error;
  }
  throw new Error('it was not refused');
}

test.each(disk.list('scenarios/studies'))('the shipped study %s has nothing wrong', (name) => {
  const { study, policies } = loadStudy(`scenarios/studies/${name}`, disk);
  expect(study.value.study).toBe(name.replace('.yaml', ''));
  expect(policies.size).toBeGreaterThan(0);
});

test('a document that does not exist is answered with the nearest name in its folder', () => {
  const text = tinyStudy({ world: 'tinny', policies: '[first-claim, first-clam, ../policies/gitlub.yaml]' });
  const said = complaintsOf(text);
  expect(said).toContain('there is no world `tinny`; did you mean `tiny`?');
  expect(said).toContain('there is no policy `first-clam`; did you mean `first-claim`?');
  expect(said).toContain('there is no file `../policies/gitlub.yaml`; did you mean `gitlab.yaml`?');
  expect(said).toContain('looked for scenarios/policies/first-clam.yaml');
});

test('everything wrong in the study, its world and its policies is said at once', () => {
  const said = complaintsOf(tinyStudy({ world: 'broken', policies: '[first-claim, broken, missing]' }), {
    'scenarios/worlds/broken.yaml': 'world: broken\nregions: 3\n',
    'scenarios/policies/broken.yaml': 'policy: broken\nallocation: []\n',
  });
  expect(said).toContain('scenarios/worlds/broken.yaml:2:');
  expect(said).toContain('scenarios/policies/broken.yaml:2:');
  expect(said).toContain('there is no policy `missing`');
});

test('a policy without which nothing else could be checked does not hide what is wrong with the study', () => {
  const said = complaintsOf(tinyStudy({ policies: '[missing]', cohort_until: '2027-01-05' }));
  expect(said).toContain('there is no policy `missing`');
  expect(said).toContain('the cohort has one day');
});

test('names in a study that extends another one are looked up from the file that writes them', () => {
  const path = 'elsewhere/deeper/mine.yaml';
  const library = libraryWith({
    [path]: 'study: mine\nextends: ../../scenarios/studies/tiny.yaml\nreplications: 2\n',
  });
  const { study, policies, world } = loadStudy(path, library);
  expect(study.value.replications).toBe(2);
  expect(world.files).toEqual(['scenarios/worlds/tiny.yaml']);
  expect([...policies.keys()]).toContain('scenarios/policies/reclaim.yaml');
});

test('a world that asks for what is not simulated is refused, not taken for another one', () => {
  const world = 'world: redrawn\nextends: tiny.yaml\nredraw: per-replication\n';
  const said = complaintsOf(tinyStudy({ world: 'redrawn' }), { 'scenarios/worlds/redrawn.yaml': world });
  expect(said).toContain('scenarios/worlds/redrawn.yaml:3:9: partners that differ between replications');
});

test('a file of another kind is refused as what it is not', () => {
  expect(complaintsOf('policy: first-claim\n')).toContain(
    'this is not a study: it has no `study:` at the top',
  );
});

test('windows are measured against what the study watches, not against the time it keeps for settling', () => {
  const short = {
    running_business: '{ under: first-claim, for: 1w }',
    cohort_until: '2027-01-18',
    follow_up: '2w',
  };
  expect(complaintsOf(tinyStudy({ ...short, policies: '[first-claim, reclaim]' }))).toContain(
    'the study ends after 35 days',
  );
});

test('a window that is only a default is longer than the study without a word', () => {
  const shortest = {
    running_business: '{ under: bare, for: 1d }',
    cohort_until: '2027-01-11',
    follow_up: '1d',
    policies: '[bare, written]',
  };
  const bare = 'policy: bare\nallocation: [{ rule: all, when: anything, give_to: random }]\n';
  const written = `extends: bare.yaml\npolicy: written\nsettlement: { paid: 30d after receipt }\n`;
  const said = complaintsOf(tinyStudy(shortest), {
    'scenarios/policies/bare.yaml': bare,
    'scenarios/policies/written.yaml': written,
  });
  expect(said.match(/^\S+:\d+:\d+: .*$/gm)).toEqual([
    'scenarios/policies/written.yaml:3:21: this is longer than the whole simulation',
  ]);
});

test('a world that is not there, but comes with an installed Fairlead, is told with how to copy it', () => {
  const shipped = 'node_modules/fairlead/scenarios/worlds/elsewhere.yaml';
  const library = libraryWith({ [STUDY_PATH]: tinyStudy({ world: 'elsewhere' }), [shipped]: '' });
  expect(() => loadStudy(STUDY_PATH, library)).toThrow(
    `Fairlead brings one: \`cp ${shipped} scenarios/worlds/elsewhere.yaml\``,
  );
});

test('names that nothing has are told beside units and keys that are wrong, in whichever file', () => {
  const places = complaintsOf(
    tinyStudy({
      world: 'part',
      policies: '[first-claim, part]',
      scenarios: '[{ scenario: a, when: { region: Shenzen } }]',
      replications: 'many',
    }),
    {
      'scenarios/worlds/part.yaml': 'world: part\nextends: tiny.yaml\nselling: { base_chance: 2 }\n',
      'scenarios/policies/part.yaml':
        'policy: part\nfollow_up: { accept_within: soon }\nallocation:\n  - { rule: a, when: { product: webiste }, give_to: best-match }\n  - { rule: b, when: anything, give_to: random }\n',
    },
  );
  expect(places.match(/^\S+:\d+:\d+: .*$/gm)).toEqual([
    'scenarios/studies/of-a-test.yaml:8:15: `many` is not a whole number',
    'scenarios/studies/of-a-test.yaml:9:36: there is no region `Shenzen`; did you mean `Shenzhen`?',
    'scenarios/worlds/part.yaml:3:25: `2` is not a share in %',
    'scenarios/policies/part.yaml:2:29: `soon` is not a length of time',
    'scenarios/policies/part.yaml:4:5: `weigh` is missing',
    'scenarios/policies/part.yaml:4:33: there is no product `webiste`; did you mean `website`?',
  ]);
});
