import { beforeAll, describe, expect, test } from 'vitest';
import {
  type PreparedStudy,
  prepareStudy,
  type StudyOverrides,
} from '../../../sim/study/compile/prepare-study.ts';
import { simulateReplication } from '../../../sim/study/execute/simulate.ts';
import { studySummary } from '../../../sim/study/results/study-summary.ts';
import type { StudySummary } from '../../../sim/study/results/summary.ts';
import { libraryWith } from '../memory-library.ts';

const TINY = 'scenarios/studies/tiny.yaml';

interface Run {
  readonly prepared: PreparedStudy;
  readonly rows: readonly Float64Array[][];
}

/** Two replications of the tiny study. */
function runTiny(overrides: StudyOverrides = {}): Run {
  const prepared = prepareStudy(TINY, libraryWith({}), { replications: 2, ...overrides });
  const plans = prepared.plans.map((_, plan) => plan);
  const replications = [0, 1].map((replication) =>
    simulateReplication(prepared.compiled, replication, plans),
  );
  return { prepared, rows: plans.map((plan) => replications.map((outcome) => outcome[plan])) };
}

const rowsOf = ({ prepared, rows }: Run, name: string) =>
  rows[prepared.plans.findIndex(({ plan }) => plan === name)];

describe('rows of a plan', () => {
  const all = runTiny();

  test('have the length that the layout says', () => {
    const { layout } = all.prepared;
    expect(all.rows.map(([first]) => first.length)).toEqual(
      layout.counters.map((counters) => 2 * layout.keys.length + counters),
    );
  });

  test('are the same alone, in another order, and beside other plans', () => {
    for (const plan of ['keep', 'even-by-region', 'reclaim-in-steps']) {
      expect(rowsOf(runTiny({ plans: [plan] }), plan)).toEqual(rowsOf(all, plan));
    }
    const turned = runTiny({ plans: ['reclaim-in-steps', 'keep'] });
    expect(rowsOf(turned, 'keep')).toEqual(rowsOf(all, 'keep'));
    expect(rowsOf(turned, 'reclaim-in-steps')).toEqual(rowsOf(all, 'reclaim-in-steps'));
  });

  test('differ between seeds and between plans', () => {
    expect(rowsOf(runTiny({ seed: 'other', plans: ['keep'] }), 'keep')).not.toEqual(rowsOf(all, 'keep'));
    expect(rowsOf(all, 'even-by-region')).not.toEqual(rowsOf(all, 'keep'));
  });
});

describe('the summary of a study', () => {
  let summary: StudySummary;
  beforeAll(() => {
    const { prepared, rows } = runTiny();
    summary = studySummary({ ...prepared, rows });
  });

  test('says of some of its plans what it says of them beside all: none is surer for leaving others out', () => {
    const { prepared, rows } = runTiny({ plans: ['keep', 'even-by-region'] });
    const some = studySummary({ ...prepared, rows });
    const differencesOf = ({ estimates }: StudySummary) =>
      estimates
        .filter(({ plan }) => plan === 'even-by-region')
        .map(({ difference }) => [difference?.interval?.lo, difference?.interval?.hi, difference?.verdict]);
    expect(differencesOf(some)).toEqual(differencesOf(summary));
    const decided = some.estimates.find(({ difference }) => difference?.luck)!.difference!;
    expect(decided.interval!.correction).toBe('Bonferroni over 10 comparisons of the study, 5 of them shown');
  });

  test('says what was run', () => {
    expect(summary).toMatchObject({
      study: 'tiny',
      title: 'A tiny pilot',
      world: 'A tiny market',
      currency: 'CNY',
      seed: 'tiny',
      replications: 2,
      level: 0.95,
      cohort: { from: '2027-01-04', until: '2027-03-01', followUp: '8 weeks' },
      scenarios: ['several-sites', 'website-south', 'all others'],
    });
  });

  test("tells each plan's phases in words, and its rules, old and new, defaults included", () => {
    const [keep, even, steps] = summary.plans;
    expect(keep).toMatchObject({ name: 'keep', baseline: true, phases: [], changes: [] });
    expect(even.title).toBe('Even by region');
    expect(steps.phases).toEqual([
      { from: '2027-01-04', in: 'scenario website-south', policy: 'reclaim' },
      {
        from: '2027-02-01',
        in: 'scenario website-south or all-others; region Shenzhen or Dongguan',
        policy: 'reclaim',
      },
    ]);
    const changed = new Map(steps.changes.map(({ path, old, new: now }) => [path, [old, now]]));
    expect(changed.get('follow_up.first_contact_within')).toEqual(['forever', '8 working hours']);
    expect(changed.get('allocation[first-come]')?.[1]).toBeNull();
    expect([...changed.keys()].some((path) => /title|policy|why/.test(path))).toBe(false);
  });

  test('has an estimate for every plan and row, and a difference for every plan but the first', () => {
    const rows = summary.estimates.length / summary.plans.length;
    expect(Number.isInteger(rows)).toBe(true);
    expect(
      summary.estimates.filter(({ plan, difference }) => plan === 'keep' && difference !== null),
    ).toEqual([]);
    const conversion = summary.estimates.find(
      ({ plan, row }) =>
        plan === 'even-by-region' && row.measure === 'conversion' && row.scenario === 'everything',
    );
    expect(conversion?.difference?.interval?.correction).toBe('Bonferroni over 10 comparisons');
  });

  test('draws its curves from its estimates', () => {
    const response = summary.curves.find(({ plan, id }) => plan === 'keep' && id === 'response');
    expect(response?.points.map(({ x }) => x)).toEqual([1, 8, 24, 168]);
    const heights = response?.points.map(({ y }) => y ?? -1) ?? [];
    expect([...heights].sort((a, b) => a - b)).toEqual(heights);
    const profit = summary.curves.find(({ plan, id }) => plan === 'keep' && id === 'profit-by-archetype');
    expect(profit?.points.map(({ x }) => x)).toContain('consultant');
  });

  test('warns where the books could not be closed, with the share that its customers say', () => {
    const [health] = summary.health;
    expect(health.openShare).toBeGreaterThan(0.02);
    expect(summary.warnings).toContain(
      `In plan keep, ${(100 * health.openShare).toFixed(1)} % of the customers are still open at the end of their follow-up.`,
    );
  });

  test('counts how often each rule decided', () => {
    const counts = new Map(
      summary.health[1].ruleCounts.map(({ policy, rule, count }) => [`${policy}: ${rule}`, count]),
    );
    expect(counts.get('first-claim: allocation/first-come')).toBeGreaterThan(0);
    expect(counts.get('even-by-region: allocation/in-turn')).toBeGreaterThan(0);
  });

  test('says what is not simulated, and lists every block of the documents that is', () => {
    const excluded = summary.scope.excluded.join('\n');
    for (const part of ['First orders only', 'Partners do not react yet', 'No market protection']) {
      expect(excluded).toContain(part);
    }
    const included = summary.scope.included.join('\n');
    for (const part of [
      'sources of enquiries',
      'who gets a lead',
      'false reports of progress',
      'what partners earn',
    ]) {
      expect(included).toContain(part);
    }
    // The tiny study protects nobody, and quotes without support.
    for (const part of ['rights to regions', 'protection of customers', 'lessons']) {
      expect(included).not.toContain(part);
    }
  });

  test('says so where the first plan, which it calls today, is not the rules that business runs under', () => {
    const warningsOfPlans = (policies: string) => {
      const path = 'scenarios/studies/of-a-test.yaml';
      const text = `study: of-a-test\nextends: tiny.yaml\nplans: none\npolicies: [${policies}]\n`;
      const prepared = prepareStudy(path, libraryWith({ [path]: text }), { replications: 2 });
      const each = [0, 1].map((replication) => simulateReplication(prepared.compiled, replication, [0, 1]));
      const rows = [0, 1].map((plan) => each.map((outcomes) => outcomes[plan]));
      return studySummary({ ...prepared, rows }).warnings.join(' ');
    };
    expect(warningsOfPlans('first-claim, even-by-region')).not.toContain('“Today”');
    expect(warningsOfPlans('even-by-region, first-claim')).toContain(
      '“Today” is the first plan, even-by-region, which all others are compared with; the business that they start from runs under first-claim.',
    );
  });

  test('calls plans as their policies are titled, however those name themselves, and tells equal titles apart', () => {
    const base = 'extends: even-by-region.yaml\npolicy: even-by-region\n';
    const path = 'scenarios/studies/of-a-test.yaml';
    const prepared = prepareStudy(
      path,
      libraryWith({
        'scenarios/policies/a-copy.yaml': `${base}title: My own\n`,
        'scenarios/policies/untitled.yaml': 'extends: even-by-region.yaml\npolicy: untitled\n',
        [path]: `study: of-a-test
world: tiny
running_business: { under: first-claim }
cut_over: { on: 2027-01-04 }
policies: [first-claim, even-by-region, a-copy, untitled]
cohort_until: 2027-01-18
`,
      }),
      { replications: 2 },
    );
    const each = [0, 1].map((replication) =>
      simulateReplication(prepared.compiled, replication, [0, 1, 2, 3]),
    );
    const rows = [0, 1, 2, 3].map((plan) => each.map((outcomes) => outcomes[plan]));
    const titles = studySummary({ ...prepared, rows }).plans.map(({ title }) => title);
    expect(titles.slice(1)).toEqual([
      'Even by region (even-by-region)',
      'My own',
      'Even by region (untitled)',
    ]);
  });

  test('takes margins, headlines and titles from the study and its world', () => {
    const text = `study: tiny
extends: tiny.yaml
world: titled
scenarios: [{ scenario: several-sites, title: { zh: 多地集团, en: Groups }, when: { sites: { at_least: 2 } } }]
headline: [reached]
material: { reached: 7.5 }
`;
    const world = `world: titled
extends: tiny.yaml
regions: [{ region: Hangzhou, title: West Lake, group: east, weight: 2 }]
`;
    const path = 'scenarios/studies/of-a-test.yaml';
    const library = libraryWith({ [path]: text, 'scenarios/worlds/titled.yaml': world });
    const prepared = prepareStudy(path, library, { replications: 2, plans: ['keep'] });
    const rows = [[0, 1].map((replication) => simulateReplication(prepared.compiled, replication, [0])[0])];
    const { measures, titles } = studySummary({ ...prepared, rows });
    expect(titles).toEqual({ 'several-sites': 'Groups', 'region=Hangzhou': 'West Lake' });
    expect(measures.filter(({ headline }) => headline).map(({ id, material }) => [id, material])).toEqual([
      ['reached', 7.5],
    ]);
    expect(measures.find(({ id }) => id === 'conversion')?.material).toBe(0.2);
  });
});
