import type { Settlement } from '../../ledger/terms.ts';
import type { Undercutting } from '../compiled-quotation.ts';

/** Contracts of a quarter that a partner reckons it would lose its rebate on (assumption). */
const CONTRACTS_A_QUARTER = 3;
/** Contracts a month that a partner reckons it would miss without new leads (assumption). */
const CONTRACTS_A_MONTH = 1;
const MONTH = 30 * 86_400;

/**
 * What a partner fears to lose by a price below the lowest, as a share of the order: the chance to be found times the
 * sanction, in contracts like this one.
 *
 * @param finds probability that an audit finds it
 */
export function fearedLoss(rule: Undercutting | null, settlement: Settlement, finds: number): number {
  if (rule === null) return 0;
  return rule.audited * finds * sanctionLoss(rule, settlement);
}

function sanctionLoss({ sanction, passedOverFor }: Undercutting, settlement: Settlement): number {
  switch (sanction) {
    case 'warning':
      return 0;
    case 'no-rebate-this-quarter':
      return CONTRACTS_A_QUARTER * (topRate(settlement.rebate) + topRate(settlement.commission));
    case 'no-pay-for-the-deal':
      return settlement.discount;
    case 'passed-over':
      return CONTRACTS_A_MONTH * (passedOverFor / MONTH) * settlement.discount;
  }
}

function topRate(scheme: Settlement['rebate']): number {
  return scheme === null ? 0 : Math.max(...scheme.steps.map(({ rate }) => rate));
}
