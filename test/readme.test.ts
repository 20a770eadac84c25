import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintPolicy } from '../sim/check/lint/lint.ts';
import { idleSettings } from '../sim/study/documents/idle-settings.ts';
import { loadStudy } from '../sim/study/documents/load-study.ts';
import { loadGates, loadPolicy } from '../sim/study/documents/read-documents.ts';
import { libraryWith } from './study/memory-library.ts';

const README = readFileSync('README.md', 'utf8');
const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

const HARD_YEAR = 'scenarios/worlds/hard-year.yaml';

/** YAML of the README, by the file that the text before it says to save it as. */
function files(): Record<string, string> {
  const found = [...README.matchAll(/as `([\w/-]+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/g)];
  return Object.fromEntries(found.map(([, path, text]) => [path, text]));
}

describe('the README', () => {
  test('shows a policy of a dozen lines and a study of it that have nothing wrong', () => {
    const shown = files();
    const policy = 'scenarios/policies/quick-ads.yaml';
    expect(Object.keys(shown)).toEqual([policy, 'scenarios/studies/quick-ads.yaml', HARD_YEAR]);
    expect(shown[policy].trimEnd().split('\n').length).toBeLessThanOrEqual(12);
    const { policies } = loadStudy('scenarios/studies/quick-ads.yaml', libraryWith(shown));
    expect(policies.get(policy)?.value.allocation.map(({ rule }) => rule)).toEqual([
      'keep-the-relation',
      'yours-if-you-found-it',
      'large-to-hq',
      'consultants-first',
      'fast-hands-for-ads',
      'the-rest',
    ]);
  });

  test('shows a shock that strikes its study, and says what it does', () => {
    const shown = files();
    const path = 'scenarios/studies/quick-ads.yaml';
    const study = shown[path].replace(/^world: .*$/m, 'world: hard-year');
    expect(README).toContain('write `world: hard-year` in the study');
    const loaded = loadStudy(path, libraryWith({ ...shown, [path]: study }));
    expect(idleSettings(loaded)).toEqual([]);
    expect(loaded.world.value.shocks).toMatchObject([
      { shock: 'downturn', on: '2027-06-01', enquiries: 0.6, partner_exits: { share: 0.1 } },
    ]);
  });

  test('shows a policy that lints as it says: the line that takes leads soon is warned of, and nothing is an error', () => {
    const path = 'scenarios/policies/quick-ads.yaml';
    const { source, value } = loadPolicy(path, libraryWith(files()));
    const findings = lintPolicy(value);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [warned, ...others] = findings.filter(({ message }) => message.startsWith('a dispute may take'));
    expect(others).toEqual([]);
    expect(warned.severity).toBe('warning');
    const [, days, dispute] =
      /`ads` takes leads after (about \d+ days) while a dispute may take (about \d+)\./.exec(README)!;
    expect(warned.message).toBe(`a dispute may take ${dispute} days, and \`ads\` takes leads after ${days}`);
    const { file, line } = source.at(warned.path);
    expect(file).toBe(path);
    expect(files()[path].split('\n')[line - 1]).toContain('rule: ads');
  });

  test('gets from nothing to a study of your own with what it copies and writes', () => {
    const written = [...README.matchAll(/^printf '%s\\n' (.*) > (\S+)$/gm)];
    const texts = written.map(([, lines, path]) => {
      return [path, [...lines.matchAll(/'([^']*)'/g)].map(([, line]) => `${line}\n`).join('')];
    });
    const own = Object.fromEntries(texts) as Record<string, string>;
    expect(Object.keys(own)).toEqual(['scenarios/studies/ours.yaml', 'scenarios/gates.yaml']);
    const loaded = loadStudy('scenarios/studies/ours.yaml', libraryWith(own));
    expect(loadGates('scenarios/gates.yaml', libraryWith(own)).value.must).toHaveLength(1);
    const read = [...loaded.world.files, ...[...loaded.policies.values()].flatMap(({ files }) => files)];
    for (const file of read) {
      const name = file.replace(/^.*\/|\.yaml$/g, '');
      expect(README).toMatch(new RegExp(`(cp \\S*/${name}\\.yaml|for p in [^;]*\\b${name}\\b)`));
    }
  });

  test('names commands, files and folders that exist', () => {
    for (const [, script] of README.matchAll(/npm run (\w+)/g))
      expect(MANIFEST.scripts).toHaveProperty(script);
    const links = [...README.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path]) => path);
    expect(links).toContain('sim/README.md');
    for (const path of links) expect(existsSync(path), path).toBe(true);
    const main = readFileSync('sim/cli/main.ts', 'utf8');
    const commands = [...README.matchAll(/npx fairlead (\w+)/g)].map(([, command]) => command);
    for (const command of commands) expect(main).toContain(`.command('${command}')`);
  });
});
