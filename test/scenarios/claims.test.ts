import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textIn } from '../../sim/files/quantity/text.ts';
import { casesOf } from '../../sim/study/documents/claim-cases.ts';
import { disk } from '../../sim/study/documents/disk.ts';
import { loadStudy } from '../../sim/study/documents/load-study.ts';

const FOLDER = 'scenarios/claims';
const CLAIMS = readdirSync(FOLDER).filter((name) => /^x\d\d-.*\.yaml$/.test(name));

describe('a shipped claim', () => {
  test.each(CLAIMS)('%s has nothing wrong in any of its worlds, and is called as its file', (name) => {
    const { study } = loadStudy(`${FOLDER}/${name}`, disk);
    const { claim } = study.value;
    expect(`${study.value.study}.yaml`).toBe(name);
    expect(claim?.claim).toBe(`X${Number(name.slice(1, 3))}`);
    expect(casesOf(study.value).length).toBeGreaterThan(0);
  });
});

describe('the page of claims', () => {
  const page = readFileSync(`${FOLDER}/README.md`, 'utf8');
  const rows = page
    .slice(page.indexOf('<!-- claims -->'), page.indexOf('<!-- /claims -->'))
    .split('\n')
    .filter((line) => line.startsWith('| **X'));

  test('has a row for each claim, as its file says it, from as many years and worlds as its file asks for', () => {
    expect(rows).toHaveLength(CLAIMS.length);
    for (const [i, name] of CLAIMS.entries()) {
      const { value } = loadStudy(`${FOLDER}/${name}`, disk).study;
      const worlds = casesOf(value).length;
      expect(rows[i]).toContain(`| **${value.claim!.claim}** ${textIn('en', value.claim!.says)} |`);
      expect(rows[i]).toContain(
        `| ${worlds} world${worlds === 1 ? '' : 's'}, ${value.replications} years a plan |`,
      );
    }
  });

  test('gives a reason for each claim that is not supported everywhere', () => {
    const unsupported = rows.filter((row) => !/\| Supported (everywhere|in this world)/.test(row));
    expect(unsupported.length).toBeGreaterThan(0);
    for (const row of unsupported) {
      const [name] = /X\d+/.exec(row)!;
      expect(page).toContain(`- **${name},`);
    }
  });
});
