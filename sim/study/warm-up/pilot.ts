import type { CompiledStudy } from '../../market/compiled-study.ts';
import { plansOf } from '../compile/compile-plans.ts';
import { compileStudy } from '../compile/compile-study.ts';
import { engineVersion } from '../compile/engine-version.ts';
import { planKeys } from '../compile/plan-key.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { Library } from '../documents/disk.ts';
import { loadStudy } from '../documents/load-study.ts';
import { PILOT_WEEKS } from '../documents/run-in.ts';

const WEEK = 7 * 86_400;

/** What is simulated to see how long a business takes to run in. */
export interface Pilot {
  readonly compiled: CompiledStudy;
  /** One row a week: leads in hand at its end, and leads that arrived in it. */
  readonly layout: RowLayout;
  readonly plans: readonly { readonly name: string; readonly key: string }[];
  /** Of its streams, which nothing else uses. */
  readonly seed: string;
}

/**
 * The pilot of a study: every plan as it is once it is rolled out, from an empty start, for so many weeks before the
 * cut-over. All plans of the study take part, whichever are run, under the seed that the study names, so that there is
 * one warm-up a study.
 *
 * Rules do not change within it: at a cut-over the level shifts, and no rule of truncation can tell that from a business
 * that is still running in.
 *
 * @param weeks that each plan is watched
 * @throws InputRefused
 */
export function pilotOf(path: string, library: Library, weeks: number = PILOT_WEEKS[0]): Pilot {
  const loaded = loadStudy(path, library, weeks * WEEK);
  const study = loaded.study.value;
  const seed = `${study.seed}, pilot of the warm-up`;
  const whole = compileStudy(loaded, { seed, plans: plansOf(study) });
  const compiled: CompiledStudy = {
    ...whole,
    cutOver: 0,
    cohortUntil: weeks * WEEK,
    arrivalsUntil: weeks * WEEK + whole.arrivalsUntil - whole.cohortUntil,
    plans: whole.plans.map(({ name, phases }) => ({
      name,
      phases: phases.map((phase) => ({ ...phase, from: 0 })),
    })),
  };
  const keys = planKeys(compiled, `${engineVersion()} leads in hand`);
  return {
    compiled,
    layout: {
      keys: Array.from({ length: weeks }, (_, week) => ({
        measure: 'leads-in-hand',
        scenario: `week ${week + 1}`,
        slice: '',
      })),
      counters: keys.map(() => 0),
    },
    plans: compiled.plans.map(({ name }, i) => ({ name, key: keys[i] })),
    seed,
  };
}
