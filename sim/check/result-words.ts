import type { ChangedLine } from './changed-lines.ts';
import type { ChangedPlan, CheckReport, GateResult } from './check-report.ts';
import type { LoneEffect } from './effects-alone.ts';
import type { ChangedFates } from './fates/changed-fates.ts';
import type { RowEffect } from './plan-effects.ts';

/** A result in parts, as the columns of a table; empty where there is nothing to say. */
export interface ResultParts {
  /** `8.16 -> 8.11` */
  readonly levels: string;
  readonly unit: string;
  /** What is known of the difference, or of the level. */
  readonly known: string;
  readonly allowed: string;
}

/** What it was, what it is, how sure that is, and what is allowed. */
export function resultInParts(result: GateResult): ResultParts {
  const { kind, unit, before, now, replications } = result;
  if (kind === 'grey' || kind === 'unused' || result.mostAffected !== null) {
    const levels = now === null ? '' : number(result, now);
    return { levels, unit: levels === '' ? '' : unit, known: tieInWords(result), allowed: limit(result) };
  }
  const byItself = result.differs === 'nothing to compare with';
  const levels = byItself ? number(result, now) : `${number(result, before)} -> ${number(result, now)}`;
  const known = [difference(result), count(replications)].filter((part) => part !== '').join('; ');
  return { levels, unit, known, allowed: limit(result) };
}

/** A result in one sentence. */
export function resultInWords(result: GateResult): string {
  const { levels, unit, known, allowed } = resultInParts(result);
  const level = [levels, unit].filter((part) => part !== '').join(' ');
  return [level, known, allowed].filter((part) => part !== '').join('; ');
}

/** Where no replication tells any difference, or none is asked for. */
function tieInWords({
  kind,
  differs,
  verdict,
  named,
  mostAffected,
  replications,
  customers,
  now,
}: GateResult): string {
  const seen = count(replications);
  const isNew = differs === 'nothing to compare with';
  if (kind === 'grey') {
    return named.length === 0
      ? `nothing is left open${isNew ? '' : ' that was not before'}`
      : `left open${isNew ? '' : ', and was not before'}: ${named.join(', ')}`;
  }
  if (kind === 'unused') {
    if (named.length === 0) return `every rule is used${isNew ? '' : ', or was not before either'}; ${seen}`;
    const seldom = `in ${seen}; at most ${percent(mostAffected)} of histories use them`;
    return `${verdict === 'fail' ? 'never used' : 'not used yet'}: ${named.join(', ')} ${seldom}`;
  }
  if (kind === 'same') return `the same in ${seen}`;
  if (now === null) return `nothing to count, neither before nor now, in ${seen}`;
  return `no customer affected in ${customers} (${seen}), which leaves at most ${percent(mostAffected)} of histories`;
}

/** What a gate is about: measure, plan and place. */
export function subject({ title, plan, where, whereTitle, differs, of }: GateResult): string {
  const years = of === 'mean' ? '' : of === 'p10' ? ', tenth-worst year in a hundred' : ', ninetieth year';
  return `${title}${years}${where === '' ? '' : ` for ${whereTitle}`}, plan ${plan}${besides(differs)}`;
}

/** What differs, where it is not the rules. */
function besides(differs: GateResult['differs']): string {
  if (differs === 'rules' || differs === 'nothing to compare with') return '';
  return differs === 'engine' ? ' (by Fairlead alone)' : ` (${differs} changed)`;
}

/** `follow_up.first_contact_within: 8h -> 4h` */
export function changeInWords({ path, old, new: now }: Pick<ChangedLine, 'path' | 'old' | 'new'>): string {
  const what = path === '' ? '' : `${path}: `;
  if (now === null) return `${what}${short(old)} is gone`;
  return old === null ? `${what}new: ${short(now)}` : `${what}${short(old)} -> ${short(now)}`;
}

/** What a change does to a plan, one line a fact; nothing where it does nothing. */
export function effectsInWords(changed: ChangedPlan): string[] {
  const { plan, differs, replications, whole, gain, lose, fates } = changed;
  const moved = whole.filter(({ lo, hi }) => lo > 0 || hi < 0);
  const who = `plan ${plan}${besides(differs)}`;
  const lines = [
    moved.length === 0
      ? `${who}: no headline measure clearly moves in ${count(replications)}`
      : `${who}: ${moved.map(effect).join('; ')} (${count(replications)})`,
  ];
  return [
    ...lines,
    ...(fates === null ? [] : [`  ${fatesInWords(fates)}`]),
    ...byMeasure('better', gain, whole),
    ...byMeasure('worse', lose, whole),
  ];
}

/** How many leads end otherwise: `12.4 of 100 leads end otherwise, between 11.9 and 12.9: ...` */
function fatesInWords(fates: ChangedFates): string {
  const { replications, leads, either, otherOwner, otherOutcome } = fates;
  const seen = `${leads} leads, ${count(replications)}`;
  if (fates.mostAffected !== null) {
    return `no lead ends otherwise (${seen}), which leaves at most ${percent(fates.mostAffected)} of histories`;
  }
  const { lo, hi } = either;
  const between = lo === null || hi === null ? '' : `, between ${lo.toFixed(1)} and ${hi.toFixed(1)}`;
  const onlyOwner = either.value - otherOutcome.value;
  const onlyOutcome = either.value - otherOwner.value;
  const parts = [
    `${onlyOwner.toFixed(1)} with another owner alone`,
    `${onlyOutcome.toFixed(1)} with another outcome alone`,
    `${(either.value - onlyOwner - onlyOutcome).toFixed(1)} with both`,
  ];
  const outcomes = [
    `${fates.newlyWon.value.toFixed(1)} are newly won`,
    `${fates.noLongerWon.value.toFixed(1)} no longer won`,
    `${fates.wonByAnother.value.toFixed(1)} won by somebody else`,
    `${fates.lostOtherwise.value.toFixed(1)} lost in another way or still open`,
  ];
  const all = `${either.value.toFixed(1)} of 100 leads end otherwise${between}: ${parts.join(', ')}`;
  return `${all}. Of the ${otherOutcome.value.toFixed(1)} with another outcome, ${outcomes.join(', ')}; ${seen}`;
}

/** More parts of a market than this are counted and not named. */
const MOST_PARTS = 5;

/** One line a measure, the largest effects first: `  worse, Customers won (per 100 customers): Hangzhou -5.15 (-6.20 to -4.10)` */
function byMeasure(
  word: 'better' | 'worse',
  parts: readonly RowEffect[],
  whole: readonly RowEffect[],
): string[] {
  return whole.flatMap(({ measure, title, unit, difference }) => {
    // Where there are no scenarios, all others are the whole market.
    const told = parts.filter((part) => part.measure === measure && part.difference !== difference);
    if (told.length === 0) return [];
    const list = [...told]
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
      .slice(0, MOST_PARTS)
      .map((part) => {
        const between = `${signed(part, part.lo)} to ${signed(part, part.hi)}`;
        return `${part.whereTitle} ${signed(part, part.difference)} (${between})`;
      });
    const more = told.length > MOST_PARTS ? `; and ${told.length - MOST_PARTS} more` : '';
    return [`  ${word}, ${title} (${unit}): ${list.join(', ')}${more}`];
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
function effect({ title, where, whereTitle, unit, decimals, difference }: RowEffect): string {
  return `${title}${where === '' ? '' : ` for ${whereTitle}`} ${signed({ decimals }, difference)} ${unit}`;
}

/** The verdict of a check as a heading says it, with a change of gates: nobody is to overlook that. */
export function verdictInWords(report: CheckReport): string {
  const { verdict, changedGates } = report;
  if (changedGates.length === 0) return verdictAlone(report);
  if (verdict === 'untouched') return 'Gates have changed, and nothing else that a study reads.';
  return `${verdictAlone(report)} Gates have changed too.`;
}

function verdictAlone({ verdict, studies }: CheckReport): string {
  switch (verdict) {
    case 'untouched':
      return 'Nothing that a study reads has changed.';
    case 'pass':
      return studies.some(({ results }) => results.length > 0)
        ? 'The change keeps to its gates.'
        : studies.some(({ isByItself }) => isByItself)
          ? 'There is nothing to compare with, and no gate that can be asked without.'
          : 'The change alters no rule, so nothing was simulated.';
    case 'fail':
      return `The change breaks ${named(studies, 'fail')}.`;
    case 'undecided':
      return `It is not shown that the change keeps to ${named(studies, 'undecided')}.`;
  }
}

/** `the gate partners-earn`; names of gates that decided the check, each once. */
function named(studies: CheckReport['studies'], verdict: GateResult['verdict']): string {
  const deciding = studies
    .flatMap(({ results }) => results)
    .filter((each) => each.verdict === verdict && (verdict === 'fail' || each.strength === 'must'));
  const names = [...new Set(deciding.map(({ gate }) => gate))];
  if (names.length === 0) return 'the gates of a study that is gone';
  return `the gate${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

/** What the verdicts are worth. */
export function errorsInWords({ level, mostReplications }: CheckReport): string {
  const percentage = Number((100 * (1 - level)).toPrecision(3));
  return `How often verdicts of this kind are wrong, which says nothing of this change: at most ${percentage} of 100 changes that keep to every gate are failed, and at most ${percentage} of 100 that break a gate are passed, over all looks at up to ${mostReplications} replications.`;
}

const LONGEST = 80;

function short(text: string | null): string {
  const all = text ?? '';
  return all.length <= LONGEST ? all : `${all.slice(0, LONGEST - 3)}...`;
}

function difference(result: GateResult): string {
  const { kind, before, now, lo, hi } = result;
  const limits = (show: typeof number) =>
    lo === null || hi === null ? [] : [`between ${show(result, lo)} and ${show(result, hi)}`];
  if (kind !== 'relative' && kind !== 'same') return limits(number).join('');
  if (before === null || now === null) return '';
  return [`difference ${signed(result, now - before)}`, ...limits(signed)].join(', ');
}

function limit({ kind, limit: value }: GateResult): string {
  if (value === null) return '';
  if (kind === 'same') return `may differ by ${value}`;
  return kind === 'relative' ? `may be ${value} worse` : `must be ${kind} ${value}`;
}

function number({ decimals }: GateResult, value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(decimals);
}

function signed({ decimals }: { readonly decimals: number }, value: number | null): string {
  if (value === null) return 'unknown';
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
