import { NO_JOB } from '../engine/station.ts';
import { DECIDED_WITHIN } from '../policy/compiled-conflicts.ts';
import { Dispute } from './dispute-table.ts';
import { Kind, Phase } from './events.ts';
import { Next } from './file-table.ts';
import type { Market } from './market.ts';

/**
 * What a person is busy with: parties on files, and from `review` on people of headquarters on their matters.
 */
export const Job = {
  attempt: 0,
  step: 1,
  registration: 2,
  review: 3,
  manual: 4,
  audit: 5,
  dispute: 6,
  /** Matters of quotations, all about a file. */
  exception: 7,
  quotationDispute: 8,
  lowerPrice: 9,
  priceAudit: 10,
  /** Of presales engineers. */
  support: 11,
  lesson: 12,
  /** Of whoever looks after customers, about a matter; and of channel managers, whose it is. */
  laterOrder: 13,
  ticket: 14,
  negotiation: 15,
  /** Of channel managers: a right to a region. */
  marketReview: 24,
  /** Of channel managers, about a candidate. */
  screening: 26,
  /** Of channel managers, to a partner. */
  visit: 27,
  /** Of parties, about a file: a lead is handed over, or who has taken it over reads in. */
  briefing: 28,
  /** Of channel managers, about a file: its party has not handed over what it should. */
  whoDevelops: 29,
  /** Of channel managers, about a need: what no rule decides. */
  adHoc: 30,
  /** Of parties and of headquarters' people for delivery, about a project. */
  front: 31,
  implementation: 32,
  resultsReview: 33,
} as const;
/** A job's subject and kind share one int32: `subject * 64 + kind`. */
const KIND_BITS = 6;
const KIND_MASK = 63;

/**
 * Queues a piece of a party's work on a file: `seconds` of staff time. A call waits for nobody's desk work: jobs
 * are taken up in the order of their kinds, attempts first and papers last (assumption). Writing a hand-over and
 * reading in come with the calls, since a call waits for them.
 */
export function queueFileJob(m: Market, file: number, kind: number, seconds: number): void {
  const party = m.files.party[file];
  m.files.next[file] = Next.job;
  m.files.jobKind[file] = kind;
  m.files.jobSeconds[file] = Math.max(1, Math.round(seconds));
  const priority = kind === Job.briefing ? Job.attempt : Math.min(kind, Job.registration);
  m.files.jobPlus1[file] = queue(m, party, (file << KIND_BITS) | kind, priority) + 1;
}

/** Queues a matter for the channel managers; the one due first is served first. */
export function queueManagerJob(m: Market, kind: number, entity: number, due: number): void {
  queueHqJob(m, m.managers, kind, entity, due);
}

/** The same for what no rule gives a time: it has as long as a decision whose rule says nothing of it. */
export function queueManagerMatter(m: Market, kind: number, entity: number): void {
  queueManagerJob(m, kind, entity, m.after(DECIDED_WITHIN, m.managers, m.now));
}

/**
 * Queues a matter for a station of headquarters; the one due first is served first.
 *
 * @returns the job, for whoever may want to withdraw it
 */
export function queueHqJob(m: Market, station: number, kind: number, entity: number, due: number): number {
  return queue(m, station, (entity << KIND_BITS) | kind, due);
}

/** Queues a matter of a customer for the party that looks after it: behind calls, among its longer work. */
export function queueMatterJob(m: Market, party: number, kind: number, matter: number): void {
  queue(m, party, (matter << KIND_BITS) | kind, Job.step);
}

/** Puts a job into free hands at once, or into the queue. @param key smaller is served first */
function queue(m: Market, station: number, entity: number, key: number): number {
  if (m.working[station].isOpen(m.now)) {
    const job = m.stations.startAtOnce(station, entity, m.now);
    if (job !== NO_JOB) {
      begin(m, station, job);
      return job;
    }
  }
  const job = m.stations.arrive(station, entity, key, m.now);
  startWaiting(m, station);
  return job;
}

/** Takes a waiting job of a file out of the queue; one in hand is finished all the same. */
export function withdrawJob(m: Market, file: number): void {
  const job = m.files.jobPlus1[file] - 1;
  if (job < 0 || !m.stations.isWaiting(job)) return;
  m.stations.cancel(job, m.now);
  m.files.jobPlus1[file] = 0;
  m.files.next[file] = Next.nothing;
}

/** Puts waiting jobs into the hands of free people, or arranges to do so when somebody is at work again. */
function startWaiting(m: Market, station: number): void {
  if (m.stations.waiting[station] === 0) return;
  if (m.stations.busy[station] >= m.stations.servers[station]) return;
  const working = m.working[station];
  if (!working.isOpen(m.now)) {
    if (m.wakeAt[station] > m.now) return;
    const opens = working.nextOpen(m.now);
    m.wakeAt[station] = opens;
    const key = m.parties[Math.min(station, m.hq)];
    m.at(opens, Phase.release, station, Kind.wake, key.k0, key.k1);
    return;
  }
  for (
    let job = m.stations.startNext(station, m.now);
    job !== NO_JOB;
    job = m.stations.startNext(station, m.now)
  ) {
    begin(m, station, job);
  }
}

/** A person has a job in hand. */
function begin(m: Market, station: number, job: number): void {
  pushEnd(m, m.working[station].addWorking(m.now, wallSeconds(m, station, job)), job, station);
}

/** Notes the end of a job under the key of what it is about. */
function pushEnd(m: Market, ends: number, job: number, station: number): void {
  const { files, tape } = m;
  const kind = m.stations.entityOf(job) & KIND_MASK;
  const entity = m.stations.entityOf(job) >> KIND_BITS;
  if (kind === Job.manual) {
    m.at(ends, Phase.hq, job, Kind.jobDone, tape.leadKey0[entity], tape.leadKey1[entity]);
    return;
  }
  if (kind === Job.screening || kind === Job.visit) {
    const { k0, k1 } = m.parties[entity];
    m.at(ends, Phase.hq, job, Kind.jobDone, k0, k1);
    return;
  }
  if (kind === Job.marketReview) {
    const { k0, k1 } = m.world.regions[m.rights[entity].right.region];
    m.at(ends, Phase.hq, job, Kind.jobDone, k0, k1);
    return;
  }
  if (kind === Job.adHoc) {
    m.at(ends, Phase.hq, job, Kind.jobDone, tape.needKey0[entity] ^ kind, tape.needKey1[entity]);
    return;
  }
  if (kind >= Job.front) {
    const { key0, key1 } = m.deliveries;
    const which = 4096 + (station >= m.managers ? 64 : 0) + kind;
    m.at(ends, Phase.release, job, Kind.jobDone, key0[entity] ^ which, key1[entity]);
    return;
  }
  if (kind >= Job.laterOrder && kind < Job.briefing) {
    pushMatterEnd(m, ends, job, entity, kind, Phase.release);
    return;
  }
  const { type, need, which, fileA, fileB } = m.disputes;
  if (kind === Job.dispute && type[entity] === Dispute.laterOrder) {
    pushMatterEnd(m, ends, job, which[entity], 1, Phase.hq);
    return;
  }
  if (kind === Job.dispute && type[entity] >= Dispute.market) {
    const key = tape.needKey0[need[entity]] ^ (64 * which[entity] + 8 * type[entity] + 1);
    m.at(ends, Phase.hq, job, Kind.jobDone, key, tape.needKey1[need[entity]]);
    return;
  }
  let file = entity;
  if (kind === Job.dispute) file = fileB[entity];
  else if (kind === Job.quotationDispute) file = fileA[entity];
  const phase = station >= m.managers ? Phase.hq : Phase.release;
  // The kind joins the key: two matters of one file that end together must not go by the numbers of their jobs.
  m.at(ends, phase, job, Kind.jobDone, files.key0[file] ^ (kind + 1), files.key1[file]);
}

function pushMatterEnd(
  m: Market,
  ends: number,
  job: number,
  matter: number,
  kind: number,
  phase: number,
): void {
  const { key0, key1, nth } = m.matters;
  const which = 64 * nth[matter] + 16 * m.matters.kind[matter] + kind + 1;
  m.at(ends, phase, job, Kind.jobDone, key0[matter] ^ which, key1[matter]);
}

/** Somebody is at work again. */
export function wake(m: Market, station: number): void {
  if (m.wakeAt[station] !== m.now) return;
  m.wakeAt[station] = 0;
  startWaiting(m, station);
}

/**
 * Working seconds a job keeps its person. A party gives only part of the day to this platform's customers, so its
 * longer work stretches; a call does not (assumption).
 */
function wallSeconds(m: Market, station: number, job: number): number {
  const seconds = staffSeconds(m, station, job);
  if (station >= m.managers || (m.stations.entityOf(job) & KIND_MASK) === Job.attempt) return seconds;
  return Math.max(1, Math.round(seconds / m.tempers.attention[station]));
}

function staffSeconds(m: Market, station: number, job: number): number {
  const entity = m.stations.entityOf(job);
  const kind = entity & KIND_MASK;
  if (kind === Job.laterOrder || kind === Job.ticket) return m.matters.seconds[entity >> KIND_BITS];
  if (kind >= Job.front) {
    const { hqSeconds, partySeconds } = m.deliveries;
    return (station < m.managers ? partySeconds : hqSeconds)[entity >> KIND_BITS];
  }
  if (station < m.managers) return m.files.jobSeconds[entity >> KIND_BITS];
  const { behaviour } = m.world;
  switch (kind) {
    case Job.review:
      return behaviour.reviewSeconds;
    case Job.manual:
      return behaviour.manualSeconds;
    case Job.audit:
    case Job.priceAudit:
      return behaviour.auditSeconds;
    case Job.exception:
    case Job.lowerPrice:
      return m.quotation?.exceptions.seconds ?? 0;
    case Job.support:
      return m.quotes.hqSeconds[entity >> KIND_BITS];
    case Job.marketReview:
      return m.world.localPromotion?.reviewSeconds ?? 0;
    case Job.lesson:
      return m.quotes.lessonSeconds[entity >> KIND_BITS];
    case Job.screening:
      return m.world.recruitment?.screeningSeconds ?? 0;
    case Job.visit:
      return m.tempers.visitAsked[entity >> KIND_BITS];
    case Job.adHoc:
      return m.conflicts?.adHoc.managerSeconds ?? 0;
    default:
      return behaviour.disputeHqSeconds;
  }
}

/** The job just finished, as `finishJob` left it: staff time spent on it, and seconds it waited in the queue. */
export const finished = { station: 0, kind: 0, entity: 0, seconds: 0, waited: 0 };

/** Frees the person and enters the time spent; what follows from it is the stages' affair. */
export function finishJob(m: Market, job: number): void {
  const station = m.stations.stationOf(job);
  const entity = m.stations.entityOf(job);
  finished.station = station;
  finished.kind = entity & KIND_MASK;
  finished.entity = entity >> KIND_BITS;
  finished.seconds = staffSeconds(m, station, job);
  finished.waited = m.stations.startedAt(job) - m.stations.arrivedAt(job);
  m.stations.finish(job, m.now);
  if (station < m.managers && (finished.kind < Job.laterOrder || finished.kind === Job.briefing)) {
    m.files.jobPlus1[finished.entity] = 0;
    m.files.next[finished.entity] = Next.nothing;
  }
  startWaiting(m, station);
}
