import type { Estimate, MeasureInfo } from '../../sim/study/summary.ts';
import { type Html, html } from '../html.ts';
import { decimalsOfDifference, formatNumber, formatRange, formatSigned } from '../numbers.ts';
import type { SummaryIndex } from '../summary-index.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

const ARCHETYPE = 'archetype=';

/** Which kinds of partner lose or gain under each plan, by the headline measures that are kept by kind. */
export function losersSection({ index, marks }: PageContext): Html | null {
  const measure = index.headlines.find(
    ({ id, better }) => better !== 'neither' && index.slices(id).some((slice) => slice.startsWith(ARCHETYPE)),
  );
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

interface Kind {
  readonly kind: string;
  readonly verdict: string;
  readonly words: string;
  readonly change: number;
}

function kindsUnder(index: SummaryIndex, plan: string, measure: MeasureInfo): Kind[] {
  return index
    .slices(measure.id)
    .filter((slice) => slice.startsWith(ARCHETYPE))
    .flatMap((slice) => {
      const estimate = index.estimate(plan, measure.id, undefined, slice);
      const today = index.estimate(index.baseline.name, measure.id, undefined, slice);
      if (!estimate?.difference) return [];
      return {
        kind: index.titleOf(slice),
        verdict: estimate.difference.verdict,
        words: changeWords(measure, estimate, today),
        change: estimate.difference.mean,
      };
    })
    .sort((a, b) => a.change - b.change);
}

function changeWords(
  measure: MeasureInfo,
  { mean, difference }: Estimate,
  today: Estimate | undefined,
): string {
  const decimals = decimalsOfDifference(measure.decimals, difference!.interval);
  const range = difference!.interval ? ` (${formatRange(difference!.interval, decimals)})` : '';
  const levels =
    mean === null || today?.mean == null
      ? ''
      : `, ${formatNumber(today.mean, measure.decimals)} → ${formatNumber(mean, measure.decimals)}`;
  return `${formatSigned(difference!.mean, decimals)}${range}${levels}`;
}

function kindList(kinds: readonly Kind[], verdict: 'better' | 'worse', none: string): Html {
  const chosen = kinds.filter((kind) => kind.verdict === verdict);
  if (chosen.length === 0) return html`<span class="quiet">${none}</span>`;
  return html`<ul class="kinds">${chosen.map(({ kind, words }) => html`<li><b>${kind}</b> ${words}</li>`)}</ul>`;
}
