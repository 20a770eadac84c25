import type { Handler } from '../engine/run-loop.ts';
import { readOffer } from './accept.ts';
import { negotiatedAdHoc } from './ad-hoc.ts';
import { partnersLookBack } from './adapt.ts';
import { leadArrives } from './arrive.ts';
import { hearGroupNews } from './claim.ts';
import { needClosesDue } from './close.ts';
import { attemptDone } from './contact.ts';
import { deadlineDue, reportAudited } from './deadline.ts';
import { deliveryDue, deliveryPartDone } from './delivery.ts';
import { act, stepDone } from './develop.ts';
import { disputeDecided, disputeReady } from './dispute-decisions.ts';
import { Kind } from './events.ts';
import { briefed, keptBackDecided } from './hand-offs.ts';
import { claimFromPool, handOutByHand } from './hand-out.ts';
import { laterOrderDue, negotiated } from './later-order-owner.ts';
import { laterOrderDone } from './later-orders.ts';
import { abandoned, orphanHandedOver } from './leaving.ts';
import type { Market } from './market.ts';
import { marketReviewDue, marketReviewed } from './market-review.ts';
import { Matter } from './matter-table.ts';
import { offerJobDone } from './offer-jobs.ts';
import { careDue, visited } from './partner-care.ts';
import { levelsReviewed } from './partner-levels.ts';
import { promotionMonth } from './promotion.ts';
import { protectionDue } from './protect.ts';
import { postDue, recommendersLook } from './recommend.ts';
import { candidateApplies, candidateScreened, ramps } from './recruit.ts';
import { registrationPrepared, registrationReviewed } from './register.ts';
import { shockStrikes } from './shocks.ts';
import { finished, finishJob, Job, wake } from './staff.ts';
import { stepsNear } from './steps-near.ts';
import { ticketComes, ticketDone, ticketSentOn } from './tickets.ts';

/** The one dispatch: every event goes to the function that bears its name. */
export class Dispatch implements Handler {
  private readonly m: Market;

  constructor(m: Market) {
    this.m = m;
  }

  arrive(time: number, lead: number): void {
    this.m.now = time;
    this.m.arrived = lead + 1;
    leadArrives(this.m, lead);
  }

  handle(time: number, entity: number, kind: number): void {
    const m = this.m;
    m.now = time;
    switch (kind) {
      case Kind.jobDone:
        jobDone(m, entity);
        return;
      case Kind.wake:
        wake(m, entity);
        return;
      case Kind.deadline:
        deadlineDue(m, entity);
        return;
      case Kind.needCloses:
        needClosesDue(m, entity);
        return;
      case Kind.protectionEnds:
        protectionDue(m, entity);
        return;
      case Kind.read:
        readOffer(m, entity);
        return;
      case Kind.claim:
        claimFromPool(m, entity);
        return;
      case Kind.act:
        act(m, entity);
        return;
      case Kind.groupNews:
        hearGroupNews(m, entity);
        return;
      case Kind.matter:
        matterDue(m, entity);
        return;
      case Kind.ticket:
        ticketComes(m, entity);
        return;
      case Kind.promotionMonth:
        promotionMonth(m, entity);
        return;
      case Kind.lookBack:
        partnersLookBack(m);
        return;
      case Kind.stepsNear:
        stepsNear(m);
        return;
      case Kind.marketReview:
        marketReviewDue(m, entity);
        return;
      case Kind.shockStrikes:
        shockStrikes(m, entity);
        return;
      case Kind.levelReview:
        levelsReviewed(m, entity);
        return;
      case Kind.candidateApplies:
        candidateApplies(m, entity);
        return;
      case Kind.ramp:
        ramps(m, entity);
        return;
      case Kind.careDue:
        careDue(m, entity);
        return;
      case Kind.handOver:
        orphanHandedOver(m, entity);
        return;
      case Kind.recommendersLook:
        recommendersLook(m, entity);
        return;
      case Kind.post:
        postDue(m, entity);
        return;
      case Kind.deliveryDue:
        deliveryDue(m, entity);
        return;
      case Kind.disputeReady:
        disputeReady(m, entity);
    }
  }
}

/** A later order comes up, or a ticket has been sent on. */
function matterDue(m: Market, matter: number): void {
  if (m.matters.kind[matter] === Matter.ticket) ticketSentOn(m, matter);
  else laterOrderDue(m, matter);
}

/** Somebody has finished a piece of work. */
function jobDone(m: Market, job: number): void {
  finishJob(m, job);
  if (m.leavers > 0 && abandoned(m)) return;
  const { kind, entity } = finished;
  switch (kind) {
    case Job.attempt:
      attemptDone(m, entity);
      return;
    case Job.step:
      stepDone(m, entity);
      return;
    case Job.registration:
      registrationPrepared(m, entity);
      return;
    case Job.review:
      registrationReviewed(m, entity);
      return;
    case Job.manual:
      handOutByHand(m, entity);
      return;
    case Job.audit:
      reportAudited(m, entity);
      return;
    case Job.dispute:
      disputeDecided(m, entity);
      return;
    case Job.visit:
      visited(m, entity);
      return;
    case Job.adHoc:
      negotiatedAdHoc(m, entity);
      return;
    case Job.screening:
      candidateScreened(m, entity);
      return;
    case Job.laterOrder:
      laterOrderDone(m, entity);
      return;
    case Job.ticket:
      ticketDone(m, entity);
      return;
    case Job.negotiation:
      negotiated(m, entity);
      return;
    case Job.briefing:
      briefed(m, entity);
      return;
    case Job.whoDevelops:
      keptBackDecided(m, entity);
      return;
    case Job.front:
    case Job.implementation:
    case Job.resultsReview:
      deliveryPartDone(m, entity);
      return;
    case Job.marketReview:
      marketReviewed(m, entity);
      return;
    default:
      offerJobDone(m, kind, entity, job);
  }
}
