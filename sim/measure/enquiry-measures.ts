import { customer, per100, SECONDS_PER_DAY, SECONDS_PER_HOUR } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Whether and when somebody answers an enquiry. */
export const FIRST_CONTACT_MEASURES: readonly CustomerMeasure[] = [
  customer(
    'contacted-1h',
    'Contacted within 1 hour',
    'contactedWithin1h',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'contacted-8h',
    'Contacted within 8 hours',
    'contactedWithin8h',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'contacted-24h',
    'Contacted within 24 hours',
    'contactedWithin24h',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'contacted-7d',
    'Contacted within 7 days',
    'contactedWithin7d',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'never-contacted',
    'Never contacted',
    'neverContacted',
    'firstLeads',
    per100('lower', 1, 'per 100 real leads'),
  ),
  customer('reached', 'Customer reached', 'reached', 'needs', per100('higher', 1, 'per 100 needs')),
];

/** What is sold, and to whom the rest is lost. */
export const SALES_MEASURES: readonly CustomerMeasure[] = [
  customer('quoted', 'Customer has a quote', 'quoted', 'needs', per100('higher', 1, 'per 100 needs')),
  customer('quotes-won', 'Quotes won', 'needsWon', 'quoted', per100('neither', null, 'per 100 quotes')),
  customer(
    'high-value-lost',
    'High-value needs lost',
    'highValueLost',
    'highValue',
    per100('lower', 1, 'per 100 high-value needs'),
  ),
  customer('lost-to-rival', 'Lost to a rival', 'lostToRival', 'needs', per100('lower', 0.5, 'per 100 needs')),
  customer(
    'no-decision',
    'Ended without a decision',
    'lostToNoDecision',
    'needs',
    per100('lower', 0.5, 'per 100 needs'),
  ),
  customer(
    'lost-unattended',
    'Lost with nobody having reached them',
    'lostUnattended',
    'needs',
    per100('lower', 0.5, 'per 100 needs'),
  ),
  customer(
    'won-by-hq',
    "Won by HQ's direct team",
    'needsWonByHq',
    'needs',
    per100('neither', null, 'per 100 needs'),
  ),
];

/** Several parties at one customer, and what they say of it. */
export const MEETING_MEASURES: readonly CustomerMeasure[] = [
  customer(
    'in-sequence',
    'Worked by one party after another',
    'workedInSequence',
    'customers',
    per100('neither', null),
  ),
  customer('claimed', 'Disputes reported to HQ', 'claimed', 'customers', per100('lower', 0.5)),
  customer('hidden', 'Worked twice and never reported', 'hidden', 'customers', per100('lower', 0.5)),
  customer(
    'conflict-partners',
    'Disputes: several partners',
    'disputesSeveralPartners',
    'customers',
    per100('lower', 0.2),
  ),
  customer('conflict-grabbing', 'Disputes: grabbing', 'disputesGrabbing', 'customers', per100('lower', 0.2)),
  customer(
    'conflict-hq',
    'Disputes: partner against HQ',
    'disputesPartnerAgainstHq',
    'customers',
    per100('lower', 0.2),
  ),
  customer('dispute-days', 'Days from report to decision', 'disputeSeconds', 'disputesDecided', {
    unit: 'days per dispute',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
];

/** Deadlines, leads taken back and protection without work. */
export const FOLLOW_UP_MEASURES: readonly CustomerMeasure[] = [
  customer(
    'sla-breaches',
    'Deadlines missed',
    [
      ['acceptBreaches', 1],
      ['contactBreaches', 1],
    ],
    'firstLeads',
    per100('lower', 1, 'per 100 real leads'),
  ),
  customer('declined', 'Offers declined', 'declined', 'firstLeads', per100('lower', 1, 'per 100 real leads')),
  customer(
    'reclaims',
    'Leads taken back',
    'reclaims',
    'firstLeads',
    per100('neither', null, 'per 100 real leads'),
  ),
  customer('won-after-reclaim', 'Won after a reclaim', 'wonAfterReclaim', 'customers', per100('higher', 0.1)),
  customer(
    'reclaimed-wrongly',
    'Taken back while being worked',
    'reclaimedWrongly',
    'firstLeads',
    per100('lower', 0.5, 'per 100 real leads'),
  ),
  customer(
    'false-reports',
    'False reports of progress',
    'falseReports',
    'firstLeads',
    per100('lower', 0.5, 'per 100 real leads'),
  ),
  customer('idle-protection', 'Protected without work', 'idleProtectedSeconds', 'customers', {
    unit: 'days per 100 customers',
    scale: 100 / SECONDS_PER_DAY,
    better: 'lower',
    material: 10,
    decimals: 0,
  }),
  customer(
    'after-protection',
    'Rivals that came when protection was over',
    'afterProtection',
    'customers',
    per100('neither', null),
  ),
  customer('held-idle', 'Held and never worked (squatting)', 'heldIdleSeconds', 'customers', {
    unit: 'days per 100 customers',
    scale: 100 / SECONDS_PER_DAY,
    better: 'lower',
    material: 50,
    decimals: 0,
  }),
];

/** What counts as a lead. */
export const SCREENING_MEASURES: readonly CustomerMeasure[] = [
  customer(
    'judged-ineffective',
    'Real enquiries judged ineffective',
    'judgedIneffective',
    'customers',
    per100('lower', 0.5),
  ),
  customer(
    'unrecognised',
    'Further enquiries not recognised',
    'unrecognised',
    'customers',
    per100('lower', 0.5),
  ),
  customer('hours-on-junk', 'Partner hours on enquiries that were none', 'junkSeconds', 'customers', {
    unit: 'hours per 100 customers',
    scale: 100 / SECONDS_PER_HOUR,
    better: 'lower',
    material: 2,
    decimals: 1,
  }),
];

/** What channel managers do, and how long one waits for them. */
export const CHANNEL_MANAGER_MEASURES: readonly CustomerMeasure[] = [
  customer('registration-days', 'Days from registration to answer', 'registrationSeconds', 'registrations', {
    unit: 'days per registration',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('manager-hours', "Channel managers' hours", 'managerSeconds', 'customers', {
    unit: 'hours per 100 customers',
    scale: 100 / SECONDS_PER_HOUR,
    better: 'lower',
    material: 2,
    decimals: 1,
  }),
  customer('manager-wait', "Wait in the channel managers' queue", 'managerWaitSeconds', 'managerJobs', {
    unit: 'hours per matter',
    scale: 1 / SECONDS_PER_HOUR,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
];
