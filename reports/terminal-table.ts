import Table from 'cli-table3';
import pc from 'picocolors';
import type { MeasureInfo, StudySummary, Verdict } from '../sim/study/results/summary.ts';
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
import {
  hasScenarios,
  headlineMethod,
  indexSummary,
  type SummaryIndex,
  scenariosOf,
} from './summary-index.ts';
import { luckInShort, marginWords, VERDICT_SIGNS } from './words.ts';
import { wrapName, wrapText } from './wrap-name.ts';

/** How wide the comparison may become, however wide the terminal. */
const MOST_COLUMNS = 100;
const LEAST_COLUMNS = 80;
/** Level, difference, interval, verdict; the plan's name takes the rest. */
const NUMBER_WIDTHS = [9, 9, 18, 26] as const;
const SCENARIO_WIDTH = 22;
const TODAY_WIDTH = 9;
/** Narrower than this, a plan's column cannot hold its difference. */
const LEAST_PLAN_WIDTH = 10;

/** No frame: space keeps the columns apart, and a line is easily copied. */
const NO_FRAME = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
} as const;

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

type Colours = ReturnType<typeof pc.createColors>;

interface Look {
  readonly colours: Colours;
  readonly width: number;
}

function measureTable(index: SummaryIndex, measure: MeasureInfo, { colours, width }: Look): string {
  const { baseline, alternatives } = index;
  const today = index.estimate(baseline.name, measure.id)?.mean ?? null;
  const direction = measure.better === 'neither' ? 'no good direction' : `${measure.better} is better`;
  const head = `${colours.bold(measure.title)}, ${measure.unit} ${colours.dim(`(${direction}, ${marginWords(measure)})`)}`;
  const nameWidth = width - NUMBER_WIDTHS.reduce((sum, each) => sum + each, 0);
  const table = plainTable([nameWidth, ...NUMBER_WIDTHS], ['left', 'right', 'right', 'right', 'left']);
  table.push([
    nameCell(baseline.title, nameWidth),
    today === null ? '–' : formatNumber(today, measure.decimals),
    colours.dim('today'),
    '',
    '',
  ]);
  for (const { name, title } of alternatives) {
    const estimate = index.estimate(name, measure.id);
    if (!estimate?.difference) continue;
    const { mean, interval, verdict, says = verdict } = estimate.difference;
    const decimals = decimalsOfDifference(measure.decimals, interval);
    table.push([
      nameCell(title, nameWidth),
      estimate.mean === null ? '–' : formatNumber(estimate.mean, measure.decimals),
      formatSigned(mean, decimals),
      interval ? formatRange(interval, decimals) : '–',
      ` ${coloured(verdict, `${VERDICT_SIGNS[verdict]} ${says}`, colours)}`,
    ]);
    const luck = luckInShort(measure, estimate);
    if (luck !== '') table.push([{ colSpan: NUMBER_WIDTHS.length + 1, content: colours.dim(`    ${luck}`) }]);
  }
  return `${head}\n${table.toString()}`;
}

/** What became of the study's claim, and world by world; empty where it claims nothing. */
function claimPart(index: SummaryIndex, { colours, width }: Look): string {
  const { claim } = index.summary;
  if (claim === undefined) return '';
  const measure = index.measure(claim.measure)!;
  const widths = [width - 78, 25, 9, 18, 26];
  const table = plainTable(widths, ['left', 'left', 'right', 'right', 'left']);
  for (const { title, neutral, differences } of claim.cases) {
    for (const [i, difference] of differences.entries()) {
      const world = i > 0 ? '' : nameCell(neutral ? `neutral: ${title}` : title, widths[0]!);
      const plan = wrapName(index.alternatives[i]?.title ?? difference.plan, widths[1]! - 2).join('\n');
      const [change, range] = caseNumbers(difference, measure);
      table.push([world, plan, change, range, ` ${CASE_SIGNS[difference.word]} ${difference.word}`]);
    }
  }
  const words = [claimContrast(index, claim), ...claimSentences(index, claim)];
  return [
    `${colours.bold(`Claim ${claim.name}`)}: ${claim.says}`,
    wrapText(words.join(' '), width).join('\n'),
    colours.dim(`  ${claim.over ?? 'World'}`),
    table.toString(),
  ].join('\n');
}

/** Scenario x plan for the first headline that was kept by scenario; empty when there is no room or none. */
function scenarioTable(index: SummaryIndex, { colours, width }: Look): string {
  const { baseline, alternatives } = index;
  const measure = index.headlines.find(({ id }) => hasScenarios(index, id));
  const planWidth = Math.min(15, Math.floor((width - SCENARIO_WIDTH - TODAY_WIDTH) / alternatives.length));
  if (!measure || alternatives.length === 0 || planWidth < LEAST_PLAN_WIDTH) return '';
  const table = plainTable(
    [SCENARIO_WIDTH, TODAY_WIDTH, ...alternatives.map(() => planWidth)],
    ['left', 'right', ...alternatives.map(() => 'right' as const)],
  );
  const heads = alternatives.map(({ title }) => wrapText(title, planWidth - 2).join('\n'));
  table.push(['', 'today', ...heads].map((head) => colours.dim(head)));
  for (const scenario of scenariosOf(index, measure.id)) {
    const today = index.estimate(baseline.name, measure.id, scenario)?.mean ?? null;
    const cells = alternatives.map(({ name }) => {
      const difference = index.estimate(name, measure.id, scenario)?.difference;
      if (!difference) return '–';
      const decimals = decimalsOfDifference(measure.decimals, difference.interval);
      const { verdict } = difference;
      return coloured(
        verdict,
        `${formatSigned(difference.mean, decimals)} ${VERDICT_SIGNS[verdict]}`,
        colours,
      );
    });
    table.push([
      nameCell(index.titleOf(scenario), SCENARIO_WIDTH),
      today === null ? '–' : formatNumber(today, measure.decimals),
      ...cells,
    ]);
  }
  const head = `${colours.bold(measure.title)} by scenario: differences, ${measure.unit} ${colours.dim('(single scenarios are exploratory)')}`;
  return `${head}\n${table.toString()}`;
}

function plainTable(colWidths: number[], colAligns: ('left' | 'right')[]) {
  return new Table({
    chars: NO_FRAME,
    colWidths,
    colAligns,
    style: { 'padding-left': 0, 'padding-right': 1, head: [], border: [], compact: true },
  });
}

/** A name on as many lines as it needs. */
function nameCell(name: string, width: number): string {
  return wrapName(name, width - 3)
    .map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`))
    .join('\n');
}

function coloured(verdict: Verdict, text: string, colours: Colours): string {
  switch (verdict) {
    case 'better':
      return colours.green(text);
    case 'worse':
      return colours.red(text);
    case 'not enough evidence':
      return colours.yellow(text);
    case 'no material difference':
    case 'no verdict':
      return colours.dim(text);
  }
}
