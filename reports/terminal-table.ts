import Table from 'cli-table3';
import pc from 'picocolors';
import type { MeasureInfo, StudySummary, Verdict } from '../sim/study/summary.ts';
import {
  countOf,
  decimalsOfDifference,
  formatLevel,
  formatNumber,
  formatRange,
  formatSigned,
} from './numbers.ts';
import { indexSummary, type SummaryIndex } from './summary-index.ts';
import { marginWords, VERDICT_SIGNS } from './words.ts';
import { wrapName, wrapText } from './wrap-name.ts';

/** How wide the comparison may become, however wide the terminal. */
const MOST_COLUMNS = 100;
/** Plan, level, difference, interval, verdict, years better. */
const WIDTHS = [34, 9, 10, 20, 27] as const;
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

/** What the terminal shows when a study is done. */
export interface TerminalReport {
  readonly summary: StudySummary;
  /** Where the page was written, as the reader would type it. */
  readonly reportPath: string;
  /** Escape codes for colours; not into a file, a pipe, or where NO_COLOR is set. */
  readonly colour: boolean;
}

/**
 * The comparison of a study's plans for the terminal, at most 100 columns wide: every headline measure with the
 * difference of each plan, its interval and its verdict, then scenario x plan for the first headline, then what to
 * do next.
 *
 * @throws RangeError when the summary names no baseline
 */
export function terminalReport({ summary, reportPath, colour }: TerminalReport): string {
  const index = indexSummary(summary);
  const colours = pc.createColors(colour);
  const { baseline, alternatives, headlines } = index;
  const confidence = `headline intervals hold together with ${formatLevel(summary.level)} confidence`;
  const what = `${countOf(alternatives.length, 'plan')} against “${baseline.title}”, ${countOf(
    summary.replications,
    'simulated year',
  )} each; ${confidence}.`;
  const next = `Next: open ${reportPath} for the reasons, the charts, the scenarios and what this cannot say.`;
  const parts = [
    `${colours.bold(summary.title)}\n${paragraph(what)}`,
    ...headlines.map((measure) => measureTable(index, measure, colours)),
    scenarioTable(index, colours),
    summary.warnings.map((warning) => colours.yellow(paragraph(`! ${warning}`))).join('\n'),
    colours.bold(paragraph(next)),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return `${text.replace(/ +$/gm, '')}\n`;
}

function paragraph(text: string): string {
  return wrapText(text, MOST_COLUMNS).join('\n');
}

type Colours = ReturnType<typeof pc.createColors>;

function measureTable(index: SummaryIndex, measure: MeasureInfo, colours: Colours): string {
  const { baseline, alternatives } = index;
  const today = index.estimate(baseline.name, measure.id)?.mean ?? null;
  const direction = measure.better === 'neither' ? 'no good direction' : `${measure.better} is better`;
  const head = `${colours.bold(measure.title)}, ${measure.unit} ${colours.dim(`(${direction}, ${marginWords(measure)})`)}`;
  const table = plainTable([...WIDTHS], ['left', 'right', 'right', 'right', 'left']);
  table.push([
    nameCell(baseline.title, WIDTHS[0]),
    today === null ? '–' : formatNumber(today, measure.decimals),
    colours.dim('today'),
    '',
    '',
  ]);
  for (const { name, title } of alternatives) {
    const estimate = index.estimate(name, measure.id);
    if (!estimate?.difference) continue;
    const { mean, interval, verdict } = estimate.difference;
    const decimals = decimalsOfDifference(measure.decimals, interval);
    table.push([
      nameCell(title, WIDTHS[0]),
      estimate.mean === null ? '–' : formatNumber(estimate.mean, measure.decimals),
      formatSigned(mean, decimals),
      interval ? formatRange(interval, decimals) : '–',
      `  ${coloured(verdict, `${VERDICT_SIGNS[verdict]} ${verdict}`, colours)}`,
    ]);
  }
  return `${head}\n${table.toString()}`;
}

/** Scenario x plan for the first headline that was kept by scenario; empty when there is no room or none. */
function scenarioTable(index: SummaryIndex, colours: Colours): string {
  const { baseline, alternatives } = index;
  const rowsOf = ({ id }: MeasureInfo) =>
    index.scenarios.filter((scenario) => index.estimate(baseline.name, id, scenario));
  const measure = index.headlines.find((each) => rowsOf(each).length > 1);
  const width = Math.min(15, Math.floor((MOST_COLUMNS - SCENARIO_WIDTH - TODAY_WIDTH) / alternatives.length));
  if (!measure || width < LEAST_PLAN_WIDTH) return '';
  const table = plainTable(
    [SCENARIO_WIDTH, TODAY_WIDTH, ...alternatives.map(() => width)],
    ['left', 'right', ...alternatives.map(() => 'right' as const)],
  );
  const heads = alternatives.map(({ title }) => wrapName(title, width - 2).join('\n'));
  table.push(['', 'today', ...heads].map((head) => colours.dim(head)));
  for (const scenario of rowsOf(measure)) {
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
      nameCell(scenario, SCENARIO_WIDTH),
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
