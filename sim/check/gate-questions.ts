import { isMeant } from '../study/compare/kept-constraints.ts';
import { type RowLayout, rowName } from '../study/compile/rows.ts';
import type { GateDocument } from '../study/documents/gates-schema.ts';
import type { MeasureInfo, RowKey } from '../study/results/estimate.ts';
import type { PlanPair } from './compare-study.ts';

/** Whether a gate must be shown to be kept, or only not shown to be broken. */
export type Strength = 'must' | 'watch';

/** A gate with its strength. */
export interface Gate {
  readonly document: GateDocument;
  readonly strength: Strength;
}

/** One thing that is asked of one plan: a gate on one row, or on its rules. */
export interface Question {
  readonly gate: Gate;
  readonly pair: PlanPair;
  /** Null for a gate on the rules themselves. */
  readonly asked: AskedRow | null;
}

/** A row as both versions have it. */
export interface AskedRow {
  readonly row: RowKey;
  readonly measure: MeasureInfo;
  /** Index of the row in the layout of either version. */
  readonly before: number;
  readonly now: number;
  readonly kind: 'relative' | 'at least' | 'at most';
  /** The margin or the limit, in the unit shown. */
  readonly limit: number;
}

/**
 * What gates ask of a plan: gates on measures that its world does not have ask nothing, nor do those on rows that only
 * one version has, such as a new region.
 */
export function questionsOf(
  gates: readonly Gate[],
  pair: PlanPair,
  layouts: { readonly before: RowLayout; readonly now: RowLayout },
  measures: readonly MeasureInfo[],
): Question[] {
  const places = new Map(layouts.before.keys.map((row, i) => [rowName(row), i]));
  return gates.flatMap((gate): Question[] => {
    const { measure: id, for_each, at_least, at_most, worse_by_at_most } = gate.document;
    if (id === undefined) return [{ gate, pair, asked: null }];
    const measure = measures.find((each) => each.id === id);
    if (measure === undefined) return [];
    return layouts.now.keys.flatMap((row, now): Question[] => {
      const before = places.get(rowName(row));
      if (row.measure !== id || !isMeant(row, { for_each, except: [] }) || before === undefined) return [];
      const common = { row, measure, before, now };
      if (at_least !== undefined)
        return [{ gate, pair, asked: { ...common, kind: 'at least', limit: at_least } }];
      if (at_most !== undefined)
        return [{ gate, pair, asked: { ...common, kind: 'at most', limit: at_most } }];
      if (pair.differs === 'nothing to compare with') return [];
      const limit = worse_by_at_most ?? measure.material ?? 0;
      return [{ gate, pair, asked: { ...common, kind: 'relative', limit } }];
    });
  });
}

/** Gates where nobody wrote any: no headline measure may become worse by what matters. */
export function defaultGates(measures: readonly MeasureInfo[]): Gate[] {
  return measures
    .filter(({ headline, better }) => headline && better !== 'neither')
    .map(({ id }) => ({ strength: 'must', document: { gate: id, measure: id, of: 'mean' } }));
}
