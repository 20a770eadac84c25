import type { Limits } from '../compiled.ts';
import type { PolicyDocument } from '../schema.ts';
import { wallSeconds } from '../span.ts';

/** Limits as the market reads them. */
export function compileLimits(written: PolicyDocument['limits']): Limits {
  const { offenders } = written;
  return {
    openLeadsPerPerson: written.open_leads_per_person ?? Number.POSITIVE_INFINITY,
    whenFull: written.when_full,
    whenNobody: written.when_nobody,
    offences: offenders?.after ?? 0,
    offenceWindow: offenders === undefined ? 0 : wallSeconds(offenders.within),
    passedOverFor: offenders === undefined ? 0 : wallSeconds(offenders.passed_over_for),
  };
}
