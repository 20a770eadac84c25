import type { StepWorld } from './compiled-steps.ts';
import type { WorldDocument } from './schema.ts';

/** Behaviour near the steps of pay; null for a world that says nothing of it. */
export function compileSteps({ step_behaviour: written }: WorldDocument): StepWorld | null {
  if (written === undefined) return null;
  const { pull_forward: pull, loading } = written;
  return {
    happens: written.happens,
    reckons: written.reckons.seconds,
    discount: written.discount,
    pullForward: { happens: pull.happens, reach: pull.reach.seconds, logOdds: Math.log(pull.odds_ratio) },
    loading: { happens: loading.happens, handedBack: loading.handed_back, afterMean: loading.after.seconds },
  };
}
