import { type Html, html } from '../html.ts';
import { decimalsOfDifference, formatNumber, formatRange, formatSigned } from '../numbers.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

/** Quantiles of single years that the study asks for, one table a measure and quantile; null where it asks for none. */
export function yearQuantileTables({ index, marks }: PageContext): Html | null {
  const { quantiles = [] } = index.summary;
  if (quantiles.length === 0) return null;
  const groups = new Map<string, typeof quantiles>();
  for (const each of quantiles) {
    const key = `${each.measure} ${each.quantile}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const withoutDifference = (plan: string) =>
    plan === index.summary.plans[0]?.name ? 'compared with' : 'too few years';
  const [first] = quantiles;
  const how = quantiles.find(({ difference }) => difference?.interval)?.difference?.interval?.method;
  const tables = [...groups.values()].map((group) => {
    const { measure: id, quantile } = group[0]!;
    const measure = index.measure(id)!;
    const name = `${measure.title}: ${Number((100 * quantile).toFixed(2))} of 100 years are below`;
    const rows = group.map(({ plan, value, interval, difference }) => {
      const decimals = decimalsOfDifference(measure.decimals, difference?.interval ?? null);
      const limits = (range: { lo: number; hi: number } | null | undefined) =>
        range
          ? `${formatNumber(range.lo, decimalsOfDifference(measure.decimals, range))} to ${formatNumber(range.hi, decimalsOfDifference(measure.decimals, range))}`
          : '–';
      return html`<tr><th scope="row">${planName(marks, plan)}</th><td>${formatNumber(value, measure.decimals)}</td><td>${limits(interval)}</td><td>${
        difference === null ? withoutDifference(plan) : formatSigned(difference.value, decimals)
      }</td><td>${difference?.interval ? formatRange(difference.interval, decimals) : '–'}</td></tr>`;
    });
    return html`<h3>${name}</h3><div class="scroller" tabindex="0" role="region" aria-label="${name}"><table class="numbers"><caption class="unseen">${name}</caption>
      <thead><tr><th scope="col">Plan</th><th scope="col">Quantile, ${measure.unit}</th><th scope="col">Interval</th><th scope="col">Difference</th><th scope="col">Interval</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  });
  return html`<p class="quiet">Quantiles of ${first!.years} single years. Their intervals come from interpolated order statistics${
    how === undefined ? '' : `, those of differences from ${how}`
  }; each holds by itself.</p>${tables}`;
}
