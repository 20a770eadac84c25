import { describe, expect, test } from 'vitest';
import { InputRefused } from '../../sim/files/diagnostic.ts';
import { nameKey } from '../../sim/world/name-key.ts';
import { worldFrom } from './worlds.ts';

const GOOD = `world: small
regions:
  - { region: Shenzhen }
  - { region: Dongguan }
products:
  - { product: website, price: 25000 CNY }
sources:
  - { source: website, per_week: 20 }
archetypes:
  - { archetype: agency, count: 2 }
partners:
  - { partner: Pearl, home: Shenzhen }
`;

/** What is said of the good world with one line replaced: line and words meant, message, hint. */
function complaints(line: string, replaced: string): string[] {
  expect(GOOD).toContain(line);
  try {
    worldFrom(GOOD.replace(line, replaced));
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return error.diagnostics.map(({ line, column, length, sourceLine, message, hint }) =>
      [`${line}: ${sourceLine.slice(column - 1, column - 1 + length)}`, message, hint]
        .filter(Boolean)
        .join(' | '),
    );
  }
  return [];
}

describe('a world whose fields contradict each other is refused at the place', () => {
  test.each([
    [
      'a region that does not exist',
      '{ partner: Pearl, home: Shenzhen }',
      '{ partner: Pearl, home: Shenzen }',
      ['12: Shenzen | there is no region `Shenzen`; did you mean `Shenzhen`?'],
    ],
    [
      'a region served that does not exist',
      '{ archetype: agency, count: 2 }',
      '{ archetype: agency, count: 2, serves: [Dongguan, Mars] }',
      ['10: Mars | there is no region `Mars` | known here: `Shenzhen`, `Dongguan`'],
    ],
    [
      'an archetype that does not exist',
      'home: Shenzhen }',
      'home: Shenzhen, archetype: agent }',
      ['12: agent | there is no archetype `agent`; did you mean `agency`?'],
    ],
    [
      'a skill that no product asks for',
      'count: 2 }',
      'count: 2, skills: { websites: 80% } }',
      ['10: websites | there is no module of a product `websites`; did you mean `website`?'],
    ],
    [
      'a product mix of unknown products',
      'per_week: 20 }',
      'per_week: 20, products: { webiste: 1 } }',
      ['8: webiste | there is no product `webiste`; did you mean `website`?'],
    ],
    [
      'weights that sum to 0',
      'per_week: 20 }',
      'per_week: 20, regions: { Shenzhen: 0 } }',
      ['8: regions | the weights of the regions sum to 0 | give at least one of them a weight above 0'],
    ],
    [
      'an archetype without a number',
      '{ archetype: agency, count: 2 }',
      '{ archetype: agency }',
      [
        '10: { archetype: agency } | nothing says how many partners are `agency` | write `count: 5`, or `count_in: { Shenzhen: 2, Dongguan: 1 }`; 0 if only listed partners have it',
      ],
    ],
    [
      'two currencies',
      'price: 25000 CNY }',
      'price: 3000 EUR }',
      [
        '6: 3000 EUR | this amount is in EUR, the world counts in CNY | one currency per world; defaults are in CNY, so write this one if it is left out',
      ],
    ],
    [
      'more advertising spend than price',
      'price: 25000 CNY }',
      'price: 25000 CNY, of_which_ad_spend: 30000 CNY }',
      [
        '6: 30000 CNY | more is passed on to advertising platforms than the product costs | the price includes the advertising spend',
      ],
    ],
    [
      'a fair that ends before it begins',
      'per_week: 20 }',
      'per_week: 20, bursts: [{ burst: fair, from: 04-15, to: 04-12, adds: 3 }] }',
      ['8: 04-12 | it ends before it begins | one over New Year is two: one until 12-31, one from 01-01'],
    ],
    [
      'a name with a meaning of its own',
      'partner: Pearl,',
      'partner: hq-direct,',
      ['12: hq-direct | `hq-direct` has a meaning of its own | take another name'],
    ],
    [
      'an unknown time zone',
      '{ region: Dongguan }',
      '{ region: Dongguan, time_zone: Asia/Shanghia }',
      ['4: Asia/Shanghia | `Asia/Shanghia` is not a known time zone | write for example `Asia/Shanghai`'],
    ],
  ])('%s', (_, line, replaced, said) => {
    expect(complaints(line, replaced)).toEqual(said);
  });

  test('and a world without contradictions is not', () => {
    expect(complaints('world: small', 'world: other')).toEqual([]);
  });
});

describe('names whose hashes agree where draws tell them apart', () => {
  /** Two names of a kind that collide: found by trial among some hundred thousand. */
  function collidingNames(kind: string): readonly [string, string] {
    const seen = new Map<number, string>();
    for (let i = 0; ; i++) {
      const name = `n${i}`;
      const { k0 } = nameKey(kind, name);
      const other = seen.get(k0);
      if (other !== undefined) return [other, name];
      seen.set(k0, name);
    }
  }

  test.each([
    [
      'upsell',
      (one: string, other: string) =>
        `after_order: { upsells: { paths: [${[one, other].map((name) => `{ path: ${name}, from: [website], to: website }`)}] } }`,
    ],
    [
      'ticket',
      (one: string, other: string) =>
        `after_order: {}\nafter_sales: { tickets: [{ ticket: ${one}, per_month: 1 }, { ticket: ${other}, per_month: 1 }] }`,
    ],
  ] as const)('are refused: %s', (kind, block) => {
    const [one, other] = collidingNames(kind);
    const pearl = '  - { partner: Pearl, home: Shenzhen }\n';
    const found = complaints(pearl, `${pearl}${block(one, other)}\n`);
    expect(found).toEqual([
      expect.stringContaining(
        `\`${one}\` and \`${other}\` cannot be told apart by their hashes | rename one of them`,
      ),
    ]);
    expect(complaints(pearl, `${pearl}${block(one, `${other}x`)}\n`)).toEqual([]);
  });
});
