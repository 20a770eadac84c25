import type { CompiledWorld } from '../../world/compiled.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with customer protection. */
export function protectionProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const { customer_protection: protection } = policy;
  if (protection === undefined) return [];
  const path = ['customer_protection'];
  const { extension } = protection;
  const found = [
    ...horizonProblem([...path, 'review_within'], protection.review_within, world),
    ...horizonProblem([...path, 'lasts'], protection.lasts, world),
  ];
  if (extension === undefined) return found;
  found.push(...horizonProblem([...path, 'extension', 'by'], extension.by, world));
  if (protection.lasts.kind === 'forever') {
    found.push({
      path: [...path, 'extension'],
      message: 'protection that lasts forever cannot be extended',
      hint: 'give `lasts:` a length of time, or remove `extension:`',
      always: true,
    });
  }
  return found;
}
