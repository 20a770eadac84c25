import type { StudySummary } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import { matchSentences } from '../match-words.ts';
import { countOf, formatLevel, formatNumber } from '../numbers.ts';
import { precisionSentences } from '../precision-words.ts';
import { spreadOfYears } from '../words.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

/** The three kinds of uncertainty, each by itself: noise, luck, ignorance. */
export function howSureSection({ index, marks }: PageContext): Html {
  const { summary, headlines, alternatives } = index;
  const verdicts = alternatives.flatMap(({ name }) =>
    headlines.flatMap(({ id }) => index.estimate(name, id)?.difference?.verdict ?? []),
  );
  const open = verdicts.filter((verdict) => verdict === 'not enough evidence').length;
  const luck = headlines.find(({ better }) => better !== 'neither');
  const years = luck
    ? alternatives.flatMap(({ name }) => {
        const estimate = index.estimate(name, luck.id);
        if (!estimate?.difference) return [];
        const spread = spreadOfYears(luck, estimate.difference);
        return html`<li>${planName(marks, name)} <b>${estimate.difference.yearsBetter} of ${estimate.n}</b>${spread && html` <small>${spread}</small>`}</li>`;
      })
    : [];
  const hasSpread = alternatives.some(({ name }) => {
    const difference = luck && index.estimate(name, luck.id)?.difference;
    return difference && spreadOfYears(luck, difference) !== '';
  });
  const between = hasSpread ? ', with eight differences of ten between' : '';
  return html`<section id="sure"><h2>How sure</h2><div class="three">
    <div><h3>Noise</h3><p>Are there enough simulated years? ${formatNumber(summary.replications, 0)} were simulated for every plan, each plan with the same customers.
      The ${countOf(verdicts.length, 'headline difference')} ${verdicts.length === 1 ? 'holds' : 'hold together'} with ${formatLevel(summary.level)} confidence.
      ${open === 0 ? 'All of them are settled.' : `${countOf(open, 'of them is', 'of them are')} not settled: more simulated years would narrow ${open === 1 ? 'its interval' : 'their intervals'}.`}</p>${[...precisionSentences(summary), ...matchSentences(index)].map((sentence) => html`<p>${sentence}</p>`)}</div>
    <div><h3>Luck</h3><p>A plan that is better on average can still lose a single year. ${luck ? html`${luck.title} came out better than today in so many years${between}:` : ''}</p>
      <ul class="years">${years}</ul></div>
    <div><h3>Ignorance</h3>${ignorance(summary)}</div>
  </div></section>`;
}

/** In how many worlds it was tried: one, or those of the study's claim. */
function ignorance({ world, claim }: StudySummary): Html {
  const varied = claim?.cases.filter(({ neutral }) => !neutral).length ?? 1;
  if (claim === undefined || varied === 1)
    return html`<p>All of this holds in one simulated world, “${world}”. Its assumptions were not varied in this study, so nothing here says how much they would have to be wrong for a result to flip. Vary the ones you doubt before you decide: a study with a claim runs the plans in every world that you find plausible.</p>`;
  return html`<p>The claim was tried in ${countOf(varied, 'world')} (${claim.over ?? ''}): see <a href="#claim">the claim</a>. Everything below it holds in one of them, “${world}” as it is.</p>`;
}
