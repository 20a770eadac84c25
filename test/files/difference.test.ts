import { expect, test } from 'vitest';
import { differences } from '../../sim/files/difference.ts';
import { loadToy, toySchema } from './toy.ts';

const OLD = `toy: a
title: First
allocation:
  - { rule: fairs, when: { source: exhibition }, give_to: best-match, weigh: { skill: 2, speed: 1 } }
  - { rule: ads, when: { source: paid-ads }, give_to: round-robin, within: region }
  - { rule: the-rest, when: anything, give_to: hq-direct }
follow_up: { accept_within: 4 working hours }
`;

const between = (old: string, current: string, options = {}) =>
  differences(loadToy({ 'a.yaml': old }).source, loadToy({ 'a.yaml': current }).source, options);

test('comments, formatting, quotes and the order of mapping keys are no change', () => {
  const same = `follow_up:
  accept_within: "4 working hours"   # as ever
allocation:
  - give_to: best-match
    weigh: { speed: 1, skill: 2 }
    rule: fairs
    when: { source: exhibition }
  - { within: region, rule: ads, give_to: round-robin, when: { source: paid-ads } }
  - { rule: the-rest, give_to: hq-direct, when: anything }
title: First
toy: a
`;
  expect(between(OLD, same)).toEqual([]);
});

test('a changed value is shown with names instead of numbers', () => {
  expect(
    between(OLD, OLD.replace('4 working hours', '1 working day').replace('skill: 2', 'skill: 3')),
  ).toEqual([
    { path: 'allocation[fairs].weigh.skill', old: '2', new: '3' },
    { path: 'follow_up.accept_within', old: '4 working hours', new: '1 working day' },
  ]);
});

test('added and removed items are shown whole, name first', () => {
  const [, ads] = OLD.split('\n').filter((line) => line.includes('- {'));
  const changed = OLD.replace(
    `${ads}\n`,
    '  - { give_to: hq-direct, rule: 东莞, when: { region: [东莞, 深圳] } }\n',
  );
  expect(between(OLD, changed)).toEqual([
    {
      path: 'allocation[ads]',
      old: '{ rule: ads, give_to: round-robin, when: { source: paid-ads }, within: region }',
      new: undefined,
    },
    {
      path: 'allocation[东莞]',
      old: undefined,
      new: '{ rule: 东莞, give_to: hq-direct, when: { region: [东莞, 深圳] } }',
    },
  ]);
});

test('another order of a named list is a change', () => {
  const lines = OLD.split('\n');
  [lines[3], lines[4]] = [lines[4], lines[3]];
  expect(between(OLD, lines.join('\n'))).toEqual([
    { path: 'allocation (order)', old: 'fairs, ads, the-rest', new: 'ads, fairs, the-rest' },
  ]);
});

test('a value that becomes a mapping, and a list without names, are shown whole', () => {
  const old = OLD.replace('when: anything', 'when: { region: x }');
  expect(between(old, OLD)).toEqual([
    { path: 'allocation[the-rest].when', old: '{ region: x }', new: 'anything' },
  ]);
  const money = (steps: string) => `${OLD}money: { fee: 1 CNY, events: 2 per year, steps: ${steps} }\n`;
  expect(between(money('[]'), money('[{ from: 1 CNY, rate: 3% }]'))).toEqual([
    { path: 'money.steps', old: '[]', new: '[{ from: 1 CNY, rate: 3% }]' },
  ]);
});

test('ignored keys do not count anywhere', () => {
  const current = OLD.replace('title: First', 'title: Second').replace(
    'speed: 1 } }',
    'speed: 1 }, why: because }',
  );
  expect(between(OLD, current, { ignore: ['title', 'why'] })).toEqual([]);
});

test('with the schema, what is not written is its default', () => {
  const written = OLD.replace('hours }', 'hours, reclaim_after: 7d, audited: 10% }');
  expect(between(OLD, written)).toEqual([
    { path: 'follow_up.reclaim_after', old: undefined, new: '7d' },
    { path: 'follow_up.audited', old: undefined, new: '10%' },
  ]);
  expect(between(OLD, written, { schema: toySchema })).toEqual([
    { path: 'follow_up.audited', old: '0%', new: '10%' },
  ]);
});

test('with the schema, a block that may be left out, and is, has no defaults', () => {
  const money = `${OLD}money: { fee: 1 CNY, events: 2 per year, steps: [] }\n`;
  const [change, ...others] = between(OLD, money, { schema: toySchema });
  expect(change).toEqual({
    path: 'money',
    old: undefined,
    new: '{ events: 2 per year, fee: 1 CNY, steps: [] }',
  });
  expect(others).toEqual([]);
});
