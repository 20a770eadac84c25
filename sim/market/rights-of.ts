import { idHash } from '../engine/draw.ts';
import type { MarketRight } from '../policy/compiled-market.ts';
import type { CompiledStudy } from './compiled-study.ts';

/** A right with the policy that it belongs to. */
export interface RightOfPolicy {
  readonly policy: number;
  readonly right: MarketRight;
  /** Key of its rule's name: what happens to it at one time does not hang on what else a study holds. */
  readonly k0: number;
  readonly k1: number;
}

const key = new Int32Array(2);

/** Rights to regions of all policies of a study, in their order. */
export function rightsOf({ policies }: CompiledStudy): RightOfPolicy[] {
  return policies.flatMap(({ market }, policy) =>
    (market?.rights ?? []).map((right) => {
      idHash(market!.rules[right.rule], key);
      return { policy, right, k0: key[0], k1: key[1] };
    }),
  );
}
