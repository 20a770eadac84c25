import { withSuggestion } from '../../files/nearest-name.ts';
import { quote, splitSentence } from '../../files/sentence.ts';
import { plansOf } from '../compile/compile-plans.ts';
import { NEUTRAL_CASE } from './claim-cases.ts';
import { ALL_OTHERS_NAME, type StudyDocument } from './schema.ts';
import type { StudyProblem } from './study-problems.ts';

/** Everything that is wrong in what a study claims, as far as it can be told without its world. */
export function claimProblems(study: StudyDocument): StudyProblem[] {
  const { claim } = study;
  if (claim === undefined) return [];
  const [baseline, ...others] = plansOf(study).map(({ plan }) => plan);
  const found: StudyProblem[] = [];
  if (others.length === 0) {
    found.push({
      path: ['claim'],
      message: 'a claim compares two plans, and the study has one',
      hint: 'add the plan that the claim is about behind the one it is compared with',
    });
  } else if (claim.plan !== undefined && !others.includes(claim.plan)) {
    const said =
      claim.plan === baseline
        ? `plan ${quote(claim.plan)} is the one that all others are compared with`
        : withSuggestion(`there is no plan ${quote(claim.plan)} in this study`, claim.plan, others);
    found.push({ path: ['claim', 'plan'], ...splitSentence(said) });
  }
  const scenarios = [...study.scenarios.map(({ scenario }) => scenario), ALL_OTHERS_NAME];
  if (claim.scenario !== undefined && !scenarios.includes(claim.scenario)) {
    const said = withSuggestion(
      `there is no scenario ${quote(claim.scenario)} in this study`,
      claim.scenario,
      scenarios,
    );
    found.push({ path: ['claim', 'scenario'], ...splitSentence(said) });
  }
  return [...found, ...caseProblems(claim.over?.cases ?? [])];
}

function caseProblems(
  cases: NonNullable<NonNullable<StudyDocument['claim']>['over']>['cases'],
): StudyProblem[] {
  const path = ['claim', 'over', 'cases'];
  const found: StudyProblem[] = [];
  if (cases.length === 1) {
    const hint = 'name at least two worlds, or leave `over` out';
    found.push({ path, message: 'one case is no range', hint });
  }
  const placed = cases.filter(({ at }) => at !== undefined).length;
  if (placed > 0 && placed < cases.length) {
    const missing = cases.findIndex(({ at }) => at === undefined);
    const hint = 'give every case its `at`, or none';
    found.push({ path: [...path, missing], message: 'this case has no `at`, and others have one', hint });
  }
  for (const [i, { case: name, at }] of cases.entries()) {
    if (name === NEUTRAL_CASE) {
      const hint = 'results use this word for the world of `fixed_by`';
      found.push({
        path: [...path, i, 'case'],
        message: `${quote(name)} cannot be the name of a case`,
        hint,
      });
    }
    const before = cases[i - 1]?.at;
    if (at !== undefined && before !== undefined && at <= before) {
      const hint = `the one before stands at ${before}: cases are listed in the order of what is varied`;
      found.push({ path: [...path, i, 'at'], message: 'this case does not come after the one before', hint });
    }
  }
  return found;
}
