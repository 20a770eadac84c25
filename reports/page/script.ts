/**
 * The page's own script: draws every chart at the width of its place, with tooltips. The still picture stays until
 * its chart stands, and for good where scripts do not run.
 *
 * The security policy of the page allows neither `eval` nor style elements made by scripts; hence `ast` (charts are
 * interpreted) and the two switched-off default styles.
 */
export const PAGE_SCRIPT = `'use strict';
const specs = JSON.parse(document.getElementById('chart-specs').textContent);
const options = {
  actions: false,
  ast: true,
  defaultStyle: false,
  mode: 'vega-lite',
  renderer: 'svg',
  tooltip: { disableDefaultStyle: true },
};
async function draw(id, spec) {
  const figure = document.getElementById(id);
  const live = figure.querySelector('.live');
  const still = figure.querySelector('.still');
  live.hidden = false;
  live.style.height = still.offsetHeight + 'px';
  live.style.overflow = 'hidden';
  await vegaEmbed(live, spec, options);
  live.style.height = '';
  live.style.overflow = '';
  figure.classList.add('is-live');
}
(async () => {
  for (const [id, spec] of Object.entries(specs)) await draw(id, spec);
  document.documentElement.classList.add('charts-drawn');
})();`;
