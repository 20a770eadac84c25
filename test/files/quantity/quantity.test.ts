import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Explanations } from '../../../sim/files/explain.ts';
import { calendarDate } from '../../../sim/files/quantity/calendar-date.ts';
import { duration } from '../../../sim/files/quantity/duration.ts';
import { durationAfter, hoursPer } from '../../../sim/files/quantity/duration-phrase.ts';
import { hoursOfDay, timeOfDay } from '../../../sim/files/quantity/hours-of-day.ts';
import { money, moneyPer } from '../../../sim/files/quantity/money.ts';
import { name, oneOf } from '../../../sim/files/quantity/name.ts';
import { factor, integer, number, positive } from '../../../sim/files/quantity/number.ts';
import { countOf, ratePer } from '../../../sim/files/quantity/rate.ts';
import { share, shareOf, shareUntil } from '../../../sim/files/quantity/share.ts';
import { text, textIn } from '../../../sim/files/quantity/text.ts';
import { weekdays } from '../../../sim/files/quantity/weekdays.ts';
import { splitSentence } from '../../../sim/files/sentence.ts';

type Case = {
  schema: z.ZodType;
  taken: ReadonlyArray<readonly [written: unknown, value: unknown]>;
  refused: readonly unknown[];
};

const HOUR = 3600;
const DAY = 86_400;
const wall = (seconds: number) => ({ kind: 'wall', seconds });
const cny = (minor: number) => ({ minor, currency: 'CNY' });

const CASES: Readonly<Record<string, Case>> = {
  'a length of time': {
    schema: duration(),
    taken: [
      ['30 minutes', wall(1800)],
      ['1 minute', wall(60)],
      ['48h', wall(48 * HOUR)],
      ['1.5h', wall(5400)],
      ['7d', wall(7 * DAY)],
      ['26w', wall(182 * DAY)],
      ['8 working hours', { kind: 'working-hours', seconds: 8 * HOUR }],
      ['1 working day', { kind: 'working-days', days: 1 }],
      ['5 working days', { kind: 'working-days', days: 5 }],
    ],
    refused: [
      '0h',
      '3 months',
      '2 years',
      '5m',
      '7',
      7,
      '-7d',
      '7 d ',
      '1e3h',
      '07d',
      '1.00001h',
      '1.5 working days',
      '2 working weeks',
      '8 working h',
      'forever',
      '',
      null,
      ['7d'],
      '9999999999999w',
    ],
  },
  'a length of time with limits': {
    schema: duration({ min: '1h', max: '400d', forever: true }),
    taken: [
      ['1h', wall(HOUR)],
      ['400d', wall(400 * DAY)],
      ['forever', { kind: 'forever' }],
    ],
    refused: ['59 minutes', '401d', '401 working days'],
  },
  'a length of time by the clock that may be nothing': {
    schema: duration({ wallOnly: true, zero: true }),
    taken: [
      ['0h', wall(0)],
      ['30 minutes', wall(1800)],
    ],
    refused: ['8 working hours', 'forever'],
  },
  'a delay after a moment': {
    schema: durationAfter(['period', 'receipt']),
    taken: [['30d after period', { delay: wall(30 * DAY), after: 'period' }]],
    refused: [
      '30d',
      '30d after Easter',
      '30d after period after period',
      'forever after period',
      '1 month after period',
    ],
  },
  'work in a period': {
    schema: hoursPer(['month']),
    taken: [['2 hours per month', { seconds: 7200, period: 'month' }]],
    refused: ['2 days per month', '2 hours per week', '2 hours', '2 working hours per month'],
  },
  'a share': {
    schema: share(),
    taken: [
      ['25%', 0.25],
      ['2.5%', 0.025],
      ['0%', 0],
      ['100%', 1],
      ['7.3 %', 0.073],
      ['0.1%', 0.001],
    ],
    refused: [25, 0.25, '0.25', '101%', '-1%', '25 percent', '%', '1,5%', null],
  },
  'a share with limits': {
    schema: share({ min: -0.5, max: 2 }),
    taken: [
      ['-50%', -0.5],
      ['200%', 2],
    ],
    refused: ['-51%', '201%'],
  },
  'a share of something': {
    schema: shareOf(['list', 'first-order margin']),
    taken: [
      ['92% of list', { share: 0.92, of: 'list' }],
      ['20% of first-order margin', { share: 0.2, of: 'first-order margin' }],
    ],
    refused: ['92%', '92% of lists', '192% of list', 92, 'x% of list'],
  },
  'a share until a moment': {
    schema: shareUntil(['go-live']),
    taken: [['20% until go-live', { share: 0.2, until: 'go-live' }]],
    refused: ['20% until later', '20%'],
  },
  'an amount of money': {
    schema: money(),
    taken: [
      ['100000 CNY', cny(10_000_000)],
      ['0 CNY', cny(0)],
      ['1250.50 CNY', cny(125_050)],
      ['1250.5 CNY', cny(125_050)],
      // 1.15 * 100 is 114.99999999999999 in floating point.
      ['1.15 CNY', cny(115)],
      ['99999999999.99 CNY', cny(9_999_999_999_999)],
    ],
    refused: [
      100,
      '100',
      '100 Cny',
      '-5 CNY',
      '1.005 CNY',
      '1,000 CNY',
      '¥5',
      'CNY 5',
      '100CNY',
      '1e5 CNY',
      '10000000000001 CNY',
    ],
  },
  'an amount of money with limits': {
    schema: money({ min: -10, max: 10 }),
    taken: [
      ['-10 CNY', cny(-1000)],
      ['-0 CNY', cny(0)],
    ],
    refused: ['-10.01 CNY', '10.01 CNY'],
  },
  'money per unit': {
    schema: moneyPer(['hour', 'month']),
    taken: [['300 CNY per hour', { amount: cny(30_000), per: 'hour' }]],
    refused: ['300 CNY', '300 CNY per year', '300 per hour', 300, '300 CNY per hour per month'],
  },
  'a rate': {
    schema: ratePer(),
    taken: [
      ['2 per quarter', { count: 2, period: 'quarter' }],
      ['200 per week', { count: 200, period: 'week' }],
      ['0.5 per day', { count: 0.5, period: 'day' }],
    ],
    refused: [2, '2', '2 per fortnight', '-2 per week', 'two per week', '2 a week', '2 per toString'],
  },
  'a whole rate with limits': {
    schema: ratePer(['year'], { whole: true, min: 1, max: 4 }),
    taken: [['4 per year', { count: 4, period: 'year' }]],
    refused: ['0 per year', '5 per year', '1.5 per year'],
  },
  'a count': {
    schema: countOf('moves', { max: 9 }),
    taken: [
      ['2 moves', 2],
      ['1 move', 1],
      ['0 moves', 0],
    ],
    refused: [2, '2', '2 steps', '10 moves', '1.5 moves'],
  },
  'a count of two words': {
    schema: countOf('missed reviews'),
    taken: [['1 missed review', 1]],
    refused: ['1 review'],
  },
  'a date': {
    schema: calendarDate(),
    taken: [
      ['2027-01-04', '2027-01-04'],
      ['2028-02-29', '2028-02-29'],
      ['2000-02-29', '2000-02-29'],
    ],
    refused: [
      '2027-02-29',
      '2100-02-29',
      '2027-13-01',
      '2027-00-01',
      '2027-01-00',
      '2027-04-31',
      '2027-1-4',
      '04.01.2027',
      2027,
      '0027-01-01',
    ],
  },
  'a time of day': {
    schema: timeOfDay(),
    taken: [
      ['09:00', 32_400],
      ['23:59', 86_340],
    ],
    refused: ['9:00', '24:00', '09:60', 9],
  },
  'a stretch of the day': {
    schema: hoursOfDay(),
    taken: [
      ['09:00-18:00', [{ from: 32_400, to: 64_800 }]],
      ['00:00-24:00', [{ from: 0, to: DAY }]],
      [
        ['09:00-12:00', '12:00-18:00'],
        [
          { from: 32_400, to: 43_200 },
          { from: 43_200, to: 64_800 },
        ],
      ],
    ],
    refused: [
      '18:00-09:00',
      '09:00-09:00',
      '09:00',
      ['13:00-18:00', '09:00-12:00'],
      ['09:00-12:00', '11:00-18:00'],
      [],
      9,
    ],
  },
  'a set of weekdays': {
    schema: weekdays(),
    taken: [
      ['mon-fri', ['mon', 'tue', 'wed', 'thu', 'fri']],
      ['sat', ['sat']],
      ['sat-mon', ['mon', 'sat', 'sun']],
      [
        ['sat', 'mon', 'tue', 'mon'],
        ['mon', 'tue', 'sat'],
      ],
    ],
    refused: ['monday', 'mon-fry', [], ['fry'], 1],
  },
  'a number': {
    schema: number({ min: -1, max: 1 }),
    taken: [
      [0.5, 0.5],
      [-1, -1],
    ],
    refused: ['0.5', -1.1, 1.1, null],
  },
  'a whole number': { schema: integer({ min: 0 }), taken: [[3, 3]], refused: [3.5, -1, '3', true] },
  'a factor': {
    schema: factor(),
    taken: [
      [1.5, 1.5],
      [0, 0],
    ],
    refused: [-0.1, '150%'],
  },
  'a number above 0': { schema: positive({ max: 10 }), taken: [[0.1, 0.1]], refused: [0, -1, 11] },
  'a name': {
    schema: name(),
    taken: ['first-claim', '东莞', 'v1.2_b', 'Ä', '3d'].map((word) => [word, word] as const),
    refused: [
      '',
      'two words',
      '-x',
      'a/b',
      'a\nb',
      'a\u0000',
      'x'.repeat(81),
      'none',
      'anything',
      2027,
      true,
      null,
    ],
  },
  'a closed word': {
    schema: oneOf(['marginal', 'retroactive']),
    taken: [['marginal', 'marginal']],
    refused: ['Marginal', 1, null],
  },
  text: {
    schema: text(),
    taken: [
      ['a: b', 'a: b'],
      [
        { zh: '匹配', en: 'match' },
        { zh: '匹配', en: 'match' },
      ],
    ],
    refused: ['', 3, { fr: 'x' }, { zh: 1 }, 'x'.repeat(2001)],
  },
};

describe.each(Object.entries(CASES))('%s', (_, { schema, taken, refused }) => {
  test.each(taken)('takes %j', (written, value) => {
    expect(schema.parse(written)).toEqual(value);
  });

  test.each(refused.map((written) => [written]))('refuses %j in words of its own', (written) => {
    const result = schema.safeParse(written, { error: new Explanations().map });
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).not.toMatch(/Invalid|received|Too (big|small)|Unrecognized/);
  });

  test('takes its own examples, which have the form that the editor checks', () => {
    const { examples = [], pattern } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
    for (const example of examples) {
      expect(schema.safeParse(example).success, String(example)).toBe(true);
      if (pattern !== undefined) expect(example).toMatch(new RegExp(pattern, 'u'));
    }
  });

  test('takes nothing as text that the editor would underline', () => {
    const { pattern } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
    for (const [written] of taken)
      if (pattern !== undefined) expect(written).toMatch(new RegExp(pattern, 'u'));
  });
});

describe('a refusal says what to write', () => {
  const said = (schema: z.ZodType, written: unknown) =>
    splitSentence(schema.safeParse(written).error?.issues[0]?.message ?? '');

  test.each([
    [share(), 25, '`25` is not a share in %', 'write `25%`'],
    [share(), 0.25, '`0.25` is not a share in %', 'write `25%` or `0.25%`'],
    [duration(), 7, '`7` is not a length of time', 'write `7d` or `7h`'],
    [
      duration(),
      '8 working huors',
      '`8 working huors` is not a length of time; did you mean `8 working hours`?',
      undefined,
    ],
    [
      duration(),
      '5m',
      '`5m` may be minutes or months, and a month has no fixed length',
      'write `5 minutes`, or `150d`',
    ],
    [duration(), '1mo', '`1mo` has no fixed length', 'write days or weeks, such as `30d`'],
    [
      integer(),
      '3',
      '`3` is a text here, not a whole number',
      'quotes make a text of it: write `3` without them',
    ],
    [share(), '0.15', '`0.15` is not a share in %', 'write `15%` or `0.15%`'],
    [duration({ max: '400d' }), '401d', '`401d` is too long', 'at most `400d`'],
    [money(), '1,250.50 cny', '`1,250.50 cny` is not an amount of money', 'write `1250.50 CNY`'],
    [money(), '￥80000', '`￥80000` is not an amount of money', 'write `80000 CNY`'],
    [countOf('moves'), 1, '`1` is not a number of moves', 'write `1 move`'],
    [name(), 'Shen Zhen', '`Shen Zhen` cannot be a name', 'write `Shen-Zhen`'],
    [name(), 2027, '`2027` is not a name', 'write `"2027"`'],
    [
      oneOf(['marginal', 'retroactive'], 'a way to count'),
      'margnal',
      '`margnal` is not a way to count; did you mean `marginal`?',
      undefined,
    ],
    [factor(), '150%', '`150%` is not a factor', 'write the number alone: no unit, no %, no quotes'],
    [
      duration(),
      '\u001b[2J',
      '`\\u001b[2J` is not a length of time',
      'write for example `30 minutes`, `48h`, `7d`, `8 working hours`, `5 working days`',
    ],
  ] as const)('%#: %j', (schema, written, message, hint) => {
    expect(said(schema, written)).toEqual({ message, hint });
  });
});

test('a text is read in the wanted language, else in the other', () => {
  expect(textIn('zh', { zh: '匹配', en: 'match' })).toBe('匹配');
  expect(textIn('zh', { en: 'match' })).toBe('match');
  expect(textIn('en', { zh: '匹配' })).toBe('匹配');
  expect(textIn('en', 'both')).toBe('both');
  expect(textIn('en', undefined)).toBeUndefined();
});
