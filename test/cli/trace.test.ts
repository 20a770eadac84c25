import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../study/temporary-folder.ts';
import { fairlead } from './fake-terminal.ts';

const TINY = 'scenarios/studies/tiny.yaml';
const STACK_TRACE = /\n\s+at .+:\d+:\d+/;

describe('fairlead trace verify', () => {
  test('says where a study goes another way, shows the states beside each other, and ends with 3', async () => {
    const path = join(temporaryFolder(), 'tiny.trace');
    const text = readFileSync('scenarios/traces/tiny.trace', 'utf8');
    // The third period of the second plan, from its fifth part on.
    const lines = text.split('\n');
    const at = lines.indexOf('replication 1, plan even-by-region') + 3;
    const [, start, rest] = /^(\d+ events \w{16})\w{48}(.*)$/.exec(lines[at])!;
    lines[at] = `${start}${'0'.repeat(48)}${rest.replace(/held \d+/, 'held 9')}`;
    writeFileSync(path, lines.join('\n'));
    const { code, out, err } = await fairlead('trace', 'verify', TINY, '--trace', path);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toContain(`${path}: plan even-by-region of replication 1 goes another way than was recorded`);
    expect(out).toMatch(/\n {26}recorded +now\n/);
    expect(out).toMatch(/\n {2}held +9 +\| \d+\n/);
    // It lies in no repository, so the code that recorded it is not known.
    expect(out).toContain('The event itself cannot be shown beside the recorded one: git says:');
    expect(out).toMatch(/--plan even-by-region --replication 1 --from \d+ --until \d+`/);
  });

  test('does not take what it cannot use, and shows no stack trace', async () => {
    const broken = join(temporaryFolder(), 'broken.trace');
    writeFileSync(broken, 'fairlead trace 1\nstudy tiny\n');
    for (const [words, said] of [
      [[TINY, '--trace', 'nowhere.trace'], 'there is no trace nowhere.trace; `fairlead trace record'],
      [[TINY, '--trace', broken], `${broken}:2: here stand the study and the seed`],
      [[TINY, '--trace', 'scenarios/traces/pilot.trace'], 'a trace of study pilot, not tiny'],
      [['nowhere.yaml'], 'nowhere.yaml:1:1: there is no such file'],
    ] as const) {
      const { code, out, err } = await fairlead('trace', 'verify', ...words);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(said);
      expect(err).not.toMatch(STACK_TRACE);
    }
  });
});

describe('fairlead trace record', () => {
  test('writes the same trace that is kept', async () => {
    const path = join(temporaryFolder(), 'new', 'tiny.trace');
    const { code, out } = await fairlead('trace', 'record', TINY, '--out', path);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/tiny\.trace: \d\.\d kB\n$/) });
    expect(readFileSync(path, 'utf8')).toBe(readFileSync('scenarios/traces/tiny.trace', 'utf8'));
  });

  test('refuses a plan that is not there', async () => {
    const { code, err } = await fairlead('trace', 'record', TINY, '--every-event', '--plan', 'kep');
    expect(code).toBe(1);
    expect(err).toBe('fairlead: there is no plan `kep` in this study; did you mean `keep`?\n');
  });
});

describe('fairlead trace first-difference', () => {
  test('shows the event at which two plans part: when, what, to whom, and what it changed on each side', async () => {
    const { code, out } = await fairlead(
      'trace',
      'first-difference',
      'keep',
      'even-by-region',
      '--study',
      TINY,
    );
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "In replication 1 of tiny:
      The last events before, the same in both:
        no. 831, Mon 2027-01-04 09:47:58: the party turns to it: Pearl on need 71
        no. 832, Mon 2027-01-04 10:07:24: a step is done: Crane on need 20
        no. 833, Mon 2027-01-04 10:30:22: the party turns to it: Lotus on need 94

      The first that differs is no. 834:

                                keep                                            even-by-region
      time                      Mon 2027-01-04 10:54:50                         Mon 2027-01-04 10:54:50
      event                     a lead arrives                                  a lead arrives
      about                     lead 108 (paid-ads, Hangzhou)                   lead 108 (paid-ads, Hangzhou)

      lead 108 (paid-ads, Hangzhou):
        state                   to come -> pooled                             | to come -> offered
        times in a pool         0 -> 1                                        | as before
        clock that runs         none -> pool                                  | none -> accept
        owner                   as before                                     | nobody -> Tea-Hill

      need 99 (customer 98, website-and-ads, Hangzhou):
        state                   to come -> open                                 to come -> open

      Tea-Hill on need 99:
        open                    as before                                     | no -> yes

      Tea-Hill:
        leads in hand           as before                                     | 9 -> 10
      "
    `);
  });

  test('shows the same of two files of all events', async () => {
    const folder = temporaryFolder();
    const [a, b] = await Promise.all(
      ['keep', 'even-by-region'].map(async (plan) => {
        const path = join(folder, plan);
        const { out } = await fairlead(
          'trace',
          'record',
          TINY,
          '--every-event',
          '--plan',
          plan,
          '--out',
          path,
        );
        expect(out).toMatch(/: \d{4} events\n$/);
        return path;
      }),
    );
    const plans = await fairlead('trace', 'first-difference', 'keep', 'even-by-region', '--study', TINY);
    const files = await fairlead('trace', 'first-difference', a, b);
    const events = (out: string) => out.slice(out.indexOf('\ntime'));
    expect(events(files.out)).toBe(events(plans.out));
    const nameless = await fairlead('trace', 'first-difference', 'keep', a);
    expect(nameless.code).toBe(1);
    expect(nameless.err).toContain('`keep` is no file; where plans are meant, say of which study: --study');
    const same = await fairlead('trace', 'first-difference', a, a);
    expect(same.out).toMatch(/^\d{4} events, the same in both files\.\n$/);
    const mixed = await fairlead('trace', 'first-difference', a, 'scenarios/traces/tiny.trace');
    expect(mixed).toMatchObject({ code: 1, err: expect.stringContaining('cannot be compared') });
  });

  test('says so when there is none', async () => {
    const plans = await fairlead('trace', 'first-difference', 'keep', 'keep', '--study', TINY);
    expect(plans.out).toBe('In replication 1 of tiny both plans go the same way from beginning to end.\n');
    const traces = ['scenarios/traces/tiny.trace', 'scenarios/traces/tiny.trace'];
    expect((await fairlead('trace', 'first-difference', ...traces)).out).toBe('The traces are the same.\n');
  });
});
