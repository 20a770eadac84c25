import { WEEKS_PER_MONTH } from '../engine/civil.ts';
import type { MarketRight } from '../policy/compiled-market.ts';
import type { Market } from './market.ts';
import { holds } from './market-rights.ts';
import { partnersOf } from './promotion.ts';

/** What a partner loses a month, in leads, if it loses its right, and what the right asks of it. */
export interface HeldDuty {
  promotion: number;
  /** Leads a month that would go to others without the right. */
  leads: number;
  /** Probability that a miss at a review counts against it. */
  risk: number;
}

/** The duty of the first right that a partner holds; null where it has none. */
export function dutyOf(m: Market, party: number): HeldDuty | null {
  for (let slot = 0; slot < m.rights.length; slot++) {
    if (m.held.holderPlus1[slot] !== party + 1 || !holds(m, slot)) continue;
    const { right } = m.rights[slot];
    if (right.duties.promotion === 0) continue;
    // Without the right its part of what is covered would be that of any partner of the region.
    const others = 1 - 1 / Math.max(1, partnersOf(m, right.region));
    const { behaviour, localPromotion } = m.world;
    const pretends = behaviour.falseProgress
      ? (1 - m.tempers.honesty[party]) * behaviour.falsePasses[right.evidence]
      : 0;
    return {
      promotion: right.duties.promotion,
      leads: right.coveredPerWeek * WEEKS_PER_MONTH * gainOf(right) * others,
      risk: (right.reviewsHeld * (localPromotion?.actsOnMisses ?? 1) * (1 - pretends)) / right.withdrawAfter,
    };
  }
  return null;
}

/** What a right gives of a covered lead that would else go to another. */
function gainOf(right: MarketRight): number {
  switch (right.kind) {
    case 'exclusive':
    case 'first-offer':
      return 1;
    case 'finder-share':
      return right.share;
    case 'duties-only':
      return 0;
  }
}
