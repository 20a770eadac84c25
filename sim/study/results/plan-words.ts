import type { Condition, Test } from '../../files/quantity/condition.ts';
import { anyOf } from '../../files/sentence.ts';

/** A condition in words: `anything`, `scenario website-bundle or three-city-group; sites at least 2`. */
export function conditionInWords(condition: Condition): string {
  if ('anything' in condition) return 'anything';
  return condition.all.map(testInWords).join('; ');
}

function testInWords(test: Test): string {
  const field = test.field.replaceAll('_', ' ');
  if ('oneOf' in test) return `${field} ${anyOf(test.oneOf)}`;
  const limits = [
    ...(test.atLeast === undefined ? [] : [`at least ${test.atLeast}`]),
    ...(test.below === undefined ? [] : [`below ${test.below}`]),
  ];
  return `${field} ${limits.join(' and ')}`;
}

const UNITS = [
  ['weeks', 7 * 86_400],
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;

/** A length of time in the largest unit that divides it: 24192000 -> `40 weeks`. */
export function durationInWords(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? ['seconds', 1];
  const count = seconds / size;
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
