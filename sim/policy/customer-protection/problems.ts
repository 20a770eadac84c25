import type { CompiledWorld } from '../../world/compiled.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with customer protection. */
export function protectionProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const { customer_protection: protection } = policy;
  if (protection === undefined) return [];
  const path = ['customer_protection'];
  const { extension, lasts } = protection;
  const found = [
    ...horizonProblem([...path, 'review_within'], protection.review_within, world),
    ...horizonProblem([...path, 'lasts'], protection.lasts, world),
  ];
  if (lasts.kind === 'forever' && protection.when_over === 'taken-back') {
    found.push({
      path: [...path, 'when_over'],
      message: 'protection that lasts forever is never over',
      hint: 'give `lasts:` a length of time, or remove `when_over:`',
      always: true,
    });
  }
  if (extension === undefined) return found;
  found.push(...horizonProblem([...path, 'extension', 'by'], extension.by, world));
  if (lasts.kind === 'forever') {
    found.push({
      path: [...path, 'extension'],
      message: 'protection that lasts forever cannot be extended',
      hint: 'give `lasts:` a length of time, or remove `extension:`',
      always: true,
    });
  }
  return found;
}
