import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { workingLength } from './working-length.ts';

const clock = { wallOnly: true, min: '1h', max: '520w' } as const;
const assumption = 'assumption: no public figure was found';

/** Who the customers are, and their own clocks. */
export const customers = mapping({
  consumer_shops: parameter(share(), {
    meaning: 'Share of customers that sell to consumers; the others sell to businesses.',
    default: '20%',
    source: 'assumption: the sources name both kinds and give no share',
  }),
  several_sites: parameter(share(), {
    meaning: 'Share of business customers with sites in several regions.',
    default: '15%',
    source: 'assumption: no public figure was found; 5 to 30 % is worth trying',
  }),
  third_site: parameter(share(), {
    meaning: 'Share of those with a third site.',
    default: '30%',
    source: "assumption: the sources' example has a head office, a factory and a brand team",
  }),
  group_buys_once: parameter(share(), {
    meaning: 'Share of groups that buy once for all sites; in the others each site buys for itself.',
    default: '70%',
    source: assumption,
  }),
  other_sites_enquire: parameter(share(), {
    meaning: 'Probability that a further site of a group enquires too.',
    default: '50%',
    source: assumption,
  }),
  other_sites_enquire_after: parameter(duration(clock), {
    meaning: 'Mean time until it does (exponential, in the hours in which enquiries come).',
    default: '14d',
    source: assumption,
  }),
  decide_at_first_site: parameter(share(), {
    meaning: 'Probability that a group decides where it first enquired, and not at another site.',
    default: '60%',
    source: 'assumption: the sources say that customers enquire in one place and sign in another',
  }),
  duplicates: parameter(share(), {
    meaning: 'Probability that a real customer enquires again through another source of headquarters.',
    default: '15%',
    source: 'grade C: 10 to 30 % of leads are duplicates, https://kylas.io/crm-basics/lead-duplication',
  }),
  duplicates_after: parameter(duration(clock), {
    meaning: 'Mean time until it does (exponential, in the hours in which enquiries come).',
    default: '5d',
    source: assumption,
  }),
  gives_up_after: parameter(duration(clock), {
    meaning: 'Mean time after which a customer drops the project without a decision (exponential).',
    default: '90d',
    source:
      'assumption, so that with the other clocks about half of the serious projects end in no decision; grade B: 40-60 %, HBR on 2.5 million sales calls, https://www.managementconsultingconnection.com/marketing/sales/',
  }),
  rival_wins_after: parameter(duration(clock), {
    meaning: 'Mean time after which a rival outside this channel wins the customer (exponential).',
    default: '180d',
    source: assumption,
  }),
  attempt_reaches: parameter(share(), {
    meaning: 'Probability that one contact attempt reaches the customer.',
    default: '40%',
    source:
      'assumption near grade B: 93 % of converted leads are reached by the sixth call, Leads360 2012, http://trends.e-strategyblog.com/2012/11/30/effect-of-speed-to-call-on-conversions/5825 (1 - 0.6^6 = 95 %)',
  }),
  attempt_takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '8h' }), {
    meaning: 'Staff time of one contact attempt, notes included (mean of an exponential).',
    default: '10 minutes',
    source: 'assumption; medians of 2 to 3 minutes for calls alone in the BPI Challenge 2012 log',
  }),
  next_attempt_after: parameter(workingLength({ min: '10 minutes', max: '4w' }), {
    meaning: 'Mean working time between two attempts (exponential).',
    default: '8 working hours',
    source:
      'assumption; half of the gaps between follow-up calls are under two days in the BPI Challenge 2012 log',
  }),
  score_error: parameter(number({ min: 0, max: 100 }), {
    meaning: 'How far scores are off: standard deviation of their error, in points of 0 to 100.',
    unit: 'points',
    default: 12,
    source: assumption,
  }),
});

/** Is a later enquiry, claim or registration seen to be the same customer? */
export const recognition = mapping({
  same_site: parameter(share(), {
    meaning:
      'Probability to see that two enquiries are of the same company at the same site, when both name it.',
    default: '90%',
    source: assumption,
  }),
  same_group: parameter(share(), {
    meaning: 'Probability to see that two sites belong to one group, when both name the company.',
    default: '40%',
    source: assumption,
  }),
  company_not_named: parameter(share(), {
    meaning: 'Factor on both when either side does not name the company.',
    default: '35%',
    source: assumption,
  }),
});
