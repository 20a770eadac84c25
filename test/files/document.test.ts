import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { InputRefused, Problems, renderDiagnostics } from '../../sim/files/diagnostic.ts';
import { loadDocument } from '../../sim/files/document.ts';
import { mapping } from '../../sim/files/mapping.ts';
import { name, oneOf } from '../../sim/files/quantity/name.ts';
import { escapeText } from '../../sim/files/sentence.ts';
import { loadToy } from './toy.ts';

const GOOD = `# a comment
toy: a
title: { zh: 匹配, en: "Match" }
allocation:
  - { rule: 东莞, when: { region: 东莞 }, give_to: hq-direct }
  - rule: the-rest
    when: anything
    give_to: hq-direct
follow_up: { accept_within: 4 working hours }
`;

function refusal(load: () => unknown): InputRefused {
  try {
    load();
  } catch (error) {
    if (error instanceof InputRefused) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a good document', () => {
  test('is read with its defaults', () => {
    const { value, files } = loadToy({ 'a.yaml': GOOD });
    expect(value.follow_up.accept_within).toEqual({ kind: 'working-hours', seconds: 14_400 });
    expect(value.follow_up.reclaim_after).toEqual({ kind: 'wall', seconds: 604_800 });
    expect(value.days).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
    expect(files).toEqual(['a.yaml']);
  });

  test('knows where everything stands, also behind Chinese text and at Windows line ends', () => {
    for (const text of [GOOD, GOOD.replaceAll('\n', '\r\n'), `\ufeff${GOOD}`]) {
      const { source } = loadToy({ 'a.yaml': text });
      expect(source.at(['toy'])).toEqual({ file: 'a.yaml', line: 2, column: 6 });
      expect(source.at(['title', 'en'])).toEqual({ file: 'a.yaml', line: 3, column: 22 });
      expect(source.at(['allocation', 1, 'when'])).toEqual({ file: 'a.yaml', line: 7, column: 11 });
      expect(source.at(['follow_up', 'audited'])).toEqual({ file: 'a.yaml', line: 9, column: 1 });
      expect(source.inWords(['allocation', 1, 'when'])).toBe('allocation[the-rest].when');
      expect(source.has(['follow_up', 'audited'])).toBe(false);
    }
  });
});

describe('complaints of checks across documents', () => {
  test('are made from paths and collected from several documents', () => {
    const problems = new Problems();
    const first = problems.attempt(() => loadToy({ 'first.yaml': GOOD }));
    const second = problems.attempt(() =>
      loadToy({ 'second.yaml': GOOD.replace('4 working hours', 'soon') }),
    );
    expect(second).toBeUndefined();
    problems.add(
      first!.source.problem(
        ['allocation', 0, 'when', 'region'],
        'no world has this region',
        'known here: `Shenzhen`',
      ),
    );
    expect(refusal(() => problems.throwIfAny()).message).toBe(
      [
        'second.yaml:9:29: `soon` is not a length of time',
        '  follow_up: { accept_within: soon }',
        '                              ^^^^',
        '  write for example `30 minutes`, `48h`, `7d`, `8 working hours`, `5 working days`',
        '',
        'first.yaml:5:33: no world has this region',
        '    - { rule: 东莞, when: { region: 东莞 }, give_to: hq-direct }',
        '                                    ^^^^',
        '  known here: `Shenzhen`',
      ].join('\n'),
    );
  });

  test('and nothing is thrown when there are none; other errors pass through', () => {
    const problems = new Problems();
    expect(() => problems.throwIfAny()).not.toThrow();
    expect(() =>
      problems.attempt(() => {
        throw new RangeError('a fault of ours');
      }),
    ).toThrow(RangeError);
  });

  test('a complaint carries its parts for other readers than people', () => {
    const { source } = loadToy({ 'a.yaml': GOOD });
    expect(source.problem(['allocation', 1, 'when'], 'never matches')).toEqual({
      file: 'a.yaml',
      line: 7,
      column: 11,
      path: 'allocation[the-rest].when',
      message: 'never matches',
      hint: undefined,
      sourceLine: '    when: anything',
      length: 8,
    });
  });
});

describe('a file that is not there', () => {
  test('is named', () => {
    expect(refusal(() => loadToy({ 'a.yaml': GOOD }, 'b.yaml')).message).toBe(
      'b.yaml:1:1: there is no such file',
    );
  });

  test('is suggested with its ending', () => {
    expect(refusal(() => loadToy({ 'a.yaml': GOOD }, 'a')).diagnostics[0].hint).toBe(
      'did you mean `a.yaml`?',
    );
  });
});

describe('limits', () => {
  test('a huge file is refused before it is parsed', () => {
    const { message } = refusal(() => loadToy({ 'a.yaml': `toy: a\n${'#'.repeat(500_000)}` }));
    expect(message).toMatch(/^a.yaml:1:1: the file is too large\n/);
    expect(message.length).toBeLessThan(300);
  });

  test.each([
    ['brackets', `toy: a\ntitle: ${'['.repeat(20_000)}`],
    ['closed brackets', `toy: a\ntitle: ${'['.repeat(200)}${']'.repeat(200)}`],
    ['dashes', `toy: a\ntitle:\n${'- '.repeat(3_000)}x`],
  ])('deep %s are refused in a sentence', (_, text) => {
    expect(refusal(() => loadToy({ 'a.yaml': text })).message).toMatch(/nested deeper than 40 levels/);
  });

  test('a long line is cut around what is meant', () => {
    const weights = Array.from({ length: 100 }, (_, i) => `w${i}: ${i}`).join(', ');
    const text = GOOD.replace(
      'give_to: hq-direct }',
      `give_to: best-match, weigh: { ${weights}, last: x } }`,
    );
    const { message } = refusal(() => loadToy({ 'a.yaml': text }));
    expect(message).toContain('`x` is not a whole number');
    for (const line of message.split('\n')) expect(line.length).toBeLessThan(130);
    const [, excerpt, carets] = message.split('\n');
    expect(excerpt[carets.indexOf('^')]).toBe('x');
  });

  test('many complaints are counted, not all shown', () => {
    const keys = Array.from({ length: 80 }, (_, i) => `key${i}: 1`).join('\n');
    const refused = refusal(() => loadToy({ 'a.yaml': `${GOOD}${keys}\n` }));
    expect(refused.diagnostics).toHaveLength(80);
    expect(refused.message).toMatch(
      /\n\n\.\.\. and 30 more:\n {2}a\.yaml:60:1: unknown key `key50`\n(.*\n)+ {2}a\.yaml:89:1: unknown key `key79`$/,
    );
  });
});

test('whatever bytes a file holds, it is read or refused with printable text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'toy: ',
      'extends: ',
      'allocation:\n',
      '- ',
      '  ',
      '{',
      '}',
      '[',
      ']',
      ': ',
      '\n',
      '\t',
      '"',
      "'",
      '&a ',
      '*a',
      '!!js ',
      '<<: ',
      '|\n',
      '#',
      '---\n',
      '\u0000',
      '\u001b[2J',
      '\u202e',
      '\ufffd',
      '__proto__: ',
      'none',
      '1e999',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      try {
        loadToy({ 'a.yaml': text, [text.slice(0, 10)]: text });
      } catch (error) {
        if (!(error instanceof InputRefused)) throw error;
        expect(error.diagnostics.length).toBeGreaterThan(0);
        for (const line of error.message.split('\n')) expect(escapeText(line)).toBe(line);
        expect(error.message).not.toMatch(/Invalid input|expected .* received|Unrecognized key/);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('shapes that real schemas have', () => {
  const load = (text: string) =>
    loadDocument('a.yaml', {
      schema: mapping({
        region: z.record(name('a region'), mapping({ share: z.number().min(0).max(1) })),
        mode: z.union([oneOf(['open', 'closed']), mapping({ until: z.iso.date() }), z.array(name())]),
        pair: z.tuple([z.number(), z.number()]).optional(),
        on: z.boolean().optional(),
      }),
      read: () => text,
      nameKeys: [],
    });

  test.each([
    ['region: { a b: { share: 1 } }\nmode: open', '1:11: `a b` cannot be a name'],
    ['region: { a: { share: 2 } }\nmode: open', '1:23: `2` is too large'],
    ['region: {}\nmode: opne', '2:7: `opne` is not a known word; did you mean `open`?'],
    ['region: {}\nmode: { untill: 2027-01-01 }', '2:9: unknown key `untill`; did you mean `until`?'],
    ['region: {}\nmode: { until: soon }', '2:16: `soon` does not have the right form'],
    ['region: {}\nmode: [a, 3]', '2:11: `3` is not a name'],
    ['region: {}\nmode:', '2:1: nothing is written here'],
    ['region: {}', '1:1: `mode` is missing'],
    ['region: {}\nmode: open\npair: [1]', '3:1: the list has fewer than 2 items'],
    ['region: {}\nmode: open\non: yes', '3:5: `yes` is neither `true` nor `false`'],
    ['region: 3\nmode: open', '1:9: `3` stands where a mapping is expected'],
    ['region: {}\nmode: open\nwhy: [x]', '3:1: a list is not taken here'],
  ])('%j', (text, message) => {
    expect(refusal(() => load(text)).message.split('\n')).toContain(`a.yaml:${message}`);
  });
});

test('rendering shows nothing of a file but escaped text', () => {
  const text = renderDiagnostics([
    {
      file: 'a\u001b.yaml',
      line: 1,
      column: 3,
      path: '',
      message: 'x\u0007',
      hint: 'y\u0000',
      sourceLine: '\ta\u202eb',
      length: 1,
    },
  ]);
  expect(text).toBe('a\\u001b.yaml:1:3: x\\u0007\n  \\ta\\u202eb\n     ^^^^^^\n  y\\0');
});
