import type { ChangedLine } from './changed-lines.ts';
import type { ChangedPlan, CheckReport, GateResult } from './check-report.ts';
import type { LoneEffect } from './effects-alone.ts';
import type { RowEffect } from './plan-effects.ts';

/** A result in one sentence: what it was, what it is, and how sure that is. */
export function resultInWords(result: GateResult): string {
  const { kind, verdict, unused, mostAffected, replications, customers } = result;
  if (kind === 'rules') {
    if (unused.length === 0) return `every rule is used, or was not before either; ${count(replications)}`;
    const seldom = `in ${count(replications)}; at most ${percent(mostAffected)} of histories use them`;
    return `${verdict === 'fail' ? 'never used' : 'not used yet'}: ${unused.join(', ')} ${seldom}`;
  }
  if (kind === 'same' && mostAffected !== null) {
    return `${number(result, result.now)} ${result.unit}, the same in ${count(replications)}`;
  }
  if (kind === 'relative' && mostAffected !== null) {
    const level = number(result, result.now);
    return `no customer affected in ${customers} (${count(replications)}), which leaves at most ${percent(mostAffected)} of histories; ${level} ${result.unit}`;
  }
  return `${levels(result)}${difference(result)}; ${limit(result)}; ${count(replications)}`;
}

/** What a gate is about: measure, plan and place. */
export function subject({ title, plan, where, differs, of }: GateResult): string {
  const years = of === 'mean' ? '' : of === 'p10' ? ', tenth-worst year in a hundred' : ', ninetieth year';
  const world = differs === 'rules' ? '' : ` (${differs} changed)`;
  return `${title}${years}${where === '' ? '' : ` for ${where}`}, plan ${plan}${world}`;
}

/** `follow_up.first_contact_within: 8h -> 4h` */
export function changeInWords({ path, old, new: now }: Pick<ChangedLine, 'path' | 'old' | 'new'>): string {
  const what = path === '' ? '' : `${path}: `;
  if (now === null) return `${what}${short(old)} is gone`;
  return old === null ? `${what}new: ${short(now)}` : `${what}${short(old)} -> ${short(now)}`;
}

/** What a change does to a plan, one line a fact; nothing where it does nothing. */
export function effectsInWords({ plan, differs, replications, whole, gain, lose }: ChangedPlan): string[] {
  const moved = whole.filter(({ lo, hi }) => lo > 0 || hi < 0);
  const who = `plan ${plan}${differs === 'rules' ? '' : ` (${differs} changed)`}`;
  const lines = [
    moved.length === 0
      ? `${who}: no headline measure clearly moves in ${count(replications)}`
      : `${who}: ${moved.map(effect).join('; ')} (${count(replications)})`,
  ];
  return [...lines, ...byMeasure('gain', gain, whole), ...byMeasure('lose', lose, whole)];
}

/** One line a measure: `  lose, Customers won per 100 customers: region=Hangzhou -5.15, region=Shenzhen -1.20` */
function byMeasure(word: string, parts: readonly RowEffect[], whole: readonly RowEffect[]): string[] {
  return whole.flatMap(({ measure, title, unit, difference }) => {
    // Where there are no scenarios, all others are the whole market.
    const told = parts.filter((part) => part.measure === measure && part.difference !== difference);
    if (told.length === 0) return [];
    const list = told.map((part) => `${part.where} ${signed(part, part.difference)}`).join(', ');
    return [`  ${word}, ${title} ${unit}: ${list}`];
  });
}

/**
 * What one changed rule does without the others.
 *
 * @param changes of the study, which say more briefly what is changed in a list of rules
 */
export function loneEffectInWords(lone: LoneEffect, changes: readonly ChangedLine[]): string[] {
  const { path, note, plans } = lone;
  const inside = changes.filter((change) => change.path === path || /^[.[ ]/.test(after(change.path, path)));
  const words = (inside.length > 0 ? inside : [lone]).map(changeInWords);
  const what = [...new Set(words)].join('; ');
  if (note !== null) return [`${what}: ${note}`];
  const lines = plans.flatMap(({ plan, whole }) => {
    const moved = whole.filter(({ lo, hi }) => lo > 0 || hi < 0);
    return [
      `  plan ${plan}: ${moved.length === 0 ? 'no headline measure clearly moves' : moved.map(effect).join('; ')}`,
    ];
  });
  return [what, ...(lines.length === 0 ? ['  changes no plan by itself'] : lines)];
}

/** What follows a path in a longer one; nothing where it is no part of it. */
function after(path: string, start: string): string {
  return path.startsWith(start) ? path.slice(start.length) : '';
}

/** `Customers won for region=Hangzhou -5.15 per 100 customers` */
function effect({ title, where, unit, decimals, difference }: RowEffect): string {
  return `${title}${where === '' ? '' : ` for ${where}`} ${signed({ decimals }, difference)} ${unit}`;
}

/** The verdict of a check as a heading says it. */
export function verdictInWords({ verdict, studies }: CheckReport): string {
  switch (verdict) {
    case 'untouched':
      return 'Nothing that a study reads has changed.';
    case 'pass':
      return studies.some(({ results }) => results.length > 0)
        ? 'The change keeps to its gates.'
        : 'The change alters no rule, so nothing was simulated.';
    case 'fail':
      return 'The change breaks a gate.';
    case 'undecided':
      return 'It is not shown that the change keeps to its gates.';
  }
}

/** What the verdicts are worth. */
export function errorsInWords({ level, mostReplications }: CheckReport): string {
  const percentage = Number((100 * (1 - level)).toPrecision(3));
  return `A change that keeps to every gate is failed, and one that breaks a gate is passed, in at most ${percentage} % of cases, over all looks at up to ${mostReplications} replications.`;
}

const LONGEST = 80;

function short(text: string | null): string {
  const all = text ?? '';
  return all.length <= LONGEST ? all : `${all.slice(0, LONGEST - 3)}...`;
}

function levels(result: GateResult): string {
  return `${number(result, result.before)} -> ${number(result, result.now)} ${result.unit}`;
}

function difference(result: GateResult): string {
  const { kind, before, now, lo, hi } = result;
  const between = `between ${number(result, lo)} and ${number(result, hi)}`;
  if (kind !== 'relative' && kind !== 'same') return lo === null || hi === null ? '' : `, ${between}`;
  if (before === null || now === null) return '';
  const words = `, difference ${signed(result, now - before)}`;
  return lo === null || hi === null
    ? words
    : `${words}, between ${signed(result, lo)} and ${signed(result, hi)}`;
}

function limit(result: GateResult): string {
  const { kind, limit: value } = result;
  const shown = String(value);
  if (kind === 'same') return `may differ by ${shown}`;
  return kind === 'relative' ? `may be ${shown} worse` : `must be ${kind} ${shown}`;
}

function number({ decimals }: GateResult, value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(decimals);
}

function signed({ decimals }: { readonly decimals: number }, value: number): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return value < 0 ? `-${text}` : `+${text}`;
}

function count(replications: number): string {
  return `${replications} replication${replications === 1 ? '' : 's'}`;
}

function percent(share: number | null): string {
  return `${((share ?? 0) * 100).toFixed(1)} %`;
}
