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

  test('cuts no number short, however large, at any width', () => {
    const times = <T>(value: T): T =>
      (typeof value === 'number'
        ? 98_765 * value
        : value === null || typeof value !== 'object'
          ? value
          : Array.isArray(value)
            ? value
            : Object.fromEntries(
                Object.entries(value).map(([key, each]) =>
                  ['mean', 'lo', 'hi', 'interval', 'difference'].includes(key)
                    ? [key, times(each)]
                    : [key, each],
                ),
              )) as T;
    const large = { ...summary, estimates: summary.estimates.map(times) };
    for (const width of [80, 100]) {
      const text = renderTable(large, { colour: false, width });
      expect(text).not.toMatch(/[0-9+−…]…|[0-9]…/);
      expect(text).toMatch(/ −[0-9]+,[0-9]{3},[0-9]{3} to .*\n.* −[0-9]+,[0-9]{3},[0-9]{3}\n/);
      expect(text).not.toContain('…');
      expect(Math.max(...text.split('\n').map(columnsOf))).toBeLessThanOrEqual(width);
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
