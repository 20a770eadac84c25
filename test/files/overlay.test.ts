import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relativeTo } from '../../sim/files/base-chain.ts';
import { differences } from '../../sim/files/difference.ts';
import { loadDocument } from '../../sim/files/document.ts';
import { mapping, namedList } from '../../sim/files/mapping.ts';
import { duration } from '../../sim/files/quantity/duration.ts';
import { name, oneOf } from '../../sim/files/quantity/name.ts';
import { toPlain } from '../../sim/files/tree.ts';
import { loadToy } from './toy.ts';

const BASE = `toy: base
allocation:
  - { rule: fairs, when: { source: exhibition }, give_to: best-match, weigh: { skill: 2 } }
  - { rule: ads, when: { source: paid-ads }, give_to: round-robin, within: region }
  - { rule: the-rest, when: anything, give_to: hq-direct }
follow_up: { accept_within: 4 working hours, audited: 5% }
money:
  fee: 10 CNY
  events: 2 per quarter
  steps: [{ from: 100 CNY, rate: 3% }, { from: 300 CNY, rate: 5% }]
`;

const overlaid = (overlay: string) =>
  loadToy({ 'variant.yaml': `toy: variant\nextends: base.yaml\n${overlay}`, 'base.yaml': BASE });
const rules = (overlay: string) => overlaid(overlay).value.allocation.map((rule) => rule.rule);
const item = (rest: string) => `  - { when: anything, give_to: hq-direct, ${rest} }\n`;

describe('mappings', () => {
  test('merge by key, at every depth', () => {
    const { value } = overlaid('follow_up: { audited: 10% }\n');
    expect(value.toy).toBe('variant');
    expect(value.follow_up.audited).toBe(0.1);
    expect(value.follow_up.accept_within).toEqual({ kind: 'working-hours', seconds: 14_400 });
  });

  test('lose what `none` removes, so that its default holds again', () => {
    const { value } = overlaid('follow_up: { audited: none }\nmoney: none\n');
    expect(value.follow_up.audited).toBe(0);
    expect(value.money).toBeUndefined();
  });
});

describe('named lists', () => {
  test('replace an item of the same name whole and in place', () => {
    const { value } = overlaid('allocation:\n  - { rule: ads, when: anything, give_to: hq-direct }\n');
    expect(value.allocation.map((rule) => rule.rule)).toEqual(['fairs', 'ads', 'the-rest']);
    expect(value.allocation[1]).toEqual({ rule: 'ads', when: { anything: true }, give_to: 'hq-direct' });
  });

  test('put new items before and after others, in the order in which they are written', () => {
    expect(rules(`allocation:\n${item('rule: a, before: ads')}${item('rule: b, before: ads')}`)).toEqual([
      'fairs',
      'a',
      'b',
      'ads',
      'the-rest',
    ]);
    expect(rules(`allocation:\n${item('rule: a, after: ads')}${item('rule: b, after: ads')}`)).toEqual([
      'fairs',
      'ads',
      'a',
      'b',
      'the-rest',
    ]);
    expect(rules(`allocation:\n${item('rule: a, after: the-rest')}${item('rule: b, after: a')}`)).toEqual([
      'fairs',
      'ads',
      'the-rest',
      'a',
      'b',
    ]);
  });

  test('move an item that says a place', () => {
    expect(rules(`allocation:\n${item('rule: the-rest, before: fairs')}`)).toEqual([
      'the-rest',
      'fairs',
      'ads',
    ]);
  });

  test('delete by `remove: true`', () => {
    expect(rules('allocation:\n  - { rule: ads, remove: true }\n')).toEqual(['fairs', 'the-rest']);
  });
});

describe('words of overlays that a schema has for itself', () => {
  const schema = mapping({
    toy: name(),
    preset: oneOf(['none', 'gentle']),
    reclaim: namedList(mapping({ rule: name(), after: duration() }), 'rule'),
  });
  const base = 'toy: base\npreset: gentle\nreclaim: [{ rule: big, after: 21d }, { rule: rest, after: 7d }]\n';
  const load = (overlay: string) => {
    const files: Record<string, string> = { 'b.yaml': base, 'v.yaml': `toy: v\nextends: b.yaml\n${overlay}` };
    return loadDocument('v.yaml', { schema, read: (path) => files[path], nameKeys: ['rule'] }).value;
  };

  test('`none` is set where it is a value of the schema', () => {
    expect(load('preset: none').preset).toBe('none');
  });

  test('`after` stays what it is where items have it, and `before` places', () => {
    const { reclaim } = load(
      'reclaim: [{ rule: rest, after: 5d }, { rule: small, after: 3d, before: rest }]',
    );
    expect(reclaim.map(({ rule, after }) => [rule, after])).toEqual([
      ['big', { kind: 'wall', seconds: 21 * 86_400 }],
      ['small', { kind: 'wall', seconds: 3 * 86_400 }],
      ['rest', { kind: 'wall', seconds: 5 * 86_400 }],
    ]);
    expect(() => load('reclaim: [{ rule: small, after: 3d }]')).toThrow(
      'add `before:` with the name of another item',
    );
  });

  test('a removal may say why', () => {
    expect(load('reclaim: [{ rule: big, remove: true, why: too long }]').reclaim).toHaveLength(1);
  });
});

test('lists without names are replaced whole', () => {
  const { value } = overlaid('money: { steps: [{ from: 50 CNY, rate: 1% }] }\n');
  expect(value.money?.steps).toEqual([{ from: { minor: 5000, currency: 'CNY' }, rate: 0.01 }]);
});

test('every value keeps the file that wrote it', () => {
  const { source, files } = overlaid('follow_up: { audited: 10% }\n');
  expect(files).toEqual(['variant.yaml', 'base.yaml']);
  expect(source.at(['follow_up', 'audited'])).toEqual({ file: 'variant.yaml', line: 3, column: 23 });
  expect(source.at(['follow_up', 'accept_within'])).toEqual({ file: 'base.yaml', line: 6, column: 29 });
  expect(source.at(['allocation', 1, 'within'])).toMatchObject({ file: 'base.yaml', line: 4 });
});

test('a file that only extends says the same as its base', () => {
  const base = loadToy({ 'base.yaml': BASE });
  const same = overlaid('');
  expect(differences(base.source, same.source)).toEqual([{ path: 'toy', old: 'base', new: 'variant' }]);
  expect({ ...same.value, toy: 'base' }).toEqual(base.value);
});

test('an overlay laid twice says the same as laid once', () => {
  const change = fc.constantFrom(
    'follow_up: { audited: 10% }',
    'money: { fee: 20 CNY, steps: [] }',
    'allocation: [{ rule: ads, when: anything, give_to: hq-direct }]',
    'title: Match',
  );
  fc.assert(
    fc.property(fc.uniqueArray(change, { maxLength: 4 }), (changes) => {
      const lines = changes.join('\n');
      const once = loadToy({ 'x.yaml': `toy: x\nextends: base.yaml\n${lines}`, 'base.yaml': BASE });
      const twice = loadToy({
        'x.yaml': `toy: x\nextends: y.yaml\n${lines}`,
        'y.yaml': `toy: y\nextends: base.yaml\n${lines}`,
        'base.yaml': BASE,
      });
      expect(toPlain(twice.source.root)).toEqual(toPlain(once.source.root));
      expect(twice.files).toEqual(['x.yaml', 'y.yaml', 'base.yaml']);
    }),
  );
});

test('a chain of files is followed to a limit, which is named with the chain', () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 12; i++) files[`f${i}.yaml`] = `toy: f${i}\nextends: f${i + 1}.yaml\n`;
  expect(() => loadToy(files)).toThrow(
    /more than 8 files extend each other[\s\S]*f0.yaml -> f1.yaml -> [\s\S]*f8.yaml/,
  );
});

test.each([
  ['a/b.yaml', 'c.yaml', 'a/c.yaml'],
  ['a/b.yaml', './c.yaml', 'a/c.yaml'],
  ['a/b.yaml', '../c/d.yaml', 'c/d.yaml'],
  ['b.yaml', '../c.yaml', '../c.yaml'],
  ['../b.yaml', '../c.yaml', '../../c.yaml'],
  ['/a/b.yaml', '../c.yaml', '/c.yaml'],
  ['b.yaml', 'c.yaml', 'c.yaml'],
])('from %s, %s is %s', (file, relative, path) => {
  expect(relativeTo(file, relative)).toBe(path);
});
