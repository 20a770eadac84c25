import { describe, expect, test } from 'vitest';
import { chartsOf, drawChart } from '../../reports/chart.ts';
import { renderPage } from '../../reports/page.ts';
import { makeFixture } from './fixture.ts';

const { summary, replications } = makeFixture(20);
const charts = chartsOf({ summary, replications });

describe('charts on their own', () => {
  test('are those of the report, in its order', async () => {
    const page = await renderPage({ summary, replications, command: 'fairlead run' });
    const onPage = [...page.matchAll(/<figure id="([\w-]+)"/g)].map(([, id]) => id);
    expect(charts.map(({ id }) => id)).toEqual(onPage);
  });

  test.each(charts.map((chart) => [chart.id, chart] as const))(
    '%s is an SVG on white that needs nothing else',
    async (_, chart) => {
      const svg = await drawChart(chart);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* viewBox="[\d .]+"/);
      expect(svg).toMatch(/<rect width="\d+(\.\d+)?" height="\d+(\.\d+)?" fill="#ffffff"/);
      expect(svg).toMatch(/^<svg [^>]*><title>[^<]{20,}<\/title>/);
      expect(svg).not.toMatch(/NaN|href=|url\(|<g [^>]*role=/);
    },
  );
});
