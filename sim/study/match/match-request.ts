import type { Document } from '../../files/document.ts';
import { withSuggestion } from '../../files/nearest-name.ts';
import { quote, splitSentence } from '../../files/sentence.ts';
import { follow } from '../../files/tree.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import { plansOf } from '../compile/compile-plans.ts';
import type { LoadedStudy } from '../documents/load-study.ts';
import type { MatchDocument } from '../documents/match-schema.ts';
import { policyFile } from '../documents/policy-place.ts';
import type { StudyProblem } from '../documents/study-problems.ts';

/** A plan that is to be matched to the baseline, and the setting that is moved. */
export interface MatchRequest {
  readonly plan: string;
  readonly match: MatchDocument;
  readonly file: string;
  readonly path: readonly string[];
  /** What the policy writes: a number and its unit. */
  readonly written: number;
  readonly unit: string;
  readonly limits: readonly [number, number];
}

const NUMBER_WITH_UNIT = /^(\d+(?:\.\d+)?)(.*)$/;

/**
 * The plans of a study that are to be matched.
 *
 * @returns what keeps one from it in the place of a request, as a complaint about the study
 */
export function matchRequests({ study, policies }: LoadedStudy): {
  readonly requests: readonly MatchRequest[];
  readonly problems: readonly StudyProblem[];
} {
  const requests: MatchRequest[] = [];
  const problems: StudyProblem[] = [];
  const plans = plansOf(study.value);
  for (const [i, { plan, phases }] of plans.entries()) {
    const match = study.value.plans?.[i]?.match;
    if (match === undefined) continue;
    const place = ['plans', i, 'match'];
    const last = phases.at(-1);
    if (i === 0 || last === undefined) {
      const message =
        i === 0 ? 'the baseline is not matched to itself' : 'a plan without phases has no policy to move';
      problems.push({ path: place, message });
      continue;
    }
    if (study.value.claim?.over !== undefined || study.value.claim?.fixed_by !== undefined) {
      const hint =
        'what is equal in one world is not in another: try the claim in one world, without `over` and `fixed_by`';
      problems.push({ path: place, message: 'a plan is matched in the world of the study alone', hint });
      continue;
    }
    const file = policyFile(study.source, last.policyPlace);
    const shared = plans.some(
      (other) =>
        other.plan !== plan &&
        other.phases.some((phase) => policyFile(study.source, phase.policyPlace) === file),
    );
    if (shared) {
      const hint = 'give the matched plan a policy of its own, by a file that extends this one';
      problems.push({ path: place, message: 'another plan has the same policy', hint });
      continue;
    }
    const policy = policies.get(file);
    const found = policy && settingAt(policy, match.by);
    if (found === undefined || 'message' in found) {
      problems.push({ path: [...place, 'by'], ...(found ?? { message: 'the policy cannot be read' }) });
      continue;
    }
    // A setting of 0 without limits is out of reach of everything, which is told where it is tried.
    const limits = match.between ?? [0, 2 * found.written];
    if (match.between !== undefined && !(limits[0] < limits[1])) {
      problems.push({ path: [...place, 'between'], message: 'the first limit must be the smaller one' });
      continue;
    }
    requests.push({ plan, match, file, path: match.by.split('.'), ...found, limits: [limits[0], limits[1]] });
  }
  return { requests, problems };
}

function settingAt(
  policy: Document<PolicyDocument>,
  by: string,
): { written: number; unit: string } | Pick<StudyProblem, 'message' | 'hint'> {
  const path = by.split('.');
  const { node, steps } = follow(policy.source.root, path);
  if (steps < path.length) {
    const known = node.kind === 'mapping' ? [...node.entries.keys()] : [];
    const at = path.slice(0, steps).join('.');
    const where = at === '' ? policy.value.policy : `${at} of ${policy.value.policy}`;
    return splitSentence(
      withSuggestion(`${quote(path[steps]!)} is not written in ${where}`, path[steps]!, known),
    );
  }
  const parts = node.kind === 'scalar' ? NUMBER_WITH_UNIT.exec(node.text) : null;
  if (parts === null) return { message: `${quote(by)} is not a number in ${policy.value.policy}` };
  return { written: Number(parts[1]), unit: parts[2]! };
}

/** The setting at a level, as the policy would write it. */
export function settingText({ unit }: Pick<MatchRequest, 'unit'>, level: number): string {
  // Whole amounts of money and shares of a millionth: what is written is what is run.
  return `${Number(level.toFixed(6))}${unit}`;
}
