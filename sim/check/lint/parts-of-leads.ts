import { quote } from '../../files/sentence.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { Finding } from './finding.ts';
import { lacks } from './lacks.ts';

/** What rules that hand leads out lack. */
export function leadRules({ allocation }: PolicyDocument): readonly Finding[] {
  const found: Finding[] = [];
  for (const [i, rule] of allocation.entries()) {
    if (rule.give_to === 'open-pool' && rule.window.kind === 'forever')
      found.push(
        lacks(
          'end',
          ['allocation', i, 'window'],
          quote(rule.rule),
          'a lead that nobody claims lies in the pool for good',
          'give the pool a `window`',
        ),
      );
    if (rule.give_to === 'nobody')
      found.push(
        lacks(
          'owner',
          ['allocation', i, 'give_to'],
          quote(rule.rule),
          'its leads were paid for and nobody works them',
          'let the direct team or a pool have them, if they are worth a call',
          'note',
        ),
      );
  }
  return found;
}

/** What deadlines and progress lack. */
export function followUpRules({ follow_up: followUp }: PolicyDocument): readonly Finding[] {
  const found: Finding[] = [];
  const never = 'a lead that lies there is never taken back';
  if (followUp.accept_within.kind === 'forever')
    found.push(
      lacks(
        'end',
        ['follow_up', 'accept_within'],
        'accepting a lead',
        never,
        'write `accept_within: 4 working hours`, say',
        'note',
      ),
    );
  if (followUp.first_contact_within.kind === 'forever')
    found.push(
      lacks(
        'end',
        ['follow_up', 'first_contact_within'],
        'the first contact',
        never,
        'write `first_contact_within: 8 working hours`, say',
      ),
    );
  const reclaim = followUp.reclaim_without_progress;
  const last = reclaim[reclaim.length - 1];
  if (last === undefined)
    found.push(
      lacks(
        'end',
        ['follow_up', 'reclaim_without_progress'],
        'working a lead',
        'without progress it stays where it is',
        'say under `reclaim_without_progress` after what time it moves on',
      ),
    );
  else if (!('anything' in last.when))
    found.push(
      lacks(
        'end',
        ['follow_up', 'reclaim_without_progress', reclaim.length - 1, 'when'],
        'working a lead that no rule of this list names',
        'without progress it stays where it is',
        'end the list with a rule `when: anything`',
      ),
    );
  for (const [i, { rule, after }] of reclaim.entries())
    if (after.kind === 'forever')
      found.push(
        lacks(
          'end',
          ['follow_up', 'reclaim_without_progress', i, 'after'],
          quote(rule),
          'its leads are never taken back',
          'give it a length of time',
          'note',
        ),
      );
  if (reclaim.length > 0 && followUp.evidence === 'none-asked')
    found.push(
      lacks(
        'evidence',
        ['follow_up', 'evidence'],
        'progress',
        'a report is believed whatever it shows, so whoever reports keeps the lead',
        'ask for `customer-reply`, or let some be `audited`',
      ),
    );
  if (followUp.progress_is.includes('logged-call') && reclaim.length > 0)
    found.push(
      lacks(
        'evidence',
        ['follow_up', 'progress_is'],
        'a logged call',
        'it shows that a partner dialled, not that the customer got anywhere',
        'count steps that the customer takes part in',
        'note',
      ),
    );
  return found;
}
