import { DUTIES } from '../../world/compiled-delivery.ts';
import type { DutyOwner } from '../compiled-after-order.ts';
import type { PolicyDocument } from '../schema.ts';

/** Who has each duty of delivery, in the order of `DUTIES`; `none` where no rule says. */
export function compileDelivery(written: PolicyDocument['delivery']): readonly DutyOwner[] {
  return DUTIES.map((duty) => written?.[duty] ?? 'none');
}
