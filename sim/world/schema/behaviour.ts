import type { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';
const noRate = 'assumption: no credible public rate exists; compare policies at low, middle and high values';
const wait = { wallOnly: true, min: '1 minute', max: '52w' } as const;
const work = { wallOnly: true, min: '1 minute', max: '80h' } as const;

function probability(meaning: string, value: string, source = assumption) {
  return parameter(share(), { meaning, default: value, source });
}

const cherryPicking = mapping({
  happens: happens('Busy partners decline leads that promise too little margin per hour.'),
});

const groupClaims = mapping({
  happens: happens('Partners claim customers of others when a site of the group lies in their own region.'),
  heard_of: probability('Probability that a partner at another site hears of the project.', '50%', noRate),
  heard_after: parameter(duration(wait), {
    meaning: 'Mean time until it hears (exponential).',
    default: '10d',
    source: assumption,
  }),
});

const grabbing = mapping({
  happens: happens('Partners work leads that were given to others.'),
  assigned_seen: probability(
    'Probability that a partner of the region sees a lead given to another.',
    '10%',
    noRate,
  ),
  pool_seen: probability('The same for a lead that lay in the open pool.', '60%', noRate),
  after: parameter(duration(wait), {
    meaning: 'Mean time until it works a lead it saw (exponential).',
    default: '2d',
    source: assumption,
  }),
  if_protected: probability(
    'Factor on claims and grabs when the customer is known to be protected.',
    '30%',
    'assumption; partners rate registration twice as effective as the next tool against conflict, grade B, https://www.channeltivity.com/blog/2013/the-best-way-to-prevent-channel-conflict-survey-says/',
  ),
});

const lookingAgain = mapping({
  happens: happens('Partners that held back for a protection turn to the customer when it is over.'),
  looks: probability(
    'Probability that a partner which stayed away from a protected customer, or was refused it, turns to it then.',
    '50%',
    noRate,
  ),
  after: parameter(duration(wait), {
    meaning: 'Mean time until it does (exponential).',
    default: '2d',
    source: assumption,
  }),
});

const squatting = mapping({
  happens: happens('Partners hold leads without working them.'),
});

const falseProgress = mapping({
  happens: happens('Partners report progress they have not made when the truth would cost them the lead.'),
  passes_without_evidence: probability(
    'Probability that a false report passes when no evidence is asked.',
    '95%',
  ),
  passes_logged_activity: probability('The same when logged activity is asked.', '70%'),
  passes_customer_reply: probability('The same when a reply of the customer is asked.', '15%'),
  audit_finds: probability('Probability that an audit finds a false report.', '80%'),
});

const missedRecognition = mapping({
  happens: happens('A second enquiry or claim on a known customer may go unnoticed; otherwise all are seen.'),
});

const disputes = mapping({
  rival_noticed: probability(
    "Probability that a party which reaches the customer learns of another party's work.",
    '40%',
  ),
  reported: probability('Probability that a party which learns of it calls on headquarters.', '60%', noRate),
  party_spends: parameter(duration(work), {
    meaning: 'Staff time each party spends on one dispute.',
    default: '2h',
    source: assumption,
  }),
  customer_writes: probability('Probability that a customer asked to choose in writing does so.', '50%'),
  customer_writes_after: parameter(duration(wait), {
    meaning: "Time until the customer's letter comes.",
    default: '3d',
    source: assumption,
  }),
});

const registration = mapping({
  takes: parameter(duration(work), {
    meaning: 'Staff time to prepare one registration.',
    default: '20 minutes',
    source: assumption,
  }),
});

function channel<S extends z.ZodType>(schema: S, meaning: string) {
  return parameter(schema, { meaning, default: {} as z.input<S>, source: 'assumption: see its parts' });
}

/** What partners and customers do beside the rules; each channel has a switch. */
export const behaviour = mapping({
  cherry_picking: channel(cherryPicking, 'Picking leads by margin.'),
  group_claims: channel(groupClaims, 'Claims on customers with several sites.'),
  grabbing: channel(grabbing, 'Working leads of others.'),
  looking_again: channel(lookingAgain, 'Coming back when protection is over.'),
  squatting: channel(squatting, 'Holding leads idle.'),
  false_progress: channel(falseProgress, 'Reports of progress that was not made.'),
  missed_recognition: channel(missedRecognition, 'Second copies of a customer that go unnoticed.'),
  speed_to_lead: channel(
    mapping({ happens: happens('Customers cool down while they wait for the first contact.') }),
    'Cooling of customers.',
  ),
  disputes: channel(disputes, 'How disputes come up and what they cost.'),
  registration: channel(registration, 'What registering costs partners.'),
});
