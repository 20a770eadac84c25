import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { integer } from '../../files/quantity/number.ts';

/** What a registration may have to state, in the order of `LEAD_FIELDS`. */
export const REGISTRATION_FACTS = [
  'company-id',
  'contact',
  'product',
  'budget-range',
  'decision-site',
] as const;

/** What proves work on a customer, and how strong it is on the scale of `FollowUp.evidence`. */
export const PROOFS = { 'meeting-note': 1, 'customer-letter': 2 } as const;

const extension = mapping({
  by: parameter(duration({ wallOnly: true, forever: true }), {
    meaning: 'How much longer protection lasts.',
  }),
  times: parameter(integer({ min: 1, max: 100 }), {
    meaning: 'How often it may be extended.',
    unit: 'times',
    default: 1,
    source: 'grade A: one extension on proof, https://study.zixinban.com/artdetail-251',
  }),
  proof: parameter(z.array(oneOf(Object.keys(PROOFS) as [keyof typeof PROOFS], 'a proof')), {
    meaning: 'What the partner must show; the strongest of them counts.',
    default: ['meeting-note'],
    source:
      'grade A: extension needs proof of activity, https://app.smartsheet.com/b/form/5f6917df84064736bccbdfa8abaed4ea',
  }),
});

/** Protection of one opportunity of one customer. */
export const customerProtection = parameter(
  mapping({
    starts: parameter(oneOf(['registration-complete', 'approval'], 'a beginning of protection'), {
      meaning: 'When protection begins to run, once the registration is approved.',
      default: 'registration-complete',
      source: 'assumption from the sources: the first complete registration is protected first',
    }),
    complete_means: parameter(z.array(oneOf(REGISTRATION_FACTS, 'a fact of a registration')), {
      meaning: 'What a registration must state.',
      default: ['company-id', 'contact', 'product', 'decision-site'],
      source: 'assumption: the sources ask for complete information and do not list it',
    }),
    review_within: parameter(duration(), {
      meaning: 'Time headquarters gives itself to answer a registration.',
      default: '1 working day',
      source:
        'grade A: 24 hours, https://omnivex.com/partners/deal-registration; others 2 hours to 3 working days',
    }),
    lasts: parameter(duration({ wallOnly: true, forever: true }), {
      meaning: 'How long protection lasts.',
      default: '60d',
      source:
        'grade A: 60 or 90 days are usual, https://www.compliance.ai/compliance-ai-referral-deal-registration/',
    }),
    extension: parameter(extension, {
      meaning: 'How protection may be extended; never if left out.',
    }).optional(),
    when_over: parameter(oneOf(['owner-keeps', 'taken-back'], 'what follows the end of protection'), {
      meaning:
        'What becomes of a lead that is not sold when the protection of its owner has run its time: the owner keeps it, or it is taken back, with those of all sites that were covered, and goes where `follow_up.after_reclaim` says.',
      default: 'owner-keeps',
      source:
        'assumption: nothing happens unless the rules say so; customer systems offer taking back, grade A, http://help.icsoc.net/docs/application/crm/highsea/',
    }),
    covers: parameter(oneOf(['site', 'whole-group'], 'a coverage of protection'), {
      meaning: 'What is protected: the site that was registered, or all sites of its group.',
      default: 'site',
      source: 'assumption: only what was registered',
    }),
    open_registrations_per_partner: parameter(integer({ min: 1 }), {
      meaning: 'Open registrations that a partner may have; no limit if left out.',
      unit: 'registrations',
    }).optional(),
  }),
  { meaning: 'Protection of one opportunity of one customer; none if left out.' },
);
