import { SECONDS_PER_HOUR } from '../../engine/civil.ts';
import { QUOTATION_MODES } from '../../world/schema/quotation.ts';
import { EXCEPTIONS, type QuotationPolicy, type QuotationRule } from '../compiled-quotation.ts';
import { compileCondition } from '../condition/compile.ts';
import type { LeadNames } from '../condition/names.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';

/** Rules of quotation as the market reads them; null for none. */
export function compileQuotationRules(
  { quotation, quotation_exceptions: exceptions, mis_scoped_costs: costs }: PolicyDocument,
  names: LeadNames,
): QuotationPolicy | null {
  if (quotation === undefined) return null;
  return {
    rules: quotation.map((written) => ({
      name: written.rule,
      when: compileCondition(written.when, names),
      level: QUOTATION_MODES.indexOf(written.mode) as QuotationRule['level'],
      hqSeconds: Math.round((written.hq_hours ?? 0) * SECONDS_PER_HOUR),
      answersWithin: spanOf(written.hq_answers_within),
      quoteAloneWhenLate: written.when_late === 'quote-alone',
      jointForFirst: written.joint_for_first,
      singlePriceList: written.price_list === 'single',
      largestDiscount: written.lowest === undefined ? 1 : 1 - written.lowest.share,
    })),
    exceptions: (exceptions?.allowed ?? []).reduce(
      (mask, exception) => mask | (1 << EXCEPTIONS.indexOf(exception)),
      0,
    ),
    exceptionsAnsweredWithin: spanOf(exceptions?.answered_within ?? { kind: 'forever' }),
    partnerBears: costs?.partner_bears.share ?? 0,
    saysWhoBears: costs !== undefined,
  };
}
