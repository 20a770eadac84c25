import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, answerQuestion, type VersionRows } from '../../sim/check/answer-question.ts';
import { compareStudy } from '../../sim/check/compare-study.ts';
import { questionsOf } from '../../sim/check/gate-questions.ts';
import { ratioOfSums } from '../../sim/stats/ratio-of-sums.ts';
import { rowSample, wholeMarketRow } from '../../sim/study/compare/row-sample.ts';
import { studyLayout } from '../../sim/study/compile/study-layout.ts';
import { inlineExecutor } from '../../sim/study/execute/inline-executor.ts';
import { replicate } from '../../sim/study/execute/replicate.ts';
import { simulateReplication } from '../../sim/study/execute/simulate.ts';
import { measureInfos } from '../../sim/study/results/measure-info.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../study/memory-library.ts';

/**
 * 40 checks of one change on the tiny world, each on leads of its own, up to 80 replications. The true loss is taken
 * from all of them together. Seeds were fixed before the first run.
 */
const CHECKS = 40;
const REPLICATIONS = 80;
const POLICY = 'scenarios/policies/of-a-test.yaml';

const paying = (rate: string) => `extends: reclaim.yaml
policy: of-a-test
settlement:
  commission:
    mode: marginal
    per: { who: partner, period: month }
    steps: [{ from: 0 CNY, rate: ${rate} }]
    paid: 30d after period
`;

const runs: { before: VersionRows; now: VersionRows; answer: (margin: number) => Answer }[] = [];

beforeAll(async () => {
  for (let i = 0; i < CHECKS; i++) {
    const study = tinyStudy({
      policies: '[first-claim, of-a-test]',
      seed: `real check ${i}`,
      cohort_until: '2027-02-01',
    });
    const version = (rate: string) => libraryWith({ [STUDY_PATH]: study, [POLICY]: paying(rate) });
    const comparison = compareStudy(STUDY_PATH, { base: version('10%'), head: version('4%') })!;
    const [pair] = comparison.pairs;
    const [compiled] = comparison.sides;
    const layout = studyLayout(compiled);
    const rows = await replicate({
      executor: inlineExecutor(simulateReplication, compiled),
      layout,
      plans: compiled.plans.map(({ name }) => ({ name, key: name })),
      replications: REPLICATIONS,
      store: null,
    });
    const [before, now] = [pair.before, pair.now].map(({ plan }) => ({
      compiled,
      layout,
      plan,
      rows: rows[plan],
    }));
    const measures = measureInfos(comparison.loaded.study.value, 'CNY', []);
    const answer = (margin: number) => {
      const document = {
        gate: 'profit',
        measure: 'partner-profit',
        of: 'mean',
        worse_by_at_most: margin,
      } as const;
      const gate = { strength: 'must', document } as const;
      const [question] = questionsOf([gate], pair, { before: layout, now: layout }, measures);
      return answerQuestion(question, before, now, { pass: 0.05, fail: 0.05 });
    };
    runs.push({ before, now, answer });
  }
}, 900_000);

/** Loss of all checks together, CNY per partner-month. */
function trueLoss(): number {
  const pooled = (pick: (run: (typeof runs)[number]) => VersionRows) => {
    const samples = runs
      .map(pick)
      .map(({ rows, layout }) => rowSample(rows, layout, wholeMarketRow(layout, 'partner-profit')));
    return ratioOfSums({
      numerators: samples.flatMap(({ numerators }) => numerators),
      denominators: samples.flatMap(({ denominators }) => denominators),
    })!;
  };
  return (pooled(({ before }) => before) - pooled(({ now }) => now)) / 100;
}

describe('40 checks of a lower commission', () => {
  test('a margin of the true loss fails, and passes, in at most 5 %, + 2 standard errors', () => {
    const margin = trueLoss();
    const verdicts = runs.map(({ answer }) => answer(margin).verdict);
    const share = (verdict: string) => verdicts.filter((each) => each === verdict).length / CHECKS;
    console.info(`loss ${margin.toFixed(1)}: ${share('fail')} failed, ${share('pass')} passed`);
    const allowed = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / CHECKS);
    expect(share('fail')).toBeLessThanOrEqual(allowed);
    expect(share('pass')).toBeLessThanOrEqual(allowed);
  });

  test('a margin of half the true loss fails in at least 90 %, and one of twice passes', () => {
    const loss = trueLoss();
    const share = (verdict: string, margin: number) =>
      runs.filter(({ answer }) => answer(margin).verdict === verdict).length / CHECKS;
    const [failed, passed] = [share('fail', loss / 2), share('pass', 2 * loss)];
    console.info(`half the loss: ${failed} failed; twice: ${passed} passed`);
    expect(failed).toBeGreaterThanOrEqual(0.9);
    expect(passed).toBeGreaterThanOrEqual(0.9);
  });
});
