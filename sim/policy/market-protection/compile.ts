import { SECONDS_PER_MONTH } from '../../engine/civil.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { CONDITION_FIELDS, type Condition } from '../compiled.ts';
import { LEFT_OUT, type MarketProtection, type MarketRight } from '../compiled-market.ts';
import { compileCondition } from '../condition/compile.ts';
import type { LeadNames } from '../condition/names.ts';
import { ORIGINS } from '../condition/schema.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';
import { MARKET_PROOFS } from './schema.ts';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const REVIEW_MONTHS = { never: 0, 'every month': 1, 'every quarter': 3, 'every year': 12 } as const;

type Rule = NonNullable<PolicyDocument['market_protection']>[number];

/** Rights to regions as the market reads them; null where every region is open. */
export function compileMarket(
  policy: PolicyDocument,
  world: CompiledWorld,
  names: LeadNames,
): MarketProtection | null {
  const { market_protection: written } = policy;
  if (written === undefined) return null;
  const conflict = policy.conflicts['customer-against-market'];
  return {
    rules: written.map(({ rule }) => rule),
    rights: written.flatMap((rule, i) =>
      rule.regions.map((region) => {
        const at = world.regions.findIndex(({ name }) => name === region);
        return compileRight(rule, i, at, compileCondition(rule.covers, names), world);
      }),
    ),
    conflict:
      conflict === undefined
        ? null
        : {
            decide: conflict.decide,
            within: spanOf(conflict.within),
            holderGets: conflict.market_holder_gets.share,
          },
  };
}

function compileRight(
  written: Rule,
  rule: number,
  region: number,
  covers: Condition,
  world: CompiledWorld,
): MarketRight {
  const { duties, lasts, open_for: openFor } = written;
  const { own_promotion: promotion, local_events: events } = duties;
  const eventCosts = world.localPromotion?.eventCosts ?? 0;
  const spent = promotion === undefined ? 0 : promotion.amount.minor / MONTHS[promotion.per];
  const held = events === undefined ? 0 : (events.count * eventCosts) / MONTHS[events.period];
  return {
    rule,
    region,
    kind: written.right,
    share: written.share.share,
    holder: world.parties.findIndex(({ name }) => name === written.holder),
    covers,
    leavesOut: written.leaves_out.reduce((mask, what) => mask | (1 << LEFT_OUT.indexOf(what)), 0),
    lasts: lasts.kind === 'wall' ? lasts.seconds : Number.POSITIVE_INFINITY,
    duties: {
      promotion: Math.max(spent, held),
      takesOn: duties.takes_on,
      answers: duties.answers,
      answersWithin: duties.answers_within.seconds,
    },
    evidence: Math.max(0, ...written.proof.map((proof) => MARKET_PROOFS[proof])) as MarketRight['evidence'],
    reviewEvery: Math.round(REVIEW_MONTHS[written.review] * SECONDS_PER_MONTH),
    reviewsHeld: written.reviews_held,
    grace: written.grace.seconds,
    withdrawAfter: written.withdraw_after,
    openFor: openFor.kind === 'wall' ? openFor.seconds : Number.POSITIVE_INFINITY,
    ...coverage(written, covers, region, world),
  };
}

/**
 * How much of a region a right covers, by what can be told of a lead beforehand: its source and whose it is. What comes
 * by partners and customers is reckoned as some partner's by the customer's choice.
 */
function coverage(
  { leaves_out: leavesOut }: Rule,
  covers: Condition,
  region: number,
  { sources, localPromotion }: CompiledWorld,
): Pick<MarketRight, 'coveredPerWeek' | 'coveredShare'> {
  const isCovered = (source: number) =>
    (sources[source].origin === 'hq' || !leavesOut.includes('customers-choice')) &&
    covers.every(({ field, mask }) => {
      const asked = CONDITION_FIELDS[field];
      if (mask === 0 || (asked !== 'source' && asked !== 'origin')) return true;
      const value = asked === 'source' ? source : ORIGINS.indexOf(sources[source].origin);
      return ((mask >>> value) & 1) === 1;
    });
  let covered = 0;
  let raised = 0;
  let raisedAndCovered = 0;
  for (const [source, { perWeek, regionWeights }] of sources.entries()) {
    const weekly = (perWeek * regionWeights[region]) / regionWeights.reduce((sum, weight) => sum + weight, 0);
    if (isCovered(source)) covered += weekly;
    // What promotion brings as partners' own finds is the promoter's with or without a right.
    if (localPromotion?.raises.includes(source) !== true || sources[source].origin === 'partner') continue;
    raised += weekly;
    if (isCovered(source)) raisedAndCovered += weekly;
  }
  return { coveredPerWeek: covered, coveredShare: raised === 0 ? 0 : raisedAndCovered / raised };
}
