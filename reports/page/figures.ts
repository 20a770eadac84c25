import { archetypeProfitChart } from '../charts/archetype-profit.ts';
import { claimChart, claimTable } from '../charts/claim.ts';
import { curveTable } from '../charts/curve-table.ts';
import { differenceChart } from '../charts/difference.ts';
import { differenceTable } from '../charts/difference-table.ts';
import { responseChart } from '../charts/response.ts';
import { tradeOff, tradeOffChart } from '../charts/trade-off.ts';
import { welchChart } from '../charts/welch.ts';
import { yearsChart, yearsTable } from '../charts/years.ts';
import { marginWords } from '../words.ts';
import type { PageContext } from './context.ts';
import type { Figure } from './figure.ts';

/** Widths of still pictures: half of the text, and all of it. */
const HALF = 470;
const FULL = 760;

/** Dots and intervals of the headline differences, one figure a measure. */
export function differenceFigures({ index, marks }: PageContext): Figure[] {
  return index.headlines.flatMap((measure) => {
    const table = differenceTable(index, measure.id);
    if (table.numRows() === 0) return [];
    const rows = table.objects() as { title: string; label: string; interval: string; verdict: string }[];
    const { unit, material } = measure;
    return {
      id: `difference-${measure.id}`,
      title: measure.title,
      caption: `${unit}, ${measure.better === 'neither' ? 'no good direction' : `${measure.better} is better`}, ${marginWords(measure)}`,
      alternative: `${measure.title}, difference to today: ${rows
        .map(({ title, label, interval, verdict }) => `${title} ${label}, interval ${interval}, ${verdict}`)
        .join('; ')}.`,
      spec: differenceChart(table, { unit, material, marks }),
      width: HALF,
    };
  });
}

/** The differences of a claim against what is varied; none where its worlds stand on no axis. */
export function claimFigures({ index, marks }: PageContext): Figure[] {
  const { claim } = index.summary;
  const table = claimTable(index);
  if (claim === undefined || table.numRows() === 0) return [];
  const { unit, material, title } = index.measure(claim.measure)!;
  const over = claim.over ?? '';
  const rows = table.objects() as { title: string; at: number; words: string }[];
  return [
    {
      id: 'claim-range',
      title: `${title} over the plausible range`,
      caption: '',
      alternative: `${title}, difference to today against ${over}: ${rows.map((row) => `${row.title} at ${row.at} ${row.words}`).join('; ')}.`,
      spec: claimChart(table, { over, unit, material, marks }),
      width: FULL,
    },
  ];
}

/** How much single years differ, one figure a headline measure. */
export function yearFigures({ index, marks, replications }: PageContext): Figure[] {
  return index.headlines.flatMap((measure) => {
    const table = yearsTable(index, measure.id, replications);
    if (table.numRows() === 0) return [];
    const rows = table.objects() as { title: string; label: string; most80: string }[];
    return {
      id: `years-${measure.id}`,
      title: measure.title,
      caption: `${measure.unit}; at the right, years better than today`,
      alternative: `${measure.title}, difference in single years: ${rows
        .map(
          ({ title, label, most80 }) =>
            `${title}, eight of ten simulated years ${most80}, better in ${label}`,
        )
        .join('; ')}.`,
      spec: yearsChart(table, { unit: measure.unit, marks }),
      width: HALF,
    };
  });
}

/** Conversion against work done twice, and against what partners earn. */
export function tradeOffFigures({ index, marks, replications }: PageContext): Figure[] {
  return ['worked-twice', 'partner-profit'].flatMap((x) => {
    const found = tradeOff(index, { x, y: 'conversion' }, replications);
    if (!found) return [];
    const means = found.means.objects() as { title: string; xWords: string; yWords: string }[];
    return {
      id: `trade-off-${x}`,
      title: `${found.y.title} against ${lowered(found.x.title)}`,
      caption: '',
      alternative: `${found.y.title} and ${lowered(found.x.title)}, differences to today: ${means
        .map(({ title, xWords, yWords }) => `${title} ${yWords} and ${xWords}`)
        .join('; ')}.`,
      spec: tradeOffChart(found, marks),
      width: HALF,
    };
  });
}

/** Share of leads contacted by the hour. */
export function responseFigures({ index, marks }: PageContext): Figure[] {
  const table = curveTable(index.summary, 'response');
  if (table.numRows() === 0) return [];
  const unit = index.measure('contacted-24h')?.unit ?? 'per 100 real leads';
  return [
    {
      id: 'response',
      title: 'How fast enquiries are answered',
      caption: 'Never counts as never, so that a plan cannot look fast by leaving leads alone.',
      alternative:
        'Share of real leads contacted within so many hours, one line a plan. The numbers are in the list of all measures.',
      spec: responseChart(table, { unit, marks }),
      width: FULL,
    },
  ];
}

/** How the business runs in under each plan, where that decided how long it does. */
export function warmUpFigures({ index }: PageContext): Figure[] {
  const { pilot } = index.summary.warmUp;
  if (pilot === undefined) return [];
  const { plans, window, replications } = pilot;
  return [
    {
      id: 'warm-up',
      title: 'How long a business takes to run in',
      caption: `Each plan from an empty start, ${replications} simulated histories that are used for nothing else. Dots are single weeks, lines Welch’s averages of ${2 * window + 1}; the stroke is the warm-up that MSER-5 chose. Only leads in hand are watched, not renewals or trust.`,
      alternative: `Leads in hand over leads that arrive in a week, week by week from an empty start. MSER-5 leaves out at the start: ${plans
        .map(({ plan, cut }) => `${plan} ${cut} weeks`)
        .join(', ')}.`,
      spec: welchChart(pilot, null),
      width: FULL,
    },
  ];
}

/** Partner profit by kind of partner. */
export function archetypeFigures({ index, marks }: PageContext): Figure[] {
  const table = curveTable(index.summary, 'profit-by-archetype');
  if (table.numRows() === 0) return [];
  const measure = index.measure('partner-profit');
  return [
    {
      id: 'profit-by-archetype',
      title: 'What each kind of partner earns',
      caption: 'Dots are means, lines their intervals.',
      alternative: `${measure?.title ?? 'Partner profit'} by kind of partner and plan. The numbers are in the list of all measures.`,
      spec: archetypeProfitChart(table, { unit: measure?.unit ?? index.summary.currency, marks }),
      width: FULL,
    },
  ];
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
