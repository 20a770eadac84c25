import { renderDiagnostics } from '../files/diagnostic.ts';
import { ratioOfSums } from '../stats/ratio-of-sums.ts';
import { rowSample, wholeMarketRow } from '../study/compare/row-sample.ts';
import { type PreparedStudy, prepareStudy, type StudyOverrides } from '../study/compile/prepare-study.ts';
import type { Library } from '../study/documents/disk.ts';
import type { StudyRows } from '../study/execute/replicate.ts';
import { findLevel } from '../study/match/find-level.ts';
import { type MatchRequest, matchRequests, settingText } from '../study/match/match-request.ts';
import { type MovedSetting, matchedLibrary } from '../study/match/matched-library.ts';
import type { MatchedPlan } from '../study/results/selection-summary.ts';
import type { Terminal } from './terminal.ts';

/** A setting cannot make a plan equal to the baseline. */
class MatchOutOfReach extends Error {
  override readonly name = 'MatchOutOfReach';
}

/** A study whose plans are matched: where its documents are read from then, and what was moved. */
export interface Matched {
  readonly library: Library;
  readonly plans: readonly MatchedPlan[];
}

/**
 * Matches the plans of a study that ask for it to its baseline, one after the other, each by one number of its policy.
 * All of it happens on streams of its own, so that the study's are not those that made the plans equal.
 *
 * @param path of the study
 * @throws MatchOutOfReach where a setting cannot make a plan equal within its limits; else what `simulate` throws
 */
export async function matchPlans(
  asked: PreparedStudy,
  path: string,
  library: Library,
  overrides: StudyOverrides,
  simulate: (prepared: PreparedStudy) => Promise<StudyRows>,
  { stderr }: Pick<Terminal, 'stderr'>,
): Promise<Matched> {
  const names = asked.plans.map(({ plan }) => plan);
  const requests = matchRequests(asked.loaded).requests.filter(({ plan }) => names.slice(1).includes(plan));
  const seed = `${asked.seed}, matching`;
  // A study that ends by itself takes at least so many; the rest is for its intervals.
  const enough = asked.loaded.study.value.precision?.at_least ?? asked.replications;
  const moved: MovedSetting[] = [];
  const plans: MatchedPlan[] = [];
  for (const request of requests) {
    const { plan, match, file, path: keys, limits } = request;
    const setting = (level: number) => ({ file, path: keys, text: settingText(request, level) });
    let replications = 0;
    const offAt = async (level: number) => {
      const prepared = prepareStudy(path, matchedLibrary(library, [...moved, setting(level)]), {
        ...overrides,
        seed,
        plans: [names[0]!, plan],
      });
      const rows = await simulate({ ...prepared, replications: enough, stopping: undefined });
      replications = rows[0]?.length ?? 0;
      const off = relativeDifference(prepared, rows, match.measure);
      stderr.write(
        `matching ${plan}: ${match.by} ${setting(level).text} is off by ${(100 * off).toFixed(2)} %\n`,
      );
      return off;
    };
    const found = await findLevel(offAt, limits, match.within).catch((error: unknown) => {
      // The setting moves the measure by jumps.
      if (error instanceof RangeError) return null;
      throw error;
    });
    if (found === null) throw new MatchOutOfReach(renderDiagnostics([outOfReach(asked, request)]));
    moved.push(setting(found.level));
    plans.push({
      plan,
      measure: match.measure,
      setting: match.by,
      written: settingText(request, request.written),
      matched: settingText(request, found.level),
      off: found.value,
      replications,
      seed,
    });
  }
  return { library: matchedLibrary(library, moved), plans };
}

/** How far the plan is from the baseline, relative to the baseline. */
function relativeDifference({ layout }: PreparedStudy, rows: StudyRows, measure: string): number {
  const row = wholeMarketRow(layout, measure);
  const [baseline, plan] = rows.map((replications) => ratioOfSums(rowSample(replications, layout, row)));
  if (!baseline || plan === null || plan === undefined) return Number.NaN;
  return (plan - baseline) / Math.abs(baseline);
}

function outOfReach({ loaded: { study } }: PreparedStudy, request: MatchRequest) {
  const { plan, match, limits } = request;
  const index = study.value.plans!.findIndex((each) => each.plan === plan);
  const [low, high] = limits.map((limit) => settingText(request, limit));
  return study.source.problem(
    ['plans', index, 'match', 'by'],
    `${match.by} between ${low} and ${high} brings the plan no nearer than ${100 * match.within} % to the baseline in ${match.measure}`,
    'name other limits in `between`, a wider `within`, another setting, or another measure',
  );
}
