import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { indentationSlips } from '../../sim/files/indentation.ts';
import { readYaml } from '../../sim/files/read-yaml.ts';

const SCENARIOS = join(import.meta.dirname, '..', '..', 'scenarios');
const SHIPPED = ['worlds', 'policies', 'studies'].flatMap((folder) =>
  readdirSync(join(SCENARIOS, folder)).map((name) => readFileSync(join(SCENARIOS, folder, name), 'utf8')),
);

describe('lines that start in a wrong column', () => {
  test('are none in the shipped documents', () => {
    expect(SHIPPED.length).toBeGreaterThan(30);
    for (const text of SHIPPED) expect(indentationSlips(text)).toEqual([]);
  });

  test('are not looked for in quotes, brackets, literal blocks and comments', () => {
    const text = `a: "x
  b: 1"
c: [1,
 2, { d: ']' }]
e: |
    x: 1
  y: 2
f: it goes on
   here   # g: 1
    # h: 1
i: 'it''s
 so'
j: 1
`;
    expect(indentationSlips(text)).toEqual([]);
  });

  test('are told where a shipped line is moved by one, at that line or where it is first felt, in nearly all cases', () => {
    let refused = 0;
    let near = 0;
    for (const text of SHIPPED) {
      const lines = text.split('\n');
      for (const [i, line] of lines.entries()) {
        if (!/^ +\S/.test(line) || /^ *#/.test(line)) continue;
        const moved = lines.with(i, ` ${line}`).join('\n');
        const { problems } = readYaml('moved.yaml', moved);
        if (problems.length === 0) continue;
        refused++;
        const { line: told } = problems[0]!;
        // A line that opens something takes what stands under it along; then the next line is the one that differs.
        if (told === i + 1 || told === i + 2) near++;
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(near / refused).toBeGreaterThan(0.9);
  });
});
