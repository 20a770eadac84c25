import type { AllocationRule, CompiledPolicy, PoolTerms } from '../compiled.ts';
import { matches } from '../condition/decide.ts';
import { isFull } from '../limits/decide.ts';
import type { AllocationDecision, AllocationView } from '../view.ts';
import {
  candidatesFor,
  chooseAtRandom,
  chooseBestMatch,
  chooseLowestPointer,
  chooseNextInTurn,
  hasCandidate,
  mayHave,
} from './choose.ts';

/**
 * Whom a lead goes to: rules are read top down from `view.fromRule`, and the first one that matches and finds
 * somebody decides; when none does, `limits.whenNobody` says what happens. Writes the decision to `out`;
 * the market writes `out.counterValue` back to `view.counters[out.counter]`.
 */
export function allocate(policy: CompiledPolicy, view: AllocationView, out: AllocationDecision): void {
  clearDecision(out);
  const rules = policy.allocation;
  for (let i = view.fromRule; i < rules.length; i++) {
    const rule = rules[i];
    if (matches(rule.when, view.lead) && findsSomebody(policy, rule, view, out)) {
      out.rule = i;
      return;
    }
  }
  if (policy.limits.whenNobody === 'pool') out.to = 'pool';
  else if (policy.limits.whenNobody === 'hq-direct') giveToHq(view, out);
}

/** Nobody is chosen yet. */
export function clearDecision(out: AllocationDecision): void {
  out.to = 'nobody';
  out.rule = -1;
  out.party = -1;
  out.counter = -1;
  out.counterValue = 0;
  out.overflow = false;
}

/** Terms of the pool a decision sends a lead to; rule -1 is the common pool. */
export function poolTermsOf(policy: CompiledPolicy, rule: number): PoolTerms {
  if (rule < 0) return policy.commonPool;
  const found = policy.allocation[rule];
  if (found.kind !== 'open-pool') throw new RangeError(`allocation rule ${found.name} is no open pool`);
  return found;
}

const EVEN_HANDED = { skill: 1, onSite: 1, speed: 1, freeHours: 1, performance: 0 };

/**
 * Whom the channel manager picks by hand for a lead of this rule (-1: sent by `after_reclaim`): partners who are
 * not full first, and among them the one that seems best by skill, visits, speed and free hours alike.
 *
 * @returns the party, -1 when there is nobody
 */
export function chooseByHand(policy: CompiledPolicy, rule: number, view: AllocationView): number {
  const found = rule < 0 ? null : policy.allocation[rule];
  const within = found !== null && found.kind === 'channel-manager' ? found.within : 'region';
  const list = candidatesFor(policy, within, view.lead.region);
  const free = chooseBestMatch(list, EVEN_HANDED, policy.limits, view, true);
  return free >= 0 ? free : chooseBestMatch(list, EVEN_HANDED, policy.limits, view, false);
}

/** Does a rule that matches find somebody? Then the decision is written to `out`. */
export function findsSomebody(
  policy: CompiledPolicy,
  rule: AllocationRule,
  view: AllocationView,
  out: AllocationDecision,
): boolean {
  switch (rule.kind) {
    case 'nobody':
      out.to = 'nobody';
      return true;
    case 'hq-direct':
      return giveToHq(view, out);
    case 'open-pool':
      if (!hasCandidate(candidatesFor(policy, rule.within, view.lead.region), view)) return false;
      out.to = 'pool';
      return true;
    case 'channel-manager':
      if (!hasCandidate(candidatesFor(policy, rule.within, view.lead.region), view)) return false;
      out.to = 'manual';
      return true;
    default:
      return givesWithinLimits(policy, rule, view, out);
  }
}

/** The rule's choice, or what `when_full` makes of it. */
function givesWithinLimits(
  policy: CompiledPolicy,
  rule: AllocationRule,
  view: AllocationView,
  out: AllocationDecision,
): boolean {
  const limits = policy.limits;
  const first = choose(policy, rule, view, false);
  if (first < 0) return false;
  if (limits.whenFull === 'give-anyway' || !isFull(limits, view.board, first)) {
    return giveTo(policy, rule, view, first, out);
  }
  out.overflow = true;
  if (limits.whenFull === 'next-best' || rule.kind === 'round-robin' || rule.kind === 'weighted') {
    const second = choose(policy, rule, view, true);
    if (second >= 0) return giveTo(policy, rule, view, second, out);
  }
  return limits.whenFull === 'hq-direct' && giveToHq(view, out);
}

function choose(
  policy: CompiledPolicy,
  rule: AllocationRule,
  view: AllocationView,
  skipFull: boolean,
): number {
  const { lead } = view;
  const limits = policy.limits;
  switch (rule.kind) {
    case 'round-robin':
      return chooseNextInTurn(
        candidatesFor(policy, rule.within, lead.region),
        lead.region < 0 && rule.within === 'region' ? 0 : view.counters[turnCounter(rule, lead.region)],
        limits,
        view,
        skipFull,
      );
    case 'weighted':
      return chooseLowestPointer(
        candidatesFor(policy, rule.within, lead.region),
        rule,
        limits,
        view,
        skipFull,
      );
    case 'best-match':
      return chooseBestMatch(
        candidatesFor(policy, rule.within, lead.region),
        rule.weights,
        limits,
        view,
        skipFull,
      );
    case 'random':
      return chooseAtRandom(candidatesFor(policy, rule.within, lead.region), limits, view, skipFull);
    case 'territory':
      return onlyChoice(lead.region < 0 ? -1 : rule.holders[lead.region], policy, view, skipFull);
    case 'partner-of-record':
      return onlyChoice(lead.partnerOfRecord, policy, view, skipFull);
    case 'submitter':
      // Being passed over is about leads that HQ hands out; it takes nobody's own find away.
      if (lead.submitter < 0 || view.excluded[lead.submitter] !== 0) return -1;
      return skipFull && isFull(limits, view.board, lead.submitter) ? -1 : lead.submitter;
    default:
      return -1;
  }
}

function onlyChoice(party: number, policy: CompiledPolicy, view: AllocationView, skipFull: boolean): number {
  if (party < 0 || !mayHave(view, party)) return -1;
  return skipFull && isFull(policy.limits, view.board, party) ? -1 : party;
}

function turnCounter(rule: Extract<AllocationRule, { kind: 'round-robin' }>, region: number): number {
  return rule.within === 'everywhere' ? rule.firstCounter : rule.firstCounter + region;
}

function giveTo(
  policy: CompiledPolicy,
  rule: AllocationRule,
  view: AllocationView,
  party: number,
  out: AllocationDecision,
): boolean {
  out.to = 'party';
  out.party = party;
  if (rule.kind === 'round-robin') {
    const list = candidatesFor(policy, rule.within, view.lead.region);
    out.counter = turnCounter(rule, view.lead.region);
    out.counterValue = list.indexOf(party) + 1;
  } else if (rule.kind === 'weighted') {
    out.counter = rule.firstCounter + party;
    out.counterValue = view.counters[out.counter] + 1 / rule.weights[party];
  }
  return true;
}

/** HQ's direct team is the last party, and never full; but it may have had this lead already. */
function giveToHq(view: AllocationView, out: AllocationDecision): boolean {
  const hq = view.board.count - 1;
  if (view.excluded[hq] !== 0) return false;
  out.to = 'party';
  out.party = hq;
  return true;
}
