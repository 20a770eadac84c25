import type { Condition, Test } from '../../files/quantity/condition.ts';

/** Does every lead that meets `narrow` meet `wide` too, as far as what is written tells, in whatever world? */
export function coversWritten(wide: Condition, narrow: Condition): boolean {
  if ('anything' in wide) return true;
  if ('anything' in narrow) return false;
  return wide.all.every((test) => narrow.all.some((other) => implies(other, test)));
}

function implies(narrow: Test, wide: Test): boolean {
  if (narrow.field !== wide.field) return false;
  if ('oneOf' in wide) return 'oneOf' in narrow && narrow.oneOf.every((each) => wide.oneOf.includes(each));
  if ('oneOf' in narrow || narrow.currency !== wide.currency) return false;
  const { atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = narrow;
  return (
    atLeast >= (wide.atLeast ?? Number.NEGATIVE_INFINITY) && below <= (wide.below ?? Number.POSITIVE_INFINITY)
  );
}

/** Names that a condition asks for in a field; undefined where it does not ask. */
export function namesAsked(condition: Condition, field: string): readonly string[] | undefined {
  if ('anything' in condition) return undefined;
  const test = condition.all.find((each) => each.field === field);
  return test !== undefined && 'oneOf' in test ? test.oneOf : undefined;
}

/** A condition as people would say it. */
export function conditionInWords(condition: Condition): string {
  if ('anything' in condition) return 'everything';
  return condition.all.map(testInWords).join(' and ');
}

function testInWords(test: Test): string {
  if ('oneOf' in test) return `${test.field} ${test.oneOf.join(' or ')}`;
  const amount = (value: number) =>
    test.currency === undefined ? String(value) : `${value / 100} ${test.currency}`;
  const limits = [
    ...(test.atLeast === undefined ? [] : [`at least ${amount(test.atLeast)}`]),
    ...(test.below === undefined ? [] : [`below ${amount(test.below)}`]),
  ];
  return `${test.field} ${limits.join(', ')}`;
}
