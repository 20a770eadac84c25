import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { number, positive, relativeWeight } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';
import { dayOfYear } from './day-of-year.ts';

const FORMS =
  "one agency's 2,000 forms: 12.4 % at weekends, 38 % outside 8-17, https://www.nectafy.com/blog/when-leads-download-content-marketing-statistics";

const weights = (count: number, what: string) =>
  z
    .array(relativeWeight())
    .length(count, { error: () => `${count} relative weights are needed, one ${what}` });

const weight = (what: string) =>
  parameter(relativeWeight(), { meaning: `Relative weight of this ${what}.`, unit: 'relative weight' });

/** When in the week enquiries come, in the customer's local time. */
const hours = mapping({
  by_weekday: parameter(weights(7, 'for each day from Monday on'), {
    meaning: 'Enquiries of Monday to Sunday, relative to each other.',
    unit: 'relative weight',
    default: [19, 17.9, 19.4, 17, 14.7, 5.7, 6.3],
    source: `weekdays of the Olist marketing funnel (Kaggle, 3,343 leads), weekend set to 12 %; grade B/C: ${FORMS}`,
  }),
  by_hour: parameter(weights(24, 'for each hour from midnight on'), {
    meaning: 'Enquiries of the hours of a day, relative to each other.',
    unit: 'relative weight',
    default: [
      1.2, 0.6, 0.4, 0.3, 0.3, 0.5, 1.2, 3.5, 5.8, 7, 7.4, 7, 6, 6.6, 7.4, 7.6, 7.2, 5, 4, 5, 5.5, 5, 3.5, 2,
    ],
    source: `38 % outside 8-17, grade B/C: ${FORMS}; second hump in the evening as in the BPI Challenge 2012 log`,
  }),
});

/** Days to which enquiries crowd every year: fairs and campaigns. */
const burst = mapping({
  burst: parameter(name('a fair or campaign'), { meaning: 'The fair or campaign.' }),
  from: parameter(dayOfYear(), { meaning: 'First day, every year.' }),
  to: parameter(dayOfYear(), { meaning: 'Last day, itself included; not before the first one.' }),
  adds: parameter(number({ min: 0, max: 1000 }), {
    meaning: 'Enquiries that come on top on these days, as a multiple of an ordinary day.',
    unit: 'multiple',
  }),
  regions: parameter(z.array(name('a region')).min(1), {
    meaning: 'Regions whose customers enquire because of it; all of them if left out.',
  }).optional(),
});

/** Busy and quiet days that no calendar explains. */
const dayToDay = mapping({
  shape: parameter(number({ min: 0.1, max: 1e6 }), {
    meaning: "Shape of the gamma factor on a day's enquiries (mean 1): the smaller, the more days differ.",
    unit: 'shape',
    default: 20,
    source:
      'assumption from two real logs: with duplicates, which dilute it, counts come out with the shape of 24 to 28 seen in the Olist marketing funnel (Kaggle, freed of month and weekday) and 25 in the BPI Challenge 2012',
  }),
  carries_over: parameter(number({ min: 0, max: 0.5 }), {
    meaning: "Correlation of a day's factor with that of the day before.",
    unit: 'correlation',
    default: 0.42,
    source:
      'assumption from two real logs: it makes the lag-1 autocorrelation of daily counts 0.2 to 0.28, as in the Olist marketing funnel (0.21) and the BPI Challenge 2012 (0.28)',
  }),
});

export const commonDayToDay = parameter(dayToDay, {
  meaning:
    'Busy and quiet days, shared by all sources that do not say otherwise: in the Olist funnel three quarters of the excess variance of a day is common to its sources.',
  default: {},
  source: 'assumption: see its parts',
});

const states = (what: string, value: string) =>
  parameter(share(), {
    meaning: `Share of enquiries that ${what}.`,
    default: value,
    source:
      'assumption; grade C: 40 % of leads are incomplete, duplicate or invalid, https://kylas.io/crm-basics/lead-duplication',
  });

const completeness = mapping({
  company: states('name the company', '80%'),
  contact: states('leave a contact that works', '90%'),
  product: states('say what they want', '75%'),
  budget: states('name a budget', '30%'),
  site: states('name the site that decides', '60%'),
});

const source = mapping({
  source: parameter(name('a source'), { meaning: 'Where enquiries come from.' }),
  title: parameter(text(), { meaning: 'How reports call the source.' }).optional(),
  owner: parameter(oneOf(['hq', 'partner', 'customer'], 'an owner of leads'), {
    meaning:
      'Whose lead it is: the public domain of headquarters, developed by a partner itself, or brought by a served customer.',
    default: 'hq',
    source: "assumption: public-domain leads come from headquarters' own campaigns",
  }),
  per_week: parameter(number({ min: 0, max: 1e6 }), {
    meaning:
      'Enquiries in an ordinary week (no fair, no holiday) over all regions, junk included, duplicates and second sites not.',
    unit: 'leads per week',
  }),
  hours: parameter(hours, {
    meaning: 'When in the week they come.',
    default: {},
    source: 'assumption: see its parts',
  }),
  season: parameter(weights(12, 'for each month from January on'), {
    meaning: 'Enquiries per day in January to December, relative to each other.',
    unit: 'relative weight',
    default: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    source: 'assumption: no season',
  }),
  bursts: parameter(namedList(burst, 'burst', { empty: true }), {
    meaning: 'Fairs and campaigns that come back every year.',
    default: [],
    source: 'assumption: none',
  }),
  on_holidays: parameter(share(), {
    meaning: 'Enquiries on a public holiday, as a share of what the day would bring otherwise.',
    default: '30%',
    source: 'assumption: no public figure was found',
  }),
  day_to_day: parameter(dayToDay, {
    meaning: 'Busy and quiet days of this source alone; it shares those of the world if left out.',
  }).optional(),
  regions: parameter(z.record(name('a region'), weight('region')), {
    meaning:
      'Its customers by region, as relative weights (0 where none is named); as in `regions` if left out.',
    unit: 'relative weight',
  }).optional(),
  products: parameter(z.record(name('a product'), weight('product')), {
    meaning:
      'What its customers want, as relative weights (0 where none is named); as in `products` if left out.',
    unit: 'relative weight',
  }).optional(),
  invalid: parameter(share(), {
    meaning: 'Share of its enquiries that are no real enquiry: spam, job seekers, rivals, wrong numbers.',
    default: '25%',
    source:
      'assumption; grade C: 40 % of leads are incomplete, duplicate or invalid, https://kylas.io/crm-basics/lead-duplication',
  }),
  completeness: parameter(completeness, {
    meaning: 'What an enquiry states.',
    default: {},
    source: 'assumption: see its parts',
  }),
  odds_ratio: parameter(positive({ max: 100 }), {
    meaning: 'Odds of a sale to its customers, against website enquiries.',
    unit: 'odds ratio',
    default: 1,
    source:
      'grade B, ratios of lead-to-deal shares: referral 2.3, website 1, social 0.95, ads 0.5, fairs 0.4, https://www.emarketer.com/Article/Referrals-Fuel-Highest-B2B-Conversion-Rates/1012000',
  }),
  speed_factor: parameter(positive({ max: 1e4 }), {
    meaning:
      'How much longer its customers stay warm: factor on the time constant of the speed-to-lead curve.',
    unit: 'factor',
    default: 1,
    source: 'assumption: referrals and fair contacts cool more slowly than ad clicks',
  }),
  cost_per_lead: parameter(money({ min: 0 }), {
    meaning: 'What headquarters pays for one enquiry, valid or not; nothing if left out.',
  }).optional(),
});

export const sources = namedList(source, 'source').max(31, {
  error: () => 'at most 31 sources: rules keep sets of sources in one word',
});
