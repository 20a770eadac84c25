import { type ColumnTable, table } from 'arquero';
import { bonferroniLevel } from '../../sim/stats/bonferroni.ts';
import { pairedRatioDifference } from '../../sim/stats/paired-ratio-difference.ts';
import { replicationQuantile } from '../../sim/stats/quantile.ts';
import { type RatioSample, ratioInterval, ratioOfSums } from '../../sim/stats/ratio-of-sums.ts';
import { varianceRatio } from '../../sim/stats/variance-ratio.ts';
import { verdictOf } from '../../sim/stats/verdict.ts';
import type { Difference, Estimate } from '../../sim/study/results/estimate.ts';
import type { Curve, PlanInfo, StudySummary } from '../../sim/study/results/summary.ts';
import { FIXTURE_MEASURES, type FixtureMeasure } from './fixture-measures.ts';

/**
 * A pilot as it could come out, made by formula and not by simulation: years share their luck between plans, as
 * under common random numbers, and everything in the summary follows from the yearly numerators and denominators.
 */
export interface ReportFixture {
  readonly summary: StudySummary;
  readonly replications: ColumnTable;
}

const PLANS: readonly { readonly name: string; readonly title: string }[] = [
  { name: 'keep', title: 'Keep today: first claim wins' },
  { name: 'even-by-region', title: 'Even by region' },
  { name: 'reclaim', title: 'First claim, reclaimed when idle' },
  { name: 'match-and-reclaim', title: 'Tiered match and reclaim' },
  { name: 'match-and-protect', title: '匹配、回收与客户保护' },
  { name: 'pilot-then-all', title: 'Pilot in two scenarios, then everywhere' },
];
const SCENARIOS = ['three-city-group', 'website-bundle', 'ad-lead-one-module', 'fair-lead', 'all others'];
const SCENARIO_SHARES = [0.09, 0.17, 0.38, 0.08, 0.28];
const SLICES: Readonly<Record<string, readonly string[]>> = {
  source: ['website', 'paid-ads', 'social', 'exhibition', 'referral'],
  region: ['Shenzhen', 'Dongguan', 'Hangzhou', 'Ningbo', 'Qingdao'],
};
const ARCHETYPES = ['fast-small-agent', 'careful-consultant', 'big-slow-distributor', 'grabber', 'squatter'];
const ARCHETYPE_FACTORS = [0.9, 1.3, 1.6, 0.7, 0.15];
/** How much of a plan's change in partner profit an archetype feels; grabbers and squatters lose by order. */
const ARCHETYPE_CHANGE = [1.6, 1.9, 0.7, -1.4, -0.9];

/**
 * @param replications simulated years, 2 or more
 */
export function makeFixture(replications = 100): ReportFixture {
  const rows = FIXTURE_MEASURES.flatMap((measure) => rowsOf(measure, replications));
  const comparisons = FIXTURE_MEASURES.filter(({ info }) => info.headline).length * (PLANS.length - 1);
  const estimates = rows.map((row) => estimateOf(row, rows, comparisons));
  return {
    summary: {
      study: 'three-city-pilot',
      title: 'Pilot of new channel rules in foreign-trade websites',
      world: 'foreign-trade-websites',
      currency: 'CNY',
      seed: 'spring-2026',
      replications,
      level: 0.95,
      warmUp: { under: 'first-claim', for: '26 weeks', chosen: 'declared' },
      cohort: { from: '2027-01-04', until: '2027-12-31', followUp: '40 weeks' },
      scenarios: SCENARIOS,
      titles: {
        'three-city-group': 'Group with sites in several cities',
        'archetype=grabber': 'Grabbers, as others call them',
        'source=website': 'Website (organic)',
      },
      plans: PLANS.map(planInfo),
      measures: FIXTURE_MEASURES.map(({ info }) => info),
      estimates,
      curves: PLANS.flatMap(({ name }) => curvesOf(name, estimates)),
      health: PLANS.map(({ name }, i) => ({
        plan: name,
        openShare: 0.0113 + 0.0021 * i,
        ruleCounts: [
          { policy: name, rule: 'keep-the-relation', count: 41_208 - 311 * i },
          { policy: name, rule: 'the-rest', count: 902_117 + 1_204 * i },
          { policy: name, rule: 'second-gets-half', count: i === 4 ? 0 : 118 * i },
        ],
      })),
      scope: {
        included: [
          'Leads by source, region and product, with duplicates and customers on several sites',
          'Allocation, follow-up limits, reclaim, registration and customer protection',
          'Basic discount, commission and rebate in steps, pay lag',
        ],
        excluded: [
          'First orders only: renewals and upsell are not simulated, so no verdict on rebates over the years',
          'Partners do not react yet: no verdict on how long protection should last',
          'Market protection is not simulated: no verdict on it',
        ],
      },
      warnings: [
        'In plan "pilot-then-all" 2.2 % of the customers are still open at the end of their follow-up.',
      ],
    },
    replications: replicationTable(rows),
  };
}

interface Row {
  readonly measure: FixtureMeasure;
  readonly plan: string;
  readonly scenario: string;
  readonly slice: string;
  readonly sample: RatioSample;
}

function rowsOf(measure: FixtureMeasure, years: number): Row[] {
  const places = [{ scenario: 'everything', slice: '', share: 1, level: 1, change: 1 }];
  if (measure.kept === 'by customer') {
    SCENARIOS.forEach((scenario, i) => {
      places.push({
        scenario,
        slice: '',
        share: SCENARIO_SHARES[i]!,
        level: 1.3 - 0.15 * i,
        change: 1.5 - 0.35 * i,
      });
    });
    for (const [dimension, members] of Object.entries(SLICES)) {
      members.forEach((member, i) => {
        const slice = `${dimension}=${member}`;
        places.push({
          scenario: 'everything',
          slice,
          share: 0.2,
          level: 1.2 - 0.1 * i,
          change: 1.2 - 0.1 * i,
        });
      });
    }
  }
  if (measure.kept === 'by archetype') {
    ARCHETYPES.forEach((archetype, i) => {
      const slice = `archetype=${archetype}`;
      const level = ARCHETYPE_FACTORS[i]!;
      places.push({ scenario: 'everything', slice, share: 0.2, level, change: ARCHETYPE_CHANGE[i]! });
    });
  }
  return PLANS.flatMap(({ name }) =>
    places.map(({ scenario, slice, share, level, change }) => ({
      measure,
      plan: name,
      scenario,
      slice,
      sample: yearly(measure, name, { place: `${scenario}/${slice}`, share, level, change }, years),
    })),
  );
}

function yearly(
  measure: FixtureMeasure,
  plan: string,
  at: { readonly place: string; readonly share: number; readonly level: number; readonly change: number },
  years: number,
): RatioSample {
  const numerators: number[] = [];
  const denominators: number[] = [];
  const noisier = 1 / Math.sqrt(at.share);
  const changed = measure.change[plan]!;
  const changeSpread = 0.6 * Math.abs(changed) + 0.01 * Math.abs(measure.level);
  for (let year = 0; year < years; year++) {
    const denominator = Math.round(10_400 * at.share * (1 + 0.05 * noise(`customers/${at.place}`, year)));
    const shared = measure.yearSpread * noisier * noise(`${measure.info.id}/${at.place}`, year);
    const own = changeSpread * noisier * noise(`${measure.info.id}/${at.place}/${plan}`, year);
    const moved = changed === 0 ? 0 : at.change * changed + own;
    const value = at.level * measure.level + (measure.level === 0 ? 0 : shared) + moved;
    denominators.push(denominator);
    numerators.push(Math.round((value * denominator) / measure.info.scale));
  }
  return { numerators, denominators };
}

function estimateOf(
  { measure, plan, scenario, slice, sample }: Row,
  rows: readonly Row[],
  comparisons: number,
): Estimate {
  const { info } = measure;
  const confirmed = info.headline && scenario === 'everything' && slice === '';
  const level = confirmed ? bonferroniLevel(0.95, comparisons) : 0.95;
  const correction = confirmed ? `Bonferroni over ${comparisons} comparisons` : 'none';
  const inUnit = (limits: { lo: number; hi: number } | null, method: string) =>
    limits && { lo: limits.lo * info.scale, hi: limits.hi * info.scale, level, method, correction };
  const baseline = rows.find(
    (row) =>
      row.plan === 'keep' && row.measure === measure && row.scenario === scenario && row.slice === slice,
  )!.sample;
  const values = yearlyValues(sample, info.scale);

  let difference: Difference | null = null;
  if (plan !== 'keep') {
    const paired = pairedRatioDifference(sample, baseline, level);
    const interval = inUnit(paired, 'paired t on linearised values');
    const today = yearlyValues(baseline, info.scale);
    const sign = info.better === 'lower' ? -1 : 1;
    difference = {
      mean: (paired?.estimate ?? 0) * info.scale,
      interval,
      verdict: verdictOf(interval, info.better, info.material),
      yearsBetter: values.filter((value, i) => sign * (value - today[i]!) > 0).length,
      varianceRatio: varianceRatio(values, today, 0.95)?.ratio ?? null,
    };
  }
  const mean = ratioOfSums(sample);
  return {
    plan,
    row: { measure: info.id, scenario, slice },
    n: values.length,
    mean: mean === null ? null : mean * info.scale,
    interval: inUnit(ratioInterval(sample, level), 't on linearised values'),
    p10: values.length < 10 ? null : replicationQuantile(values, 0.1),
    p90: values.length < 10 ? null : replicationQuantile(values, 0.9),
    difference,
  };
}

function yearlyValues({ numerators, denominators }: RatioSample, scale: number): number[] {
  return numerators.map((numerator, i) => (scale * numerator) / denominators[i]!);
}

function planInfo(
  { name, title }: { readonly name: string; readonly title: string },
  index: number,
): PlanInfo {
  const everywhere = [{ from: '2027-01-04', in: 'anything', policy: name }];
  const inSteps = [
    { from: '2027-01-04', in: 'website-bundle, three-city-group', policy: 'match-and-protect' },
    { from: '2027-04-05', in: 'anything', policy: 'match-and-protect' },
  ];
  const changes = [
    {
      path: 'allocation.the-rest.give_to',
      old: 'open-pool',
      new: index === 1 ? 'round-robin' : 'best-match',
    },
    { path: 'follow_up.reclaim_without_progress.everything-else.after', old: null, new: '7d' },
    { path: 'limits.open_leads_per_person', old: '40', new: '12' },
    { path: 'customer_protection.lasts', old: '30d', new: null },
  ];
  return {
    name,
    title,
    baseline: index === 0,
    phases: index === 0 ? [] : name === 'pilot-then-all' ? inSteps : everywhere,
    changes: changes.slice(0, Math.min(index, changes.length)),
  };
}

function curvesOf(plan: string, estimates: readonly Estimate[]): Curve[] {
  const find = (measure: string, slice = '') =>
    estimates.find(
      ({ plan: of, row }) =>
        of === plan && row.measure === measure && row.scenario === 'everything' && row.slice === slice,
    )!;
  const point = (x: string | number, { mean, interval }: Estimate) => ({
    x,
    y: mean,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null,
  });
  const hours = [
    [1, 'contacted-1h'],
    [8, 'contacted-8h'],
    [24, 'contacted-24h'],
    [168, 'contacted-7d'],
  ] as const;
  return [
    { plan, id: 'response', points: hours.map(([hour, measure]) => point(hour, find(measure))) },
    {
      plan,
      id: 'profit-by-archetype',
      points: ARCHETYPES.map((name) => point(name, find('partner-profit', `archetype=${name}`))),
    },
  ];
}

function replicationTable(rows: readonly Row[]): ColumnTable {
  const flat = rows.flatMap(({ measure, plan, scenario, slice, sample }) =>
    sample.numerators.map((numerator, replication) => {
      const denominator = sample.denominators[replication]!;
      const value = denominator === 0 ? null : numerator / denominator;
      return { plan, scenario, measure: measure.info.id, slice, replication, numerator, denominator, value };
    }),
  );
  const column = <K extends keyof (typeof flat)[number]>(name: K) => flat.map((row) => row[name]);
  return table({
    plan: column('plan'),
    scenario: column('scenario'),
    measure: column('measure'),
    slice: column('slice'),
    replication: column('replication'),
    numerator: column('numerator'),
    denominator: column('denominator'),
    value: column('value'),
  });
}

/** A number around 0 with a standard deviation of about 1, fixed for ever by its name and year. */
function noise(name: string, year: number): number {
  let sum = 0;
  for (let part = 0; part < 3; part++) sum += uniform(`${name}#${part}`, year) - 0.5;
  return 2 * sum;
}

/** FNV-1a over the name and year with a final mix, as a number in [0, 1). */
function uniform(name: string, year: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${name}@${year}`) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
