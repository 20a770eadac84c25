import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pairedRatioDifference } from '../stats/paired-ratio-difference.ts';
import { type RatioSample, ratioOfSums } from '../stats/ratio-of-sums.ts';
import { rowSample, wholeMarketRow } from '../study/compare/row-sample.ts';
import { prepareStudy } from '../study/compile/prepare-study.ts';
import { topicsOf } from '../study/compile/study-layout.ts';
import { disk } from '../study/documents/disk.ts';
import { makeExecutor } from '../study/execute/executors.ts';
import { replicate } from '../study/execute/replicate.ts';
import type { MeasureInfo } from '../study/results/estimate.ts';
import { measureInfos } from '../study/results/measure-info.ts';
import { BaseUnavailable } from './base-files.ts';
import { type CheckReport, type GateResult, type StudyReport, verdictOfCheck } from './check-report.ts';
import type { CheckRequest } from './check-studies.ts';
import { type GateVerdict, verdictOfLimits } from './gate-verdict.ts';
import { LOOKS } from './looks.ts';
import { readSnapshot, type Snapshot, snapshotPath, snapshotText } from './snapshot-file.ts';
import { mostAffected } from './unaffected.ts';

/** How a snapshot is made or compared: as a check is, without a base. */
export type SnapshotRequest = Pick<
  CheckRequest,
  'studies' | 'mostReplications' | 'executor' | 'threads' | 'store' | 'progress' | 'signal'
>;

/** Replications of a baseline unless the cap is lower: its size, and what a margin can tell, are a compromise. */
const REPLICATIONS = LOOKS[1];
const LEVEL = 0.95;

/**
 * Writes what studies come to now, to be compared with later.
 *
 * @returns the paths written
 * @throws InputRefused, ReplicationFailed, StoreUnusable
 */
export async function updateSnapshots(request: SnapshotRequest): Promise<string[]> {
  const written: string[] = [];
  for (const study of request.studies) {
    const { snapshot } = await snapshotOf(study, Math.min(REPLICATIONS, request.mostReplications), request);
    const path = snapshotPath(study);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, snapshotText(snapshot));
    written.push(path);
  }
  return written;
}

/**
 * Compares studies with their baselines: every headline measure of every plan is to be the same but for a difference
 * that does not matter. Both sides met the same leads, as many as the baseline has.
 *
 * @throws InputRefused, BaseUnavailable where there is no baseline that fits, ReplicationFailed, StoreUnusable
 */
export async function compareWithSnapshots(request: SnapshotRequest): Promise<CheckReport> {
  const studies: StudyReport[] = [];
  let most = 0;
  for (const study of request.studies) {
    const path = snapshotPath(study);
    const kept = readSnapshot(path, disk);
    if (kept === undefined) throw new BaseUnavailable(`there is no baseline ${path}: ${REWRITE}`);
    const { snapshot, measures } = await snapshotOf(study, kept.replications, request);
    if (snapshot.seed !== kept.seed) {
      throw new BaseUnavailable(`${path} is of other leads, drawn with the seed ${kept.seed}: ${REWRITE}`);
    }
    most = Math.max(most, kept.replications);
    studies.push(compared(study, kept, snapshot, measures));
  }
  return {
    base: 'baselines that were written',
    engine: null,
    verdict: verdictOfCheck(studies),
    level: LEVEL,
    mostReplications: most,
    changedGates: [],
    studies,
    untouchedStudies: [],
    unread: [],
  };
}

const REWRITE = '`fairlead check --update` writes it';

async function snapshotOf(
  path: string,
  replications: number,
  { executor: where, threads, store, progress, signal }: SnapshotRequest,
): Promise<{ snapshot: Snapshot; measures: readonly MeasureInfo[] }> {
  const { loaded, compiled, layout, plans, keys, seed } = prepareStudy(path, disk, { replications });
  const study = loaded.study.value;
  const measures = measureInfos(study, compiled.world.currency, topicsOf(compiled.world));
  const executor = await makeExecutor(where, compiled, { threads });
  try {
    const named = plans.map(({ plan }, i) => ({ name: plan, key: keys[i] }));
    const rows = await replicate({ executor, layout, plans: named, replications, store, progress, signal });
    const headlines = measures.filter(({ headline }) => headline);
    return {
      measures,
      snapshot: {
        baseline: study.study,
        seed,
        replications,
        rows: named.flatMap(({ name }, plan) =>
          headlines.map(({ id, unit, scale, decimals }) => {
            const sample = rowSample(rows[plan], layout, wholeMarketRow(layout, id));
            const ratio = ratioOfSums(sample);
            const value = ratio === null ? null : Number((scale * ratio).toFixed(decimals));
            return { plan: name, measure: id, value, unit, ...columnsOf(sample) };
          }),
        ),
      },
    };
  } finally {
    await executor.close();
  }
}

function columnsOf({ numerators, denominators }: RatioSample) {
  return { numerators: [...numerators], denominators: [...denominators] };
}

function compared(
  study: string,
  kept: Snapshot,
  now: Snapshot,
  measures: readonly MeasureInfo[],
): StudyReport {
  const missing: string[] = [];
  const results = now.rows.flatMap((row): GateResult[] => {
    const before = kept.rows.find(({ plan, measure }) => plan === row.plan && measure === row.measure);
    if (before !== undefined) {
      return [sameness(row, before, measures.find(({ id }) => id === row.measure)!, now.rows.length)];
    }
    missing.push(`The baseline does not have ${row.measure} of plan ${row.plan}.`);
    return [];
  });
  return { study, changes: [], unchangedPlans: [], notes: missing, results, effects: [], alone: null };
}

/** Whether a measure is the same but for its margin: both one-sided questions, at the level of the check. */
function sameness(
  row: Snapshot['rows'][number],
  before: Snapshot['rows'][number],
  { id, title, unit, decimals, better, scale, material }: MeasureInfo,
  comparisons: number,
): GateResult {
  const margin = material ?? 0;
  const errors = { pass: 1 - LEVEL, fail: (1 - LEVEL) / comparisons };
  const [sure, bold] = [errors.pass, errors.fail].map((error) =>
    pairedRatioDifference(row, before, 1 - 2 * error),
  );
  const limits = (interval: typeof sure) =>
    interval === null ? { lo: null, hi: null } : { lo: scale * interval.lo, hi: scale * interval.hi };
  const [inner, outer] = [limits(sure), limits(bold)];
  const sides = [
    verdictOfLimits({ lo: inner.lo, hi: outer.hi }, margin),
    verdictOfLimits({ lo: negated(inner.hi), hi: negated(outer.lo) }, margin),
  ];
  let verdict: GateVerdict = 'undecided';
  if (sides.every((side) => side === 'pass')) verdict = 'pass';
  if (sides.includes('fail')) verdict = 'fail';
  const n = row.numerators.length;
  const isSame = row.numerators.every(
    (value, i) => value === before.numerators[i] && row.denominators[i] === before.denominators[i],
  );
  return {
    gate: `same-${id}`,
    strength: 'must',
    plan: row.plan,
    differs: 'rules',
    verdict,
    kind: 'same',
    limit: margin,
    of: 'mean',
    measure: id,
    title,
    unit,
    decimals,
    better,
    where: '',
    whereTitle: '',
    replications: n,
    customers: 0,
    before: before.value,
    now: row.value,
    ...inner,
    mostAffected: isSame ? mostAffected(n, errors.pass) : null,
    named: [],
    place: null,
  };
}

function negated(value: number | null): number | null {
  return value === null ? null : -value;
}
