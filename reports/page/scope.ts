import type { StudySummary } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';

/** What the simulated market contains and what it leaves out, in the summary's own words. */
export function scopeSection({ scope, warnings, currency }: StudySummary): Html {
  const { shocks = [] } = scope;
  const list = (items: readonly string[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  return html`<section id="scope"><h2>What this study can and cannot say</h2>
    ${warnings.length > 0 && html`<div class="warnings" role="note"><h3>Mind</h3>${list(warnings)}</div>`}
    <div class="scope">
      <div class="scope-out"><h3>Not simulated, so no verdict</h3>${list(scope.excluded)}</div>
      <div class="scope-in"><h3>Simulated</h3>${list(scope.included)}
      ${shocks.length > 0 && html`<h3>Shocks, the same under every plan</h3>${list(shocks)}`}
      <p class="quiet">All amounts in ${currency}, without VAT.</p></div>
    </div></section>`;
}
