import { withSuggestion } from '../../files/nearest-name.ts';
import type { Condition } from '../../files/quantity/condition.ts';
import { quote, splitSentence } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { planNameOf, scenariosAsked } from '../compile/compile-plans.ts';
import { claimProblems } from './claim-problems.ts';
import { comparisonProblems } from './comparison-problems.ts';
import { daysBetween } from './midnight.ts';
import { precisionProblems } from './precision-problems.ts';
import { ALL_OTHERS_NAME, type PhaseDocument, RESERVED_SCENARIOS, type StudyDocument } from './schema.ts';

/** Something wrong in a study whose fields are each well formed. */
export interface StudyProblem {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
}

const LONGEST_COHORT_DAYS = 520 * 7;

/** Everything that is wrong between the fields of a study, as far as it can be told without its world. */
export function studyProblems(study: StudyDocument): StudyProblem[] {
  return [
    ...cohortProblems(study),
    ...scenarioNameProblems(study),
    ...planProblems(study),
    ...precisionProblems(study),
    ...comparisonProblems(study),
    ...claimProblems(study),
    ...(study.plans ?? []).flatMap((plan, i) => phaseProblems(study, plan.phases, ['plans', i, 'phases'])),
  ];
}

function cohortProblems(study: StudyDocument): StudyProblem[] {
  const path = ['cohort_until'];
  const days = daysBetween(study.cut_over.on, study.cohort_until);
  if (days < 7) {
    const hint = 'a cohort takes at least a week: name a later day, or an earlier cut-over';
    const message =
      days <= 0
        ? 'the cohort ends before the cut-over'
        : `the cohort has ${days === 1 ? 'one day' : `${days} days`}`;
    return [{ path, message, hint }];
  }
  if (days > LONGEST_COHORT_DAYS) {
    return [{ path, message: `the cohort has ${days} days`, hint: `at most ${LONGEST_COHORT_DAYS}` }];
  }
  return [];
}

function scenarioNameProblems(study: StudyDocument): StudyProblem[] {
  return study.scenarios.flatMap(({ scenario }, i) =>
    RESERVED_SCENARIOS.includes(scenario)
      ? [
          {
            path: ['scenarios', i, 'scenario'],
            message: `${quote(scenario)} cannot be the name of a scenario`,
            hint: 'results use this word for customers of every, or of no, scenario',
          },
        ]
      : [],
  );
}

function planProblems(study: StudyDocument): StudyProblem[] {
  const { plans, policies } = study;
  if (plans !== undefined && policies !== undefined) {
    return [
      {
        path: ['policies'],
        message: 'a study has `plans` or `policies`, not both',
        hint: 'make each policy a plan: `{ plan: its-name, phases: [{ from: .., in: anything, policy: .. }] }`',
      },
    ];
  }
  if (policies === undefined) {
    if (plans !== undefined) return [];
    return [
      {
        path: [],
        message: 'the study has no plans',
        hint: 'write `plans:`, or a list of `policies:` that apply everywhere from the cut-over on',
      },
    ];
  }
  if (policies.length === 0) {
    return [{ path: ['policies'], message: 'the list is empty', hint: 'it needs at least one policy' }];
  }
  const names = policies.map(planNameOf);
  return names.flatMap((name, i) =>
    names.indexOf(name) < i
      ? [
          {
            path: ['policies', i],
            message: `a second policy is named ${quote(name)}`,
            hint: 'names must differ',
          },
        ]
      : [],
  );
}

function phaseProblems(study: StudyDocument, phases: readonly PhaseDocument[], base: Path): StudyProblem[] {
  const { on } = study.cut_over;
  return phases.flatMap((phase, i) => {
    const found: StudyProblem[] = [];
    const from = [...base, i, 'from'];
    if (phase.from < on) {
      const hint = `the cut-over is on ${on}; the business before it is the same for all plans`;
      found.push({ path: from, message: 'this phase begins before the cut-over', hint });
    } else if (phase.from >= study.cohort_until) {
      const hint = `the cohort ends on ${study.cohort_until}`;
      found.push({ path: from, message: 'this phase begins when no customer is counted any more', hint });
    }
    if (i > 0 && phase.from < phases[i - 1].from) {
      const hint = `the one before begins on ${phases[i - 1].from}: phases are listed in the order of their dates`;
      found.push({ path: from, message: 'this phase begins before the one listed before it', hint });
    }
    found.push(...unknownScenarios(study, phase.in, [...base, i, 'in', 'scenario']));
    return found;
  });
}

function unknownScenarios(study: StudyDocument, where: Condition, path: Path): StudyProblem[] {
  const known = [...study.scenarios.map((each) => each.scenario), ALL_OTHERS_NAME];
  return scenariosAsked(where).flatMap((written, k) =>
    known.includes(written) ? [] : [unknownName([...path, k], 'scenario', written, known)],
  );
}

/** Says that a name does not exist, and which one may have been meant. */
export function unknownName(
  path: Path,
  what: string,
  written: string,
  known: readonly string[],
): StudyProblem {
  const said = withSuggestion(`there is no ${what} ${quote(written)}`, written, known);
  return { path, ...splitSentence(said) };
}
