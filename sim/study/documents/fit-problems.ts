import { anyOf, quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { measuresOf } from '../../measure/layout.ts';
import { MEASURES } from '../../measure/registry.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { compilePhase, compileScenarios, plansOf } from '../compile/compile-plans.ts';
import { customerNames, type UnknownName } from '../compile/customer-tests.ts';
import { type Reach, reachOfPhases, reachOfScenarios } from '../compile/reach.ts';
import { topicsOf } from '../compile/study-layout.ts';
import { daysBetween } from './midnight.ts';
import { ALL_OTHERS_NAME, type StudyDocument } from './schema.ts';
import { type StudyProblem, unknownName } from './study-problems.ts';

/** Everything in a study that does not fit its world. Unknown scenarios are found elsewhere. */
export function fitProblems(study: StudyDocument, world: CompiledWorld): StudyProblem[] {
  const names = customerNames(world);
  const found: StudyProblem[] = [...unmeasuredProblems(study, world), ...exceptedProblems(study, world)];
  const tell = (path: Path) => (name: UnknownName) =>
    found.push(unknownName([...path, name.field, name.index], name.field, name.written, name.known));

  const scenarios = compileScenarios(study.scenarios, names, (i, name) =>
    tell(['scenarios', i, 'when'])(name),
  );
  const plans = plansOf(study).map(({ phases }, i) =>
    phases.map((phase, k) =>
      compilePhase(
        phase,
        {
          scenarios: scenarios.map((scenario) => scenario.name),
          names,
          secondOf: (date) => daysBetween(study.cut_over.on, date),
          policyAt: () => 0,
        },
        tell(['plans', i, 'phases', k, 'in']),
      ),
    ),
  );
  // Conditions on names that do not exist would be found never to match, which is no news.
  if (found.length > 0) return found;

  reachOfScenarios(world, scenarios).forEach((reach, i) => {
    const path = ['scenarios', i, 'when'];
    const earlier = (taker: number) => quote(scenarios[taker].name);
    found.push(...unreached(path, `scenario ${quote(scenarios[i].name)}`, reach, earlier));
  });
  plans.forEach((phases, i) => {
    reachOfPhases(world, scenarios, phases).forEach((reach, k) => {
      if (phases[k].scenarios.includes(-1)) return;
      const path = ['plans', i, 'phases', k, 'in'];
      found.push(...unreached(path, 'this phase', reach, (taker) => `phase ${taker + 1}`));
    });
  });
  return found;
}

/** Measures of mechanisms that the world does not hold: they would have no rows. */
function unmeasuredProblems(study: StudyDocument, world: CompiledWorld): StudyProblem[] {
  const measured = new Set(measuresOf(topicsOf(world)).map(({ id }) => id));
  const named: (readonly [Path, string])[] = [
    ...study.headline.map((id, i) => [['headline', i], id] as const),
    ...study.constraints.map(({ measure }, i) => [['constraints', i, 'measure'], measure] as const),
    ...Object.keys(study.material)
      .filter((id) => MEASURES.some((measure) => measure.id === id))
      .map((id) => [['material', id], id] as const),
    ...(study.claim === undefined ? [] : [[['claim', 'measure'], study.claim.measure] as const]),
    ...(study.precision?.targets ?? []).map(
      ({ measure }, i) => [['precision', 'targets', i, 'measure'], measure] as const,
    ),
  ];
  return named.flatMap(([path, id]): StudyProblem[] => {
    if (measured.has(id)) return [];
    const topic = MEASURES.find((measure) => measure.id === id)?.topic ?? id;
    const message = `in this world there is nothing to measure ${quote(id)} by`;
    return [{ path, message, hint: `it has no \`${topic}\`` }];
  });
}

/** Names of what a constraint is asked for each of that the study or its world does not have. */
function exceptedProblems(study: StudyDocument, world: CompiledWorld): StudyProblem[] {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  const known = {
    archetype: world.archetypes,
    scenario: [...study.scenarios.map(({ scenario }) => scenario), ALL_OTHERS_NAME],
    region: names(world.regions),
    source: names(world.sources),
    product: names(world.products),
  };
  return study.constraints.flatMap(({ for_each, except }, i) =>
    for_each === undefined
      ? []
      : except.flatMap((written, k) =>
          known[for_each].includes(written)
            ? []
            : [unknownName(['constraints', i, 'except', k], for_each, written, known[for_each])],
        ),
  );
}

function unreached(
  path: Path,
  what: string,
  reach: Reach,
  nameOf: (taker: number) => string,
): StudyProblem[] {
  if (reach.reached) return [];
  const message = `${what} can never match`;
  const hint =
    reach.takenBy === null
      ? 'no customer of this world has all that is asked for'
      : `all its customers are taken by ${anyOf(reach.takenBy.map(nameOf))}`;
  return [{ path, message, hint }];
}
