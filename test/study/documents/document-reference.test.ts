import { expect, test } from 'vitest';
import { documentReference, referencePath } from '../../../sim/study/documents/document-reference.ts';

const policy = documentReference('policy');

test.each([
  'first-claim',
  '先到先得',
  'v2.1',
  'mine/first-claim.yaml',
  '../policies/a.yml',
  './a.yaml',
  'a b/c.yaml',
])('%s names a policy', (text) => {
  expect(policy.safeParse(text).success).toBe(true);
});

test.each(['', 'a/b', '/etc/a.yaml', 'C:/a.yaml', 'a\\b.yaml', '../', 'https://a.example/b.yaml'])(
  '%j names none: it is no name and no relative path of a YAML file',
  (text) => {
    expect(policy.safeParse(text).success).toBe(false);
  },
);

test('a name stands for a file in the folder of its kind, a path for itself', () => {
  expect(referencePath('policy', 'first-claim')).toBe('../policies/first-claim.yaml');
  expect(referencePath('world', 'v2.1')).toBe('../worlds/v2.1.yaml');
  expect(referencePath('policy', 'mine/first-claim.yml')).toBe('mine/first-claim.yml');
  expect(referencePath('policy', 'first-claim.yaml')).toBe('first-claim.yaml');
});
