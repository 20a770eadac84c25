import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../sim/check/check-report.ts';
import { greyAreas } from '../../sim/check/grey-areas.ts';
import { prepareStudy } from '../../sim/study/compile/prepare-study.ts';
import { disk } from '../../sim/study/documents/disk.ts';
import { fairlead } from '../cli/fake-terminal.ts';
import { type FixtureRepository, inFixtureRepository } from './fixture-repository.ts';

const shipped = disk;
const { compiled, layout } = prepareStudy('scenarios/studies/after-order.yaml', shipped, { replications: 1 });
const areasOf = (name: string) => {
  const plan = compiled.plans.findIndex((each) => each.name === name);
  return greyAreas({ compiled, layout, plan, rows: [] });
};

describe('what comes up and has no rule', () => {
  test('is told from what is written: later orders and tickets that nobody has agreed upon', () => {
    const vague = areasOf('after-order-vague');
    expect(vague).toContain('after-order-vague: whose renewals are');
    expect(vague).toContain('after-order-vague: what is paid for an upsell');
    expect(vague.some((area) => area.startsWith('after-order-vague: tickets of the kind'))).toBe(true);
    expect(areasOf('after-order-agreed')).toEqual([]);
  });

  test('is found in what was counted where the rules do not tell it', () => {
    const plan = compiled.plans.findIndex(({ name }) => name === 'after-order-agreed');
    const row = layout.keys.findIndex(({ measure, slice, scenario }) => {
      return measure === 'grey-renewals' && slice === '' && scenario === 'everything';
    });
    const values = new Float64Array(2 * layout.keys.length);
    values[row] = 1;
    expect(greyAreas({ compiled, layout, plan, rows: [values] })).toEqual([
      'after-order-agreed: grey-renewals',
    ]);
  });

  test('is named where nothing is written about conflicts, and not where it is', () => {
    const conflicts = prepareStudy('scenarios/studies/conflicts.yaml', shipped, { replications: 1 });
    const named = (plan: string) =>
      greyAreas({
        ...conflicts,
        plan: conflicts.compiled.plans.findIndex(({ name }) => name === plan),
        rows: [],
      });
    expect(named('conflicts-left-open')).toEqual([
      'conflicts-left-open: what becomes of prices below the lowest',
      'conflicts-left-open: who has a later order that two want',
      'conflicts-left-open: who takes over a customer that is left alone',
      'conflicts-left-open: how disputes about quotations are decided',
      'conflicts-left-open: who bears what a wrong quotation costs',
      'conflicts-left-open: who does a ticket that is sent to and fro',
      "conflicts-left-open: what comes first, a customer's protection or a market's",
    ]);
    expect(named('conflicts-by-role')).toEqual([]);
  });

  test('is nothing in a world where it does not come up', () => {
    const pilot = prepareStudy('scenarios/studies/tiny.yaml', shipped, { replications: 1 });
    expect(greyAreas({ ...pilot, plan: 1, rows: [] })).toEqual([]);
  });
});

describe('the gate no-grey-area', () => {
  const { repository } = inFixtureRepository({ change: rulesAfterTheOrder });

  test('fails where a change takes a rule away before anybody has missed it, and names what is open then', async () => {
    const path = 'scenarios/policies/after-order-agreed.yaml';
    const line = repository
      .read(path)
      .split('\n')
      .find((each) => each.includes('renewal_belongs_to'))!;
    repository.edit(path, `${line}\n`, '');
    // The overlay on it left that open before, and may go on doing so.
    const vague = 'scenarios/policies/after-order-vague.yaml';
    repository.edit(vague, '  renewal_belongs_to: none\n', '');
    repository.write(vague, `${repository.read(vague)}follow_up: { first_contact_within: 5d }\n`);
    const words = ['check', '--executor', 'inline', '--max-replications', '2', '--format', 'json'];
    const { code, out } = await fairlead(...words);
    const { results } = (JSON.parse(out) as CheckReport).studies[0];
    expect(results.map(({ plan, verdict, named }) => ({ plan, verdict, named }))).toEqual([
      { plan: 'after-order-vague', verdict: 'pass', named: [] },
      { plan: 'after-order-agreed', verdict: 'fail', named: ['after-order-agreed: whose renewals are'] },
    ]);
    expect(code).toBe(3);
  });
});

/** A study of the rules after the order, with one gate. */
function rulesAfterTheOrder(repository: FixtureRepository): void {
  for (const path of [
    'worlds/whole-channel.yaml',
    'worlds/foreign-trade-websites.yaml',
    'policies/match-and-reclaim.yaml',
    'policies/match-and-protect.yaml',
    'policies/after-order-vague.yaml',
    'policies/after-order-agreed.yaml',
  ]) {
    repository.write(`scenarios/${path}`, shipped.read(`scenarios/${path}`)!);
  }
  repository.write(
    'scenarios/studies/small.yaml',
    `study: small
world: whole-channel
running_business: { under: first-claim, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [after-order-vague, after-order-agreed]
cohort_until: 2027-01-18
follow_up: 4w
gates: { watch: [{ gate: all-is-agreed, structure: no-grey-area }] }
`,
  );
  repository.remove('scenarios/gates.yaml');
  repository.commit('rules after the order');
}
