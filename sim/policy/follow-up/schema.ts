import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { countOf } from '../../files/quantity/rate.ts';
import { share } from '../../files/quantity/share.ts';
import { DEVELOPMENT_STEPS } from '../../world/compiled.ts';
import { leadCondition } from '../condition/schema.ts';

/** What a partner can report, in the order of the bits of `FollowUp.progressMask`. */
export const REPORTS = [...DEVELOPMENT_STEPS, 'logged-call'] as const;

/** What a report must show, in the order of `FollowUp.evidence`. */
export const EVIDENCE = ['none-asked', 'logged-activity', 'customer-reply'] as const;

const NO_DEADLINE = 'assumption: no deadline unless the policy sets one';

const reclaim = mapping({
  rule: parameter(name('a rule'), { meaning: 'The rule.' }),
  when: parameter(leadCondition, { meaning: 'Which leads it is about, unless a rule above has taken them.' }),
  after: parameter(duration({ forever: true }), {
    meaning: 'Time without progress after which the lead is taken back.',
  }),
});

const afterReclaim = mapping({
  give_to: parameter(
    oneOf(['next-best', 'open-pool', 'hq-direct', 'channel-manager'], 'a way to give a lead on'),
    {
      meaning:
        'Who gets a lead that was declined, returned or taken back: whoever the allocation rules find without its former owners, the open pool, the direct team, or whom a channel manager picks.',
      default: 'next-best',
      source: 'assumption: the same rules, without the one who had it',
    },
  ),
  same_partner_again_after: parameter(duration({ wallOnly: true, forever: true, zero: true }), {
    meaning: 'Time before the same partner may have the lead again.',
    default: '30d',
    source:
      'assumption; customer pools of Chinese sales software wait hours to days, grade A: http://help.icsoc.net/docs/application/crm/highsea/',
  }),
  at_most: parameter(countOf('moves', { max: 100 }), {
    meaning: 'Changes of owner after which it is handed on no more.',
    default: '2 moves',
    source: 'assumption: each hand-over costs the customer patience',
  }),
  // biome-ignore lint/suspicious/noThenProperty: the word of the document, and no promise
  then: parameter(oneOf(['hq-direct', 'nobody', 'keep'], 'an end of handing on'), {
    meaning: 'What happens then: the direct team gets it, nobody does, or its last owner keeps it.',
    default: 'hq-direct',
    source: 'assumption: headquarters does not drop what it paid for',
  }),
});

/** What a partner must do with a lead, and what happens if it does not. */
export const followUp = parameter(
  mapping({
    accept_within: parameter(duration({ forever: true }), {
      meaning: 'Time to accept a lead.',
      default: 'forever',
      source: NO_DEADLINE,
    }),
    first_contact_within: parameter(duration({ forever: true }), {
      meaning: 'Time to try to reach the customer, from the acceptance on.',
      default: 'forever',
      source: NO_DEADLINE,
    }),
    progress_is: parameter(
      z.array(oneOf(REPORTS, 'a report of progress')).min(1, { error: () => 'nothing would be progress' }),
      {
        meaning: 'Reports that count as progress.',
        default: [...DEVELOPMENT_STEPS],
        source: 'assumption: every step of development counts, a logged call does not',
      },
    ),
    evidence: parameter(oneOf(EVIDENCE, 'a kind of evidence'), {
      meaning: 'What a report of progress must show.',
      default: 'none-asked',
      source: 'assumption: reports are believed unless the policy asks for more',
    }),
    audited: parameter(share(), {
      meaning: 'Share of reports that headquarters checks, at the cost of its hours.',
      default: '0%',
      source: 'assumption: reports are believed unless the policy asks for more',
    }),
    reclaim_without_progress: parameter(namedList(reclaim, 'rule', { empty: true }), {
      meaning: 'When a lead without progress is taken back, read top down; never if left out.',
      default: [],
      source: NO_DEADLINE,
    }),
    after_reclaim: parameter(afterReclaim, {
      meaning: 'What happens to a lead that was declined, returned or taken back.',
      default: {},
      source: 'assumption: see its parts',
    }),
  }),
  {
    meaning: 'What a partner must do with a lead, and what happens if it does not.',
    default: {},
    source: 'assumption: see its parts',
  },
);
