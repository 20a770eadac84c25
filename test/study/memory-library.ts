import { disk, type Library } from '../../sim/study/documents/disk.ts';

/** The shipped documents, with some files put in their place or beside them. */
export function libraryWith(files: Readonly<Record<string, string>>): Library {
  return {
    read: (path) => files[path] ?? disk.read(path),
    list: (folder) => {
      const inside = Object.keys(files).filter((path) => path.slice(0, path.lastIndexOf('/')) === folder);
      return [...new Set([...disk.list(folder), ...inside.map((path) => path.slice(folder.length + 1))])];
    },
  };
}

/** Where the tests' own studies stand, so that they find the shipped worlds and policies by name. */
export const STUDY_PATH = 'scenarios/studies/of-a-test.yaml';

/** A study on the tiny world, with the given lines in the place of its own of the same key. */
export function tinyStudy(changed: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    study: 'of-a-test',
    world: 'tiny',
    running_business: '{ under: first-claim, for: 4w }',
    cut_over: '{ on: 2027-01-04 }',
    policies: '[first-claim, even-by-region, reclaim]',
    cohort_until: '2027-03-01',
    follow_up: '8w',
    replications: '4',
    ...changed,
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}
