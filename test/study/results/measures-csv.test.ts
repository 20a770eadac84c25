import { expect, test } from 'vitest';
import { measuresCsv, withoutGuard } from '../../../sim/study/results/measures-csv.ts';
import { toySummary } from '../toy-study.ts';

test('the table starts with a byte order mark and has one line a plan, scenario, slice and measure', () => {
  const text = measuresCsv(toySummary());
  expect(text.codePointAt(0)).toBe(0xfeff);
  const lines = text.slice(1).split('\r\n');
  expect(lines[0]).toBe(
    'plan,scenario,slice,measure,unit,denominator,mean,lo,hi,n,p10,p90,baseline,difference,difference_lo,' +
      'difference_hi,difference_level,difference_method,correction,verdict,years_better,variance_ratio,' +
      'years_share_better,years_p10,years_p90,equivalence_p,non_inferiority_p,p10_lo,p10_hi,p90_lo,p90_hi,' +
      'level,method,p10_level,p10_method,p90_level,p90_method,equivalence_correction,run',
  );
  expect(lines).toHaveLength(1 + 8 + 1);
  expect(lines.at(-1)).toBe('');
});

test('a plan that was run again on fresh streams has lines of their own', () => {
  const summary = toySummary();
  const again = summary.estimates.filter(({ row }) => row.scenario === 'everything');
  const fresh = { seed: 'fresh', replications: 3, differences: [], constraints: [], estimates: again };
  const selection = {
    goal: 'conversion',
    selected: 'pilot',
    sphericityP: null,
    replicationsNeeded: null,
    candidates: [],
    fresh,
  };
  const lines = measuresCsv({ ...summary, selection })
    .split('\r\n')
    .slice(1, -1);
  expect(lines.filter((line) => line.endsWith(',study'))).toHaveLength(8);
  expect(lines.filter((line) => line.endsWith(',fresh'))).toHaveLength(again.length);
  expect(again.length).toBeGreaterThan(0);
});

test('cells with commas and quotes are quoted, missing ones are empty', () => {
  const lines = measuresCsv(toySummary()).split('\r\n');
  expect(lines[4]).toContain(',"leads, with ""quotes"" and, commas",3.2,');
  expect(lines[3]).toBe(
    'keep,bundle,,conversion,per 100 customers,customers that arrived,25,,,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,study',
  );
});

test.each(['=1+1', '+1', '-plan', '@sum', '\tplan', '＝1'])('a plan called %j is no formula', (name) => {
  const line = measuresCsv(toySummary([name, 'pilot'])).split('\r\n')[1]!;
  expect(line.startsWith(`'${name},`)).toBe(true);
  expect(withoutGuard(`'${name}`)).toBe(name);
});

test('numbers keep their minus sign and ordinary apostrophes stay', () => {
  const lines = measuresCsv(toySummary()).split('\r\n');
  expect(lines[5]).toContain('pilot,everything,,conversion,per 100 customers,customers that arrived,14.33');
  expect(withoutGuard("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
});
