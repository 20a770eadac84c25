import type { Path } from '../../files/tree.ts';
import type { Finding, Severity } from './finding.ts';

type Part = 'trigger' | 'evidence' | 'owner' | 'end';

/** A rule lacks one of the four parts that every rule has. */
export function lacks(
  part: Part,
  path: Path,
  what: string,
  reason: string,
  suggestion: string,
  severity: Severity = 'warning',
): Finding {
  return { severity, path, message: `${what} has no ${part}`, reason, suggestion };
}
