import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { name } from '../../files/quantity/name.ts';
import { integer } from '../../files/quantity/number.ts';
import { officeHours } from './office-hours.ts';
import { traits } from './partner.ts';

/** It takes up at once what it is given; what it may have, and registers, the policy says. */
const {
  reads_after: _reads,
  margin_wanted: _margin,
  claims_from_pool: _pool,
  claims_group_customers: _claims,
  grabs: _grabs,
  squats: _squats,
  registers: _registers,
  registers_completely: _complete,
  capital_cost: _capital,
  takes_support_as_margin: _support,
  ...ofDirectTeam
} = traits;

const assumption = 'assumption: no public figure was found';

/** Work of the channel managers; each kind takes this long on average. */
const channelManagers = mapping({
  people: parameter(integer({ min: 1, max: 1000 }), {
    meaning: 'Channel managers.',
    unit: 'people',
    default: 2,
    source: assumption,
  }),
  ...officeHours,
  hourly_cost: parameter(money({ min: 0 }), {
    meaning: 'Cost of one hour of a channel manager.',
    default: '120 CNY',
    source: 'assumption: about 20,000 CNY a month with social insurance over 168 hours',
  }),
  review_takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '40h' }), {
    meaning: 'Time to review one registration.',
    default: '20 minutes',
    source: 'assumption; an assessment takes 12 minutes (median) in the BPI Challenge 2012 log',
  }),
  handing_out_takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '40h' }), {
    meaning: 'Time to hand out one lead by hand.',
    default: '10 minutes',
    source: assumption,
  }),
  audit_takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '40h' }), {
    meaning: 'Time to audit one report.',
    default: '30 minutes',
    source: assumption,
  }),
  dispute_takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '80h' }), {
    meaning: 'Time to settle one dispute.',
    default: '3h',
    source: assumption,
  }),
});

/** Headquarters: who hands out, reviews and settles, and who sells direct. */
export const headquarters = mapping({
  home: parameter(name('a region'), {
    meaning: 'Region of headquarters; the first one under `regions` if left out.',
  }).optional(),
  channel_managers: parameter(channelManagers, {
    meaning: 'People who hand out leads, review registrations, audit reports and settle disputes.',
    default: {},
    source: 'assumption: see its parts',
  }),
  direct_team: parameter(mapping(ofDirectTeam), {
    meaning:
      'The own sales team of headquarters; it has the traits of a partner that matter when customers come by themselves.',
    default: {
      serves: 'everywhere',
      other_skills: '75%',
      on_site: '20%',
      staff: 2,
      diligence: '95%',
      attempts: 5,
      attention: '100%',
      honesty: '95%',
      own_demand: 1,
    },
    source: 'assumption: a small, careful team that answers fast and sells from afar',
  }),
  customers_pay_after: parameter(duration({ wallOnly: true, zero: true, max: '104w' }), {
    meaning: "Time from a signed contract to the customer's payment.",
    default: '14d',
    source: assumption,
  }),
});
