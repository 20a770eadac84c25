import type { Settlement, StepScheme } from '../../ledger/terms.ts';
import type { PolicyDocument } from '../schema.ts';
import { wallSeconds } from '../span.ts';
import { COUNTED_ON } from './schema.ts';

type Written = PolicyDocument['settlement'];
type WrittenScheme = NonNullable<Written['commission']>;

/** What partners earn, as the market reads it. */
export function compileSettlement(written: Written): Settlement {
  const { first_order: registered, first_order_unregistered: unregistered } = written.basic_discount;
  return {
    countedOn: COUNTED_ON[written.counted_on ?? 'receipts-without-ad-spend'],
    discount: registered,
    discountUnregistered: unregistered ?? registered,
    commission: compileScheme(written.commission),
    rebate: compileScheme(written.phased_rebate),
    payLag: wallSeconds(written.paid.delay),
  };
}

function compileScheme(
  written: Pick<WrittenScheme, 'mode' | 'per' | 'steps' | 'paid'> | undefined,
): StepScheme | null {
  if (written === undefined) return null;
  return {
    mode: written.mode,
    per: written.per.period,
    steps: written.steps.map(({ from, rate }) => ({ from: from.minor, rate })),
    paidAfter: wallSeconds(written.paid.delay),
  };
}
