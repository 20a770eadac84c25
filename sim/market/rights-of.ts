import type { MarketRight } from '../policy/compiled-market.ts';
import type { CompiledStudy } from './compiled-study.ts';

/** A right with the policy that it belongs to. */
export interface RightOfPolicy {
  readonly policy: number;
  readonly right: MarketRight;
}

/** Rights to regions of all policies of a study, in their order. */
export function rightsOf({ policies }: CompiledStudy): RightOfPolicy[] {
  return policies.flatMap(({ market }, policy) => (market?.rights ?? []).map((right) => ({ policy, right })));
}
