import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The libraries that draw charts in a browser, ready to stand in `<script>` elements, in the order in which they
 * must run. Taken from the installed packages: a page never loads anything.
 */
export function vegaBundle(): string[] {
  return ['vega', 'vega-lite', 'vega-embed'].map((name) => {
    // The packages' export maps hide the browser builds, which lie beside their entry points.
    const folder = dirname(require.resolve(name));
    return forScriptElement(readFileSync(join(folder, `${name}.min.js`), 'utf8'));
  });
}

/** Nothing in a script may end its element, and source maps would be asked for from the disk. */
function forScriptElement(source: string): string {
  return source
    .replace(/\r\n?/g, '\n')
    .replace(/<\/script/gi, '<\\/script')
    .replace(/<!--/g, '<\\!--')
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '')
    .trim();
}
