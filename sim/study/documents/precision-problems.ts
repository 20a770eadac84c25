import type { Path } from '../../files/tree.ts';
import type { Measure } from '../../measure/measure.ts';
import { MEASURES } from '../../measure/registry.ts';
import { plansOf } from '../compile/compile-plans.ts';
import { LEAST_FOR_SKEWED, type PrecisionDocument } from './precision-schema.ts';
import type { StudyDocument } from './schema.ts';
import type { StudyProblem } from './study-problems.ts';

/** Everything that is wrong with the precision that a study asks for, as far as it can be told before it runs. */
export function precisionProblems(study: StudyDocument): StudyProblem[] {
  const { precision } = study;
  if (precision === undefined) return [];
  const found: StudyProblem[] = [];
  if (precision.at_most < precision.at_least) {
    found.push({
      path: ['precision', 'at_most'],
      message: `${precision.at_most} replications at most are fewer than ${precision.at_least} at least`,
      hint: `\`at_least\` is ${LEAST_FOR_SKEWED} where it is left out; write a smaller one too, if fewer are to do`,
    });
  }
  const alone = plansOf(study).length === 1;
  precision.targets.forEach((target, i) => {
    found.push(...targetProblems(target, ['precision', 'targets', i], alone));
    const first = precision.targets.findIndex(
      ({ measure, of }) => measure === target.measure && of === target.of,
    );
    if (first < i) {
      found.push({
        path: ['precision', 'targets', i],
        message: `a second target for the ${target.of} of \`${target.measure}\``,
        hint: 'keep the stricter one',
      });
    }
  });
  return found;
}

type Target = PrecisionDocument['targets'][number];

function targetProblems(target: Target, path: Path, alone: boolean): StudyProblem[] {
  const { of, half_width: halfWidth, relative } = target;
  const measure = MEASURES.find(({ id }) => id === target.measure)!;
  const advice = `write \`half_width:\`, in ${measure.unit}`;
  if ((halfWidth === undefined) === (relative === undefined)) {
    const message = 'a target has either `half_width` or `relative`';
    return [{ path, message, hint: halfWidth === undefined ? advice : 'leave one of them out' }];
  }
  if (alone && of === 'difference') {
    const message = 'this study has one plan: there are no differences';
    return [{ path, message, hint: 'ask for `of: mean`' }];
  }
  if (relative === undefined) return [];
  if (of === 'difference') {
    const message = 'a difference may be 0, and nothing is precise relative to 0';
    return [{ path: [...path, 'relative'], message, hint: `${advice}, or ask for \`of: mean\`` }];
  }
  if (mayBeNegative(measure)) {
    const message = `\`${measure.id}\` may be above or below 0, and nothing is precise relative to 0`;
    return [{ path: [...path, 'relative'], message, hint: advice }];
  }
  return [];
}

/** Whether a measure takes something away from something: such a balance may have either sign. */
function mayBeNegative(measure: Measure): boolean {
  switch (measure.kind) {
    case 'customer':
      return measure.numerator.some(([, factor]) => factor < 0);
    case 'partner':
      return measure.numerator === 'profit';
    case 'distribution':
      return measure.statistic === 'profit-p10';
    case 'direct-team':
      return false;
  }
}
