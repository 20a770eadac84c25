import { type Html, html } from '../html.ts';
import { type Kind, kindsUnder, measureOfKinds } from '../partner-kinds.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

/** Which kinds of partner lose or gain under each plan, by the headline measures that are kept by kind. */
export function losersSection({ index, marks }: PageContext): Html | null {
  const measure = measureOfKinds(index);
  if (!measure || index.alternatives.length === 0) return null;
  const rows = index.alternatives.map(({ name }) => {
    const kinds = kindsUnder(index, name, measure);
    const unsettled = kinds.filter(({ verdict }) => verdict === 'not enough evidence');
    return html`<tr><th scope="row">${planName(marks, name)}</th>
      <td data-label="Loses" class="loses">${kindList(kinds, 'worse', 'nobody beyond the margin')}</td>
      <td data-label="Gains" class="gains">${kindList(kinds, 'better', 'nobody beyond the margin')}</td>
      <td data-label="Not settled">${unsettled.length === 0 ? '–' : unsettled.map(({ kind }) => kind).join(', ')}</td></tr>`;
  });
  return html`<section id="losers"><h2>Who loses, who gains</h2>
    <p>${measure.title} by kind of partner, in ${measure.unit}, against today’s rules. <span class="exploratory">exploratory</span> Each interval holds by itself, not all together.</p>
    <div class="scroller" tabindex="0" role="region" aria-label="Who loses, who gains">
    <table class="stacks"><caption class="unseen">Kinds of partner that lose or gain under each plan</caption><thead><tr><th scope="col">Plan</th><th scope="col">Loses</th><th scope="col">Gains</th><th scope="col">Not settled</th></tr></thead>
    <tbody>${rows}</tbody></table></div></section>`;
}

function kindList(kinds: readonly Kind[], verdict: 'better' | 'worse', none: string): Html {
  const chosen = kinds.filter((kind) => kind.verdict === verdict);
  if (chosen.length === 0) return html`<span class="quiet">${none}</span>`;
  return html`<ul class="kinds">${chosen.map(({ kind, words }) => html`<li><b>${kind}</b> ${words}</li>`)}</ul>`;
}
