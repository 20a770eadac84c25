import type { Screening } from '../compiled.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';

/** How candidates are screened; null where all that apply are signed. */
export function compileScreening(written: PolicyDocument['screening']): Screening | null {
  if (written === undefined) return null;
  const { coverage, resources, reputation, culture } = written.weights;
  return {
    weights: { coverage, resources, reputation, culture },
    cutoff: written.cutoff,
    within: spanOf(written.within),
  };
}
