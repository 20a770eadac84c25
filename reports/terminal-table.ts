import pc from 'picocolors';
import type { MeasureInfo } from '../sim/study/results/estimate.ts';
import type { StudySummary } from '../sim/study/results/summary.ts';
import { CASE_SIGNS, caseNumbers, claimContrast, claimSentences } from './claim-words.ts';
import { matchSentences } from './match-words.ts';
import {
  countOf,
  decimalsOfDifference,
  formatLevel,
  formatNumber,
  formatRange,
  formatSigned,
} from './numbers.ts';
import { precisionSentences } from './precision-words.ts';
import { selectionSentences } from './selection-words.ts';
import { headlineMethod, indexSummary, type SummaryIndex } from './summary-index.ts';
import { coloured, type Look, nameCell, plainTable, rangeLines, widthsFor } from './terminal-columns.ts';
import { scenarioTable } from './terminal-scenarios.ts';
import { luckInShort, marginWords, signOf } from './words.ts';
import { wrapName, wrapText } from './wrap-name.ts';

/** How wide the comparison may become, however wide the terminal. */
const MOST_COLUMNS = 100;
const LEAST_COLUMNS = 80;
const RANGE_WIDTH = 18;
/** Level, difference and interval, or more where numbers are longer; the plan's name takes what the verdict leaves. */
const NUMBER_WIDTHS = [9, 9, RANGE_WIDTH] as const;
const VERDICT_WIDTH = 26;
/** Narrower than this, a name stands in a line of its own. */
const LEAST_NAME_WIDTH = 18;
const PLAN_OF_CLAIM_WIDTH = 25;

/** How the comparison is shown. */
export interface TableOptions {
  /** Escape codes for colours; not into a file, a pipe, or where NO_COLOR is set. */
  readonly colour: boolean;
  /** Columns of the terminal, 80 or more; what is above 100 stays empty. */
  readonly width?: number;
  /** Where the page was written, as the reader would type it; with it comes a line of what to do next. */
  readonly reportPath?: string;
}

/**
 * The comparison of a study's plans for the terminal: every headline measure with the difference of each plan, its
 * interval and its verdict, then scenario x plan for the first headline, then what to do next.
 *
 * @throws RangeError when the summary names no baseline
 */
export function renderTable(summary: StudySummary, options: TableOptions): string {
  const index = indexSummary(summary);
  const look: Look = {
    colours: pc.createColors(options.colour),
    width: Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, options.width ?? MOST_COLUMNS)),
  };
  const { baseline, alternatives, headlines } = index;
  const how = headlineMethod(index);
  const confidence = `headline intervals hold together with ${formatLevel(summary.level)} confidence${how === null ? '' : ` (${how})`}`;
  const alone = `“${baseline.title}” alone, ${countOf(summary.replications, 'simulated year')}; there is nothing to compare it with.`;
  const compared = `${countOf(alternatives.length, 'plan')} against “${baseline.title}”, ${countOf(
    summary.replications,
    'simulated year',
  )} each; ${confidence}.`;
  const what = alternatives.length === 0 ? alone : compared;
  const { colours, width } = look;
  const paragraph = (text: string) => wrapText(text, width).join('\n');
  const next = `Next: open ${options.reportPath} for charts, scenarios, rules, and what this cannot say.`;
  const parts = [
    `${colours.bold(summary.title)}\n${paragraph(what)}`,
    matchSentences(index).map(paragraph).join('\n'),
    claimPart(index, look),
    ...headlines.map((measure) => measureTable(index, measure, look)),
    scenarioTable(index, look),
    selectionSentences(index).map(paragraph).join('\n'),
    precisionSentences(summary).map(paragraph).join('\n'),
    summary.warnings.map((warning) => colours.yellow(paragraph(`! ${warning}`))).join('\n'),
    options.reportPath === undefined ? '' : colours.bold(paragraph(next)),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return `${text.replace(/ +$/gm, '')}\n`;
}

function measureTable(index: SummaryIndex, measure: MeasureInfo, { colours, width }: Look): string {
  const { baseline, alternatives } = index;
  const today = index.estimate(baseline.name, measure.id)?.mean ?? null;
  const direction = measure.better === 'neither' ? 'no good direction' : `${measure.better} is better`;
  const head = `${colours.bold(measure.title)}, ${measure.unit} ${colours.dim(`(${direction}, ${marginWords(measure)})`)}`;
  const shown = alternatives.flatMap(({ name, title }) => {
    const estimate = index.estimate(name, measure.id);
    if (!estimate?.difference) return [];
    const { difference } = estimate;
    const { mean, interval, verdict, says = verdict } = difference;
    const decimals = decimalsOfDifference(measure.decimals, interval);
    const numbers = [
      estimate.mean === null ? '–' : formatNumber(estimate.mean, measure.decimals),
      formatSigned(mean, decimals),
      interval ? rangeLines(formatRange(interval, decimals), RANGE_WIDTH - 1) : '–',
    ];
    const told = ` ${coloured(verdict, `${signOf(difference)} ${says}`, colours)}`;
    return [{ title, numbers, told, luck: luckInShort(measure, estimate) }];
  });
  const now = today === null ? '–' : formatNumber(today, measure.decimals);
  const widths = widthsFor(NUMBER_WIDTHS, [[now], ...shown.map(({ numbers }) => numbers)]);
  const nameWidth = width - [...widths, VERDICT_WIDTH].reduce((sum, each) => sum + each, 0);
  const table = plainTable(
    [nameWidth, ...widths, VERDICT_WIDTH],
    ['left', 'right', 'right', 'right', 'left'],
  );
  const pushRow = (title: string, cells: readonly string[]) => {
    if (nameWidth >= LEAST_NAME_WIDTH) return table.push([nameCell(title, nameWidth), ...cells]);
    table.push([{ colSpan: widths.length + 2, content: nameCell(title, width) }]);
    return table.push(['', ...cells]);
  };
  pushRow(baseline.title, [now, colours.dim('today'), '', '']);
  for (const { title, numbers, told, luck } of shown) {
    pushRow(title, [...numbers, told]);
    if (luck !== '') table.push([{ colSpan: widths.length + 2, content: colours.dim(`    ${luck}`) }]);
  }
  return `${head}\n${table.toString()}`;
}

/** What became of the study's claim, and world by world; empty where it claims nothing. */
function claimPart(index: SummaryIndex, { colours, width }: Look): string {
  const { claim } = index.summary;
  if (claim === undefined) return '';
  const measure = index.measure(claim.measure)!;
  const rows = claim.cases.flatMap(({ title, neutral, differences }) =>
    differences.map((difference, i) => {
      const [change, range] = caseNumbers(difference, measure);
      return {
        world: i > 0 ? '' : neutral ? `neutral: ${title}` : title,
        plan: index.alternatives[i]?.title ?? difference.plan,
        numbers: [change, rangeLines(range, RANGE_WIDTH - 1)],
        told: ` ${CASE_SIGNS[difference.word]} ${difference.word}`,
      };
    }),
  );
  const numberWidths = widthsFor(
    NUMBER_WIDTHS.slice(1),
    rows.map(({ numbers }) => numbers),
  );
  const left = width - [...numberWidths, VERDICT_WIDTH].reduce((sum, each) => sum + each, 0);
  const worldWidth = Math.max(Math.floor(left / 3), left - PLAN_OF_CLAIM_WIDTH);
  const planWidth = left - worldWidth;
  const widths = [worldWidth, planWidth, ...numberWidths, VERDICT_WIDTH];
  const table = plainTable(widths, ['left', 'left', 'right', 'right', 'left']);
  for (const { world, plan, numbers, told } of rows) {
    const named = world === '' ? '' : nameCell(world, worldWidth);
    table.push([named, wrapName(plan, planWidth - 2).join('\n'), ...numbers, told]);
  }
  const words = [claimContrast(index, claim), ...claimSentences(index, claim)];
  return [
    `${colours.bold(`Claim ${claim.name}`)}: ${claim.says}`,
    wrapText(words.join(' '), width).join('\n'),
    colours.dim(`  ${claim.over ?? 'World'}`),
    table.toString(),
  ].join('\n');
}
