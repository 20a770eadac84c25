import { EVERYTHING } from '../measure/layout.ts';
import { pairedRatioDifference } from '../stats/paired-ratio-difference.ts';
import { type Verdict, verdictOf } from '../stats/verdict.ts';
import { rowSample } from '../study/compare/row-sample.ts';
import { rowName } from '../study/compile/rows.ts';
import type { MeasureInfo, RowKey } from '../study/results/estimate.ts';
import type { VersionRows } from './answer-question.ts';

/** What a change does to one row, in the unit of its measure. Exploratory: each interval holds alone. */
export interface RowEffect {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  /** Empty for the whole market. */
  readonly where: string;
  /** The same in the words of the study and its world: `Shenzhen`. */
  readonly whereTitle: string;
  /** New less old. */
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
  readonly verdict: Verdict;
}

/** Effects on the headline measures over the whole market, and on the parts of it that clearly gain or lose. */
export interface PlanEffects {
  readonly whole: readonly RowEffect[];
  /** Beyond what matters, by the whole interval. */
  readonly gain: readonly RowEffect[];
  readonly lose: readonly RowEffect[];
}

/** Who wins and who loses by a change: headline measures by kind of partner, region, source, product and scenario. */
export function planEffects(
  before: VersionRows,
  now: VersionRows,
  measures: readonly MeasureInfo[],
  titles: Readonly<Record<string, string>> = {},
): PlanEffects {
  const rows = headlineEffects(before, now, measures).map((row) => ({
    ...row,
    whereTitle: whereInWords(row.where, titles),
  }));
  const parts = rows.filter(({ where }) => where !== '');
  return {
    whole: rows.filter(({ where }) => where === ''),
    gain: parts.filter(({ verdict }) => verdict === 'better'),
    lose: parts.filter(({ verdict }) => verdict === 'worse'),
  };
}

const LEVEL = 0.95;

function headlineEffects(
  before: VersionRows,
  now: VersionRows,
  measures: readonly MeasureInfo[],
): Omit<RowEffect, 'whereTitle'>[] {
  const headlines = new Map(measures.filter(({ headline }) => headline).map((each) => [each.id, each]));
  const places = new Map(before.layout.keys.map((row, i) => [rowName(row), i]));
  const n = Math.min(before.rows.length, now.rows.length);
  return now.layout.keys.flatMap((row, i): Omit<RowEffect, 'whereTitle'>[] => {
    const measure = headlines.get(row.measure);
    const was = places.get(rowName(row));
    if (measure === undefined || was === undefined) return [];
    const difference = pairedRatioDifference(
      rowSample(now.rows.slice(0, n), now.layout, i),
      rowSample(before.rows.slice(0, n), before.layout, was),
      LEVEL,
    );
    if (difference === null) return [];
    const { scale, better, material, title, unit, decimals } = measure;
    const [lo, hi] = [scale * difference.lo, scale * difference.hi];
    const verdict = verdictOf({ lo, hi }, better, material, n);
    const shown = { measure: measure.id, title, unit, decimals, where: whereOf(row) };
    return [{ ...shown, difference: scale * difference.estimate, lo, hi, verdict }];
  });
}

/**
 * A part of the market as people call it: its title, or its name where it has none.
 *
 * @param titles by such as `region=Shenzhen`, as the study and its world give them
 */
export function whereInWords(where: string, titles: Readonly<Record<string, string>>): string {
  return titles[where] ?? where.replace(/^[a-z]+=/, '');
}

function whereOf({ scenario, slice }: RowKey): string {
  if (slice !== '') return slice;
  return scenario === EVERYTHING ? '' : scenario;
}
