import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { BUSY_WORLD, busyWith, compiledFrom, type Texts, TODAY } from './tiny-study.ts';

/** What the block of the world says: enough to see each part in half a year. */
const PARTS: Readonly<Record<string, string>> = {
  pull_forward: 'reach: 40d, odds_ratio: 0.8',
  loading: 'handed_back: 80%, after: 30d',
};

/** The block of a world, with some parts switched off; `step_behaviour` for all of it. */
export function stepBlock(off: readonly string[] = []): string {
  const parts = Object.entries(PARTS).map(
    ([name, says]) => `  ${name}: { happens: ${!off.includes(name)}, ${says} }\n`,
  );
  return `step_behaviour:
  happens: ${!off.includes('step_behaviour')}
  reckons: 14d
  discount: 4%
${parts.join('')}`;
}

/** `busy` with partners of whom many are not honest, customers who take their time, and who feel prices. */
const WORLD = BUSY_WORLD.replace(
  'selling: { base_chance: 15% }',
  'selling: { base_chance: 25%, ten_percent_dearer: 0.8 }',
)
  .replace('cycle: { median: 12d }', 'cycle: { median: 30d }')
  .replace('cycle: { median: 18d }', 'cycle: { median: 40d }')
  .replace('gives_up_after: 60d', 'gives_up_after: 120d')
  .replaceAll(', honesty: 20%', ', aims_at_steps: 90%, honesty: 20%');

/** A rebate of a month: retroactive, marginal or flat, about as dear for whoever signs what most do. */
const REBATES = {
  retroactive: 'mode: retroactive, steps: [{ from: 0 CNY, rate: 5% }, { from: 150000 CNY, rate: 10% }]',
  marginal: 'mode: marginal, steps: [{ from: 0 CNY, rate: 5% }, { from: 150000 CNY, rate: 10% }]',
  flat: 'mode: retroactive, steps: [{ from: 0 CNY, rate: 7% }]',
} as const;
export type Rebate = keyof typeof REBATES;

/** Today's rules and a rebate. */
function rebatePolicy(rebate: Rebate): string {
  return `${TODAY.slice(0, TODAY.indexOf('settlement:'))}settlement:
  counted_on: contracts
  basic_discount: { first_order: 25% }
  phased_rebate: { per: { who: partner, period: month }, paid: 30d after period, ${REBATES[rebate]} }
`;
}

const STUDY = `
study: steps
world: busy
running_business: { under: today, for: 8w }
cut_over: { on: 2027-01-04 }
policies: [today, later]
cohort_until: 2027-07-05
follow_up: 20w
`;

/** The documents of the busy study with a rebate; its second plan is under `later`. */
export function stepTexts(block: string, rebate: Rebate = 'retroactive'): Texts {
  return busyWith({
    'worlds/busy.yaml': `${WORLD}${block}`,
    'policies/today.yaml': TODAY,
    'policies/later.yaml': rebatePolicy(rebate).replace('policy: today', 'policy: later'),
    'studies/steps.yaml': STUDY,
  });
}

/** That study. */
export function stepStudy(block: string, rebate: Rebate = 'retroactive'): CompiledStudy {
  return compiledFrom(stepTexts(block, rebate), 'studies/steps.yaml', 'steps');
}
