import type { Path } from '../files/tree.ts';
import type { Library } from '../study/documents/disk.ts';

/** One thing that a change of rules changes, in every policy that has it. */
export interface SingleChange {
  /** In people's words: `follow_up.first_contact_within`. */
  readonly path: string;
  /** As JSON; null where there was, or is, nothing. */
  readonly old: string | null;
  readonly new: string | null;
  /** Where it is in each policy, by the policy's file. */
  readonly at: ReadonlyMap<string, Path>;
}

/** A policy in both versions, overlays merged, as plain data. */
export interface PolicyVersions {
  readonly file: string;
  readonly old: unknown;
  readonly now: unknown;
}

/** What says how things are called and changes nothing. */
const IGNORED: ReadonlySet<string> = new Set(['policy', 'title', 'why']);

/**
 * The rules that differ between two versions of policies, each once: the smallest values that differ, where a list is one
 * value, for the order of rules is part of what they say.
 */
export function singleChanges(policies: readonly PolicyVersions[]): SingleChange[] {
  const found = new Map<string, { change: Omit<SingleChange, 'at'>; at: Map<string, Path> }>();
  for (const { file, old, now } of policies) {
    for (const { path, ...texts } of differing(old, now, [])) {
      const change = { path: path.join('.'), ...texts };
      const key = JSON.stringify(change);
      const known = found.get(key) ?? { change, at: new Map<string, Path>() };
      known.at.set(file, path);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ change, at }) => ({ ...change, at }));
}

function* differing(
  old: unknown,
  now: unknown,
  path: readonly string[],
): Generator<{ path: readonly string[]; old: string | null; new: string | null }> {
  if (isMapping(old) && isMapping(now)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (!IGNORED.has(key)) yield* differing(old[key], now[key], [...path, key]);
    }
    return;
  }
  const [before, after] = [old, now].map((value) => (value === undefined ? null : JSON.stringify(value)));
  if (before !== after) yield { path, old: before, new: after };
}

/**
 * The old policies with one change applied: a library that gives them as they then are, and all else as it is.
 *
 * @param rest where everything that is no policy comes from
 */
export function withOneChange(
  policies: readonly PolicyVersions[],
  change: SingleChange,
  rest: Library,
): Library {
  const texts = new Map(
    policies.map(({ file, old }) => {
      const path = change.at.get(file);
      const changed = path === undefined ? old : replaced(old, path, change.new);
      return [file, JSON.stringify(changed, null, 1)];
    }),
  );
  return { read: (path) => texts.get(path) ?? rest.read(path), list: rest.list };
}

/** A copy with another value at a path, or with none there. */
function replaced(value: unknown, path: Path, json: string | null): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  let around = copy;
  for (const key of path.slice(0, -1)) around = around[key] as Record<string, unknown>;
  const last = path[path.length - 1];
  if (json === null) delete around[last];
  else around[last] = JSON.parse(json);
  return copy;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
