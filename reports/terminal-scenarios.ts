import { decimalsOfDifference, formatNumber, formatSigned } from './numbers.ts';
import { hasScenarios, type SummaryIndex, scenariosOf } from './summary-index.ts';
import { coloured, type Look, nameCell, plainTable, signedLines, widthsFor } from './terminal-columns.ts';
import { signOf } from './words.ts';
import { wrapText } from './wrap-name.ts';

const SCENARIO_WIDTH = 22;
const TODAY_WIDTH = 9;
/** Narrower than this, a plan's column cannot hold its difference. */
const LEAST_PLAN_WIDTH = 10;

/** Scenario x plan for the first headline that was kept by scenario; empty when there is no room or none. */
export function scenarioTable(index: SummaryIndex, { colours, width }: Look): string {
  const { baseline, alternatives } = index;
  const measure = index.headlines.find(({ id }) => hasScenarios(index, id));
  if (!measure || alternatives.length === 0) return '';
  const rows = scenariosOf(index, measure.id).map((scenario) => {
    const today = index.estimate(baseline.name, measure.id, scenario)?.mean ?? null;
    return { scenario, today: today === null ? '–' : formatNumber(today, measure.decimals) };
  });
  const [todayWidth] = widthsFor(
    [TODAY_WIDTH],
    rows.map(({ today }) => [today]),
  ) as [number];
  const planWidth = Math.min(15, Math.floor((width - SCENARIO_WIDTH - todayWidth) / alternatives.length));
  if (planWidth < LEAST_PLAN_WIDTH) return '';
  const table = plainTable(
    [SCENARIO_WIDTH, todayWidth, ...alternatives.map(() => planWidth)],
    ['left', 'right', ...alternatives.map(() => 'right' as const)],
  );
  const heads = alternatives.map(({ title }) => wrapText(title, planWidth - 2).join('\n'));
  table.push(['', 'today', ...heads].map((head) => colours.dim(head)));
  for (const { scenario, today } of rows) {
    const cells = alternatives.map(({ name }) => {
      const difference = index.estimate(name, measure.id, scenario)?.difference;
      if (!difference) return '–';
      const decimals = decimalsOfDifference(measure.decimals, difference.interval);
      const { verdict } = difference;
      const cell = `${formatSigned(difference.mean, decimals)} ${signOf(difference)}`;
      return coloured(verdict, signedLines(cell, planWidth - 1), colours);
    });
    table.push([nameCell(index.titleOf(scenario), SCENARIO_WIDTH), today, ...cells]);
  }
  const head = `${colours.bold(measure.title)} by scenario: differences, ${measure.unit} ${colours.dim('(single scenarios are exploratory)')}`;
  return `${head}\n${table.toString()}`;
}
