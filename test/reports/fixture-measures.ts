import type { MeasureInfo } from '../../sim/study/results/estimate.ts';

/** A measure of the fixture with its level under today's rules and how strongly each plan moves it. */
export interface FixtureMeasure {
  readonly info: MeasureInfo;
  /** Level under the baseline, in the unit shown. */
  readonly level: number;
  /** Change by plan in the unit shown; the baseline's is 0. */
  readonly change: Readonly<Record<string, number>>;
  /** Spread of single years around the level, in the unit shown. */
  readonly yearSpread: number;
  /** Whether rows are kept by scenario, source and region, by archetype, or only for the whole. */
  readonly kept: 'by customer' | 'by archetype' | 'for the whole';
}

type Changes = readonly [even: number, reclaim: number, match: number, protect: number, pilot: number];

function measure(
  id: string,
  title: string,
  unit: string,
  shown: { scale: number; better: MeasureInfo['better']; material: number | null; decimals: number },
  level: number,
  [even, reclaim, match, protect, pilot]: Changes,
  more: { headline?: true; kept?: FixtureMeasure['kept']; spread?: number; counted?: [string, string] } = {},
): FixtureMeasure {
  const [numerator, denominator] = more.counted ?? [title.toLowerCase(), 'customers that arrived'];
  return {
    info: { id, title, unit, ...shown, headline: more.headline ?? false, numerator, denominator },
    level,
    change: {
      keep: 0,
      'even-by-region': even,
      reclaim,
      'match-and-reclaim': match,
      'match-and-protect': protect,
      'pilot-then-all': pilot,
    },
    yearSpread: more.spread ?? 0.06 * Math.abs(level),
    kept: more.kept ?? 'by customer',
  };
}

const per100 = (better: MeasureInfo['better'], material: number | null) =>
  ({ scale: 100, better, material, decimals: 2 }) as const;
const money = (better: MeasureInfo['better'], material: number | null) =>
  ({ scale: 0.01, better, material, decimals: 0 }) as const;
const days = (better: MeasureInfo['better'], material: number | null) =>
  ({ scale: 1 / 86_400, better, material, decimals: 1 }) as const;

const LEADS = 'per 100 real leads';
const CUSTOMERS = 'per 100 customers';

export const FIXTURE_MEASURES: readonly FixtureMeasure[] = [
  measure(
    'conversion',
    'Customers won',
    CUSTOMERS,
    per100('higher', 0.2),
    4.62,
    [-0.11, 0.36, 0.81, 0.74, 0.58],
    {
      headline: true,
      counted: ['customers that bought at least once', 'customers that arrived'],
    },
  ),
  measure(
    'worked-twice',
    'Worked twice',
    CUSTOMERS,
    per100('lower', 0.5),
    9.4,
    [-3.1, 0.28, -2.2, -4.6, -3.4],
    {
      headline: true,
      counted: [
        'needs on which two parties spent hours while both files were open',
        'customers that arrived',
      ],
    },
  ),
  measure(
    'partner-profit',
    'Partner profit',
    'CNY per partner-month',
    money('higher', 200),
    3_180,
    [-640, 55, 420, 610, 380],
    {
      headline: true,
      kept: 'by archetype',
      counted: ['profit of partners on cohort customers', 'partner-months'],
    },
  ),
  measure(
    'hq-contribution',
    'HQ contribution',
    'CNY per customer',
    money('higher', 10),
    412,
    [-7, 21, 44, 31, 12],
    {
      headline: true,
      counted: ['receipts less goods, partner pay, leads and HQ hours', 'customers that arrived'],
    },
  ),
  measure(
    'money-sum',
    'Partners and HQ together',
    'CNY per customer',
    money('higher', 10),
    655,
    [-31, 23, 71, 70, 38],
    {
      headline: true,
      counted: ['HQ contribution and partner profit', 'customers that arrived'],
    },
  ),
  measure(
    'contacted-1h',
    'Contacted within 1 hour',
    LEADS,
    per100('higher', 1),
    22.4,
    [-3.1, 0.6, 6.8, 6.5, 5.1],
  ),
  measure(
    'contacted-8h',
    'Contacted within 8 hours',
    LEADS,
    per100('higher', 1),
    41.7,
    [-2.2, 1.9, 9.4, 9.2, 7.3],
  ),
  measure(
    'contacted-24h',
    'Contacted within 24 hours',
    LEADS,
    per100('higher', 1),
    58.3,
    [-1.4, 4.8, 11.2, 10.9, 8.4],
  ),
  measure(
    'contacted-7d',
    'Contacted within 7 days',
    LEADS,
    per100('higher', 1),
    71.9,
    [-0.5, 9.1, 11.7, 11.5, 9],
  ),
  measure(
    'never-contacted',
    'Never contacted',
    LEADS,
    per100('lower', 1),
    23.6,
    [0.4, -8.8, -11.2, -11, -8.7],
  ),
  measure(
    'claimed',
    'Disputes reported to HQ',
    CUSTOMERS,
    per100('lower', 0.5),
    5.1,
    [-1.6, 0.3, -0.9, -2.8, -2.1],
  ),
  measure(
    'hidden',
    'Worked twice and never reported',
    CUSTOMERS,
    per100('lower', 0.5),
    4.3,
    [-1.5, 0, -1.3, -1.8, -1.3],
  ),
  measure(
    'dispute-days',
    'Days from report to decision',
    'days per dispute',
    days('lower', 0.5),
    6.2,
    [-0.8, 0.1, -0.5, -1.4, -1],
  ),
  measure('reclaims', 'Leads taken back', LEADS, per100('neither', null), 0, [0, 24.1, 18.6, 18.9, 15.2]),
  measure(
    'won-after-reclaim',
    'Won after a reclaim',
    CUSTOMERS,
    per100('higher', 0.1),
    0,
    [0, 0.42, 0.37, 0.35, 0.29],
  ),
  measure(
    'held-idle',
    'Held and never worked (squatting)',
    'days per 100 customers',
    { scale: 100 / 86_400, better: 'lower', material: 50, decimals: 0 },
    1_240,
    [-90, -810, -905, -880, -690],
  ),
  measure(
    'manager-hours',
    "Channel managers' hours",
    'hours per 100 customers',
    { scale: 1 / 36, better: 'lower', material: 2, decimals: 1 },
    11.6,
    [-3.2, 1.1, -1.2, 4.4, 3.3],
  ),
  measure(
    'partner-pay',
    'Partner pay',
    '% of receipts',
    per100('neither', null),
    22.8,
    [0, 0, 0.1, 0.1, 0.1],
  ),
  measure(
    'lead-cost',
    'Lead cost per customer won',
    'CNY per customer won',
    money('lower', 50),
    2_710,
    [66, -196, -404, -374, -302],
  ),
  measure(
    'profit-p10',
    'Profit of the tenth-worst partner in a hundred',
    'CNY per partner-month',
    money('higher', 100),
    -860,
    [240, -35, -120, 90, 60],
    { kept: 'for the whole', spread: 130 },
  ),
  measure(
    'losing-money',
    'Partners losing money',
    '% of partners',
    per100('lower', 2),
    31,
    [-6.4, 0.9, 2.7, -0.7, -0.4],
    { kept: 'for the whole', spread: 4 },
  ),
];
