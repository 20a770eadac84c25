import type { Path } from '../../files/tree.ts';

/** How much a finding weighs: contradicts itself, is likely to be missed, or is good to know. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something that a reader of a policy should know before it is run. */
export interface Finding {
  readonly severity: Severity;
  /** Place in the policy; where nothing is written there, the nearest thing around it is shown. */
  readonly path: Path;
  readonly message: string;
  readonly reason: string;
  readonly suggestion: string;
}
