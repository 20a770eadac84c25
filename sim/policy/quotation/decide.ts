import {
  EXCEPTIONS,
  type Exception,
  type QuotationPolicy,
  type QuotationRule,
} from '../compiled-quotation.ts';
import { matches } from '../condition/decide.ts';
import type { LeadView } from '../view.ts';

/** Index of the rule by which a project is quoted. The last rule matches everything. */
export function quotationRuleOf(policy: QuotationPolicy, project: LeadView): number {
  const { rules } = policy;
  for (let i = 0; i < rules.length; i++) if (matches(rules[i].when, project)) return i;
  return rules.length - 1;
}

/** Level of support that a rule gives to a party. @param won contracts the party has won so far */
export function levelFor(rule: QuotationRule, won: number): 0 | 1 | 2 {
  return won < rule.jointForFirst ? 2 : rule.level;
}

/** May a party ask for this exception? */
export function mayAskFor(policy: QuotationPolicy, exception: Exception): boolean {
  return ((policy.exceptions >>> EXCEPTIONS.indexOf(exception)) & 1) === 1;
}

/**
 * The exception that would suit a party on a project; undefined where the rule suits it or nothing may be asked for.
 *
 * @param level support the rule gives
 * @param needed support the project needs
 */
export function exceptionFor(policy: QuotationPolicy, level: number, needed: number): Exception | undefined {
  if (level < needed && mayAskFor(policy, 'more-support')) return 'more-support';
  if (level > 0 && needed === 0 && mayAskFor(policy, 'quote-alone')) return 'quote-alone';
  return undefined;
}
