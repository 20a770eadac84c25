import { InputRefused } from '../files/diagnostic.ts';
import { toPlain } from '../files/tree.ts';
import { type LoadedStudy, loadStudy } from '../study/documents/load-study.ts';
import type { MeasureInfo } from '../study/results/estimate.ts';
import { rulesCompared } from './compare-study.ts';
import type { Versions } from './mixed-library.ts';
import { planEffects, type RowEffect } from './plan-effects.ts';
import { type RunComparison, runComparison } from './run-comparison.ts';
import { type PolicyVersions, type SingleChange, singleChanges, withOneChange } from './single-changes.ts';

/** What one changed rule does by itself. */
export interface LoneEffect extends Pick<SingleChange, 'path' | 'old' | 'new'> {
  /** Why it was not run by itself; null where it was. */
  readonly note: string | null;
  /** Plans that it changes, with its effects over the whole market. */
  readonly plans: readonly { readonly plan: string; readonly whole: readonly RowEffect[] }[];
}

/** More rules than this are not taken one by one: nobody would read it, and everybody would wait for it. */
const MOST_RULES = 12;

/**
 * Simulates each changed rule without the others, up to the first look, in the world and under the study of the base.
 *
 * @returns null where fewer than two rules have changed, or too many
 */
export async function effectsAlone(
  request: RunComparison,
  measures: readonly MeasureInfo[],
  { base }: Versions,
): Promise<LoneEffect[] | null> {
  const { rules, path } = request.comparison;
  if (rules === null) return null;
  const policies = policyVersions(rules.old, rules.now);
  const changes = singleChanges(policies);
  if (changes.length < 2 || changes.length > MOST_RULES) return null;
  const effects: LoneEffect[] = [];
  for (const change of changes) {
    const { at: _, ...told } = change;
    const loaded = attempt(() => loadStudy(path, withOneChange(policies, change, base)));
    if (loaded === undefined) {
      effects.push({ ...told, note: 'does not stand without the others', plans: [] });
      continue;
    }
    const comparison = { ...request.comparison, ...rulesCompared(rules.old, loaded) };
    const plans = [];
    if (comparison.pairs.length > 0) {
      const { rowsOf } = await runComparison({ ...request, comparison, questions: [] });
      for (const { plan, before, now } of comparison.pairs) {
        plans.push({ plan, whole: planEffects(rowsOf(before), rowsOf(now), measures).whole });
      }
    }
    effects.push({ ...told, note: null, plans });
  }
  return effects;
}

/** Policies that both versions of a study name. */
function policyVersions(old: LoadedStudy, now: LoadedStudy): PolicyVersions[] {
  return [...old.policies].flatMap(([file, { source }]) => {
    const fresh = now.policies.get(file);
    if (fresh === undefined) return [];
    return [{ file, old: toPlain(source.root), now: toPlain(fresh.source.root) }];
  });
}

function attempt<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof InputRefused) return undefined;
    throw error;
  }
}
