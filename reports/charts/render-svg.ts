import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { NAME_LIMIT } from './theme.ts';

/**
 * Draws a chart without a browser. The same spec and width give the same bytes on every machine: text widths are
 * estimated, not measured, and nothing in our specs draws at random.
 *
 * @param spec a chart of this folder
 * @param width in pixels; takes the place of the width of the container
 */
export async function renderSvg(spec: TopLevelSpec, width: number): Promise<string> {
  // An estimated width is too generous to cut a name by; 0 leaves names whole.
  const params = (spec.params ?? []).map((param) =>
    param.name === NAME_LIMIT.name ? { name: param.name, value: 0 } : param,
  );
  const sized = { ...spec, width, params } as TopLevelSpec;
  const view = new View(parse(compile(sized).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
