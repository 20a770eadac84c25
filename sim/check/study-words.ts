import type { ChangedLine } from './changed-lines.ts';
import type { CheckReport, GateResult, StudyReport } from './check-report.ts';
import { changeInWords, effectsInWords, loneEffectInWords } from './result-words.ts';

/** Gates of one kind of question, those that are kept apart. */
interface SortedGates {
  /** Broken ones first, then undecided ones. */
  readonly telling: readonly GateResult[];
  readonly kept: readonly GateResult[];
}

/** What there is to tell of a study, for any format: sentences and gates in their order. */
export interface StudyWords {
  readonly study: string;
  readonly changes: readonly { readonly place: string; readonly text: string }[];
  readonly notes: readonly string[];
  readonly rules: SortedGates;
  /** Effects of the rules; lines that are indented belong to the one above. */
  readonly effects: readonly string[];
  /** Each changed rule without the others; empty where that was not asked. */
  readonly alone: readonly string[];
  /** What another Fairlead makes of the rules as they were; null where none was named. */
  readonly engine: (SortedGates & { readonly heading: string; readonly effects: readonly string[] }) | null;
}

/** @param engine the other Fairlead in words, null where there is none */
export function studyInWords(report: StudyReport, { engine }: Pick<CheckReport, 'engine'>): StudyWords {
  const { study, changes, notes, unchangedPlans, results, effects, alone } = report;
  const byEngine = ({ differs }: { readonly differs: GateResult['differs'] }) => differs === 'engine';
  const byRules = (each: { readonly differs: GateResult['differs'] }) => !byEngine(each);
  return {
    study,
    changes: changes.map((change) => ({ place: placeOf(change), text: changeInWords(change) })),
    notes: [
      ...notes,
      ...(unchangedPlans.length > 0 ? [`The same as before: ${unchangedPlans.join(', ')}.`] : []),
    ],
    rules: sorted(results.filter(byRules)),
    effects: effects.filter(byRules).flatMap(effectsInWords),
    alone: (alone ?? []).flatMap((each) => loneEffectInWords(each, changes)),
    engine:
      engine === null
        ? null
        : {
            heading: `This Fairlead in the place of ${engine}, under the rules as they were`,
            ...sorted(results.filter(byEngine)),
            effects: effects.filter(byEngine).flatMap(effectsInWords),
          },
  };
}

/** `scenarios/policies/reclaim.yaml:15` */
export function placeOf({ file, line }: Pick<ChangedLine, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

/** `3 gates are kept` */
export function keptInWords({ length }: readonly GateResult[]): string {
  return `${length} gate${length === 1 ? ' is' : 's are'} kept`;
}

/** Gates have changed, and what follows from that. */
export const GATES_CHANGED =
  'Gates have changed. This check goes by those of the base; the new ones count from the next change on:';

/** Broken gates before undecided ones, of either kind those that must be kept first. */
function sorted(results: readonly GateResult[]): SortedGates {
  const rank = ({ verdict, strength }: GateResult) =>
    (verdict === 'fail' ? 0 : 2) + (strength === 'must' ? 0 : 1);
  return {
    telling: results.filter(({ verdict }) => verdict !== 'pass').sort((a, b) => rank(a) - rank(b)),
    kept: results.filter(({ verdict }) => verdict === 'pass'),
  };
}
