import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestName, withSuggestion } from '../../sim/files/nearest-name.ts';

describe('edits between two words', () => {
  test.each([
    ['recalim_after', 'reclaim_after', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    // Optimal string alignment edits no letter twice; the unrestricted distance would be 2.
    ['ca', 'abc', 3],
    ['东莞', '东筦', 1],
  ])('%s to %s are %i', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  test('are none for equal words, the same both ways, and at most the longer length', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const edits = editDistance(a, b);
        expect(edits).toBe(editDistance(b, a));
        expect(edits === 0).toBe(a === b);
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

test.each([
  ['recalim_after', ['accept_within', 'reclaim_after'], 'reclaim_after'],
  ['Reclaim After', ['reclaim_after'], 'reclaim_after'],
  ['wen', ['when', 'why'], 'when'],
  ['colour', ['rule', 'when'], undefined],
  ['x', ['a'], undefined],
  ['anything', [], undefined],
  ['x'.repeat(10_000), ['x'.repeat(9_999)], undefined],
])('for %.20s among %.40j, %s was meant', (written, known, meant) => {
  expect(nearestName(written, known)).toBe(meant);
});

test('without a near name the known ones are listed, twelve at most', () => {
  const known = Array.from({ length: 14 }, (_, i) => `name-${String.fromCharCode(97 + i).repeat(9)}`);
  const [message, hint] = withSuggestion('unknown `q`', 'q', known).split('\n');
  expect(message).toBe('unknown `q`');
  expect(hint).toMatch(/^known here: `name-a{9}`, .*, and 2 more$/);
});
