import { expect, test } from 'vitest';
import { fairlead } from '../cli/fake-terminal.ts';
import { STUDIES, TRACED_ALWAYS } from './shipped-studies.ts';

test.each(STUDIES.filter((study) => !TRACED_ALWAYS.includes(study)))(
  '%s goes the way its trace says; if that has changed on purpose, record it anew',
  async (name) => {
    const { code, out, err } = await fairlead('trace', 'verify', `scenarios/studies/${name}.yaml`);
    expect({ code, out, err }).toMatchObject({ code: 0, err: '' });
    expect(out).toMatch(/: as recorded, \d+ events in \d+ plans? and 1 replication\n$/);
  },
  240_000,
);
