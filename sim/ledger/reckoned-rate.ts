import type { Settlement, StepScheme } from './terms.ts';
import { OrderKind } from './terms.ts';

/**
 * What partners reckon with before they sell, beside the basic discount: commission and rebate that hold from the first
 * yuan on. Higher steps are hoped for and not reckoned with (assumption).
 *
 * @returns a share of the counted amount
 */
export function sureStepRate({ commission, rebate }: Pick<Settlement, 'commission' | 'rebate'>): number {
  return rateFromNothing(commission) + rateFromNothing(rebate);
}

/** Share of a first order that a partner with an approved registration reckons with. */
export function reckonedRate(settlement: Settlement): number {
  return settlement.discount + sureStepRate(settlement);
}

function rateFromNothing(scheme: StepScheme | null): number {
  if (scheme === null || ((scheme.counts >> OrderKind.first) & 1) === 0) return 0;
  const [first] = scheme.steps;
  return first !== undefined && first.from === 0 ? first.rate : 0;
}
