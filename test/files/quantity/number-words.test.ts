import { expect, test } from 'vitest';
import { integer, number } from '../../../sim/files/quantity/number.ts';

test.each(['three', 'many'])('%s is no number, and the message says to write digits', (word) => {
  for (const schema of [number(), integer()]) {
    expect(schema.safeParse(word).error!.issues[0].message).toContain('write it in digits, such as `3`');
  }
});
