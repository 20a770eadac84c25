import type { CompiledParty, CompiledWorld } from '../../world/compiled.ts';
import type { Situation } from './schema.ts';

/** Working seconds until somebody reads by itself: longer than any situation. */
const NEVER_READS = 1e12;

/**
 * The world of a situation: its calendars, people, products and prices, and nobody who does anything unless the test
 * says so; a mechanism that is new to worlds has to be silenced here too. What headquarters decides it decides at once
 * when it is at work, so that times can be told beforehand.
 */
export function quietWorld(world: CompiledWorld, recognised: Situation['recognised']): CompiledWorld {
  return {
    ...world,
    parties: world.parties.map(quietParty),
    customers: { ...world.customers, reached: 1 },
    recognition: {
      sameSite: recognised === 'nothing' ? 0 : 1,
      sameGroup: recognised === 'everything' ? 1 : 0,
      companyMissing: 1,
    },
    behaviour: {
      ...world.behaviour,
      cherryPicking: false,
      groupClaims: false,
      grabbing: false,
      squatting: false,
      falseProgress: false,
      speedToLead: false,
      missedRecognition: recognised !== 'everything',
      // Nobody hears of a rival by itself; whose registration is refused always takes the matter to headquarters.
      rivalDiscovered: 0,
      disputeReported: 1,
      customerWritesAfter: 0,
      registrationSeconds: 1,
      reviewSeconds: 1,
      manualSeconds: 1,
      auditSeconds: 1,
      disputeHqSeconds: 1,
    },
    quotation: null,
    discounts: null,
    payments: null,
    afterOrder: null,
    afterSales: null,
    delivery: null,
    localPromotion:
      world.localPromotion === null ? null : { ...world.localPromotion, actsOnMisses: 1, reviewSeconds: 1 },
    referrals: null,
    // Whom they bring a test says; of those headquarters can always tell.
    recommenders: world.recommenders && {
      ...world.recommenders,
      kinds: world.recommenders.kinds.map((kind) => ({ ...kind, tracked: 1, influences: 0 })),
    },
    stepBehaviour: null,
    handOffs:
      world.handOffs === null
        ? null
        : {
            ...world.handOffs,
            receiverSeconds: 1,
            developerSeconds: 1,
            passedOn: 1,
            effort: { ...world.handOffs.effort, happens: false },
            keeping: { ...world.handOffs.keeping, happens: false },
          },
    adaptation: null,
    partnerCare: null,
    conflicts: null,
    partnerShocks: null,
    // Nobody applies by itself; scores are what they are, and whoever is signed works.
    recruitment:
      world.recruitment === null
        ? null
        : { ...world.recruitment, happens: false, screeningSeconds: 1, scoreError: 0, acts: 1 },
  };
}

function quietParty(party: CompiledParty): CompiledParty {
  return {
    ...party,
    readingSeconds: NEVER_READS,
    diligence: 0,
    marginWanted: 0,
    poolAppetite: 0,
    claimPropensity: 0,
    grabPropensity: 0,
    squatPropensity: 0,
    honesty: 1,
    registers: 0,
    promotes: 0,
    promotesAnyway: 0,
  };
}
