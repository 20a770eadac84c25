import type { z } from 'zod';
import type { Path } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** An issue with its path from the root of the document. */
export type FlatIssue = { readonly issue: Issue; readonly path: Path };

/**
 * zod's issues with those inside unions unfolded: where only one alternative has the shape of what is written (a
 * mapping for a mapping, a text for a text), its complaints are the ones that help.
 */
export function flattenIssues(issues: readonly Issue[], value: unknown, base: Path = []): FlatIssue[] {
  return issues.flatMap((issue): FlatIssue[] => {
    const path: Path = [...base, ...(issue.path as Path)];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const written = valueAt(value, issue.path as Path);
      const chosen = written === undefined ? undefined : closestAlternative(issue.errors, written);
      if (chosen !== undefined) return flattenIssues(chosen, written, path);
    }
    return [{ issue, path }];
  });
}

/** The complaints of the alternative that was most likely meant; undefined when none stands out. */
function closestAlternative(alternatives: Issue[][], value: unknown): Issue[] | undefined {
  const sameShape = alternatives.filter((issues) => !issues.some((issue) => isOtherShape(issue, value)));
  if (sameShape.length === 1) return sameShape[0];
  const inside = sameShape.filter((issues) =>
    issues.some((issue) => issue.path.length > 0 || hasKeys(issue)),
  );
  if (inside.length === 0) return undefined;
  return inside.reduce((best, issues) => (issues.length < best.length ? issues : best));
}

function hasKeys(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys';
}

/** Whether an issue says that the value is of another shape altogether: a text where a mapping belongs. */
function isOtherShape(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_value') return typeof value === 'object' && value !== null;
  if (issue.code !== 'invalid_type') return false;
  return shapeExpected(issue.expected) !== shapeOf(value);
}

function shapeExpected(expected: string): string {
  if (expected === 'object' || expected === 'record' || expected === 'map') return 'mapping';
  return expected === 'array' || expected === 'tuple' ? 'list' : 'scalar';
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'mapping' : 'scalar';
}

/** The part of plain data that a path leads to, or undefined. */
function valueAt(value: unknown, path: Path): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<string | number, unknown>)[step];
  }
  return part;
}
