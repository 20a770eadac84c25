import { judgeClaim, type TriedCase } from '../study/compare/judge-claim.ts';
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

/** What became of the claim; nothing where the study claims nothing, or not all of its plans were run. */
export function claimOf(
  { loaded, plans, seed }: PreparedStudy,
  cases: readonly TriedCase[],
  { measures }: Pick<StudySummary, 'measures'>,
): Pick<StudySummary, 'claim'> {
  const { claim, level, compare } = loaded.study.value;
  const names = plans.map(({ plan }) => plan);
  if (claim === undefined || names.length < 2) return {};
  if (claim.plan !== undefined && !names.slice(1).includes(claim.plan)) return {};
  return { claim: judgeClaim({ claim, cases, plans: names, measures, level, compare, seed }) };
}
