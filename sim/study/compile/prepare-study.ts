import { InputRefused } from '../../files/diagnostic.ts';
import { withSuggestion } from '../../files/nearest-name.ts';
import { quote, splitSentence } from '../../files/sentence.ts';
import type { CompiledStudy } from '../../market/compiled-study.ts';
import { type PrecisionRequest, precisionRule } from '../compare/precision.ts';
import { type ClaimCase, casesOf } from '../documents/claim-cases.ts';
import type { Library } from '../documents/disk.ts';
import { type LoadedStudy, loadStudy, loadStudyIn } from '../documents/load-study.ts';
import type { StoppingRule } from '../execute/replicate.ts';
import { measureInfos } from '../results/measure-info.ts';
import { type PlanDocument, plansOf } from './compile-plans.ts';
import { compileStudy } from './compile-study.ts';
import { engineVersion } from './engine-version.ts';
import { planKeys } from './plan-key.ts';
import type { RowLayout } from './rows.ts';
import { studyLayout, topicsOf } from './study-layout.ts';

/** What the command line may say in the place of the study. */
export interface StudyOverrides {
  readonly seed?: string | undefined;
  readonly replications?: number | undefined;
  /** Only these plans, in this order; the first is the baseline. */
  readonly plans?: readonly string[] | undefined;
  /** Seconds of the run-in, as a pilot has found it for a study that asks for that. */
  readonly warmUp?: number | undefined;
}

/** A study that is ready to be simulated. */
export interface PreparedStudy {
  readonly loaded: LoadedStudy;
  /** The baseline first. */
  readonly plans: readonly PlanDocument[];
  readonly compiled: CompiledStudy;
  readonly layout: RowLayout;
  /** Under what the replications of each plan are kept. */
  readonly keys: readonly string[];
  readonly seed: string;
  /** How many, or with a stopping rule the most. */
  readonly replications: number;
  /** When the study ends by itself; undefined where it does not, or the command line fixes the number. */
  readonly stopping: StoppingRule | undefined;
}

/**
 * Reads, checks and compiles a study.
 *
 * @param path of the study, with `/` between its steps
 * @throws InputRefused with everything that is wrong
 */
export function prepareStudy(path: string, library: Library, overrides: StudyOverrides = {}): PreparedStudy {
  return prepare(loadStudy(path, library, overrides.warmUp), overrides);
}

/** One world in which a study's claim is to be tried. */
export interface PreparedCase {
  readonly claimCase: ClaimCase;
  /** Null where it is the world that the study names: what was simulated in it holds. */
  readonly prepared: PreparedStudy | null;
}

/**
 * The worlds of a study's claim, each ready to be simulated with the same plans, replications and seed.
 *
 * @throws InputRefused with everything that is wrong
 */
export function prepareCases(
  path: string,
  library: Library,
  { loaded }: PreparedStudy,
  overrides: StudyOverrides = {},
): PreparedCase[] {
  return casesOf(loaded.study.value).map((claimCase) => ({
    claimCase,
    prepared:
      claimCase.place === null
        ? null
        : prepare(loadStudyIn(path, library, claimCase.place, overrides.warmUp), overrides),
  }));
}

function prepare(loaded: LoadedStudy, overrides: StudyOverrides): PreparedStudy {
  const study = loaded.study.value;
  const { seed = study.seed, replications = study.precision?.at_most ?? study.replications } = overrides;
  const plans = chosenPlans(loaded, overrides.plans);
  const compiled = compileStudy(loaded, { seed, plans });
  const layout = studyLayout(compiled);
  const asked = precisionRequest({ loaded, plans, compiled, layout, seed });
  // Made even where it will not be asked: what does not fit is refused before anything runs.
  const rule = asked && precisionRule(asked);
  return {
    loaded,
    plans,
    compiled,
    layout,
    keys: planKeys(compiled, engineVersion()),
    seed,
    replications,
    stopping: overrides.replications === undefined ? rule : undefined,
  };
}

/** What the precision of a study is judged by; undefined where it asks for none. */
export function precisionRequest({
  loaded: { study },
  plans,
  compiled,
  layout,
  seed,
}: Pick<PreparedStudy, 'loaded' | 'plans' | 'compiled' | 'layout' | 'seed'>): PrecisionRequest | undefined {
  const { precision, level, compare } = study.value;
  if (precision === undefined) return undefined;
  return {
    precision,
    source: study.source,
    layout,
    measures: measureInfos(study.value, compiled.world.currency, topicsOf(compiled.world)),
    plans: plans.map(({ plan }) => plan),
    plansOfStudy: plansOf(study.value).length,
    level,
    compare,
    seed,
  };
}

function chosenPlans({ study }: LoadedStudy, names: readonly string[] | undefined): readonly PlanDocument[] {
  const plans = plansOf(study.value);
  if (names === undefined || names.length === 0) return plans;
  const known = plans.map(({ plan }) => plan);
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const said = withSuggestion(`there is no plan ${quote(name)} in this study`, name, known);
      const { message, hint } = splitSentence(said);
      return study.source.problem([study.value.plans === undefined ? 'policies' : 'plans'], message, hint);
    });
  if (problems.length > 0) throw new InputRefused(problems);
  return [...new Set(names)].map((name) => plans[known.indexOf(name)]);
}
