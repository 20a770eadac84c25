import type { Measure } from '../../measure/measure.ts';
import { rangeOf } from '../../measure/range.ts';
import { MEASURES } from '../../measure/registry.ts';
import type { StudyDocument } from './schema.ts';
import type { StudyProblem } from './study-problems.ts';

/** What measures of each kind are kept by, beside the whole market. */
const KEPT_BY = {
  customer: ['scenario', 'region', 'source', 'product'],
  partner: ['archetype'],
  distribution: [],
  'direct-team': [],
} as const;

/** Everything that is wrong with how a study selects a plan, as far as it can be told without its world. */
export function comparisonProblems(study: StudyDocument): StudyProblem[] {
  const found: StudyProblem[] = [];
  if (study.goal === undefined && study.constraints.length > 0) {
    const hint = 'write `goal:`, the measure by which a plan is selected among those that keep to them';
    found.push({
      path: ['constraints'],
      message: 'constraints limit a selection, and nothing is selected',
      hint,
    });
  }
  if (study.goal !== undefined && !study.headline.includes(study.goal)) {
    const hint = `add \`${study.goal}\` to \`headline\`: what decides must be corrected for with the rest`;
    found.push({ path: ['goal'], message: 'the goal is not a headline measure', hint });
  }
  if (study.goal !== undefined && study.level <= 0.5) {
    const message = `a selection at ${100 * study.level} % is no surer than chance between two plans`;
    found.push({ path: ['level'], message, hint: 'ask for more than 50 %, such as 95 %' });
  }
  study.constraints.forEach(({ measure: id, at_least, at_most, for_each, except }, i) => {
    const path = ['constraints', i];
    if ((at_least === undefined) === (at_most === undefined)) {
      found.push({ path, message: 'a constraint has either `at_least` or `at_most`' });
    }
    if (for_each === undefined && except.length > 0) {
      const message = 'nothing can be excepted from the whole market';
      found.push({
        path: [...path, 'except'],
        message,
        hint: 'say with `for_each` what is limited one by one',
      });
    }
    const limited = MEASURES.find((measure) => measure.id === id)!;
    const { kind } = limited;
    found.push(...limitProblems(path, limited, at_least, at_most));
    const kept: readonly string[] = KEPT_BY[kind];
    if (for_each !== undefined && !kept.includes(for_each)) {
      const hint = kept.length === 0 ? 'leave this out' : `it is kept by ${kept.join(', ')}`;
      found.push({ path: [...path, 'for_each'], message: `\`${id}\` is not kept by ${for_each}`, hint });
    }
  });
  return found;
}

/** A limit that nothing, or everything, keeps to. */
function limitProblems(
  path: readonly (string | number)[],
  measure: Measure,
  atLeast: number | undefined,
  atMost: number | undefined,
): StudyProblem[] {
  const range = rangeOf(measure);
  if (range === null) return [];
  const { min, max } = range;
  const [key, limit] = atLeast === undefined ? ['at_most', atMost] : ['at_least', atLeast];
  if (limit === undefined) return [];
  const never = key === 'at_least' ? limit > max : limit < min;
  const always = key === 'at_least' ? limit <= min : limit >= max;
  if (!never && !always) return [];
  const bounds = Number.isFinite(max) ? `lies between ${min} and ${max}` : `is never below ${min}`;
  return [
    {
      path: [...path, key],
      message: never
        ? 'no plan can ever keep to this limit'
        : 'every plan keeps to this limit, so it does nothing',
      hint: `\`${measure.id}\` ${bounds} (${measure.unit}): ${always ? 'leave the constraint out, or ' : ''}write a limit within`,
    },
  ];
}
