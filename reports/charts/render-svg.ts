import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/**
 * Draws a chart without a browser. The same spec and width give the same bytes on every machine: text widths are
 * estimated, not measured, and nothing in our specs draws at random.
 *
 * @param spec a chart of this folder
 * @param width in pixels; takes the place of the width of the container
 */
export async function renderSvg(spec: TopLevelSpec, width: number): Promise<string> {
  const sized = { ...spec, width, autosize: { type: 'fit-x', contains: 'padding' } } as TopLevelSpec;
  const view = new View(parse(compile(sized).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
