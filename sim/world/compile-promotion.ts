import type { CompiledParty, CompiledRegion, CompiledSource } from './compiled.ts';
import type { PromotionWorld } from './compiled-promotion.ts';
import type { WorldDocument } from './schema.ts';

/** Local promotion; null for a world that says nothing of it. */
export function compilePromotion(
  { local_promotion: written }: WorldDocument,
  regions: readonly CompiledRegion[],
  sources: readonly CompiledSource[],
  parties: readonly CompiledParty[],
): PromotionWorld | null {
  if (written === undefined) return null;
  const raises = sources.flatMap(({ name, origin }, source) =>
    (written.raises === undefined ? origin !== 'customer' : written.raises.includes(name)) ? [source] : [],
  );
  const { event_costs: eventCosts, acts_on_misses: actsOnMisses, review_takes: review } = written.duties;
  return {
    happens: written.happens,
    raises,
    most: written.most,
    firstLeadCosts: written.first_lead_costs.minor,
    halfLife: written.half_life.seconds,
    customerIsWorth: written.customer_is_worth,
    learns: written.learns,
    adjusts: written.adjusts,
    freeRiding: written.free_riding.happens,
    ...weekly(regions, sources, parties, raises),
    reach: reachOf(regions, written.spills_over),
    eventCosts: eventCosts.minor,
    actsOnMisses,
    reviewSeconds: review.seconds,
  };
}

/** Enquiries of an ordinary week by region; where no partner develops customers there are no developed ones. */
function weekly(
  regions: readonly CompiledRegion[],
  sources: readonly CompiledSource[],
  parties: readonly CompiledParty[],
  raises: readonly number[],
): { base: number[]; developed: number[] } {
  const hasDevelopers = regions.map((_, region) =>
    parties.some((party) => !party.isHq && party.ownDemand > 0 && party.regions.includes(region)),
  );
  const sum = (region: number, ofPartners: boolean) =>
    raises.reduce((total, source) => {
      const { origin, perWeek, regionWeights } = sources[source];
      if (origin === 'partner' ? !hasDevelopers[region] : ofPartners) return total;
      return total + (perWeek * regionWeights[region]) / regionWeights.reduce((all, weight) => all + weight);
    }, 0);
  return {
    base: regions.map((_, region) => sum(region, false)),
    developed: regions.map((_, region) => sum(region, true)),
  };
}

function reachOf(regions: readonly CompiledRegion[], spillsOver: number): number[] {
  return regions.flatMap((from, i) => {
    const neighbours = regions.filter((region, j) => j !== i && region.group === from.group).length;
    return regions.map((region, j) => {
      if (j === i) return neighbours === 0 ? 1 : 1 - spillsOver;
      return region.group === from.group ? spillsOver / neighbours : 0;
    });
  });
}
