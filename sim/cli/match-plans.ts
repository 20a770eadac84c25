import { renderDiagnostics } from '../files/diagnostic.ts';
import type { IntervalEstimate } from '../stats/mean-interval.ts';
import { pairedRelativeDifference } from '../stats/paired-relative-difference.ts';
import { ratioOfSums } from '../stats/ratio-of-sums.ts';
import { replicationsNeeded } from '../stats/replications-needed.ts';
import { rowSample, wholeMarketRow } from '../study/compare/row-sample.ts';
import { type PreparedStudy, prepareStudy, type StudyOverrides } from '../study/compile/prepare-study.ts';
import type { Library } from '../study/documents/disk.ts';
import type { StudyRows } from '../study/execute/replicate.ts';
import { findMatch, isWithin, type Off } from '../study/match/find-match.ts';
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
  const { level: confidence, precision } = asked.loaded.study.value;
  const enough = overrides.replications ?? precision?.at_least ?? asked.replications;
  const moved: MovedSetting[] = [];
  const plans: MatchedPlan[] = [];
  for (const request of requests) {
    const { plan, match, file, path: keys, limits } = request;
    const setting = (level: number) => ({ file, path: keys, text: settingText(request, level) });
    const seen = new Map<string, Seen>();
    const offAt = async (level: number, replications: number): Promise<Seen> => {
      const { text } = setting(level);
      const asSeen = seen.get(`${text}, ${replications}`);
      if (asSeen !== undefined) return asSeen;
      const prepared = prepareStudy(path, matchedLibrary(library, [...moved, setting(level)]), {
        ...overrides,
        seed,
        plans: [names[0]!, plan],
      });
      const rows = await simulate({ ...prepared, replications, stopping: undefined });
      const there = relativeDifference(prepared, rows, match.measure, confidence);
      stderr.write(`matching ${plan}: ${match.by} ${text} is off by ${offWords(there)}\n`);
      seen.set(`${text}, ${replications}`, there);
      return there;
    };
    const found = await findMatch(offAt, limits, match.within, enough);
    if (found === null) throw new MatchOutOfReach(renderDiagnostics([outOfReach(asked, request)]));
    const { off, halfWidth, interval } = await offAt(found.level, enough);
    moved.push(setting(found.level));
    plans.push({
      plan,
      measure: match.measure,
      setting: match.by,
      written: settingText(request, request.written),
      matched: settingText(request, found.level),
      off,
      interval: interval && { lo: interval.lo, hi: interval.hi },
      within: match.within,
      replicationsNeeded: isWithin({ off, halfWidth }, match.within)
        ? null
        : yearsFor(interval, match.within, enough, confidence),
      replications: enough,
      seed,
    });
  }
  return { library: matchedLibrary(library, moved), plans };
}

/** What the years of one level say. */
interface Seen extends Off {
  readonly interval: IntervalEstimate | null;
}

/** How far the plan is from the baseline, relative to the baseline. */
function relativeDifference(
  { layout }: PreparedStudy,
  rows: StudyRows,
  measure: string,
  confidence: number,
): Seen {
  const row = wholeMarketRow(layout, measure);
  const [baseline, plan] = rows.map((replications) => rowSample(replications, layout, row));
  const interval = pairedRelativeDifference(plan!, baseline!, confidence);
  if (interval !== null)
    return { off: interval.estimate, halfWidth: (interval.hi - interval.lo) / 2, interval };
  const [ofBaseline, ofPlan] = [ratioOfSums(baseline!), ratioOfSums(plan!)];
  const off = ofBaseline && ofPlan !== null ? (ofPlan - ofBaseline) / Math.abs(ofBaseline) : Number.NaN;
  return { off, halfWidth: null, interval: null };
}

function offWords({ off, interval }: Seen): string {
  const percent = (value: number) => (100 * value).toFixed(2);
  const range = interval === null ? '' : ` (${percent(interval.lo)} to ${percent(interval.hi)})`;
  return `${percent(off)} %${range}`;
}

/** About how many more years leave an interval that is within the tolerance also where it is not quite around 0. */
function yearsFor(
  interval: IntervalEstimate | null,
  within: number,
  years: number,
  confidence: number,
): number | null {
  // What is off by more than that is not shown to be equal by any number of years.
  if (interval === null || Math.abs(interval.estimate) > within) return null;
  const needed = replicationsNeeded(years * interval.standardError ** 2, ROOM * within, confidence);
  return needed > years && Number.isFinite(needed) ? needed : null;
}

/** The part of the tolerance that is for chance; the rest is for what the level itself leaves. */
const ROOM = 0.8;

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
