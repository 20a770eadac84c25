import type { CaseWord } from '../../sim/study/results/claim-summary.ts';
import { CASE_SIGNS, caseNumbers, claimContrast, claimMethod, claimSentences } from '../claim-words.ts';
import { type Html, html } from '../html.ts';
import { formatNumber } from '../numbers.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

const CASE_CLASSES: Readonly<Record<CaseWord, string>> = {
  'as claimed': 'is-better',
  'the opposite': 'is-worse',
  'no material difference': 'is-same',
  'not enough evidence': 'is-open',
};

/** What became of the study's claim: in words, as a picture, and world by world; null where it claims nothing. */
export function claimSection({ index, marks }: PageContext, figures: readonly Html[]): Html | null {
  const { claim } = index.summary;
  if (claim === undefined) return null;
  const measure = index.measure(claim.measure)!;
  const rows = claim.cases.flatMap(({ title, baseline, neutral, differences }) =>
    differences.map((difference, i) => {
      const [change, range] = caseNumbers(difference, measure);
      const world =
        i === 0 &&
        html`<th scope="rowgroup" rowspan="${differences.length}">${neutral ? html`neutral: ${title}` : title}</th>
        <td data-label="Today" rowspan="${differences.length}">${baseline === null ? '–' : formatNumber(baseline, measure.decimals)}</td>`;
      return html`<tr>${world}<th scope="row">${planName(marks, difference.plan)}</th><td data-label="Difference">${change}</td><td data-label="Interval">${range}</td><td data-label="What it says"><span class="verdict ${CASE_CLASSES[difference.word]}"><span aria-hidden="true">${CASE_SIGNS[difference.word]}</span> ${difference.word}</span></td></tr>`;
    }),
  );
  const axis = claim.over ?? 'World';
  return html`<section id="claim"><h2>The claim: ${claim.says}</h2>
    <p>${claimContrast(index, claim)}</p>
    ${claimSentences(index, claim).map((sentence) => html`<p>${sentence}</p>`)}
    ${figures.length > 0 && html`<div class="wide">${figures}</div>`}
    <div class="scroller" tabindex="0" role="region" aria-label="The claim, world by world"><table class="numbers stacks"><caption class="unseen">The claim, world by world</caption>
    <thead><tr><th scope="col">${axis}</th><th scope="col">Today, ${measure.unit}</th><th scope="col">Plan</th><th scope="col">Difference</th><th scope="col">Interval</th><th scope="col">What it says</th></tr></thead><tbody>${rows}</tbody></table></div>
    <p class="quiet">${claimMethod(claim)} “As claimed” means beyond the margin in the direction of the claim. The worlds are assumptions about what is plausible; each stands for the part of the range that is nearer to it than to the others, which is no probability.</p></section>`;
}
