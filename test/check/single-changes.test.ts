import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { singleChanges, withOneChange } from '../../sim/check/single-changes.ts';

const NOTHING = { read: () => undefined, list: () => [] };

const leaf = fc.oneof(fc.integer(), fc.constantFrom('7d', '25%'), fc.array(fc.integer(), { maxLength: 3 }));
const policy = fc.record({
  follow_up: fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf),
  limits: fc.dictionary(fc.constantFrom('a', 'b'), fc.dictionary(fc.constantFrom('x', 'y'), leaf)),
});

describe('the single changes of policies', () => {
  test.prop([policy, policy])('one after the other make the new policy of the old one', (old, now) => {
    let current: unknown = old;
    for (const change of singleChanges([{ file: 'p', old, now }])) {
      const library = withOneChange([{ file: 'p', old: current, now }], change, NOTHING);
      current = JSON.parse(library.read('p')!);
    }
    expect(current).toEqual(JSON.parse(JSON.stringify(now)));
  });

  test.prop([policy])('are none where nothing has changed', (same) => {
    expect(singleChanges([{ file: 'p', old: same, now: structuredClone(same) }])).toEqual([]);
  });

  test('a rule that two policies share is one change, and names and reasons are none', () => {
    const old = { policy: 'a', why: 'x', limits: { open: 3 } };
    const now = { policy: 'b', why: 'y', limits: { open: 4 } };
    const changes = singleChanges([
      { file: 'p', old, now },
      { file: 'q', old, now },
      { file: 'r', old, now: old },
    ]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ path: 'limits.open', old: '3', new: '4' });
    expect([...changes[0].at.keys()]).toEqual(['p', 'q']);
  });
});
