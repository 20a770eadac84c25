import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const SIM = join(import.meta.dirname, '../../sim');
/** Floors whose functions run at events. */
const AT_EVENTS = ['engine', 'ledger', 'market', 'measure', 'policy', 'world'];

/** Variables taken out of an object under a computed name: `const { [party]: left } = leftAt`. */
function takenApart(text: string): string[] {
  return text.match(/\{[^{}\n]*\[[^\]\n]+\]: \w+[^{}\n]*\} = [^;\n]+/g) ?? [];
}

describe('computed names', () => {
  // V8 of Node 20 takes such a name for a number that has to be a heap object. Where it is none, it throws the compiled
  // function away and soon compiles it again, the same way: it went on like that two dozen times a replication with the
  // whole run loop, and half of the processor's time with it.
  test('no column is read by taking it apart under a computed name', () => {
    const found = AT_EVENTS.flatMap((floor) =>
      readdirSync(join(SIM, floor), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => {
          const text = readFileSync(join(SIM, floor, name), 'utf8');
          return takenApart(text).map((line) => `${floor}/${name}: ${line}`);
        }),
    );
    expect(found).toEqual([]);
  });

  test('it is found where it is', () => {
    expect(takenApart('  const { [party]: left } = tempers.leftAt;')).toHaveLength(1);
    expect(takenApart('  const { leftAt, acts: other } = tempers;\n  const now = at[party];')).toEqual([]);
  });
});
