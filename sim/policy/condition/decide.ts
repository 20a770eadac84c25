import type { Condition } from '../compiled.ts';
import type { LeadView } from '../view.ts';

/**
 * Does a lead meet every test of a condition? An empty condition is `anything`.
 *
 * A name that is not known (-1) is in no list of names, and every name above 30 is in none either.
 */
export function matches(condition: Condition, lead: LeadView): boolean {
  for (let i = 0; i < condition.length; i++) {
    const test = condition[i];
    const value = fieldValue(lead, test.field);
    if (test.mask !== 0) {
      if (value < 0 || value > 30 || ((test.mask >>> value) & 1) === 0) return false;
    } else if (value < test.atLeast || value >= test.below) {
      return false;
    }
  }
  return true;
}

/** Value of a field of the lead; the numbers are places in `CONDITION_FIELDS`. */
function fieldValue(lead: LeadView, field: number): number {
  switch (field) {
    case 0:
      return lead.source;
    case 1:
      return lead.origin;
    case 2:
      return lead.tier;
    case 3:
      return lead.region;
    case 4:
      return lead.group;
    case 5:
      return lead.product;
    case 6:
      return lead.market;
    case 7:
      return lead.customer;
    case 8:
      return lead.modules;
    case 9:
      return lead.value;
    case 10:
      return lead.score;
    case 11:
      return lead.moves;
    case 12:
      return lead.protected;
    default:
      throw new RangeError(`condition asks for field ${field}, which no view has`);
  }
}
