import { lowerPriceGranted } from './discount.ts';
import { lessonGiven } from './enablement.ts';
import type { Market } from './market.ts';
import { exceptionGranted, supportGiven } from './quotation.ts';
import { quarrelSettled } from './quotation-dispute.ts';
import { Job } from './staff.ts';
import { priceAudited } from './undercutting.ts';

/** Somebody at headquarters has finished a matter of quotations or prices. */
export function offerJobDone(m: Market, kind: number, file: number, job: number): void {
  const { quotation, discounts } = m;
  switch (kind) {
    case Job.quotationDispute:
      quarrelSettled(m, file);
      return;
    case Job.lowerPrice:
      lowerPriceGranted(m, file);
      return;
    case Job.priceAudit:
      if (discounts !== null) priceAudited(m, discounts, file);
      return;
    case Job.exception:
      if (quotation !== null) exceptionGranted(m, quotation, file, job);
      return;
    case Job.support:
      if (quotation !== null) supportGiven(m, quotation, file, job);
      return;
    case Job.lesson:
      if (quotation !== null) lessonGiven(m, quotation, file);
  }
}
