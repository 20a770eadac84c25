import type { ColumnTable } from 'arquero';
import type { TopLevelSpec } from 'vega-lite';
import type { StudySummary } from '../sim/study/results/summary.ts';
import { renderSvg } from './charts/render-svg.ts';
import { html } from './html.ts';
import type { PageContext } from './page/context.ts';
import type { Figure } from './page/figure.ts';
import {
  archetypeFigures,
  differenceFigures,
  responseFigures,
  tradeOffFigures,
  warmUpFigures,
  yearFigures,
} from './page/figures.ts';
import { planMarks } from './plan-marks.ts';
import { indexSummary } from './summary-index.ts';

/** The results that a chart is drawn from, as `loadResults` gives them. */
export interface ChartInput {
  readonly summary: StudySummary;
  readonly replications: ColumnTable;
}

/** Every chart that the report of a study has, in its order; their ids are the names to ask for. */
export function chartsOf({ summary, replications }: ChartInput): Figure[] {
  const index = indexSummary(summary);
  const context: PageContext = { index, marks: planMarks(summary.plans), replications, command: '' };
  return [
    ...differenceFigures(context),
    ...tradeOffFigures(context),
    ...yearFigures(context),
    ...responseFigures(context),
    ...archetypeFigures(context),
    ...warmUpFigures(context),
  ];
}

/**
 * A chart of the report as an SVG of its own: on white, so that it can be read on a dark page too, and with what the
 * page says of it as its title.
 */
export async function drawChart({ spec, width, alternative }: Figure): Promise<string> {
  const svg = await renderSvg({ ...spec, background: '#ffffff', padding: 12 } as TopLevelSpec, width);
  // The roles of the marks are for pages that let readers walk through them; a picture is read as one.
  return svg
    .replaceAll(/<g [^>]*>/g, (tag) => tag.replaceAll(/ (?:role|aria-[a-z]+)="[^"]*"/g, ''))
    .replace(/^<svg [^>]*>/, (tag) => tag + html`<title>${alternative}</title>`.text);
}
