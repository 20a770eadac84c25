import type { TopLevelSpec } from 'vega-lite';
import { renderSvg } from '../charts/render-svg.ts';
import { type Html, html, trusted } from '../html.ts';

/** A chart with the words around it. */
export interface Figure {
  /** Unique on the page; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** How to read it. */
  readonly caption: string;
  /** What a person who cannot see it should know. */
  readonly alternative: string;
  readonly spec: TopLevelSpec;
  /** Width of the still picture in pixels. */
  readonly width: number;
}

/**
 * Puts a chart on the page as a still picture, which the script replaces by one that fits the width and answers
 * the pointer. Without a script, and on paper, the still picture stays.
 */
export async function figureHtml({ id, title, caption, alternative, spec, width }: Figure): Promise<Html> {
  const svg = await renderSvg(spec, width);
  return html`<figure id="${id}" class="figure"><figcaption><b>${title}</b>${caption !== '' && html` <span>${caption}</span>`}</figcaption>
    <div class="chart" role="img" aria-label="${alternative}"><div class="still">${trusted(svg)}</div><div class="live" hidden></div></div></figure>`;
}
