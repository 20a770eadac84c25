import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { integer, number, positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';
const noRate = 'assumption: no credible public rate exists; compare policies at low, middle and high values';
const parts = 'assumption: see its parts';

const part = (meaning: string, value: string, source = assumption) =>
  parameter(share(), { meaning, default: value, source });

/** What a partner looks at. */
const margin = mapping({
  remembered: part(
    'Share of what came before that still counts a month later, of money and of hours.',
    '85%',
  ),
  sure_after: parameter(positive({ max: 10_000 }), {
    meaning:
      'Remembered hours of work that weigh as much as what it was used to: with few hours it makes little of a lucky month.',
    unit: 'hours',
    default: 60,
    source: assumption,
  }),
  full_response_at: parameter(money({ min: 1 }), {
    meaning: 'Difference in margin an hour, to what it is used to, at which it responds in full.',
    default: '100 CNY',
    source: 'assumption: about the cost of an hour',
  }),
  gets_used_to: part('Share by which it gets used, each month, to what it earns now.', '3%'),
});

const trust = mapping({
  happens: happens('Partners lose trust in headquarters, and get it back slowly.'),
  starts: part('Trust of a partner at first, and what it comes back to.', '70%'),
  lost_dispute: part('What a lost dispute takes from trust, as a share of it.', '8%', noRate),
  unfair_reclaim: part('The same for a lead that is taken back while the partner works it.', '5%', noRate),
  late_pay: part('The same for a month in which all of its pay came late.', '10%', noRate),
  pay_expected_within: parameter(duration({ wallOnly: true, min: '1d', max: '104w' }), {
    meaning: 'Time after the contract from which pay is felt to be late.',
    default: '120d',
    source: assumption,
  }),
  recovers: part('Share of the lost trust that comes back each month.', '10%'),
});

const exclusivity = mapping({
  happens: happens('Partners mind whether the customers they found themselves stay theirs.'),
  expected: part('Share of its own finds that a partner expects at first to have to itself.', '90%', noRate),
  remembered: part('Share of what it expected that still counts after one more of its finds.', '90%'),
});

/** How a trait of a partner moves. */
const effort = mapping({
  happens: happens('Partners move the attention and diligence they give to this platform.'),
  reach: parameter(number({ min: 0, max: 2 }), {
    meaning: 'Farthest that attention moves from what the world says of the partner, up or down.',
    unit: 'log factor',
    default: 0.5,
    source: assumption,
  }),
  by_margin: part('How much of that a full response to margin takes.', '60%'),
  by_trust: part('The same for trust that is gone altogether.', '60%'),
  diligence: parameter(number({ min: 0, max: 5 }), {
    meaning: 'How far the log-odds of diligence move for each unit of that.',
    unit: 'log-odds',
    default: 1,
    source: assumption,
  }),
});

const claims = mapping({
  happens: happens('Partners move how readily they claim and grab customers of others.'),
  reach: parameter(number({ min: 0, max: 5 }), {
    meaning: 'Farthest that it moves.',
    unit: 'log-odds',
    default: 1.2,
    source: noRate,
  }),
  by_margin: part('How much of that a full response to a margin that falls takes.', '40%'),
  by_trust: part('The same for trust that is gone altogether.', '60%'),
  by_exclusivity: part('The same for own finds none of which stay theirs.', '80%'),
});

const honesty = mapping({
  happens: happens('Partners move how truthfully they report and how they keep to rules.'),
  reach: parameter(number({ min: 0, max: 5 }), {
    meaning: 'Farthest that it moves.',
    unit: 'log-odds',
    default: 1.2,
    source: noRate,
  }),
  by_margin: part('How much of that a full response to margin takes.', '30%'),
  by_trust: part('The same for trust that is gone altogether.', '80%'),
});

const leaving = parameter(
  mapping({
    happens: happens('Partners leave.'),
    worse_by: parameter(money({ min: 0 }), {
      meaning:
        'How far the margin an hour must fall below what it was at the cut-over to be worse than what the partner has elsewhere. That it is a partner under today’s rules shows that what it has elsewhere is no better than they are.',
      default: '60 CNY',
      source: assumption,
    }),
    patience: parameter(integer({ min: 1, max: 60 }), {
      meaning: 'Months in a row that it stands this.',
      unit: 'months',
      default: 4,
      source: assumption,
    }),
    chance_a_month: part('Chance that it leaves in a month after that.', '10%'),
    contract: parameter(duration({ wallOnly: true, min: '4w', max: '520w' }), {
      meaning: 'Length of its contract: who has lost patience does not renew it.',
      default: '52w',
      source: 'assumption: yearly contracts; the sources begin to talk three months before the end',
    }),
    fails: parameter(share(), {
      meaning:
        'Share of partners a year that close down or are shut out for reasons that are not in the rules.',
      unit: 'share a year',
      default: '4%',
      source:
        'assumption below grade C: attrition of 5 to 10 % a year is acceptable, https://kpidepot.com/kpi/channel-partner-attrition-rate',
    }),
    cash_per_head: parameter(money({ min: 0 }), {
      meaning:
        'Money that a partner has at the cut-over for each of its people; when its pay has not covered its hours for so long that this is used up, it is insolvent.',
      default: '100000 CNY',
      source: 'assumption: half a year of an employee',
    }),
  }),
  { meaning: 'Partners that leave; nobody does if left out.' },
);

/** Partners that react to what the rules bring them. */
export const adaptation = parameter(
  mapping({
    happens: happens('Partners change their ways, from the cut-over on, with what they earn and trust.'),
    margin: parameter(margin, { meaning: 'What they earn, as paid.', default: {}, source: parts }),
    trust: parameter(trust, { meaning: 'What they think of headquarters.', default: {}, source: parts }),
    exclusivity: parameter(exclusivity, {
      meaning: 'What they expect to keep of their own finds.',
      default: {},
      source: parts,
    }),
    effort: parameter(effort, { meaning: 'Attention and diligence.', default: {}, source: parts }),
    claims: parameter(claims, { meaning: 'Claims and grabs.', default: {}, source: parts }),
    honesty: parameter(honesty, { meaning: 'Honesty.', default: {}, source: parts }),
    leaving: leaving.optional(),
    inertia: part(
      'Share of the way to where it would like to be that a partner does not go in a month.',
      '75%',
    ),
    largest_step: part('Farthest that it moves in a month, as a share of the reach.', '15%'),
    noise: parameter(number({ min: 0, max: 1 }), {
      meaning: 'Standard deviation of whim in where it would like to be, as a share of the reach.',
      unit: 'share of the reach',
      default: 0.1,
      source: assumption,
    }),
  }),
  {
    meaning:
      'Partners look at their books once a month and move; left out, all stay as the world says they are.',
  },
);
