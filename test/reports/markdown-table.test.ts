import { describe, expect, test } from 'vitest';
import { markdownTable } from '../../reports/markdown-table.ts';
import { makeFixture } from './fixture.ts';

const { summary } = makeFixture(100);

describe('the comparison in Markdown', () => {
  test('reads as it did', async () => {
    await expect(markdownTable(summary)).toMatchFileSnapshot('golden/markdown-table.md');
  });

  test('has as many cells in every line, whatever plans are called', () => {
    const plans = summary.plans.map((plan) => ({ ...plan, title: 'a | b `c` <script>' }));
    const lines = markdownTable({ ...summary, plans })
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const cells = lines.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(cells).size).toBe(1);
    expect(lines.join('\n')).not.toContain('<script>');
  });

  test('says which shocks strike, with nothing of theirs taken for Markdown', () => {
    expect(markdownTable(summary)).not.toContain('Shocks');
    const scope = { ...summary.scope, shocks: ['“a <b> | slump” strikes on 2027-02-01, everywhere.'] };
    expect(markdownTable({ ...summary, scope })).toContain(
      '\nShocks, the same under every plan:\n\n- “a \\<b\\> \\| slump” strikes on 2027-02-01, everywhere.\n',
    );
  });
});
