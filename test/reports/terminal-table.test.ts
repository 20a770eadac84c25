import { describe, expect, test } from 'vitest';
import { renderTable } from '../../reports/terminal-table.ts';
import { columnsOf } from '../../reports/wrap-name.ts';
import { makeFixture } from './fixture.ts';

const { summary } = makeFixture(100);
const table = renderTable(summary, { colour: false, width: 100, reportPath: 'out/pilot/report.html' });

describe('the comparison in the terminal', () => {
  test('reads as it did', async () => {
    await expect(table).toMatchFileSnapshot('golden/terminal-table.txt');
  });

  test.each([80, 100, 200])('fits a terminal of %i columns, and never takes more than 100', (width) => {
    const lines = renderTable(summary, { colour: false, width, reportPath: 'out/pilot/report.html' }).split(
      '\n',
    );
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(Math.min(width, 100));
  });

  test('cuts no verdict and no number short', () => {
    for (const width of [80, 100]) {
      const narrow = renderTable(summary, { colour: false, width });
      for (const verdict of ['✓ better', '✕ worse', '≈ no material difference', '? not enough evidence']) {
        expect(narrow).toContain(verdict);
      }
      expect(narrow).toContain('−775 to −500');
    }
  });

  test('holds escape codes only where colours are wanted', () => {
    const escapes = new RegExp(String.fromCharCode(27));
    expect(table).not.toMatch(escapes);
    expect(renderTable(summary, { colour: true })).toMatch(escapes);
  });

  test('ends with what to do next, where a page was written', () => {
    expect(table.trimEnd().split('\n').at(-1)).toContain('out/pilot/report.html');
    expect(renderTable(summary, { colour: false })).not.toContain('Next:');
  });

  test('one plan alone is shown without a comparison', () => {
    const alone = {
      ...summary,
      plans: summary.plans.slice(0, 1),
      estimates: summary.estimates.filter(({ plan }) => plan === 'keep'),
    };
    const text = renderTable(alone, { colour: false });
    expect(text).toContain('“Keep today: first claim wins” alone');
    expect(text).toContain('4.65');
  });
});
