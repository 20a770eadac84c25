import { describe, expect, test } from 'vitest';
import { renderPage } from '../../reports/page.ts';
import { precisionSentences } from '../../reports/precision-words.ts';
import { selectionSentences } from '../../reports/selection-words.ts';
import { indexSummary } from '../../reports/summary-index.ts';
import type { Candidate, KeptConstraint, Selection } from '../../sim/study/results/selection-summary.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';
import { makeFixture } from './fixture.ts';

const { summary, replications } = makeFixture(20);
const interval = (lo: number, hi: number) => ({
  lo,
  hi,
  level: 0.95,
  method: 'Clark-Yang, each plan against the best of the others',
  correction: 'simultaneous over all plans',
});
const limit = (value: number, state: KeptConstraint['state'], slice = ''): KeptConstraint => ({
  row: { measure: 'worked-twice', scenario: 'everything', slice },
  bound: 'at most',
  limit: 3,
  value,
  interval: null,
  state,
});
const candidate = (plan: string, more: Partial<Candidate> = {}): Candidate => ({
  plan,
  constraints: [limit(2, 'kept')],
  allowed: true,
  againstBest: interval(-1, 0),
  mayBeBest: false,
  paretoShare: 0,
  ...more,
});
const selection: Selection = {
  goal: 'conversion',
  selected: 'reclaim',
  sphericityP: 0.4,
  replicationsNeeded: 240,
  candidates: [
    candidate('keep', { paretoShare: 0.01, beaten: 'surely' }),
    candidate('even-by-region', { againstBest: interval(-0.3, 0.1), mayBeBest: true, paretoShare: 0.41 }),
    candidate('reclaim', {
      againstBest: interval(-0.1, 0.3),
      mayBeBest: true,
      paretoShare: 1,
      beaten: 'surely not',
      constraints: [limit(2.9, 'open')],
    }),
    candidate('match-and-reclaim', {
      allowed: false,
      againstBest: null,
      constraints: [limit(7, 'broken', 'source=website')],
    }),
  ],
  fresh: {
    seed: 'other',
    replications: 20,
    differences: [
      {
        measure: 'conversion',
        mean: 0.51,
        interval: { ...interval(0.3, 0.72), method: 'paired t' },
        verdict: 'better',
      },
    ],
    constraints: [],
    estimates: [],
  },
};
const said = (chosen: Partial<Selection>) =>
  selectionSentences(indexSummary({ ...summary, selection: { ...selection, ...chosen } })).join('\n');

describe('a selection in words', () => {
  test('names the plan, its rivals with method, level and correction, and what would settle it', () => {
    expect(said({})).toContain(
      'Selected by “Customers won” among the plans that keep to the constraints: “First claim, reclaimed when idle”.',
    );
    expect(said({})).toContain(
      '“Even by region” may be better still (Clark-Yang, each plan against the best of the others, 95 %, simultaneous over all plans).',
    );
    expect(said({})).toContain(
      'ahead by the margin, 240 simulated years would be needed with 95 % confidence, if variances are as estimated.',
    );
    expect(said({})).toContain(
      'The best of those kept in is among “Even by region” and “First claim, reclaimed when idle” with 95 % confidence (subset selection).',
    );
    expect(said({ replicationsNeeded: 20 })).not.toContain('would be needed');
  });

  test('says that nothing else can be better where that is so', () => {
    const candidates = selection.candidates.map((each) => ({ ...each, mayBeBest: each.plan === 'reclaim' }));
    expect(said({ candidates })).toContain(
      'No other plan can be better among the plans kept in, as far as chance goes',
    );
  });

  test('names limits that are broken, and those that are not settled', () => {
    expect(said({})).toContain(
      '“Tiered match and reclaim” does not keep to “Worked twice, Website (organic)” at most 3 (it has 7.00, surely).',
    );
    expect(said({})).toContain('Not sure that it keeps to “Worked twice” at most 3 (it has 2.90).');
  });

  test('says of a plan that is left out by its estimate only that this is not settled', () => {
    const open = (constraints: KeptConstraint[]) =>
      said({
        candidates: selection.candidates.map((each) => (each.allowed ? each : { ...each, constraints })),
      });
    expect(open([limit(3.1, 'open')])).toContain(
      '“Tiered match and reclaim” does not keep to “Worked twice” at most 3 (it has 3.10) by its estimate, which is not settled',
    );
    expect(open([limit(3.1, 'open'), limit(7, 'broken', 'source=website')])).toContain(
      '“Tiered match and reclaim” does not keep to “Worked twice, Website (organic)” at most 3 (it has 7.00, surely).',
    );
  });

  test('quotes fresh years and not those that the plan was selected from', () => {
    expect(said({})).toContain(
      'Run again on 20 fresh years, so that the figure is not the lucky one: “Customers won” +0.51 per 100 customers (interval +0.30 to +0.72), better.',
    );
  });

  test('says how much ground the plans cover that no other one beats, and how surely', () => {
    expect(said({})).not.toContain('cover');
    const limits = { ...interval(0.58, 0.66), method: 'joint limits of all differences' };
    const paretoVolume = { value: 0.62, interval: limits, margins: 10, baseline: 0.25 };
    expect(said({ paretoVolume })).toContain(
      'Together, plans that are not beaten cover 62 % of the box from 10 margins below today to 10 above on every headline that has a margin (interval 58 to 66 %, at least 95 %, by joint limits of all differences); today alone covers 25 %.',
    );
  });

  test('says whether the plan keeps to the constraints on fresh years too', () => {
    const onFresh = (constraints: readonly KeptConstraint[]) =>
      said({ fresh: { ...selection.fresh!, constraints } });
    expect(onFresh([limit(3.2, 'open'), limit(1, 'kept', 'source=website')])).toContain(
      'On the fresh years it does not keep to “Worked twice” at most 3 (it has 3.20).',
    );
    expect(onFresh([limit(2.9, 'open')])).toContain(
      'On the fresh years it keeps to every constraint by its estimates, but not surely to “Worked twice” at most 3 (it has 2.90).',
    );
    expect(onFresh([limit(2, 'kept')])).toContain('On the fresh years it keeps to every constraint, surely.');
    expect(onFresh([])).not.toContain('On the fresh years');
  });

  test('calls a plan surely beaten, or not, only by limits that say so, and else gives the bare share of resamples', () => {
    expect(said({})).toContain(
      'Surely not beaten by another plan on every headline at once (95 % for all plans): “First claim, reclaimed when idle”.',
    );
    expect(said({})).toMatch(/\nSurely beaten by another plan on [^\n]*: “Keep[^”]*”\./);
    expect(said({})).toContain(
      'Of 100 resamples, not beaten by another plan on every headline at once in so many, which is no confidence: “Even by region” (41) and “Tiered match and reclaim” (0).',
    );
    const often = selection.candidates.map(({ beaten: _, ...each }) => ({ ...each, paretoShare: 1 }));
    expect(said({ candidates: often })).not.toMatch(/Surely (not )?beaten/);
  });

  test('says when no plan keeps to the constraints, and nothing without a goal', () => {
    expect(said({ selected: null })).toMatch(/^No plan keeps to the constraints: nothing is selected\.$/m);
    expect(selectionSentences(indexSummary(summary))).toEqual([]);
  });
});

const precise = (decidedBy: 'precision' | 'maximum' | 'fixed', narrowEnough: boolean): StudySummary => ({
  ...summary,
  precision: {
    decidedBy,
    minimum: 30,
    maximum: 400,
    every: 10,
    targets: [
      {
        measure: 'conversion',
        of: 'difference',
        plan: 'reclaim',
        halfWidth: 0.0987,
        asked: 0.1,
        relative: null,
        narrowEnough,
        level: 0.998,
        method: 'paired t on linearised ratios',
        correction: 'Bonferroni over 25 intervals',
      },
    ],
  },
});

describe('a precision in words', () => {
  test('says what decided, what was reached, at which level and correction', () => {
    expect(precisionSentences(precise('precision', true))).toEqual([
      'The study ended by itself after 20 simulated years, when everything asked for was known precisely enough; the planned checks began at 30 years and came every 10 years.',
      'Customers won, difference to today: ±0.099 per 100 customers at the widest (“First claim, reclaimed when idle”), asked ±0.100: reached, each at 99.8 % (Bonferroni over 25 intervals).',
    ]);
    expect(precisionSentences(precise('maximum', false)).join(' ')).toMatch(/ran to its most.*: not reached/);
    expect(precisionSentences(precise('fixed', false))[0]).toContain('fixed on the command line');
    expect(precisionSentences(summary)).toEqual([]);
  });
});

test('the page shows selection, precision and quantiles of years, with how they were made', async () => {
  const quantile = { measure: 'conversion', quantile: 0.1, years: 20 };
  const method = 'percentiles of 2000 resamples of whole replications, exploratory';
  const page = await renderPage({
    summary: {
      ...precise('precision', true),
      selection,
      quantiles: [
        { ...quantile, plan: 'keep', value: 4.1, interval: null, difference: null },
        {
          ...quantile,
          plan: 'reclaim',
          value: 4.5,
          interval: { ...interval(4.2, 4.8), method: 'interpolated order statistics' },
          difference: { value: 0.4, interval: { ...interval(0.1, 0.7), method, correction: 'none' } },
        },
      ],
    },
    replications,
    command: 'fairlead run',
  });
  expect(page).toContain('<h3>Selection</h3>');
  expect(page).toContain('The study ended by itself after 20 simulated years');
  expect(page).toContain('Customers won: 10 of 100 years are below');
  expect(page).toContain(method);
  expect(page).toContain('+0.10 to +0.70');
});
