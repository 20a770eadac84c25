import { readdirSync } from 'node:fs';
import { fc, test as lawTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { loadPolicyTest } from '../../sim/check/policy-test/load.ts';
import { runPolicyTest } from '../../sim/check/policy-test/run.ts';
import { InputRefused } from '../../sim/files/diagnostic.ts';
import { disk } from '../../sim/study/documents/disk.ts';
import { fairlead } from '../cli/fake-terminal.ts';

const FOLDER = 'scenarios/tests';
const SHIPPED = readdirSync(FOLDER).filter((name) => name.endsWith('.policy-test.yaml'));
const POLICY = `
policy: rules
allocation: [{ rule: in-turn, when: anything, give_to: round-robin, within: region }]
follow_up: { accept_within: 4 working hours }
customer_protection: { lasts: 30d }
conflicts: { one-customer-several-partners: { decide: [first-complete, channel-manager] } }
`;

/** Runs the tests of a text, with its policy from a text too; both lie beside the shipped ones. */
function outcomesOf(text: string, policy = POLICY) {
  const texts: Record<string, string> = {
    [`${FOLDER}/own.policy-test.yaml`]: text,
    [`${FOLDER}/rules.yaml`]: policy,
  };
  const library = { read: (path: string) => texts[path] ?? disk.read(path), list: disk.list };
  return runPolicyTest(loadPolicyTest(`${FOLDER}/own.policy-test.yaml`, library));
}

function withEvents(events: readonly string[], expected: readonly string[]): string {
  return `
policy-test: own
world: tiny
policy: rules.yaml
situation:
  leads:
    - { lead: a, at: 2027-03-01 10:00, source: website, region: Hangzhou, product: website }
  happens: [${events.map((event) => `\n    { lead: a, ${event} }`).join(',')}]
tests:
  - test: it
    expect:
${expected.map((each) => `      - { ${each} }`).join('\n')}
`;
}

const TWO_AT_WORK = [
  'at: 2027-03-01 10:30, who: Tea-Hill, does: accepts',
  'at: 2027-03-01 11:00, who: Tea-Hill, does: contacts',
  'at: 2027-03-01 14:00, who: Lotus, does: hears-of-it',
  'at: 2027-03-01 15:00, who: Lotus, does: complains',
];

function complaintsOf(text: string, policy?: string) {
  return outcomesOf(text, policy).flatMap(({ complaints }) => complaints);
}

function refusalOf(text: string): string {
  try {
    outcomesOf(text);
  } catch (error) {
    if (error instanceof InputRefused) return error.message;
    throw error;
  }
  return '';
}

describe('the shipped tests of policies', () => {
  test.each(SHIPPED)('%s passes', (name) => {
    const outcomes = runPolicyTest(loadPolicyTest(`${FOLDER}/${name}`, disk));
    expect(outcomes.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  });

  test('are at least 25', () => {
    const counts = SHIPPED.map((name) => loadPolicyTest(`${FOLDER}/${name}`, disk).cases.length);
    expect(counts.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(25);
  });

  test('notice each a changed rule', () => {
    const changes: readonly (readonly [file: string, policy: string, from: string, to: string])[] = [
      ['steps-at-100000', 'policies/steps-marginal.yaml', 'mode: marginal', 'mode: retroactive'],
      ['reclaim', 'policies/working-time.yaml', 'accept_within: 4 working hours', 'accept_within: 4h'],
      ['market-rules', 'policies/market-rules.yaml', 'at_least: 60', 'at_least: 61'],
      ['public-programmes', 'policies/gumdrop-like.yaml', 'lasts: 90d', 'lasts: 60d'],
      ['refunds', 'policies/refunds-pay-back.yaml', 'within: 90d', 'within: 30d'],
      ['three-cities', 'policies/three-cities-split.yaml', '[split]', '[second-gets-half]'],
    ];
    for (const [file, policy, from, to] of changes) {
      const read = (path: string) =>
        path === `${FOLDER}/${policy}` ? disk.read(path)?.replace(from, to) : disk.read(path);
      const loaded = loadPolicyTest(`${FOLDER}/${file}.policy-test.yaml`, { read, list: disk.list });
      const failed = runPolicyTest(loaded).filter(({ complaints }) => complaints.length > 0);
      expect(failed.length, `${policy}: ${to}`).toBeGreaterThan(0);
    }
  });
});

describe('a failing test', () => {
  test('says where, what was expected and what was found', () => {
    const [complaint, ...others] = complaintsOf(
      withEvents([], ['at: 2027-03-01 10:00, lead: a, rule: in-turn, owner: Lotus']),
    );
    expect(others).toEqual([]);
    expect(complaint).toMatchObject({ line: 12, column: 64, file: `${FOLDER}/own.policy-test.yaml` });
    expect(complaint.message).toBe('it: expected `Lotus`, found `Tea-Hill`');
  });

  test('says what cannot be done, and why', () => {
    const complaints = complaintsOf(
      withEvents(['at: 2027-03-01 11:00, who: Lotus, does: accepts'], ['lead: a, owner: Lotus']),
    );
    expect(complaints.map(({ line, message, hint }) => ({ line, message, hint }))).toEqual([
      {
        line: 9,
        message: 'it: `Lotus` cannot do this at 2027-03-01 11:00',
        hint: 'the lead is not on offer to it: it is on offer to Tea-Hill',
      },
    ]);
  });

  test('asks for the judgement of a channel manager that no rule can tell', () => {
    const [complaint] = complaintsOf(withEvents(TWO_AT_WORK, ['lead: a, conflict_winner: Tea-Hill']));
    expect(complaint.message).toMatch(/came to the channel manager at 2027-03-01 15:00/);
    const said = ['at: 2027-03-01 14:30, who: channel-manager, does: finds-for, for: Lotus', ...TWO_AT_WORK];
    expect(
      complaintsOf(
        withEvents(said, ['lead: a, conflict_step: channel-manager, conflict_winner: Lotus, owner: Lotus']),
      ),
    ).toEqual([]);
  });
});

describe('what is written', () => {
  test('may stand in any order: it happens by its time', () => {
    const expected = ['lead: a, owner: Tea-Hill, conflict_winner: Tea-Hill, conflict_step: first-complete'];
    const events = ['at: 2027-03-01 11:30, who: Tea-Hill, does: registers', ...TWO_AT_WORK];
    expect(complaintsOf(withEvents(events, expected))).toEqual([]);
    expect(complaintsOf(withEvents(events.toReversed(), expected))).toEqual([]);
  });

  test('is refused with all that is wrong in it', () => {
    const events = [
      'at: 2027-03-01 09:00, who: Tea-Hill, does: accepts',
      'at: 2027-03-01 11:00, who: Tea-Hil, does: contacts',
      'at: 2027-03-01 11:00, who: Lotus, does: chooses, for: Tea-Hill',
      'at: 2027-03-01 11:00, who: Tea-Hill, does: reports',
      'at: 2027-03-01 11:00, who: Tea-Hill, does: wins, order: 5 USD',
      'at: 2027-03-01 11:00, who: Tea-Hill, does: accepts, states: [contact]',
    ];
    const said = refusalOf(
      withEvents(events, ['lead: b, owner: Lotus', 'lead: a, payout: 5 CNY', 'lead: a']),
    );
    expect(said).toContain('9:20: the lead comes only at 2027-03-01 10:00');
    expect(said).toContain('there is no partner `Tea-Hil`');
    expect(said).toContain('`Lotus` cannot do this');
    expect(said).toContain('`reports` needs `progress:`');
    expect(said).toContain('the currency of this world is CNY, not USD');
    expect(said).toContain('`accepts` has no `states`');
    expect(said).toContain('there is no lead `b`');
    expect(said).toContain('nothing says which partner is meant');
    expect(said).toContain('nothing is expected here');
  });
});

lawTest.prop([fc.integer({ min: 1, max: 50_000_000 })], { numRuns: 30 })(
  'an order of any size is paid by the formula of marginal steps, to the fen',
  (fen) => {
    const text = withEvents(
      [
        'at: 2027-03-01 10:30, who: Tea-Hill, does: accepts',
        `at: 2027-03-02 10:30, who: Tea-Hill, does: wins, order: ${(fen / 100).toFixed(2)} CNY`,
      ],
      [
        `partner: Tea-Hill, payout: ${(Math.round(0.15 * Math.min(fen, 10_000_000) + 0.2 * Math.max(0, fen - 10_000_000)) / 100).toFixed(2)} CNY`,
      ],
    );
    const policy = disk.read(`${FOLDER}/policies/steps-marginal.yaml`)!;
    const [complaint] = complaintsOf(text, policy);
    const [, expected, found] = /expected `(.*) CNY`, found `(.*) CNY`/.exec(complaint?.message ?? '') ?? [];
    // Halves of a fen may fall either way in the formula's floating point.
    expect(Math.abs(Number(expected ?? 0) - Number(found ?? 0))).toBeLessThan(0.011);
  },
);

describe('fairlead test', () => {
  test('runs all files of a folder and says what passed', async () => {
    const { code, out } = await fairlead('test', FOLDER);
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ tests in \d+ files: \d+ passed, 0 failed\.\n$/);
  });

  test('refuses a folder without tests and a file that is not there', async () => {
    const { code, err } = await fairlead('test', 'scenarios/policies', 'scenarios/none.policy-test.yaml');
    expect(code).toBe(1);
    expect(err).toContain('there are no tests of policies here');
    expect(err).toContain('there is no such file');
  });
});
