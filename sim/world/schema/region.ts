import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { calendarDate } from '../../files/quantity/calendar-date.ts';
import { name } from '../../files/quantity/name.ts';
import { positive, relativeWeight } from '../../files/quantity/number.ts';
import { text } from '../../files/quantity/text.ts';
import { timeZone } from './time-zone.ts';

/** Where customers have their sites and partners their offices. */
const region = mapping({
  region: parameter(name('a region'), { meaning: 'The region, usually a city.' }),
  title: parameter(text(), { meaning: 'How reports call the region.' }).optional(),
  group: parameter(name('a group of regions'), {
    meaning:
      'Regions of one group are served together by partners that serve their group; alone if left out.',
  }).optional(),
  time_zone: parameter(timeZone(), {
    meaning: 'Local time of customers and partners here.',
    default: 'Asia/Shanghai',
    source: 'assumption: the sources are about mainland China, which keeps one time zone',
  }),
  weight: parameter(relativeWeight(), {
    meaning: 'Share of customers with their first site here, relative to the other regions.',
    unit: 'relative weight',
    default: 1,
    source: 'assumption: regions are alike until somebody counts their leads',
  }),
});

export const regions = namedList(region, 'region').max(31, {
  error: () => 'at most 31 regions: rules keep sets of regions in one word',
});

/** Days on which nobody works. */
const holiday = mapping({
  holiday: parameter(name('a holiday'), { meaning: 'The holiday and its year.' }),
  from: parameter(calendarDate(), { meaning: 'First day off.' }),
  to: parameter(calendarDate(), {
    meaning: 'Last day off, itself included; the first one if left out.',
  }).optional(),
  regions: parameter(z.array(name('a region')), {
    meaning: 'Regions that keep this holiday; all of them if left out.',
  }).optional(),
});

export const holidays = parameter(namedList(holiday, 'holiday', { empty: true }), {
  meaning: 'Public holidays: nobody works, and fewer customers enquire.',
  default: [],
  source: 'assumption: none until they are listed',
});

/** Where the customer wants to sell. */
const targetMarket = mapping({
  market: parameter(name('a target market'), {
    meaning: 'Where customers want to sell, e.g. north-america.',
  }),
  title: parameter(text(), { meaning: 'How reports call the market.' }).optional(),
  weight: parameter(relativeWeight(), {
    meaning: 'Share of customers that aim at this market, relative to the other markets.',
    unit: 'relative weight',
    default: 1,
    source: 'assumption: all markets alike',
  }),
  odds_ratio: parameter(positive({ max: 100 }), {
    meaning:
      'Odds of a sale to customers that aim here, against an average customer: how mature the market is.',
    unit: 'odds ratio',
    default: 1,
    source: 'assumption: the sources say that markets differ in maturity and give no number',
  }),
});

export const targetMarkets = parameter(namedList(targetMarket, 'market'), {
  meaning: 'Markets abroad that customers aim at.',
  default: [{ market: 'worldwide' }],
  source: 'assumption: one market for all until somebody tells them apart',
});
