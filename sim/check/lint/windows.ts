import type { Duration } from '../../files/quantity/duration.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { CONFLICT_TYPES } from '../../policy/compiled.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { Finding, Severity } from './finding.ts';

const DAY = 86_400;
/** Seconds by the clock of a working day and of a working hour: five days of eight hours make a week. */
const WORKING_DAY = (7 * DAY) / 5;
const WORKING_HOUR = WORKING_DAY / 8;

/** About how long a length of time is by the clock, in seconds; holidays are not counted. */
export function aboutSeconds(length: Duration): number {
  switch (length.kind) {
    case 'wall':
      return length.seconds;
    case 'working-hours':
      return (length.seconds / 3600) * WORKING_HOUR;
    case 'working-days':
      return length.days * WORKING_DAY;
    case 'forever':
      return Number.POSITIVE_INFINITY;
  }
}

/** Windows that do not go together: one ends before another that it is to outlast. */
export function windows(policy: PolicyDocument): readonly Finding[] {
  const found: Finding[] = [];
  const say = (severity: Severity, path: Path, message: string, reason: string, suggestion: string) =>
    found.push({ severity, path, message, reason, suggestion });
  const {
    follow_up: followUp,
    customer_protection: protection,
    conflicts,
    effective_lead: effective,
  } = policy;
  const reclaim = followUp.reclaim_without_progress;
  const soonest = reclaim.reduce(
    (least, { after }) => Math.min(least, aboutSeconds(after)),
    Number.POSITIVE_INFINITY,
  );

  for (const [i, { rule, after }] of reclaim.entries()) {
    const outlasting = CONFLICT_TYPES.map((type) => ({ type, lasts: aboutSeconds(conflicts[type].within) }));
    const held = outlasting.filter(({ lasts }) => lasts >= aboutSeconds(after));
    if (held.length === 0) continue;
    const longest = Math.max(...held.map(({ lasts }) => lasts));
    // No contradiction: whoever works a disputed lead in time, or has it decided soon, keeps it.
    say(
      'warning',
      ['follow_up', 'reclaim_without_progress', i, 'after'],
      `a dispute may take ${days(longest)}, and ${quote(rule)} takes leads after ${days(aboutSeconds(after))}`,
      `work is held up until a dispute is decided (${held.map(({ type }) => quote(type)).join(', ')}), and the clock of progress runs on: the lead may be taken from whoever waits`,
      'let this rule take longer, or have such disputes decided `within` less',
    );
  }
  for (const type of CONFLICT_TYPES) {
    const within = aboutSeconds(conflicts[type].within);
    if (protection !== undefined && within >= aboutSeconds(protection.lasts))
      say(
        'error',
        ['conflicts', type, 'within'],
        `a dispute of the kind ${quote(type)} may last as long as the protection it is about`,
        'what is protected is not when it is decided',
        'decide sooner, or protect for longer',
      );
  }
  for (const [i, rule] of (policy.quotation ?? []).entries())
    if (rule.mode !== 'basic-quotation' && aboutSeconds(rule.hq_answers_within) >= soonest)
      say(
        'error',
        ['quotation', i, 'hq_answers_within'],
        `${quote(rule.rule)} may take headquarters as long as a lead may stay without progress`,
        "the partner loses the lead by headquarters' own delay",
        'answer sooner, or let `reclaim_without_progress` take longer',
      );

  if (protection !== undefined) {
    const lasts = aboutSeconds(protection.lasts);
    if (protection.starts === 'registration-complete' && aboutSeconds(protection.review_within) >= lasts)
      say(
        'error',
        ['customer_protection', 'review_within'],
        'a protection may be over before it is approved',
        'it runs from the registration on',
        'answer sooner, or let it start with the `approval`',
      );
    const spared = reclaim.some(
      ({ when }) => 'all' in when && when.all.some((test) => test.field === 'protected'),
    );
    if (soonest < lasts && !spared && reclaim.length > 0)
      say(
        'note',
        ['customer_protection', 'lasts'],
        'a protected customer is taken away like any other',
        `after ${days(soonest)} without progress its lead moves on, and the protection of ${days(lasts)} ends with that`,
        'if that is not meant, put a rule `when: { protected: yes }` on top of `reclaim_without_progress`',
      );
    if (aboutSeconds(effective.same_customer_again_within) < lasts)
      say(
        'note',
        ['effective_lead', 'same_customer_again_within'],
        'an enquiry may count as a new one while its customer is protected',
        'headquarters then sends it to whoever is protected, if it sees that it is the same customer',
        'let both windows be as long',
      );
    if (
      aboutSeconds(followUp.first_contact_within) >= lasts &&
      Number.isFinite(aboutSeconds(followUp.first_contact_within))
    )
      say(
        'error',
        ['follow_up', 'first_contact_within'],
        'a customer may be protected all the time without being called',
        'the first contact is due only when the protection is over',
        'ask for it sooner',
      );
  }
  const { same_partner_again_after: again, at_most: most } = followUp.after_reclaim;
  if (again.kind === 'forever' && most > 5)
    say(
      'note',
      ['follow_up', 'after_reclaim', 'at_most'],
      'there may not be so many partners',
      'nobody has a lead twice, so it may run out of partners before it runs out of moves',
      'allow fewer moves',
    );

  const { clawback, basic_discount: discount } = policy.settlement;
  if (clawback !== undefined && discount.held_back === undefined && clawback.how === 'carry-forward')
    say(
      'note',
      ['settlement', 'clawback'],
      'what is to be taken back has been paid by then',
      'the debt is kept from later pay, and what no later pay covers is lost',
      'hold some of the pay back `until clawback-ends`, or have it paid back',
    );
  return found;
}

function days(seconds: number): string {
  const rounded = Math.round((seconds / DAY) * 10) / 10;
  return Number.isFinite(rounded) ? `about ${rounded} days` : 'any length';
}
