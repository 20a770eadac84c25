import { Kind } from '../../market/events.ts';
import type { Market } from '../../market/market.ts';
import { finished, Job } from '../../market/staff.ts';
import { nameIn, type TraceWords } from './trace-words.ts';
import { mix } from './traced-state.ts';
import { ARRIVAL } from './watched-dispatch.ts';

/** An event in words: what happened, and to what. */
export interface EventWords {
  readonly event: string;
  readonly about: string;
}

type Say = (m: Market, entity: number, words: TraceWords) => EventWords;

const ofLead =
  (event: string): Say =>
  (_, lead, words) => ({ event, about: words.lead(lead) });
const ofFile =
  (event: string): Say =>
  (_, file, words) => ({ event, about: words.file(file) });
const ofNeed =
  (event: string): Say =>
  (_, need, words) => ({ event, about: words.need(need) });
const ofDispute =
  (event: string): Say =>
  (_, dispute, words) => ({ event, about: words.dispute(dispute) });

const ofProject =
  (event: string): Say =>
  (m, project, words) => ({ event, about: words.deal(m.deliveries.deal[project]) });

/** Kinds of events; one that is not here is called by its name in the code. */
const EVENTS: Readonly<Record<number, Say>> = {
  [ARRIVAL]: ofLead('a lead arrives'),
  [Kind.jobDone]: (m, _, words) => {
    const { kind, entity } = finished;
    return (
      JOBS[kind]?.(m, entity, words) ?? { event: `${nameIn(Job, kind)} done`, about: `no. ${entity + 1}` }
    );
  },
  [Kind.wake]: (_, station, words) => ({ event: 'back at work', about: words.station(station) }),
  [Kind.deadline]: ofLead('a deadline may have passed'),
  [Kind.needCloses]: ofNeed('the customer may decide'),
  [Kind.protectionEnds]: ofFile('protection may end'),
  [Kind.read]: ofLead('the owner reads the offer'),
  [Kind.claim]: ofLead('somebody claims a lead from the pool'),
  [Kind.act]: ofFile('the party turns to it'),
  [Kind.groupNews]: (m, entity, words) => {
    const [customer, site] = [entity >> 1, (entity & 1) + 1];
    const partner = words.party(m.tape.groupNewsParty[(site - 1) * m.tape.customers + customer]);
    return { event: "a partner hears of a group's project", about: `${partner}, customer ${customer + 1}` };
  },
  [Kind.lookBack]: () => ({ event: 'a month begins', about: 'partners look at their books' }),
  [Kind.recommendersLook]: () => ({
    event: 'a month begins',
    about: 'partners that recommend look at their pay',
  }),
  [Kind.post]: (m, post) => ({
    event: 'a post may be made',
    about: m.recommenders?.members[m.tape.recommended?.postBy[post] ?? -1]?.name ?? `post ${post + 1}`,
  }),
  [Kind.deliveryDue]: ofProject('a duty of delivery falls due'),
  [Kind.shockStrikes]: () => ({ event: 'a shock strikes', about: 'partners may be gone' }),
  [Kind.levelReview]: () => ({ event: 'levels are reviewed', about: 'all partners' }),
  [Kind.candidateApplies]: (_, party, words) => ({ event: 'a candidate applies', about: words.party(party) }),
  [Kind.ramp]: (_, party, words) => ({ event: 'a new partner gives more time', about: words.party(party) }),
  [Kind.handOver]: (_, account) => ({
    event: 'a customer whose partner has left is handed over',
    about: `customer no. ${account + 1} after its first order`,
  }),
  [Kind.disputeReady]: ofDispute('the facts of a dispute are together'),
  [Kind.promotionMonth]: (_, month) => ({
    event: 'partners decide what they spend on promotion',
    about: `month ${month + 1}`,
  }),
  [Kind.marketReview]: (m, right) => ({
    event: 'the duties of a protected region fall due',
    about: m.world.regions[m.rights[right].right.region].name,
  }),
};

/** Kinds of work, when it is done. */
const JOBS: Readonly<Record<number, Say>> = {
  [Job.attempt]: ofFile('a call is made'),
  [Job.step]: ofFile('a step is done'),
  [Job.registration]: ofFile('a registration is prepared'),
  [Job.review]: ofFile('a registration is reviewed'),
  [Job.manual]: ofLead('a channel manager hands out a lead'),
  [Job.audit]: ofFile('a report is audited'),
  [Job.dispute]: ofDispute('a channel manager decides a dispute'),
  [Job.exception]: ofFile('a channel manager grants another kind of quotation'),
  [Job.adHoc]: ofNeed('a channel manager negotiates what no rule decides'),
  [Job.quotationDispute]: ofDispute('a channel manager settles a quarrel about a quotation'),
  [Job.lowerPrice]: ofFile('a channel manager grants a lower price'),
  [Job.priceAudit]: ofFile('a price is audited'),
  [Job.support]: ofFile('a presales engineer has done the part of headquarters'),
  [Job.lesson]: ofFile('a presales engineer has taught the partner'),
  [Job.front]: ofProject('a side has agreed with the customer what is to be delivered'),
  [Job.implementation]: ofProject('a side has implemented what was sold, or its half'),
  [Job.resultsReview]: ofProject('a side has reviewed results with the customer'),
  [Job.briefing]: ofFile('a party has handed a lead over, or read in'),
  [Job.whoDevelops]: ofFile('a channel manager sees to it that a lead is handed over'),
};

/** An event that has just been handled, in words. */
export function sayEvent(m: Market, entity: number, kind: number, words: TraceWords): EventWords {
  return EVENTS[kind]?.(m, entity, words) ?? { event: nameIn(Kind, kind), about: `no. ${entity + 1}` };
}

/**
 * Continues a checksum with an event that has just been handled. A piece of work counts by what it was, for the numbers
 * of jobs are given out again.
 */
export function mixEvent(hash: number, time: number, entity: number, kind: number): number {
  const isJob = kind === Kind.jobDone;
  const subject = isJob ? finished.entity : entity;
  const code = codeOf(kind) ^ (isJob ? JOB_CODES[finished.kind] << 1 : 0);
  return mix(mix(mix(hash, time), code), subject);
}

/** Kinds by their names, so that another numbering is no other event. */
function codeOf(kind: number): number {
  return kind === ARRIVAL ? ARRIVAL_CODE : KIND_CODES[kind];
}

const ARRIVAL_CODE = nameCode('arrival');
const KIND_CODES = codesByNumber(Kind);
const JOB_CODES = codesByNumber(Job);

function codesByNumber(constants: Readonly<Record<string, number>>): Int32Array {
  const codes = new Int32Array(64);
  for (const [name, number] of Object.entries(constants)) codes[number] = nameCode(name);
  return codes;
}

function nameCode(name: string): number {
  let hash = 0;
  for (const character of name) hash = mix(hash, character.codePointAt(0) ?? 0);
  return hash;
}
