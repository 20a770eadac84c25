import { contentHash } from '../files/canonical.ts';
import { InputRefused } from '../files/diagnostic.ts';
import { toPlain } from '../files/tree.ts';
import type { CompiledStudy } from '../market/compiled-study.ts';
import { plansOf } from '../study/compile/compile-plans.ts';
import { compileStudy } from '../study/compile/compile-study.ts';
import { essence } from '../study/compile/plan-key.ts';
import type { Library } from '../study/documents/disk.ts';
import { type LoadedStudy, loadStudy } from '../study/documents/load-study.ts';
import { policyFile, RUNNING_POLICY } from '../study/documents/policy-place.ts';
import { rememberingLibrary } from '../study/store/changed-inputs.ts';
import { BaseRefused } from './base-files.ts';
import { type Mixture, mixedLibrary, type Versions } from './mixed-library.ts';
import { type PlanVersions, planVersions } from './plan-versions.ts';
import { singleChanges } from './single-changes.ts';

/** Where the rows of a version of a plan are found: which compiled study, which of its plans. */
export interface PlanAt {
  readonly side: number;
  readonly plan: number;
}

/** A plan before and after the change, on the same leads. */
export interface PlanPair {
  readonly plan: string;
  /** What differs between the two. */
  readonly differs: 'rules' | 'world' | 'rules and world' | 'engine' | 'nothing to compare with';
  readonly before: PlanAt;
  readonly now: PlanAt;
  /** Files that say how it is now: where a change of it can stand. */
  readonly files: readonly string[];
}

/** A study as the base has it, and the plans of it that a change touches. */
export interface StudyComparison {
  readonly path: string;
  /** The study as the base has it: its dates, seed and measures are used on both sides. */
  readonly loaded: LoadedStudy;
  /** The study with the old and with the new rules, in the world of the base; null where they do not fit into it. */
  readonly rules: { readonly old: LoadedStudy; readonly now: LoadedStudy } | null;
  /** Files of both versions of the study, its world and its policies. */
  readonly files: { readonly studies: string[]; readonly worlds: string[]; readonly policies: string[] };
  /** What is simulated: one compiled study a world. */
  readonly sides: readonly CompiledStudy[];
  readonly pairs: readonly PlanPair[];
  /** Plans that come out the same, for their resolved documents are equal. */
  readonly unchanged: readonly string[];
  /** What else is to be said of the change, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Finds which plans of a study a change touches, and compiles both versions of them so that they meet the same leads.
 *
 * Settings of the study are the base's, and so is the text of the rules under which both sides run in. Where both the
 * rules and the world have changed, rules are compared in the world of the base, and worlds under the rules of the
 * base; together where they only fit together.
 *
 * @param path of a study that the base has
 * @returns null where nothing that the study reads has another text
 * @throws InputRefused where the documents now are wrong; BaseRefused where those of the base are
 */
export function compareStudy(path: string, versions: Versions): StudyComparison | null {
  const { base, head } = versions;
  const { library, files } = rememberingLibrary(base);
  const old = loadOfBase(path, library);
  if (files().every((file) => head.read(file.path) === file.text)) return null;
  const isGone = head.read(path) === undefined;
  const now = isGone ? attempt(() => withoutStudy(path, old, versions)) : loadStudy(path, head);
  if (now === undefined) {
    const notes = ['This study is gone, and so is what it compared: nothing of it can be run any more.'];
    return { ...empty(path, old, old), notes };
  }

  const isSame = sameSettings(old, now);
  const load = (mixture: Mixture) =>
    loadStudy(path, mixedLibrary(withRemoved(versions), [old, now], mixture));
  const found: Found[] = [];
  const newWorld = attempt(() => load({ study: 'base', world: 'head', policies: 'base' }));
  const worldChanged = newWorld === undefined || worldHash(newWorld) !== worldHash(old);
  const newRules = attempt(() => load({ study: 'base', world: 'base', policies: 'head' }));
  // Where the new study speaks of other scenarios or dates, its plans are not those of these leads.
  const hasNewPlans = isSame && !isGone && !samePlans(old, now);
  const newPlans = hasNewPlans
    ? attempt(() => load({ study: 'head', world: 'base', policies: 'head' }))
    : undefined;
  if (newRules !== undefined && newWorld !== undefined) {
    // First all plans as the base has them: a change that takes a plan out of the study does not hide its rules.
    found.push(rulesCompared(old, newRules));
    if (newPlans !== undefined) found.push(newPlansCompared(old, newPlans));
    if (worldChanged) found.push(worldsCompared(old, newWorld, 'world'));
  } else {
    const together = load({ study: 'base', world: 'head', policies: 'head' });
    const compared = worldsCompared(old, together, 'rules and world');
    found.push({
      ...compared,
      notes: ['The new rules and the new world are compared together: neither fits without the other.'],
    });
  }
  const settings = [...(isSame ? [] : [SETTINGS_CHANGED]), ...(isGone ? [STUDY_GONE] : [])];
  const rules = newRules === undefined ? null : { old, now: newRules };
  const all = joined({ ...empty(path, old, now), rules, notes: settings }, found);
  const names = plansOf(now.study.value).map(({ plan }) => plan);
  return { ...all, unchanged: all.unchanged.filter((plan) => names.includes(plan)) };
}

/**
 * A study that cannot be compared with anything: its plans are run as they are now, each beside itself.
 *
 * @throws InputRefused
 */
export function studyByItself(path: string, { head }: Versions, note: string): StudyComparison {
  const loaded = loadStudy(path, head);
  const compiled = compileAllPlans(loaded);
  const pairs = compiled.plans.map(({ name }, plan): PlanPair => {
    const at = { side: 0, plan };
    const files = filesOfPlan(loaded, name);
    return { plan: name, differs: 'nothing to compare with', before: at, now: at, files };
  });
  return { ...empty(path, loaded, loaded), sides: [compiled], pairs, notes: [note] };
}

/** Policies that the change has removed are as they were: whatever a plan of the base names can be run. */
function withRemoved({ base, head }: Versions): Versions {
  return { base, head: { read: (path) => head.read(path) ?? base.read(path), list: head.list } };
}

/** Whether a study has the same plans with the same phases, whatever they are titled. */
function samePlans(old: LoadedStudy, now: LoadedStudy): boolean {
  const plans = ({ study }: LoadedStudy) =>
    plansOf(study.value).map(({ plan, phases }) => ({
      plan,
      phases: phases.map(({ from, in: where, policy }) => ({ from, where, policy })),
    }));
  return contentHash(essence(plans(old))) === contentHash(essence(plans(now)));
}

const SETTINGS_CHANGED =
  'Settings of the study have changed. This check uses those of the base; the new ones count from the next change on.';

const STUDY_GONE = 'This study is gone. What it compared is checked once more by its old text.';

/** A study that is gone, with the documents that it named as they are now: a change cannot hide from a study. */
function withoutStudy(path: string, old: LoadedStudy, versions: Versions): LoadedStudy {
  const mixture = { study: 'base', world: 'head', policies: 'head' } as const;
  return loadStudy(path, mixedLibrary(withRemoved(versions), [old], mixture));
}

/** Pairs, and what is simulated for them. */
type Found = Pick<StudyComparison, 'sides' | 'pairs' | 'unchanged' | 'notes'>;

/** Old and new rules in one world, plan by plan. */
export function rulesCompared(old: LoadedStudy, now: LoadedStudy): Found {
  return planPairs(old, now, planVersions(compileAllPlans(old), compileAllPlans(now)));
}

function planPairs(
  old: LoadedStudy,
  now: LoadedStudy,
  { compiled, changed, unchanged }: PlanVersions,
): Found {
  return {
    sides: [compiled],
    pairs: changed.map((plan, i) => ({
      plan,
      differs: 'rules',
      before: { side: 0, plan: 2 * i },
      now: { side: 0, plan: 2 * i + 1 },
      files: [...new Set([...filesOfPlan(now, plan), ...filesOfPlan(old, plan)])],
    })),
    unchanged,
    notes: [],
  };
}

/**
 * The plans that a changed study has, where they are others than those of the base. One that is new is compared with the
 * one that is gone and resembles it most, so that another name is no way out.
 */
function newPlansCompared(old: LoadedStudy, now: LoadedStudy): Found {
  const [before, after] = [compileAllPlans(old), compileAllPlans(now)];
  const names = before.plans.map(({ name }) => name);
  const gone = names.filter((name) => after.plans.every((plan) => plan.name !== name));
  const added = after.plans.map(({ name }) => name).filter((name) => !names.includes(name));
  const successors = new Map(
    gone.length === 0 ? [] : added.map((name) => [name, mostAlike(old, now, gone, name)]),
  );
  const versions = planVersions(before, after, successors);
  const found = planPairs(old, now, versions);
  return {
    ...found,
    // The others come out as they do under the plans of the base.
    unchanged: found.unchanged.filter((name) => successors.has(name)),
    notes: [
      ...[...successors].map(
        ([name, place]) => `Plan ${name} takes the place of ${place}, and is compared with it.`,
      ),
      ...versions.gone.map((plan) => `Plan ${plan} is gone; its rules are compared once more.`),
      ...versions.added.map((plan) => `Plan ${plan} is new: there is nothing to compare it with.`),
    ],
  };
}

/** Of the plans that are gone the one whose last rules differ from those of a new plan in the fewest places. */
function mostAlike(old: LoadedStudy, now: LoadedStudy, gone: readonly string[], plan: string): string {
  const rules = lastRules(now, plan);
  const places = gone.map(
    (name) => singleChanges([{ file: '', old: lastRules(old, name), now: rules }]).length,
  );
  return gone[places.indexOf(Math.min(...places))];
}

function lastRules({ study, policies }: LoadedStudy, name: string): unknown {
  const phases = plansOf(study.value).find(({ plan }) => plan === name)?.phases ?? [];
  const place = phases[phases.length - 1]?.policyPlace ?? RUNNING_POLICY;
  const policy = policies.get(policyFile(study.source, place));
  return policy === undefined ? undefined : toPlain(policy.source.root);
}

/** The same plans in two worlds; also where the rules differ with them. */
function worldsCompared(old: LoadedStudy, now: LoadedStudy, differs: PlanPair['differs']): Found {
  const sides = [compileAllPlans(old), compileAllPlans(now)];
  const names = sides[0].plans.map(({ name }) => name);
  const newNames = sides[1].plans.map(({ name }) => name);
  return {
    sides,
    pairs: names.flatMap((plan, i) => {
      const k = newNames.indexOf(plan);
      if (k < 0) return [];
      const files = [...now.world.files, ...(differs === 'world' ? [] : filesOfPlan(now, plan))];
      return [{ plan, differs, before: { side: 0, plan: i }, now: { side: 1, plan: k }, files }];
    }),
    unchanged: [],
    notes: [],
  };
}

function joined(start: StudyComparison, found: readonly Found[]): StudyComparison {
  let all = start;
  for (const { sides, pairs, unchanged, notes } of found) {
    const shift = all.sides.length;
    const moved = (at: PlanAt) => ({ ...at, side: at.side + shift });
    all = {
      ...all,
      sides: [...all.sides, ...sides],
      pairs: [
        ...all.pairs,
        ...pairs.map((pair) => ({ ...pair, before: moved(pair.before), now: moved(pair.now) })),
      ],
      unchanged: [...all.unchanged, ...unchanged],
      notes: [...all.notes, ...notes],
    };
  }
  return all;
}

function empty(path: string, old: LoadedStudy, now: LoadedStudy): StudyComparison {
  const both = (files: (each: LoadedStudy) => readonly string[]) => [...new Set([old, now].flatMap(files))];
  return {
    path,
    loaded: old,
    rules: null,
    files: {
      studies: both(({ study }) => study.files),
      worlds: both(({ world }) => world.files),
      policies: both(policyFiles),
    },
    sides: [],
    pairs: [],
    unchanged: [],
    notes: [],
  };
}

/** All plans of a study, on its own seed. */
export function compileAllPlans(loaded: LoadedStudy): CompiledStudy {
  const { value } = loaded.study;
  return compileStudy(loaded, { seed: value.seed, plans: plansOf(value) });
}

/** Whether both versions of a study count the same customers of the same scenarios at the same times. */
function sameSettings(old: LoadedStudy, now: LoadedStudy): boolean {
  const settings = (loaded: LoadedStudy) => {
    const { study, scenarios, running_business, cut_over, cohort_until, follow_up, seed, world } =
      loaded.study.value;
    const { under, for: runIn } = running_business;
    return contentHash(
      essence({ study, scenarios, under, runIn, cut_over, cohort_until, follow_up, seed, world }),
    );
  };
  return settings(old) === settings(now);
}

function worldHash(loaded: LoadedStudy): string {
  return contentHash(essence(loaded.compiledWorld));
}

/** Files that say which rules a plan has: those of the study that names them last. */
function filesOfPlan({ study, policies }: LoadedStudy, name: string): string[] {
  const phases = plansOf(study.value).find(({ plan }) => plan === name)?.phases ?? [];
  const places = [...phases.map(({ policyPlace }) => policyPlace), RUNNING_POLICY];
  const files = places.flatMap((place) => policies.get(policyFile(study.source, place))?.files ?? []);
  return [...new Set([...files, ...study.files])];
}

function policyFiles({ policies }: LoadedStudy): string[] {
  return [...policies.values()].flatMap(({ files }) => files);
}

/** Every file that a study reads. */
export function filesOf(loaded: LoadedStudy): string[] {
  return [...loaded.study.files, ...loaded.world.files, ...policyFiles(loaded)];
}

/** @throws BaseRefused where the documents before the change are wrong */
export function loadOfBase(path: string, library: Library): LoadedStudy {
  try {
    return loadStudy(path, library);
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    throw new BaseRefused('the documents to compare with are', error);
  }
}

function attempt<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof InputRefused) return undefined;
    throw error;
  }
}
