import { describe, expect, test } from 'vitest';
import { AMOUNTS, Amount } from '../../sim/market/book.ts';
import { Market } from '../../sim/market/market.ts';
import { outcomeOf } from '../../sim/market/outcome.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { BUSY, BUSY_WORLD, busyWith, compiledFrom, rowsOf } from './tiny-study.ts';

const study = compiledFrom(BUSY);
const rows = rowsOf(study);
const market = new Market(study);
/** The cohort of eight weeks in months of 365.25 / 12 days. */
const MONTHS = 56 / (365.25 / 12);

/** Numerator and denominator of a measure over everything, or of a slice. */
function row(measure: string, slice = '') {
  const outcome = outcomeOf(market, rows);
  const i = rows.findIndex(
    (each) => each.measure.id === measure && each.slice === slice && each.scenario === 'everything',
  );
  return { numerator: outcome.numerators[i], denominator: outcome.denominators[i] };
}

/** Gives each partner its amount, the others 0. Partners in order of name: Crane, Lotus, Pearl, Reed, Tea-Hill, Willow. */
function set(amount: number, ...values: number[]) {
  market.book.amounts.fill(0);
  values.forEach((value, party) => {
    market.book.amounts[party * AMOUNTS + amount] = value;
  });
}

describe('measures over the distribution of partners', () => {
  test('Gini of 1, 2, 3, 4, 10, 0: 0.533', () => {
    // Ascending 0 1 2 3 4 10: sum (2i - 7) x_i = -3 - 2 + 3 + 12 + 50 = 60, over 6 x 20.
    set(Amount.revenue, 1, 2, 3, 4, 10, 0);
    expect(row('revenue-gini')).toEqual({ numerator: 60, denominator: 120 });
  });

  test('Gini of equal shares is 0, and of one who has all 5/6', () => {
    set(Amount.revenue, 7, 7, 7, 7, 7, 7);
    expect(row('revenue-gini').numerator).toBe(0);
    set(Amount.revenue, 0, 0, 9, 0, 0, 0);
    const { numerator, denominator } = row('revenue-gini');
    expect(numerator / denominator).toBeCloseTo(5 / 6, 12);
  });

  test('the top fifth of six partners are two', () => {
    set(Amount.revenue, 1, 2, 3, 4, 10, 0);
    expect(row('top-20')).toEqual({ numerator: 14, denominator: 20 });
  });

  test('the tenth percentile of six partners is the worst one, per month', () => {
    set(Amount.pay, 500, 300, 900, 400, 100, 800);
    expect(row('profit-p10')).toEqual({ numerator: 100, denominator: MONTHS });
  });

  test('the tenth percentile of eleven partners is the second worst', () => {
    const crowd = compiledFrom(
      busyWith({
        'worlds/busy.yaml': BUSY_WORLD.replace(
          'partners:',
          `partners:${[1, 2, 3, 4, 5].map((i) => `\n  - { partner: Extra-${i}, home: Shenzhen, after: Pearl }`).join('')}`,
        ),
      }),
    );
    const wide = new Market(crowd);
    for (let party = 0; party < 11; party++)
      wide.book.amounts[party * AMOUNTS + Amount.pay] = 100 * (party + 1);
    const of = rowsOf(crowd);
    const i = of.findIndex((each) => each.measure.id === 'profit-p10');
    expect(outcomeOf(wide, of).numerators[i]).toBe(200);
  });

  test('who earns less than its hours and its waiting cost loses money', () => {
    set(Amount.pay, 10, 10, 10, 10, 10, 10);
    market.book.amounts[1 * AMOUNTS + Amount.hoursCost] = 10;
    market.book.amounts[2 * AMOUNTS + Amount.hoursCost] = 8;
    market.book.amounts[2 * AMOUNTS + Amount.capitalCost] = 3;
    expect(row('losing-money')).toEqual({ numerator: 1, denominator: 6 });
    expect(row('partner-profit')).toEqual({ numerator: 39, denominator: 6 * MONTHS });
  });
});

describe('measures over partners', () => {
  test('leave out the own team of headquarters', () => {
    set(Amount.revenue, 0, 0, 0, 0, 0, 0, 1_000_000);
    expect(row('top-20')).toEqual({ numerator: 0, denominator: 0 });
    set(Amount.pay, 0, 0, 0, 0, 0, 0, 1_000_000);
    expect(row('partner-profit').numerator).toBe(0);
  });

  test('by archetype add up to all', () => {
    set(Amount.pay, 1, 2, 4, 8, 16, 32);
    const slices = study.world.archetypes.map((archetype) => row('partner-profit', `archetype=${archetype}`));
    expect(slices.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(63);
    const months = slices.reduce((sum, { denominator }) => sum + denominator, 0);
    expect(months).toBeCloseTo(6 * MONTHS, 9);
    // Crane and Reed are the grabbers.
    expect(row('partner-profit', 'archetype=grabber').numerator).toBe(1 + 8);
  });

  test('load is staff time over the working hours given to the platform while the cohort arrives', () => {
    set(Amount.seconds, 3600, 0, 0, 0, 0, 0);
    const hours = study.world.parties
      .slice(0, 6)
      .map(({ staff, attention }) => staff * attention)
      .reduce((sum, people) => sum + people, 0);
    // Eight weeks from 2027-01-04: 40 weekdays, of which 5 to 12 February 6 fall on the feast; 7.5 h a day.
    const { numerator, denominator } = row('partner-load');
    expect(numerator).toBe(3600);
    expect(denominator / (hours * 3600)).toBeCloseTo((40 - 6) * 7.5, 6);
  });
});

test('measures about customers divide sums of facts, in every bucket', () => {
  const { buckets, facts } = market.book;
  facts.fill(0);
  const put = (fact: (typeof FACT_NAMES)[number], bucket: number, amount: number) => {
    facts[FACT_NAMES.indexOf(fact) * buckets.count + bucket] = amount;
  };
  put('customers', 0, 200);
  put('customersWon', 0, 9);
  put('revenue', 0, 1000);
  put('costOfGoods', 0, 400);
  put('partnerPay', 0, 250);
  put('leadCost', 0, 50);
  put('hqHoursCost', 0, 20);
  put('partnerHoursCost', 0, 30);
  put('partnerCapitalCost', 0, 5);
  put('customers', buckets.firstSource + 1, 30);
  put('customersWon', buckets.firstSource + 1, 2);
  expect(row('conversion')).toEqual({ numerator: 9, denominator: 200 });
  expect(row('conversion', `source=${study.world.sources[1].name}`)).toEqual({
    numerator: 2,
    denominator: 30,
  });
  expect(row('hq-contribution')).toEqual({ numerator: 280, denominator: 200 });
  expect(row('money-sum')).toEqual({ numerator: 495, denominator: 200 });
});
