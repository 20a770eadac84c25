import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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
