import { describe, expect, test } from 'vitest';
import { condition } from '../../../sim/files/quantity/condition.ts';

const when = condition({
  source: { kind: 'name', known: ['website', 'exhibition'] },
  region: { kind: 'name' },
  modules: { kind: 'number' },
  value: { kind: 'money' },
});

describe('a condition', () => {
  test.each([
    ['anything', { anything: true }],
    [{ source: 'website' }, { all: [{ field: 'source', oneOf: ['website'] }] }],
    [{ source: ['website', 'exhibition'] }, { all: [{ field: 'source', oneOf: ['website', 'exhibition'] }] }],
    [{ modules: { at_least: 2 } }, { all: [{ field: 'modules', atLeast: 2 }] }],
    [{ modules: { at_least: 2, below: 4 } }, { all: [{ field: 'modules', atLeast: 2, below: 4 }] }],
    [
      { value: { at_least: '80000 CNY', below: '90000.50 CNY' } },
      { all: [{ field: 'value', atLeast: 8_000_000, below: 9_000_050, currency: 'CNY' }] },
    ],
    [
      { modules: { below: 2 }, region: '东莞' },
      {
        all: [
          { field: 'region', oneOf: ['东莞'] },
          { field: 'modules', below: 2 },
        ],
      },
    ],
  ])('%j', (written, value) => {
    expect(when.parse(written)).toEqual(value);
  });

  test('reads the same whatever the order of its keys', () => {
    const one = when.parse({ source: 'website', region: 'x', modules: { at_least: 1 } });
    const other = when.parse({ modules: { at_least: 1 }, region: 'x', source: 'website' });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  test.each([
    [{}],
    ['everything'],
    [{ source: [] }],
    [{ source: 'fair' }],
    [{ region: ['a', 'a'] }],
    [{ modules: 2 }],
    [{ modules: {} }],
    [{ modules: { at_least: 3, below: 3 } }],
    [{ modules: { above: 3 } }],
    [{ value: { at_least: 3 } }],
    [{ value: { at_least: '3 CNY', below: '4 USD' } }],
    [{ colour: 'red' }],
    [null],
    [[]],
  ])('%j is none', (written) => {
    expect(when.safeParse(written).success).toBe(false);
  });
});
