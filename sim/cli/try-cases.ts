import { judgeClaim, type TriedCase } from '../study/compare/judge-claim.ts';
import { plansOf } from '../study/compile/compile-plans.ts';
import type { PreparedCase, PreparedStudy } from '../study/compile/prepare-study.ts';
import type { StudyRows } from '../study/execute/replicate.ts';
import type { StudySummary } from '../study/results/summary.ts';
import type { Terminal } from './terminal.ts';

/**
 * Simulates the worlds of a study's claim, each with as many replications as the study took.
 *
 * @param own the study in the world that it names, already simulated
 */
export async function tryCases(
  cases: readonly PreparedCase[],
  own: { readonly prepared: PreparedStudy; readonly rows: StudyRows },
  { stderr }: Pick<Terminal, 'stderr'>,
  simulate: (prepared: PreparedStudy) => Promise<StudyRows>,
): Promise<TriedCase[]> {
  const tried: TriedCase[] = [];
  for (const [i, { claimCase, prepared }] of cases.entries()) {
    if (prepared === null) {
      tried.push({ claimCase, layout: own.prepared.layout, rows: own.rows });
      continue;
    }
    stderr.write(`world ${i + 1} of ${cases.length} of the claim: ${claimCase.title}\n`);
    const replications = own.rows[0]?.length ?? 0;
    const rows = await simulate({ ...prepared, replications, stopping: undefined });
    tried.push({ claimCase, layout: prepared.layout, rows });
  }
  return tried;
}

/** What became of the claim; nothing where the study claims nothing, or the two plans of the claim were not both run. */
export function claimOf(
  prepared: PreparedStudy,
  cases: readonly TriedCase[],
  { measures }: Pick<StudySummary, 'measures'>,
): Pick<StudySummary, 'claim'> {
  const study = prepared.loaded.study.value;
  const { claim, level, compare } = study;
  const plan = claimedPlan(prepared);
  if (claim === undefined || plan === null) return {};
  const names = prepared.plans.map((each) => each.plan);
  const plansOfStudy = plansOf(study).length;
  return { claim: judgeClaim({ claim, cases, plan, plans: names, plansOfStudy, measures, level, compare }) };
}

/**
 * The plan that the study's claim is about; null where nothing is claimed, or where what was chosen on the command line
 * leaves out that plan or does not begin with the one that it is compared with.
 */
export function claimedPlan({ loaded: { study }, plans }: PreparedStudy): string | null {
  const { claim } = study.value;
  if (claim === undefined) return null;
  const [baseline, second] = plansOf(study.value).map(({ plan }) => plan);
  const named = claim.plan ?? second;
  const [first, ...others] = plans.map(({ plan }) => plan);
  return first === baseline && named !== undefined && others.includes(named) ? named : null;
}
